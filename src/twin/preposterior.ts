import type { Residual } from './fit-residual.ts';

/** The width of the 90 % interval of an exposure over draws, once for each of the levels that might be measured. */
export type Narrowing = {
  widths: Float64Array;
  /** Effective number of draws behind a width, on average. */
  effective: number;
};

/**
 * What a level would leave of the uncertainty of an exposure. Draws that predict the level well count for more: each weighs by the
 * likelihood of the level, which makes them draws of the posterior with that level (importance weights; no further approximation
 * than the number of draws).
 *
 * @param exposures a value each draw
 * @param predictions of the level by each draw
 * @param residuals of each model, and which one each draw is of
 * @param levels that might be measured
 */
export function narrow(
  exposures: Float64Array,
  predictions: Float64Array,
  { residuals, of }: { residuals: readonly Residual[]; of: ArrayLike<number> },
  levels: Float64Array,
): Narrowing {
  const draws = exposures.length;
  const order = Array.from({ length: draws }, (_, i) => i).toSorted((a, b) => (exposures[a] ?? 0) - (exposures[b] ?? 0));
  const sorted = Float64Array.from(order, (draw) => exposures[draw] ?? 0);
  const part = Uint16Array.from(order, (draw) => of[draw] ?? 0);
  const centre = Float64Array.from(order, (draw, i) => residuals[part[i] ?? 0]?.transform(predictions[draw] ?? 0) ?? Number.NaN);
  const precision = Float64Array.from(order, (draw, i) => 1 / (residuals[part[i] ?? 0]?.sd(predictions[draw] ?? 0) ?? Number.NaN));
  const logPrecision = precision.map(Math.log);
  const logs = new Float64Array(draws);
  let effective = 0;
  const widths = levels.map((level) => {
    const values = residuals.map((residual) => residual.transform(level));
    // Densities on the scales of several models are brought to that of the level.
    const slopes = residuals.map((residual) => (residuals.length > 1 ? Math.log(residual.transformSlope(level)) : 0));
    let highest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < draws; i++) {
      const model = part[i] ?? 0;
      const distance = ((values[model] ?? 0) - (centre[i] ?? 0)) * (precision[i] ?? 0);
      const log = (logPrecision[i] ?? 0) + (slopes[model] ?? 0) - 0.5 * distance * distance;
      logs[i] = log;
      if (log > highest) highest = log;
    }
    let [sum, squares] = [0, 0];
    for (let i = 0; i < draws; i++) {
      const weight = Math.exp((logs[i] ?? 0) - highest);
      logs[i] = weight;
      sum += weight;
      squares += weight * weight;
    }
    effective += (sum * sum) / squares / levels.length;
    return weightedQuantile(sorted, logs, sum, 0.95) - weightedQuantile(sorted, logs, sum, 0.05);
  });
  return { widths, effective };
}

/** Quantile of ascending values with weights: the middle of each weight is its place, straight lines between them. */
function weightedQuantile(sorted: Float64Array, weights: Float64Array, total: number, p: number): number {
  const wanted = p * total;
  let reached = 0;
  let [before, value] = [Number.NEGATIVE_INFINITY, sorted[0] ?? Number.NaN];
  for (let i = 0; i < sorted.length; i++) {
    const weight = weights[i] ?? 0;
    const middle = reached + weight / 2;
    const here = sorted[i] ?? Number.NaN;
    if (middle >= wanted)
      return before === Number.NEGATIVE_INFINITY ? here : value + ((wanted - before) / (middle - before)) * (here - value);
    reached += weight;
    [before, value] = [middle, here];
  }
  return value;
}
