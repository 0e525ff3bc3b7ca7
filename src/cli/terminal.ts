/** Where a command writes: results to `print` or `data`, everything said on the way to `say`. */
export type Terminal = {
  /** Text for a person on stdout. */
  print(text: string): void;
  /** Text for a program on stdout, byte for byte. */
  data(text: string): void;
  /** A message on stderr. */
  say(text: string): void;
  /** Columns to use, 80 to 120. */
  width: number;
  /** True when somebody watches stderr. */
  watched: boolean;
};

const NARROWEST = 80;
const WIDEST = 120;
/** Columns of a file or a pipe. */
const UNWATCHED = 100;

/** The streams of this process as a terminal. Output whose reader has gone away is dropped. */
export function openTerminal(out: NodeJS.WriteStream, err: NodeJS.WriteStream): Terminal {
  for (const stream of [out, err]) {
    stream.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EPIPE') throw cause;
    });
  }
  return {
    print: (text) => void out.write(`${printable(text)}\n`),
    data: (text) => void out.write(`${text}\n`),
    say: (text) => void err.write(`${printable(text)}\n`),
    width: out.isTTY ? Math.min(WIDEST, Math.max(NARROWEST, out.columns)) : UNWATCHED,
    watched: err.isTTY,
  };
}

/**
 * Text that came from a record or a request, without the characters that steer a terminal or reverse the reading order: each
 * becomes a replacement character, so that nothing disappears unseen.
 */
export const printable = (text: string): string =>
  text.replaceAll(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
