import { meanAndSd } from '../numerics/quantiles.ts';
import type { RandomStream } from '../numerics/random.ts';

/** Chains run side by side; what they disagree on is not yet known. */
const CHAINS = 4;

/** Steps passed over at the beginning of each, and steps between two that are kept. */
const WARM_UP = 1_000;
const THINNING = 10;

/** Draws kept at least, so that chains can be held against one another however few are asked for. */
const FEWEST_KEPT = 1_000;

/** Share of steps made that is aimed at, and the factor of the first step (Roberts GO, Rosenthal JS, Stat Sci 2001;16:351-367). */
const WANTED = 0.234;
const OPTIMAL = 2.38;

export type Chained = {
  /** draws x dimensions, row by row, chain after chain. */
  draws: Float64Array;
  /** Largest potential scale reduction of any coordinate, split chains (Gelman A et al., Bayesian Data Analysis, 3rd ed., section 11.4): 1 is agreement. */
  scaleReduction: number;
  /** Steps tried after warming up. */
  steps: number;
  /** Independent draws that those kept are worth, by the autocorrelation of the worst coordinate. */
  effective: number;
};

/**
 * Draws from a density by random-walk Metropolis, for one that importance sampling cannot follow: four chains from dispersed
 * starts, the proposal shaped by a covariance factor and scaled while warming up.
 *
 * @param logDensity up to a constant; minus infinity where the density is 0
 * @param factor L of the proposal's covariance L L'
 * @returns undefined when no start has a density
 */
export function runChains(
  logDensity: (x: Float64Array) => number,
  centre: ArrayLike<number>,
  factor: readonly (readonly number[])[],
  draws: number,
  stream: RandomStream,
): Chained | undefined {
  const n = centre.length;
  const each = Math.ceil(Math.max(draws, FEWEST_KEPT) / CHAINS);
  const kept = new Float64Array(CHAINS * each * n);
  const proposal = new Float64Array(n);
  const step = (from: ArrayLike<number>, scale: number): Float64Array => {
    const z = Array.from({ length: n }, () => stream.normal());
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j <= i; j++) sum += (factor[i]?.[j] ?? 0) * (z[j] ?? 0);
      proposal[i] = (from[i] ?? 0) + scale * sum;
    }
    return proposal;
  };
  for (let chain = 0; chain < CHAINS; chain++) {
    let x = Float64Array.from(centre);
    for (let attempt = 0; attempt < 100; attempt++) {
      const start = step(centre, 1.5);
      if (!Number.isFinite(logDensity(start))) continue;
      x = Float64Array.from(start);
      break;
    }
    let density = logDensity(x);
    if (!Number.isFinite(density)) return undefined;
    let scale = OPTIMAL / Math.sqrt(n);
    for (let move = -WARM_UP; move < each * THINNING; move++) {
      const next = step(x, scale);
      const reached = logDensity(next);
      const goes = Math.log(stream.uniform()) < reached - density;
      if (goes) {
        x.set(next);
        density = reached;
      }
      if (move < 0) {
        scale *= Math.exp(((goes ? 1 : 0) - WANTED) / Math.sqrt(move + WARM_UP + 1));
        continue;
      }
      if (move % THINNING === THINNING - 1) kept.set(x, (chain * each + Math.floor(move / THINNING)) * n);
    }
  }
  return {
    draws: spread(kept, n, each, draws),
    scaleReduction: scaleReductionOf(kept, n, each),
    steps: CHAINS * each * THINNING,
    effective: effectiveOf(kept, n, each),
  };
}

/** As many draws as asked for, an equal share of every chain, from its beginning to its end. */
function spread(kept: Float64Array, n: number, each: number, draws: number): Float64Array {
  const out = new Float64Array(draws * n);
  const share = Math.ceil(draws / CHAINS);
  for (let draw = 0; draw < draws; draw++) {
    const from = ((draw % CHAINS) * each + Math.floor((Math.floor(draw / CHAINS) * each) / share)) * n;
    out.set(kept.subarray(from, from + n), draw * n);
  }
  return out;
}

function scaleReductionOf(kept: Float64Array, n: number, each: number): number {
  const half = Math.floor(each / 2);
  if (half < 2) return Number.POSITIVE_INFINITY;
  let worst = 1;
  for (let i = 0; i < n; i++) {
    const parts = Array.from({ length: 2 * CHAINS }, (_, part) => {
      const from = Math.floor(part / 2) * each + (part % 2) * half;
      return meanAndSd(Array.from({ length: half }, (_entry, draw) => kept[(from + draw) * n + i] ?? Number.NaN));
    });
    const within = parts.reduce((sum, { sd }) => sum + sd * sd, 0) / parts.length;
    const between = meanAndSd(parts.map(({ mean }) => mean)).sd ** 2;
    worst = Math.max(worst, Math.sqrt((half - 1) / half + between / within));
  }
  return worst;
}

/** Draws over 1 + 2 x the sum of autocorrelations up to the first pair that is no longer positive (Geyer CJ, Stat Sci 1992;7:473-483). */
function effectiveOf(kept: Float64Array, n: number, each: number): number {
  let least = CHAINS * each;
  for (let i = 0; i < n; i++) {
    const chains = Array.from({ length: CHAINS }, (_, chain) =>
      Float64Array.from({ length: each }, (_entry, draw) => kept[(chain * each + draw) * n + i] ?? Number.NaN),
    );
    const centres = chains.map((chain) => meanAndSd(chain));
    const correlation = (lag: number): number =>
      chains.reduce((sum, chain, c) => {
        const { mean = 0, sd = 1 } = centres[c] ?? {};
        let products = 0;
        for (let draw = lag; draw < each; draw++) products += ((chain[draw] ?? 0) - mean) * ((chain[draw - lag] ?? 0) - mean);
        return sum + products / (each * sd * sd);
      }, 0) / CHAINS;
    let sum = 0;
    for (let lag = 1; lag + 1 < each / 2; lag += 2) {
      const pair = correlation(lag) + correlation(lag + 1);
      if (!(pair > 0)) break;
      sum += pair;
    }
    least = Math.min(least, (CHAINS * each) / (1 + 2 * sum));
  }
  return least;
}
