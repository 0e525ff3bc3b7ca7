/**
 * Shape k of the generalised Pareto distribution that the largest importance ratios follow. Below 0.5 their variance is finite;
 * up to 0.7 averages over weighted draws are still dependable at practical sizes; above it they are not (Vehtari A, Simpson D,
 * Gelman A, Yao Y, Gabry J. Pareto smoothed importance sampling. J Mach Learn Res 2024;25(72):1-58).
 *
 * The shape is estimated from the tail of min(n / 5, 3 sqrt(n)) largest ratios by the empirical Bayes method of Zhang J, Stephens MA
 * (Technometrics 2009;51:316-325), drawn towards 0.5 by ten observations as the first paper does for short tails.
 *
 * @param logRatios ln of the ratios, up to a constant; those of minus infinity are ratios of 0
 * @returns infinite when fewer than five ratios of the tail differ from its edge
 */
export function paretoShape(logRatios: Float64Array): number {
  const sorted = logRatios.toSorted();
  const n = sorted.length;
  const size = Math.min(Math.floor(n / 5), Math.ceil(3 * Math.sqrt(n)));
  const highest = sorted[n - 1] ?? Number.NaN;
  const edge = Math.exp((sorted[n - size - 1] ?? Number.NEGATIVE_INFINITY) - highest);
  const tail = Float64Array.from(sorted.subarray(n - size), (one) => Math.exp(one - highest) - edge).filter((one) => one > 0);
  if (!(tail.length >= 5)) return Number.POSITIVE_INFINITY;
  const shape = shapeOfTail(tail);
  return (shape * tail.length + 0.5 * 10) / (tail.length + 10);
}

/** Zhang and Stephens: the mean of k over a grid of b, weighted by the profile likelihood. */
function shapeOfTail(tail: Float64Array): number {
  const n = tail.length;
  const points = 30 + Math.floor(Math.sqrt(n));
  const quarter = tail[Math.floor(n / 4 + 0.5) - 1] ?? Number.NaN;
  const largest = tail[n - 1] ?? Number.NaN;
  const grid = Float64Array.from({ length: points }, (_, j) => 1 / largest + (1 - Math.sqrt(points / (j + 0.5))) / (3 * quarter));
  const meanLog = (b: number): number => {
    let sum = 0;
    for (const one of tail) sum += Math.log1p(-b * one);
    return sum / n;
  };
  const likelihood = grid.map((b) => {
    const k = meanLog(b);
    return n * (Math.log(-b / k) - k - 1);
  });
  const best = likelihood.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  let [weights, b] = [0, 0];
  for (const [j, one] of likelihood.entries()) {
    const weight = Math.exp(one - best);
    if (!(weight > 0)) continue;
    weights += weight;
    b += weight * (grid[j] ?? 0);
  }
  return meanLog(b / weights);
}
