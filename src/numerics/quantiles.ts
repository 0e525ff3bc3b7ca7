/**
 * Quantile of values already in ascending order: linear interpolation between order statistics at (n - 1) p, which is type 7
 * of Hyndman and Fan, The American Statistician 50 (1996) 361-365. NaN of an empty array; not finite when it reaches into
 * infinite values.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const share = place - below;
  return share === 0 ? low : low + share * ((sorted[below + 1] ?? Number.NaN) - low);
}

/** Arithmetic mean and sample standard deviation (n - 1), in two passes. */
export function meanAndSd(values: ArrayLike<number>): { mean: number; sd: number } {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i] ?? 0;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((values[i] ?? 0) - mean) ** 2;
  return { mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 };
}
