import type { JobLevel, ModelFit } from '../domain/job.ts';
import { normalProbability } from '../numerics/normal.ts';
import { openStream } from '../numerics/random.ts';
import { timesLower } from '../numerics/cholesky.ts';
import type { Evidence, Observation } from './evidence.ts';
import type { Residual } from './fit-residual.ts';

/** People drawn from the prior to place a level among what the model expects before it has seen any level. */
export const PRIOR_PREDICTIVE_DRAWS = 1000;

/** The stream of the job's seed that serves the prior predictive; the draws of the posterior use stream 0. */
const PRIOR_PREDICTIVE_STREAM = 1;

/**
 * Each level against the model: predicted for the typical person with these covariates, predicted for this person, what is
 * left (observed - individual; 0 when the level lies below quantification and so does the prediction), the same in residual
 * standard deviations at the individual prediction, and the percentile of the level in the prior predictive (0-100): the mean
 * over `PRIOR_PREDICTIVE_DRAWS` people from the prior of the probability that a measurement in that person, residual error
 * included, is lower. A level below quantification takes the middle of the range of percentiles that it may have.
 */
export function describeLevels(evidence: Evidence, levels: readonly JobLevel[], eta: readonly number[], seed: number): ModelFit['levels'] {
  const population = predictOrThrow(
    evidence,
    evidence.model.etas.map(() => 0),
  );
  const individual = predictOrThrow(evidence, eta);
  const percentiles = priorPercentiles(evidence, seed);
  return evidence.observations.map((observation, i) => {
    const prediction = individual[i] ?? Number.NaN;
    return {
      at: levels[i]?.at ?? Number.NaN,
      observed: observation.value,
      below: observation.is === 'below',
      population: population[i] ?? Number.NaN,
      individual: prediction,
      residual: beyondLimit(observation, observation.value - prediction),
      weightedResidual: weightedResidual(evidence, observation, prediction),
      percentile: percentiles[i] ?? Number.NaN,
    };
  });
}

function predictOrThrow(evidence: Evidence, etas: ArrayLike<number>): number[] {
  const predictions = evidence.predict(etas);
  if (typeof predictions === 'string') throw new Error(predictions);
  return [...predictions];
}

/** What is left of an observation that is only known to lie beyond a limit: nothing while the prediction does so too. */
function beyondLimit({ is }: Observation, residual: number): number {
  if (is === 'below') return Math.min(0, residual);
  return is === 'above' ? Math.max(0, residual) : residual;
}

/** What is left of an observation in residual standard deviations at the prediction, on the scale of the error. */
export function weightedResidual({ residuals }: Pick<Evidence, 'residuals'>, observation: Observation, prediction: number): number {
  const residual = residualOf(residuals, observation);
  const { transform, sd } = residual;
  return beyondLimit(observation, (transform(observation.value) - transform(prediction)) / sd(prediction));
}

function residualOf(residuals: Evidence['residuals'], { output }: Observation): Residual {
  const residual = residuals[output];
  if (!residual) throw new Error('an output without a residual error was observed');
  return residual;
}

/** People whose draw the model has no usable parameters for are left out of the mean. */
function priorPercentiles({ dimensions, observations, residuals, factor, predict }: Evidence, seed: number): number[] {
  const stream = openStream(seed, PRIOR_PREDICTIVE_STREAM);
  const sums = observations.map(() => 0);
  let people = 0;
  for (let draw = 0; draw < PRIOR_PREDICTIVE_DRAWS; draw++) {
    const predictions = predict(
      timesLower(
        factor,
        Array.from({ length: dimensions }, () => stream.normal()),
      ),
    );
    if (typeof predictions === 'string') continue;
    people++;
    for (const [i, observation] of observations.entries())
      sums[i] = (sums[i] ?? 0) + probabilityLower(residualOf(residuals, observation), observation, predictions[i] ?? 0);
  }
  return sums.map((sum, i) => middleOf(observations[i], sum / people));
}

/** The percentile of a measured value, or the middle of the range that one beyond a limit may have. */
function middleOf(observation: Observation | undefined, share: number): number {
  if (observation?.is === 'below') return 50 * share;
  return observation?.is === 'above' ? 50 + 50 * share : 100 * share;
}

function probabilityLower({ transform, sd }: Residual, { value }: Observation, prediction: number): number {
  const spread = sd(prediction);
  const distance = transform(value) - transform(prediction);
  if (spread > 0 && Number.isFinite(distance)) return normalProbability(distance / spread);
  return distance > 0 ? 1 : distance < 0 ? 0 : 0.5;
}
