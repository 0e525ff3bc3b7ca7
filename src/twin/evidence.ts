import type { PkModel } from '../domain/define-model.ts';
import type { JobLevel } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import { choleskyFactor } from '../numerics/cholesky.ts';
import { type Residual, readResidual } from './fit-residual.ts';
import { type CovariateTimeline, placeOf } from './lay-out.ts';
import { type Itinerary, type Predictor, run } from './predict.ts';
import { seenThrough } from './seen-through.ts';
import { prepareCourse, predictorOf } from './simulate.ts';

/** One measured value, or one that is only known to lie below or above a limit of quantification. */
export type Observation = {
  /** Its record in the itinerary. */
  record: number;
  /** Place of its output. */
  output: number;
  /** What was measured, or the limit. */
  value: number;
  is: 'measured' | 'below' | 'above';
  /** Weight of its term in the objective; 1 is as it is, 0 leaves it out. */
  weight: number;
};

/** Everything needed to judge a set of etas against the observations of one person. */
export type Evidence = {
  readonly model: PkModel;
  readonly observations: readonly Observation[];
  /** By place of the output; undefined where the model states no residual error. */
  readonly residuals: readonly (Residual | undefined)[];
  /** Etas of the person, then those of each occasion. */
  readonly dimensions: number;
  /** L with L L' = the covariance of all of them. */
  readonly factor: readonly (readonly number[])[];
  /** Weight of the prior in the objective, usually 1. */
  readonly priorWeight: number;
  /** Predictions of the observations, in one array used again, or why there are none. */
  readonly predict: (etas: ArrayLike<number>, offset?: number) => Float64Array | string;
};

export type EvidenceOptions = { priorWeight?: number };

/**
 * Joins a prepared course and the observations on it.
 *
 * @param occasions number of occasions of the person, for a model that varies between them
 * @throws when Omega is not positive definite, which is a mistake in the model
 */
export function weigh(
  predictor: Predictor,
  itinerary: Itinerary,
  observations: readonly Observation[],
  occasions: number,
  { priorWeight = 1 }: EvidenceOptions = {},
): Evidence {
  const { model, kinetics } = predictor;
  const factor = choleskyFactor(jointCovariance(model, occasions));
  if (!factor) throw new Error(`${model.id}: Omega is not positive definite`);
  const sink = { predictions: new Float64Array(itinerary.history.length) };
  const predictions = new Float64Array(observations.length);
  const records = Int32Array.from(observations, ({ record }) => record);
  return {
    model,
    observations,
    residuals: kinetics.outputs.map((name, place) => {
      const error = model.errors[name];
      return error && readResidual(error, levelUnitOf(model, name, place === kinetics.observe));
    }),
    dimensions: factor.length,
    factor,
    priorWeight,
    predict: (etas, offset = 0) => {
      const failure = run(predictor, itinerary, etas, sink, offset);
      if (failure) return `${model.id}: ${failure.why}.`;
      for (let i = 0; i < records.length; i++) predictions[i] = sink.predictions[records[i] ?? 0] ?? Number.NaN;
      return predictions;
    },
  };
}

/** Outputs of equations state their unit; a linear structure has the level of the moiety. */
const levelUnitOf = ({ structure, moiety }: PkModel, name: string, observed: boolean): string =>
  structure.kind === 'linear' || observed ? moiety.level : (structure.outputs[name]?.unit ?? moiety.level);

/** The levels of a person's record and what is forecast from them are one occasion. */
export const ONE_OCCASION = 1;

/** Omega of the person, and beside it, where the model varies between occasions, one block for each of them. */
export function jointCovariance({ omega, occasions: between }: PkModel, occasions: number): number[][] {
  const blocks = [omega, ...Array.from({ length: between.etas.length > 0 ? occasions : 0 }, () => between.omega)];
  const size = blocks.reduce((sum, block) => sum + block.length, 0);
  const whole = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  let at = 0;
  for (const block of blocks) {
    for (const [i, row] of block.entries()) for (const [j, value] of row.entries()) (whole[at + i] ?? [])[at + j] = value;
    at += block.length;
  }
  return whole;
}

/** The output that a level is of: the one the model observes unless it names another. */
const outputOf = ({ structure }: PkModel, level: JobLevel | undefined): string =>
  level?.output ?? (structure.kind === 'linear' ? 'CP' : structure.observe);

/** Joins model, covariates, doses and levels of a person's record. */
export function gatherEvidence(
  model: PkModel,
  covariates: CovariateTimeline,
  doses: readonly Dose[],
  levels: readonly JobLevel[],
  options: EvidenceOptions = {},
): Evidence {
  // Looked at through the output of the first reading, which is that of all but where levels and an effect were both measured.
  const observed = outputOf(model, levels[0]);
  const predictor = predictorOf(seenThrough(model, observed) ?? model);
  // Without levels the last covariates are looked at, so that parameters that cannot be used are found all the same.
  const moments = levels.length > 0 ? levels.map(({ at }) => at) : [covariates.at(-1)?.at ?? 0];
  const { observe, outputs } = predictor.kinetics;
  const placed = levels.map((level) => ({ level, at: level.at, output: outputs.indexOf(outputOf(model, level)) }));
  const others = placed.filter(({ output }) => output !== observe);
  const { layout, itinerary } = prepareCourse(predictor, covariates, doses, moments, [], others);
  const recordOf = (one: (typeof placed)[number]): number =>
    (one.output === observe ? layout.before[placeOf(layout, one.at)] : layout.readings[others.indexOf(one)]) ?? 0;
  const observations = placed.map((one): Observation => {
    const { value, below, above = false, weight = 1 } = one.level;
    return { record: recordOf(one), output: one.output, value, is: below ? 'below' : above ? 'above' : 'measured', weight };
  });
  return weigh(predictor, itinerary, observations, ONE_OCCASION, options);
}
