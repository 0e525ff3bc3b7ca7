import { closeSync, openSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Writable } from 'node:stream';
import { FORMATS, type Format, type RowForm } from '../study/row-form.ts';
import { UsageError } from './usage-error.ts';

export type RowWriter = {
  /** Takes rows as UTF-8; the bytes are free again when it is done. */
  write(rows: Uint8Array): Promise<void>;
  /** Ends the text; a file gets its name only now. */
  end(): Promise<void>;
  /** Whether the reader has gone away, so that more rows are of no use. */
  gone(): boolean;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
};

/** Where rows go: a file, or a stream that cannot take anything back. Before anything goes out there `check` is waited for, unless all of it has been held. */
export type Target = { path: string } | { stream: Writable; check: () => Promise<void> };

/** The format that the ending of a file name says. */
export function formatOf(path: string): Format {
  const format = FORMATS.find((one) => extname(path) === `.${one}`);
  if (format) return format;
  throw new UsageError(`--out ${path}: the ending says the format; write .csv, .json or .ndjson.`);
}

/** How the rows stand around their text. */
type Around = Pick<RowForm, 'heading' | 'ending' | 'firstSkips'>;

export const openRows = (around: Around, target: Target): RowWriter =>
  'path' in target ? openFile(around, target.path) : openStream(around, target.stream, target.check);

/**
 * Writes a file beside its place and moves it there at the end, so that nothing half-written is ever found under its name. Each piece
 * is written before the next is made: handing it to another thread and hearing of its end takes longer than writing it.
 */
function openFile({ heading, ending, firstSkips }: Around, path: string): RowWriter {
  const part = `${path}.part`;
  let file: number | undefined;
  let skips = firstSkips;
  const put = (bytes: Uint8Array): void => {
    if (file === undefined) {
      file = openSync(part, 'w');
      writeFileSync(file, heading);
    }
    writeFileSync(file, bytes);
  };
  const close = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  return {
    async write(rows) {
      if (rows.length === 0) return;
      put(rows.subarray(skips));
      skips = 0;
    },
    async end() {
      put(ending);
      close();
      await rename(part, path);
    },
    gone: () => false,
    async abandon() {
      close();
      await rm(part, { force: true });
    },
  };
}

/** Bytes held back on a stream. */
const HELD = 1 << 26;

/** Writes nothing before all is done or, where that is more than can be held, before `check` has found nothing wrong. */
function openStream({ heading, ending, firstSkips }: Around, stream: Writable, check: () => Promise<void>): RowWriter {
  let skips = firstSkips;
  let waiting = [heading];
  let held = heading.length;
  let open = false;
  const release = async (): Promise<void> => {
    for (const bytes of waiting) await hand(stream, bytes);
    waiting = [];
    held = 0;
  };
  const put = async (bytes: Uint8Array): Promise<void> => {
    waiting.push(bytes);
    held += bytes.length;
    if (!open && held > HELD) {
      await check();
      open = true;
    }
    if (open) await release();
  };
  return {
    async write(rows) {
      if (rows.length === 0) return;
      // What is held, or on its way through a pipe, must not change.
      await put(rows.slice(skips));
      skips = 0;
    },
    async end() {
      open = true;
      await put(ending);
    },
    gone: () => stream.destroyed || stream.errored !== null,
    abandon: async () => undefined,
  };
}

/** Hands bytes on and waits until there is room for more. A reader that has gone away is no mistake. */
async function hand(stream: Writable, bytes: Uint8Array): Promise<void> {
  if (stream.errored && (stream.errored as NodeJS.ErrnoException).code !== 'EPIPE') throw stream.errored;
  if (stream.destroyed || stream.write(bytes)) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      for (const name of WAKING) stream.off(name, go);
      resolve();
    };
    for (const name of WAKING) stream.once(name, go);
  });
}

const WAKING = ['drain', 'close', 'error'] as const;
