import { logGamma } from '../../src/numerics/gamma.ts';
import { meanAndSd } from '../../src/numerics/quantiles.ts';

/**
 * p of Kolmogorov and Smirnov's test that numbers are uniform between 0 and 1, by the asymptotic series with the correction of
 * M. A. Stephens, Journal of the Royal Statistical Society B 32 (1970) 115-122.
 */
export function uniformP(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const furthest = sorted.reduce((most, one, i) => Math.max(most, one - i / n, (i + 1) / n - one), 0);
  const scaled = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * furthest;
  if (scaled < 0.3) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * scaled * scaled);
  return Math.min(1, Math.max(0, sum));
}

/** Two-sided p of Welch's test that two samples have one mean (B. L. Welch, Biometrika 34 (1947) 28-35). */
export function sameMeanP(a: readonly number[], b: readonly number[]): number {
  const [first, second] = [meanAndSd(a), meanAndSd(b)];
  const [one, other] = [first.sd ** 2 / a.length, second.sd ** 2 / b.length];
  if (one + other === 0) return first.mean === second.mean ? 1 : 0;
  const freedom = (one + other) ** 2 / (one ** 2 / (a.length - 1) + other ** 2 / (b.length - 1));
  return studentP((first.mean - second.mean) / Math.sqrt(one + other), freedom);
}

/** P(|T| >= |t|) of Student's distribution: its density over arctan(t / sqrt(freedom)), where it is a power of the cosine, by Simpson's rule. */
export function studentP(t: number, freedom: number): number {
  const from = Math.atan(Math.abs(t) / Math.sqrt(freedom));
  const [steps, to] = [2000, Math.PI / 2];
  const width = (to - from) / steps;
  const at = (i: number): number => Math.max(0, Math.cos(from + i * width)) ** (freedom - 1);
  let sum = at(0) + at(steps);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * at(i);
  const constant = Math.exp(logGamma((freedom + 1) / 2) - logGamma(freedom / 2)) / Math.sqrt(Math.PI);
  return Math.min(1, 2 * constant * ((sum * width) / 3));
}

/** S. Holm's adjustment for many tests (Scandinavian Journal of Statistics 6 (1979) 65-70): p as it would be of one test, in the order given. */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const adjusted = [...values];
  let least = 0;
  for (const [rank, i] of order.entries()) {
    least = Math.max(least, Math.min(1, (values.length - rank) * (values[i] ?? 1)));
    adjusted[i] = least;
  }
  return adjusted;
}
