/**
 * Doubles as the shortest text that reads back the same, the closest of those, in the notation of JavaScript, written as bytes.
 * The usual number is done here in a fraction of the time that making a string takes; whatever is not plainly decided is left to
 * the language.
 *
 * A double x between 1e-6 and 1e15 times a power of ten up to 1e22 is the exact sum of two doubles (T. J. Dekker, Numerische
 * Mathematik 18 (1971) 224-242), and so is known exactly as a number v of 17 digits before the point and something after it.
 * Every decimal that reads back as x is less than half a unit in its last place away, which is h on that scale, at most 11.2. So
 * the shortest one is the multiple of 100 next to v, without its zeros, where that is nearer than h; else the multiple of 10; else
 * the whole number next to v (the same bounds as in G. L. Steele and J. L. White, How to print floating-point numbers accurately,
 * 1990).
 */
export function writeNumber(x: number, into: Uint8Array, at: number): number {
  if (x < 0) {
    into[at] = MINUS;
    return writePositive(-x, into, at + 1, x);
  }
  return writePositive(x, into, at, x);
}

/** Most bytes that a number takes, with its sign. */
export const LONGEST_NUMBER = 25;

const [MINUS, DOT, ZERO] = [45, 46, 48];
const [SMALLEST, LARGEST] = [1e-6, 1e15];
const EIGHT_DIGITS = 1e8;
/** Below this share of a unit two things on the scale of v are not told apart; the sum of its parts is exact to 1e-8. */
const DOUBT = 1e-6;
/** 2^27 + 1: splits a double into two halves. */
const SPLITTER = 134217729;

/** Powers of ten, exact, and their halves. */
const TENS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const TENS_HIGH = TENS.map((ten) => SPLITTER * ten - (SPLITTER * ten - ten));
const TENS_LOW = TENS.map((ten, i) => ten - (TENS_HIGH[i] ?? 0));
/** Powers of ten from 1e-7 up, to tell how many digits stand before the point. */
const SIZES = Float64Array.from({ length: 24 }, (_, i) => Number(`1e${i - 7}`));
/** Digits before the point, less one, of 2^-21 and up. */
const SIZES_OF_TWO = Int8Array.from({ length: 72 }, (_, i) => Math.floor((i - 21) * Math.LOG10E * Math.LN2));
/** Half a unit in the last place of a double by its binary exponent, from 2^-21 up. */
const HALVES = Float64Array.from({ length: 72 }, (_, i) => 2 ** (i - 21 - 53));
/** The two digits of 0 to 99. */
const PAIRS = Uint8Array.from({ length: 200 }, (_, i) => ZERO + (i % 2 === 0 ? Math.floor(i / 20) : (i >> 1) % 10));

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
/** Place of the word with the exponent: the second where the low byte comes first. */
const HIGH = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;

function writePositive(x: number, into: Uint8Array, at: number, signed: number): number {
  // A quotient of whole numbers is rounded once, as their decimal is; of decimals with so few digits no two are one double.
  const thousand = x * 1000;
  const thousandths = Math.round(thousand);
  if (thousandths <= 0x7fffffff && Math.abs(thousand - thousandths) < DOUBT && thousandths / 1000 === x)
    return writeThousandths(thousandths, into, at);
  if (x <= 0x7fffffff && Math.floor(x) === x) return writeWhole(x, into, at);
  if (!(x >= SMALLEST && x < LARGEST)) return writeByLanguage(signed, into, at - (signed < 0 ? 1 : 0));
  double[0] = x;
  const high = words[HIGH] ?? 0;
  const exponent = (high >>> 20) - 1023;
  // A power of two has a nearer neighbour below than above.
  const isPower = (high & 0xfffff) === 0 && words[1 - HIGH] === 0;
  let size = SIZES_OF_TWO[exponent + 21] ?? 0;
  if (x >= (SIZES[size + 8] ?? 0)) size++;
  const scale = 16 - size;
  // v = product + rest, exactly.
  const ten = TENS[scale] ?? 0;
  const product = x * ten;
  const split = SPLITTER * x;
  const xHigh = split - (split - x);
  const xLow = x - xHigh;
  const tenHigh = TENS_HIGH[scale] ?? 0;
  const tenLow = TENS_LOW[scale] ?? 0;
  const rest = xLow * tenLow - (product - xHigh * tenHigh - xLow * tenHigh - xHigh * tenLow);
  // One too many or too few where the product is near a whole one; set right below.
  let front = Math.floor(product * 1e-8);
  const back = product - front * EIGHT_DIGITS + rest;
  const h = ten * (HALVES[exponent + 21] ?? 0);

  const hundreds = Math.round(back / 100) * 100;
  const tens = Math.round(back / 10) * 10;
  const ones = Math.round(back);
  const offHundreds = Math.abs(back - hundreds);
  const offTens = Math.abs(back - tens);
  const offOnes = Math.abs(back - ones);
  let last = offHundreds < h ? hundreds : offTens < h ? tens : ones;
  const doubtful =
    isPower ||
    Math.abs(offHundreds - h) < DOUBT ||
    Math.abs(offTens - h) < DOUBT ||
    (last === tens && offTens > 5 - DOUBT) ||
    (last === ones && offOnes > 0.5 - DOUBT);
  if (last < 0) {
    last += EIGHT_DIGITS;
    front--;
  } else if (last >= EIGHT_DIGITS) {
    last -= EIGHT_DIGITS;
    front++;
  }
  if (doubtful || front < EIGHT_DIGITS || front >= 10 * EIGHT_DIGITS) return writeByLanguage(signed, into, at - (signed < 0 ? 1 : 0));
  return writeDigits(front | 0, last | 0, size, into, at);
}

/** 17 digits, nine of them in front, without zeros at their end; `size` is the power of ten of the first. */
function writeDigits(front: number, last: number, size: number, into: Uint8Array, start: number): number {
  const first = (front / EIGHT_DIGITS) | 0;
  let at = start;
  if (size < 0) {
    into[at++] = ZERO;
    into[at++] = DOT;
    for (let i = -1; i > size; i--) into[at++] = ZERO;
  } else at++;
  into[at] = ZERO + first;
  putEight(front - first * EIGHT_DIGITS, into, at + 1);
  putEight(last, into, at + 9);
  let end = at + 17;
  let dot = start + 1;
  if (size >= 0) {
    // Those before the point stand one place too far.
    dot = start + size + 1;
    for (let i = start; i < dot; i++) into[i] = into[i + 1] ?? 0;
    into[dot] = DOT;
  }
  while (end > dot + 1 && into[end - 1] === ZERO) end--;
  return end > dot + 1 ? end : dot;
}

function putEight(value: number, into: Uint8Array, at: number): void {
  const upper = (value / 10_000) | 0;
  const lower = value - upper * 10_000;
  const a = (upper / 100) | 0;
  const b = upper - a * 100;
  const c = (lower / 100) | 0;
  const d = lower - c * 100;
  into[at] = PAIRS[2 * a] ?? 0;
  into[at + 1] = PAIRS[2 * a + 1] ?? 0;
  into[at + 2] = PAIRS[2 * b] ?? 0;
  into[at + 3] = PAIRS[2 * b + 1] ?? 0;
  into[at + 4] = PAIRS[2 * c] ?? 0;
  into[at + 5] = PAIRS[2 * c + 1] ?? 0;
  into[at + 6] = PAIRS[2 * d] ?? 0;
  into[at + 7] = PAIRS[2 * d + 1] ?? 0;
}

/** A number of thousandths below 2^31, as a decimal. */
function writeThousandths(count: number, into: Uint8Array, start: number): number {
  const whole = (count / 1000) | 0;
  let at = writeWhole(whole, into, start);
  const rest = count - 1000 * whole;
  if (rest === 0) return at;
  const tenths = (rest / 100) | 0;
  const below = rest - 100 * tenths;
  into[at++] = DOT;
  into[at++] = ZERO + tenths;
  if (below === 0) return at;
  into[at++] = PAIRS[2 * below] ?? 0;
  const last = PAIRS[2 * below + 1] ?? 0;
  if (last !== ZERO) into[at++] = last;
  return at;
}

/** A whole number below 2^31. */
function writeWhole(x: number, into: Uint8Array, start: number): number {
  if (x === 0) {
    into[start] = ZERO;
    return start + 1;
  }
  let length = 1;
  for (let ten = 10; x >= ten; ten *= 10) length++;
  let rest = x | 0;
  for (let at = start + length - 1; at >= start; at--) {
    const next = (rest / 10) | 0;
    into[at] = ZERO + rest - 10 * next;
    rest = next;
  }
  return start + length;
}

function writeByLanguage(x: number, into: Uint8Array, start: number): number {
  const text = `${x}`;
  for (let i = 0; i < text.length; i++) into[start + i] = text.charCodeAt(i);
  return start + text.length;
}
