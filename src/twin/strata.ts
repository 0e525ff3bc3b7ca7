import type { Chance } from '../domain/job.ts';
import { meanAndSd } from '../numerics/quantiles.ts';
import { spreadDraws } from './allot-draws.ts';

/** Which part each draw is of: one of one model alone, several of an average. */
export type Strata = {
  readonly of: Uint16Array;
  /** Draws of each. */
  readonly sizes: readonly number[];
};

/** @param sizes draws of each part */
export function strataOf(sizes: readonly number[]): Strata {
  const of = new Uint16Array(sizes.reduce((sum, size) => sum + size, 0));
  if (sizes.length > 1) for (const [part, own] of spreadDraws(sizes).entries()) for (const place of own) of[place] = part;
  return { of, sizes };
}

/**
 * A probability as the share of draws, with its Monte-Carlo standard error. The models of an average get their numbers of draws by
 * allotment, not by chance, so the error is that of a stratified sample,
 *
 * sqrt( sum over models of (n_m / n) p_m (1 - p_m) / n )
 *
 * which for one model is sqrt(p (1 - p) / n). In the error alone p_m is (k + 1) / (n_m + 2), so that no draw out of a thousand is
 * not reported as certainty. What the rounding of an allotment to whole draws moves, at most a draw a model, is not in it.
 */
export function shareOf<T>(values: ArrayLike<T>, holds: (value: T) => boolean, { of, sizes }: Strata): Chance {
  const counts = sizes.map(() => 0);
  for (let draw = 0; draw < values.length; draw++) {
    const part = of[draw] ?? 0;
    if (holds(values[draw] as T)) counts[part] = (counts[part] ?? 0) + 1;
  }
  return combine(counts, sizes);
}

/** The same of draws that have been counted, all of one model. */
export const chanceOf = (count: number, draws: number): Chance => combine([count], [draws]);

function combine(counts: readonly number[], sizes: readonly number[]): Chance {
  const draws = sizes.reduce((sum, size) => sum + size, 0);
  let count = 0;
  let variance = 0;
  for (const [part, size] of sizes.entries()) {
    const held = counts[part] ?? 0;
    const p = (held + 1) / (size + 2);
    count += held;
    variance += (size / draws) * ((p * (1 - p)) / draws);
  }
  return { value: count / draws, monteCarloError: Math.sqrt(variance) };
}

/** The mean over all draws and its Monte-Carlo standard error, of a stratified sample; one draw alone varies as all together do. */
export function meanOf(values: Float64Array, { of, sizes }: Strata): { mean: number; monteCarloError: number } {
  const { mean, sd } = meanAndSd(values);
  const draws = values.length;
  if (sizes.length === 1) return { mean, monteCarloError: sd / Math.sqrt(draws) };
  let variance = 0;
  for (const [part, size] of sizes.entries()) {
    const within = size > 1 ? meanAndSd(values.filter((_, draw) => of[draw] === part)).sd : sd;
    variance += ((size / draws) * within * within) / draws;
  }
  return { mean, monteCarloError: Math.sqrt(variance) };
}
