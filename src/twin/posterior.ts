import type { ModelFit, Sampling } from '../domain/job.ts';
import { choleskyFactor, timesLower } from '../numerics/cholesky.ts';
import { paretoShape } from '../numerics/pareto.ts';
import { type RandomStream, openStream } from '../numerics/random.ts';
import { runChains } from './chain.ts';
import type { Evidence } from './evidence.ts';
import { objective } from './fit-objective.ts';

/** Degrees of freedom and widening of the proposal: heavier tails than any posterior here, so that no region goes unseen. */
const FREEDOM = 5;
const WIDENING = Math.sqrt(1.5);

/** Proposals for every draw kept, and at least this many: few draws then stand twice. */
const PROPOSALS_PER_DRAW = 5;
const FEWEST_PROPOSALS = 10_000;

export type Draws = { etas: Float64Array; how: Sampling };

type Stream = RandomStream;
type Normal = Pick<ModelFit, 'eta' | 'covariance'>;

/** Above this shape of the tail of the weights, importance sampling is not trusted (Vehtari 2024, see `paretoShape`). */
export const TRUSTED_SHAPE = 0.7;

/** Chains that disagree by more than this have not found the posterior. */
export const AGREEMENT = 1.1;

/**
 * Draws of one person's etas. Without levels they come from the prior. With levels they come from the posterior itself, not from
 * its normal approximation, which understates exposure where the posterior is skewed: proposals from a multivariate t at the most
 * probable etas, weighted by posterior over proposal and resampled (sampling importance resampling: Rubin DB, in Bayesian
 * Statistics 3, 1988, 395-402; systematic resampling: Kitagawa G, J Comput Graph Stat 1996;5:1-25). Where the tail of the weights
 * says that this cannot be trusted, they come from Markov chains instead. One seeded stream.
 *
 * @param seed unsigned 32-bit
 * @param index of the stream of the seed
 * @returns draws x etas, row by row, or undefined when the covariance is not positive definite, no proposal is possible, or the
 *   chains do not agree
 */
export function drawEtas(
  fit: Normal & Pick<ModelFit, 'status'>,
  evidence: Evidence,
  draws: number,
  seed: number,
  index = 0,
): Draws | undefined {
  if (fit.status === 'prior') {
    const etas = drawNormalEtas(fit, draws, seed, index);
    return etas && { etas, how: { method: 'prior', proposals: draws, effective: draws, paretoShape: null, scaleReduction: null } };
  }
  const factor = choleskyFactor(fit.covariance);
  if (!factor) return undefined;
  const stream = openStream(seed, index);
  const count = Math.max(FEWEST_PROPOSALS, PROPOSALS_PER_DRAW * draws);
  const { etas, logWeights } = propose(fit.eta, factor, evidence, count, stream);
  const highest = logWeights.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(highest)) return undefined;
  const shape = paretoShape(logWeights);
  if (!(shape <= TRUSTED_SHAPE)) return drawByChains(fit.eta, factor, evidence, draws, stream);
  const weights = logWeights.map((one) => Math.exp(one - highest));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const squares = weights.reduce((sum, one) => sum + one * one, 0);
  return {
    etas: resample(etas, weights, total, fit.eta.length, draws, stream),
    how: {
      method: 'importance resampling',
      proposals: count,
      effective: Math.floor((total * total) / squares),
      paretoShape: shape,
      scaleReduction: null,
    },
  };
}

function drawByChains(
  centre: readonly number[],
  factor: readonly (readonly number[])[],
  evidence: Evidence,
  draws: number,
  stream: Stream,
): Draws | undefined {
  const logDensity = (etas: Float64Array): number => {
    const cost = objective(evidence, etas);
    return Number.isFinite(cost) ? -0.5 * cost : Number.NEGATIVE_INFINITY;
  };
  const chained = runChains(logDensity, centre, factor, draws, stream);
  if (!chained || !(chained.scaleReduction <= AGREEMENT)) return undefined;
  return {
    etas: chained.draws,
    how: {
      method: 'Markov chains',
      proposals: chained.steps,
      effective: Math.floor(chained.effective),
      paretoShape: null,
      scaleReduction: chained.scaleReduction,
    },
  };
}

/**
 * So many draws of the normal distribution around the etas of a fit with its covariance, row by row, from one stream; the first
 * draws of a longer run are those of a shorter one. Undefined when the covariance is not positive definite.
 */
export function drawNormalEtas({ eta, covariance }: Normal, draws: number, seed: number, index = 0): Float64Array | undefined {
  const factor = choleskyFactor(covariance);
  if (!factor) return undefined;
  const stream = openStream(seed, index);
  const n = eta.length;
  const etas = new Float64Array(draws * n);
  for (let draw = 0; draw < draws; draw++) {
    const moved = timesLower(
      factor,
      eta.map(() => stream.normal()),
    );
    for (let i = 0; i < n; i++) etas[draw * n + i] = (eta[i] ?? 0) + (moved[i] ?? 0);
  }
  return etas;
}

/** Proposals from the t distribution and the logarithm of posterior over proposal, constants left out. */
function propose(
  centre: readonly number[],
  factor: readonly (readonly number[])[],
  evidence: Evidence,
  count: number,
  stream: Stream,
): { etas: Float64Array; logWeights: Float64Array } {
  const n = centre.length;
  const etas = new Float64Array(count * n);
  const logWeights = new Float64Array(count);
  for (let one = 0; one < count; one++) {
    const z = Array.from({ length: n }, () => stream.normal());
    const stretch = Math.sqrt(FREEDOM / chiSquared(FREEDOM, stream));
    const moved = timesLower(factor, z);
    for (let i = 0; i < n; i++) etas[one * n + i] = (centre[i] ?? 0) + WIDENING * stretch * (moved[i] ?? 0);
    const distance = stretch * stretch * z.reduce((sum, value) => sum + value * value, 0);
    const logProposal = -0.5 * (FREEDOM + n) * Math.log1p(distance / FREEDOM);
    const cost = objective(evidence, etas.subarray(one * n, (one + 1) * n));
    logWeights[one] = Number.isFinite(cost) ? -0.5 * cost - logProposal : Number.NEGATIVE_INFINITY;
  }
  return { etas, logWeights };
}

function chiSquared(freedom: number, stream: Stream): number {
  let sum = 0;
  for (let i = 0; i < freedom; i++) sum += stream.normal() ** 2;
  return sum;
}

/** Systematic resampling: one uniform number places a comb of equal steps on the cumulative weights. */
function resample(etas: Float64Array, weights: Float64Array, total: number, n: number, draws: number, stream: Stream): Float64Array {
  const kept = new Float64Array(draws * n);
  const step = total / draws;
  let mark = stream.uniform() * step;
  let reached = weights[0] ?? 0;
  let from = 0;
  for (let draw = 0; draw < draws; draw++) {
    while (reached < mark && from < weights.length - 1) reached += weights[++from] ?? 0;
    kept.set(etas.subarray(from * n, (from + 1) * n), draw * n);
    mark += step;
  }
  return kept;
}
