import { choleskyFactor, solveLower, timesLower } from '../numerics/cholesky.ts';
import { momentsOf } from '../numerics/moments.ts';
import { normalQuantile } from '../numerics/normal.ts';
import { openStream } from '../numerics/random.ts';
import type { Evidence, Observation } from './evidence.ts';
import { scatter } from './fit-residual.ts';

/** People from the prior: half say where levels lie and how they hang together, half what distance from there is usual. */
const PEOPLE = 2000;

/** The stream of the job's seed that serves this; the draws of the posterior use 0, the percentiles of levels 1. */
const STREAM = 2;

/** How far all levels together lie from what the model expects of people with these covariates and doses, before it has seen them. */
export type PriorDistance = {
  /** Mahalanobis distance of the levels as normal scores: each by its rank among simulated ones, so that high and low weigh alike. */
  distance: number;
  /** Share of people from the prior whose levels, residual error included, lie at least as far out. */
  p: number;
};

/**
 * The prior predictive check of all levels of a person at once: p by simulation, so that it is exact whatever the shapes are. A level
 * that is only known to lie beyond a limit is held against simulated levels cut at that limit. Undefined without levels of weight, or
 * when too few people from the prior have usable parameters.
 *
 * @param seed unsigned 32-bit
 */
export function measurePriorDistance(evidence: Evidence, seed: number): PriorDistance | undefined {
  const weighed = evidence.observations.flatMap((one, i) => (one.weight > 0 ? [i] : []));
  if (weighed.length === 0) return undefined;
  const people = simulateLevels(evidence, seed);
  const half = Math.floor(people.length / 2);
  if (half < 10 * (weighed.length + 1)) return undefined;
  const known = people.slice(0, half);
  const ranks = weighed.map((i) => ({ i, sorted: Float64Array.from(known, (levels) => levels[i] ?? 0).toSorted() }));
  // Where everybody lies beyond the limit, as this one does, there is nothing to tell apart.
  const telling = ranks.filter(({ sorted }) => sorted[0] !== sorted.at(-1));
  if (telling.length === 0) return { distance: 0, p: 1 };
  const scored = (levels: readonly number[]): number[] => telling.map(({ i, sorted }) => normalScore(sorted, levels[i] ?? 0));
  const { mean, covariance } = momentsOf(
    telling.map(({ i, sorted }) => Float64Array.from(known, (levels) => normalScore(sorted, levels[i] ?? 0))),
  );
  const factor = choleskyFactor(covariance);
  if (!factor) return undefined;
  const distanceOf = (levels: readonly number[]): number =>
    Math.hypot(
      ...solveLower(
        factor,
        scored(levels).map((one, k) => one - (mean[k] ?? 0)),
      ),
    );
  const distance = distanceOf(evidence.observations.map(({ value }) => value));
  const further = people.slice(half).filter((levels) => distanceOf(levels) >= distance).length;
  return { distance, p: (further + 1) / (people.length - half + 1) };
}

/** Levels of people from the prior as a laboratory would report them; people whose parameters cannot be used are left out. */
function simulateLevels({ dimensions, observations, residuals, factor, predict }: Evidence, seed: number): number[][] {
  const stream = openStream(seed, STREAM);
  const normals = (count: number): number[] => Array.from({ length: count }, () => stream.normal());
  return Array.from({ length: PEOPLE }, () => {
    const predictions = predict(timesLower(factor, normals(dimensions)));
    const errors = normals(observations.length);
    if (typeof predictions === 'string') return [];
    return observations.map((observation, i) => {
      const prediction = predictions[i] ?? 0;
      const residual = residuals[observation.output];
      return cutAt(observation, residual ? scatter(residual, prediction, errors[i] ?? 0) : prediction);
    });
  }).filter((levels) => levels.length > 0);
}

function cutAt({ is, value }: Observation, level: number): number {
  if (is === 'below') return Math.max(level, value);
  return is === 'above' ? Math.min(level, value) : level;
}

/** The standard normal quantile of a level's rank; equal ones share the middle of theirs. */
function normalScore(sorted: Float64Array, level: number): number {
  const below = countWhile(sorted, (one) => one < level);
  const equal = countWhile(sorted, (one) => one <= level) - below;
  return normalQuantile((below + 0.5 * equal + 0.5) / (sorted.length + 1));
}

/** How many of the first ones hold, of ascending values whose first ones hold. */
function countWhile(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] ?? Number.NaN)) low = middle + 1;
    else high = middle;
  }
  return low;
}
