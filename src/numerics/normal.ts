const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
const LN_ROOT_TWO_PI = Math.log(ROOT_TWO_PI);

/** Beyond this many standard deviations the continued fraction takes over from the series. */
const TAIL = 2.5;

/** Density of the standard normal distribution. */
export const normalDensity = (x: number): number => Math.exp(-0.5 * x * x) / ROOT_TWO_PI;

/**
 * P(Z <= x) of the standard normal distribution, with full relative accuracy in the lower tail.
 * Series 26.2.11 and continued fraction 26.2.14 of Abramowitz and Stegun, Handbook of Mathematical Functions (1964).
 */
export function normalProbability(x: number): number {
  if (x < -TAIL) return normalDensity(x) / tailFraction(-x);
  if (x > TAIL) return 1 - normalDensity(x) / tailFraction(x);
  return 0.5 + normalDensity(x) * centralSeries(x);
}

/** ln P(Z <= x), finite for every finite x: the contribution of a level known only to lie below its limit. */
export function logNormalProbability(x: number): number {
  if (x < -TAIL) return -0.5 * x * x - LN_ROOT_TWO_PI - Math.log(tailFraction(-x));
  if (x > TAIL) return Math.log1p(-normalDensity(x) / tailFraction(x));
  return Math.log(normalProbability(x));
}

/** x + x^3/3 + x^5/15 + ... : the integral of the density from 0 to x over the density at x. */
function centralSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return sum;
}

/** x + 1/(x + 2/(x + 3/(x + ...))): density over tail probability, for x > TAIL, evaluated from the far end. */
function tailFraction(x: number): number {
  let fraction = x;
  for (let k = 20 + Math.ceil(300 / (x * x)); k >= 1; k--) fraction = x + k / fraction;
  return fraction;
}

type Coefficients = { over: readonly number[]; under: readonly number[] };

/** Coefficients of PPND16, in the order of increasing power, rounded to doubles. */
const CENTRE: Coefficients = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813,
    2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
    5226.495278852854,
  ],
};
const MIDDLE: Coefficients = {
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
    0.022723844989269184, 0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
    1.0507500716444169e-9,
  ],
};
const FAR: Coefficients = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
    2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7,
    2.0442631033899397e-15,
  ],
};

function ratio({ over, under }: Coefficients, r: number): number {
  let top = 0;
  let bottom = 0;
  for (let i = 7; i >= 0; i--) {
    top = top * r + (over[i] ?? 0);
    bottom = bottom * r + (under[i] ?? 0);
  }
  return top / bottom;
}

/**
 * The x with P(Z <= x) = p, for 0 < p < 1, to about 1 part in 10^16: algorithm AS 241 (PPND16) of M. J. Wichura,
 * Applied Statistics 37 (1988) 477-484.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const size = r <= 5 ? ratio(MIDDLE, r - 1.6) : ratio(FAR, r - 5);
  return q < 0 ? -size : size;
}
