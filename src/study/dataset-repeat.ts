import { EXACT_DIGITS, decimalValue, endsLine } from './dataset-bytes.ts';

/** Knows a row that is the one above it but for its time, as most rows of a data set are: what else it says is known already. */
export type Repeat = {
  /**
   * The time of a row that begins at `from`; NaN where it is not the row kept but for its time, or its time is not plainly written:
   * then none is kept any more.
   */
  timeOf(bytes: Uint8Array, from: number): number;
  /** Where the row ends whose time was found. */
  end(): number;
  /** Keeps a row without quotes. */
  keep(bytes: Uint8Array, from: number, to: number): void;
};

const [COMMA, DOT, ZERO] = [44, 46, 48];
/** Longest row that is kept. */
const LONGEST = 1024;
/** Rows one after another that are no repetition, after which one in so many is kept: a data set may have none. */
const PATIENCE = 64;
const SELDOM = 1024;

/** @param column the place of TIME among the columns */
export function createRepeat(column: number): Repeat {
  const head = new Uint8Array(LONGEST);
  const tail = new Uint8Array(LONGEST);
  let before = -1;
  let after = 0;
  let misses = 0;
  let end = -1;

  const timeOf = (bytes: Uint8Array, from: number): number => {
    if (before < 0) return Number.NaN;
    const length = before;
    before = -1;
    misses++;
    for (let i = 0; i < length; i++) if (bytes[from + i] !== head[i]) return Number.NaN;
    let at = from + length;
    let mantissa = 0;
    let digits = 0;
    let decimals = 0;
    let byte = bytes[at] ?? 0;
    for (; byte >= ZERO && byte < ZERO + 10; digits++) {
      mantissa = mantissa * 10 + (byte - ZERO);
      byte = bytes[++at] ?? 0;
    }
    if (byte === DOT) {
      byte = bytes[++at] ?? 0;
      for (; byte >= ZERO && byte < ZERO + 10; digits++, decimals++) {
        mantissa = mantissa * 10 + (byte - ZERO);
        byte = bytes[++at] ?? 0;
      }
    }
    if (digits === 0 || digits > EXACT_DIGITS) return Number.NaN;
    for (let i = 0; i < after; i++) if (bytes[at++] !== tail[i]) return Number.NaN;
    if (!endsLine(bytes[at])) return Number.NaN;
    before = length;
    misses = 0;
    end = at;
    return decimalValue(mantissa, decimals);
  };

  return {
    timeOf,
    end: () => end,
    keep(bytes, from, to) {
      if (to - from > LONGEST || (misses > PATIENCE && misses++ % SELDOM !== 0)) return;
      let at = from;
      for (let commas = 0; commas < column; at++) if (bytes[at] === COMMA) commas++;
      head.set(bytes.subarray(from, at));
      before = at - from;
      while (at < to && bytes[at] !== COMMA) at++;
      tail.set(bytes.subarray(at, to));
      after = to - at;
    },
  };
}
