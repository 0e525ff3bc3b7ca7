import type { JobLevel, ModelFit } from '../domain/job.ts';
import { normalProbability } from '../numerics/normal.ts';
import { openStream } from '../numerics/random.ts';
import { timesLower } from '../numerics/cholesky.ts';
import type { Evidence } from './fit-objective.ts';
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
export function describeLevels(evidence: Evidence, eta: readonly number[], seed: number): ModelFit['levels'] {
  const population = predictOrThrow(
    evidence,
    evidence.model.etas.map(() => 0),
  );
  const individual = predictOrThrow(evidence, eta);
  const percentiles = priorPercentiles(evidence, seed);
  return evidence.levels.map((level, i) => {
    const prediction = individual[i] ?? Number.NaN;
    return {
      at: level.at,
      observed: level.value,
      below: level.below,
      population: population[i] ?? Number.NaN,
      individual: prediction,
      residual: level.below ? Math.min(0, level.value - prediction) : level.value - prediction,
      weightedResidual: weigh(evidence.residual, level, prediction),
      percentile: percentiles[i] ?? Number.NaN,
    };
  });
}

function predictOrThrow(evidence: Evidence, etas: ArrayLike<number>): number[] {
  const predictions = evidence.predict(etas);
  if (typeof predictions === 'string') throw new Error(predictions);
  return [...predictions];
}

function weigh({ transform, sd }: Residual, level: JobLevel, prediction: number): number {
  const weighted = (transform(level.value) - transform(prediction)) / sd(prediction);
  return level.below ? Math.min(0, weighted) : weighted;
}

/** People whose draw the model has no usable parameters for are left out of the mean. */
function priorPercentiles({ model, levels, residual, factor, predict }: Evidence, seed: number): number[] {
  const stream = openStream(seed, PRIOR_PREDICTIVE_STREAM);
  const sums = levels.map(() => 0);
  let people = 0;
  for (let draw = 0; draw < PRIOR_PREDICTIVE_DRAWS; draw++) {
    const predictions = predict(
      timesLower(
        factor,
        model.etas.map(() => stream.normal()),
      ),
    );
    if (typeof predictions === 'string') continue;
    people++;
    for (const [i, level] of levels.entries()) sums[i] = (sums[i] ?? 0) + probabilityLower(residual, level, predictions[i] ?? 0);
  }
  return sums.map((sum, i) => ((levels[i]?.below ? 50 : 100) * sum) / people);
}

function probabilityLower({ transform, sd }: Residual, { value }: JobLevel, prediction: number): number {
  const spread = sd(prediction);
  const distance = transform(value) - transform(prediction);
  if (spread > 0 && Number.isFinite(distance)) return normalProbability(distance / spread);
  return distance > 0 ? 1 : distance < 0 ? 0 : 0.5;
}
