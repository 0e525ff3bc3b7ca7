/** Terms at most: the modes of three compartments, a depot and a constant. */
export const MOST_TERMS = 5;

/**
 * f(t) = sum of weights[k] exp(-rates[k] t) over the first `terms` of them; a constant is a term of rate 0. Kept in arrays that
 * are used again. Rates are at least 0 and no two of them equal.
 */
export type ExponentialSum = { terms: number; readonly weights: Float64Array; readonly rates: Float64Array };

export const createSum = (): ExponentialSum => ({ terms: 0, weights: new Float64Array(MOST_TERMS), rates: new Float64Array(MOST_TERMS) });

/** Adds a term; one of weight 0 is left out, one of a rate that is there already joins it. */
export function addTerm(sum: ExponentialSum, weight: number, rate: number): void {
  if (weight === 0) return;
  for (let k = 0; k < sum.terms; k++) {
    if (sum.rates[k] !== rate) continue;
    sum.weights[k] = (sum.weights[k] ?? 0) + weight;
    return;
  }
  sum.weights[sum.terms] = weight;
  sum.rates[sum.terms] = rate;
  sum.terms++;
}

export function valueAt({ terms, weights, rates }: ExponentialSum, t: number): number {
  let value = 0;
  for (let k = 0; k < terms; k++) value += (weights[k] ?? 0) * Math.exp(-(rates[k] ?? 0) * t);
  return value;
}

/** Overwrites `into` with the derivative of a sum. */
export function differentiate({ terms, weights, rates }: ExponentialSum, into: ExponentialSum): void {
  into.terms = 0;
  for (let k = 0; k < terms; k++) addTerm(into, -(weights[k] ?? 0) * (rates[k] ?? 0), rates[k] ?? 0);
}

const ITERATIONS = 200;

/**
 * All zeros of a sum of exponentials in (0, to) at which it changes sign, ascending. Divided by its slowest term, such a sum has a
 * derivative of one term fewer; between two zeros of that derivative it is monotone and so has at most one zero (Rolle; a sum of
 * n real exponentials has at most n - 1). Two terms have a closed form.
 */
export function zerosOf(sum: ExponentialSum, to: number): number[] {
  const { terms, weights, rates } = sum;
  if (terms < 2) return [];
  if (terms === 2) {
    const [a, b] = [weights[0] ?? 0, weights[1] ?? 0];
    if (!(a * b < 0)) return [];
    const zero = Math.log(-a / b) / ((rates[0] ?? 0) - (rates[1] ?? 0));
    return zero > 0 && zero < to ? [zero] : [];
  }
  let slowest = 0;
  for (let k = 1; k < terms; k++) if ((rates[k] ?? 0) < (rates[slowest] ?? 0)) slowest = k;
  const floor = rates[slowest] ?? 0;
  const [level, bend] = [createSum(), createSum()];
  for (let k = 0; k < terms; k++) addTerm(level, weights[k] ?? 0, (rates[k] ?? 0) - floor);
  differentiate(level, bend);
  const found: number[] = [];
  let from = 0;
  let before = valueAt(level, 0);
  for (const edge of [...zerosOf(bend, to), to]) {
    const after = valueAt(level, edge);
    if (before * after < 0) found.push(crossing(level, from, edge, before));
    if (after !== 0) [from, before] = [edge, after];
  }
  return found;
}

/** The only zero between two moments, by halving where Newton's step would leave them. */
function crossing(sum: ExponentialSum, from: number, to: number, before: number): number {
  const slope = createSum();
  differentiate(sum, slope);
  let [low, high, t] = [from, to, (from + to) / 2];
  for (let i = 0; i < ITERATIONS; i++) {
    const value = valueAt(sum, t);
    if (value === 0) return t;
    if (value > 0 === before > 0) low = t;
    else high = t;
    const next = t - value / valueAt(slope, t);
    const inside = next > low && next < high;
    const moved = inside ? next : (low + high) / 2;
    if (Math.abs(moved - t) <= 1e-15 * Math.max(to, Math.abs(t)) || high - low <= 1e-15 * to) return moved;
    t = moved;
  }
  return t;
}
