import { meanAndSd, quantileOfSorted } from '../numerics/quantiles.ts';

/** Draws in few numbers. */
export type Spread = { mean: number; sd: number; p5: number; p50: number; p95: number };

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    ...meanAndSd(values),
    p5: quantileOfSorted(sorted, 0.05),
    p50: quantileOfSorted(sorted, 0.5),
    p95: quantileOfSorted(sorted, 0.95),
  };
}
