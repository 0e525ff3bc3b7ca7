import { isMissing, readNumber } from './dataset-cells.ts';

const [TAB, LINE_FEED, RETURN, SPACE, QUOTE, COMMA, MINUS, PLUS, DOT, ZERO] = [9, 10, 13, 32, 34, 44, 45, 43, 46, 48];

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, i) => 10 ** i);
/** Digits that fit into a double exactly whatever they are. */
export const EXACT_DIGITS = 15;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What so few digits say: the quotient of two exact numbers is the nearest double to their true quotient. */
export const decimalValue = (mantissa: number, decimals: number): number =>
  decimals === 0 ? mantissa : mantissa / (POWERS[decimals] ?? Number.NaN);

/** The text of some bytes; what is not UTF-8 becomes a replacement character. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  if (to === from) return '';
  const first = bytes[from] ?? 0;
  if (to - from === 1 && first < 128) return String.fromCharCode(first);
  return decoder.decode(bytes.subarray(from, to));
}

export const endsLine = (byte: number | undefined): boolean => byte === LINE_FEED || byte === RETURN;

/** Where the line that begins at `from` ends: the place of its line feed or return, or `to`. */
export function lineEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && !endsLine(bytes[at])) at++;
  return at;
}

/** Where a line begins, at or before `at` and not before `from`, which begins one: that of the byte there, or of a line a little above. */
export function lineBegin(bytes: Uint8Array, from: number, at: number): number {
  let begin = at;
  if (bytes[begin] === LINE_FEED) begin--;
  if (bytes[begin] === RETURN) begin--;
  while (begin > from && !endsLine(bytes[begin - 1])) begin--;
  return Math.max(begin, from);
}

/** Where the next line begins when this one ends at `end`. */
export const nextLine = (bytes: Uint8Array, end: number): number => end + (bytes[end] === RETURN && bytes[end + 1] === LINE_FEED ? 2 : 1);

/** Up to where the bytes hold whole lines; a return at the very end may have its line feed still to come. */
export function wholeLines(bytes: Uint8Array, length: number): number {
  // Apart from what may stand behind: a search from a place before the first byte begins at the end of the array.
  const own = bytes.subarray(0, length);
  const feed = own.lastIndexOf(LINE_FEED);
  return feed >= 0 ? feed + 1 : own.subarray(0, -1).lastIndexOf(RETURN) + 1;
}

/** What is wanted of a column: nothing, a number, or where its text stands. */
export type Want = 'nothing' | 'number' | 'text';

/** Reads one row into `numbers` (NaN where missing), `starts` and `ends` (of texts, without the spaces around them). */
export type RowScanner = {
  numbers: Float64Array;
  starts: Int32Array;
  ends: Int32Array;
  /** @returns the place where the row ends (a row ends with a line feed or a return), or -1 where it needs a closer look */
  scan(bytes: Uint8Array, from: number): number;
};

/** A scanner of rows of such columns, from bytes. Quotes, a wrong width and what is no number are left to a closer look. */
export function createScanner(wants: readonly Want[]): RowScanner {
  const kinds = Uint8Array.from(wants, (want) => (want === 'number' ? 1 : want === 'text' ? 2 : 0));
  const width = kinds.length;
  const numbers = new Float64Array(width);
  const starts = new Int32Array(width);
  const ends = new Int32Array(width);

  const scan = (bytes: Uint8Array, from: number): number => {
    let at = from;
    for (let column = 0; column < width; column++) {
      let byte = bytes[at] ?? LINE_FEED;
      while (byte === SPACE || byte === TAB) byte = bytes[++at] ?? LINE_FEED;
      const start = at;
      if (kinds[column] === 1) {
        const negative = byte === MINUS;
        if (negative || byte === PLUS) byte = bytes[++at] ?? LINE_FEED;
        let mantissa = 0;
        let digits = 0;
        let decimals = 0;
        for (; byte >= ZERO && byte < ZERO + 10; digits++) {
          mantissa = mantissa * 10 + (byte - ZERO);
          byte = bytes[++at] ?? LINE_FEED;
        }
        if (byte === DOT) {
          byte = bytes[++at] ?? LINE_FEED;
          for (; byte >= ZERO && byte < ZERO + 10; digits++, decimals++) {
            mantissa = mantissa * 10 + (byte - ZERO);
            byte = bytes[++at] ?? LINE_FEED;
          }
        }
        const isEnd = byte === COMMA || endsLine(byte);
        if (isEnd && digits > 0 && digits <= EXACT_DIGITS) {
          const value = decimalValue(mantissa, decimals);
          numbers[column] = negative ? 0 - value : value;
        } else if (isEnd && (at === start || (at === start + 1 && bytes[start] === DOT))) numbers[column] = Number.NaN;
        else {
          while (byte !== COMMA && byte !== LINE_FEED && byte !== RETURN) {
            if (byte === QUOTE) return -1;
            byte = bytes[++at] ?? LINE_FEED;
          }
          const text = textOf(bytes, start, at).trim();
          const written = isMissing(text) ? Number.NaN : readNumber(text);
          if (written === undefined) return -1;
          numbers[column] = written;
        }
      } else {
        let end = at;
        while (byte !== COMMA && byte !== LINE_FEED && byte !== RETURN) {
          if (byte === QUOTE) return -1;
          if (byte !== SPACE && byte !== TAB) end = at + 1;
          byte = bytes[++at] ?? LINE_FEED;
        }
        starts[column] = start;
        ends[column] = end;
      }
      if (column === width - 1) return byte === COMMA ? -1 : at;
      if (byte !== COMMA) return -1;
      at++;
    }
    return -1;
  };
  return { numbers, starts, ends, scan };
}
