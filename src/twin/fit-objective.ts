import type { PkModel } from '../domain/define-model.ts';
import type { JobLevel } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import { choleskyFactor, solveLower } from '../numerics/cholesky.ts';
import { logNormalProbability } from '../numerics/normal.ts';
import { type Residual, readResidual } from './fit-residual.ts';
import { type CovariateTimeline, placeOf } from './lay-out.ts';
import { prepareCourse, predictorOf, runPrepared } from './simulate.ts';

/** Everything needed to judge a set of etas against the levels of one person. */
export type Evidence = {
  model: PkModel;
  levels: readonly JobLevel[];
  residual: Residual;
  /** L with L L' = Omega. */
  factor: number[][];
  /** Predicted concentrations at the levels, mg/L, or why there are none. */
  predict: (etas: ArrayLike<number>, offset?: number) => Float64Array | string;
};

/** Joins model, covariates, doses and levels. Throws when Omega is not positive definite, which is a mistake in the model. */
export function gatherEvidence(
  model: PkModel,
  covariates: CovariateTimeline,
  doses: readonly Dose[],
  levels: readonly JobLevel[],
): Evidence {
  const factor = choleskyFactor(model.omega);
  if (!factor) throw new Error(`${model.id}: Omega is not positive definite`);
  const predictor = predictorOf(model);
  // Without levels the last covariates are looked at, so that parameters that cannot be used are found all the same.
  const moments = levels.length > 0 ? levels.map(({ at }) => at) : [covariates.at(-1)?.at ?? 0];
  const prepared = prepareCourse(predictor, covariates, doses, moments);
  const { layout, sink } = prepared;
  const records = levels.map(({ at }) => layout.before[placeOf(layout, at)] ?? 0);
  const predictions = new Float64Array(levels.length);
  const predict = (etas: ArrayLike<number>, offset = 0): Float64Array | string => {
    const why = runPrepared(predictor, prepared, etas, offset);
    if (why !== undefined) return why;
    for (let i = 0; i < records.length; i++) predictions[i] = sink.predictions[records[i] ?? 0] ?? Number.NaN;
    return predictions;
  };
  return { model, levels, residual: readResidual(model.error, model.moiety.level), factor, predict };
}

/**
 * The objective of one set of etas, without constants:
 *
 * sum over levels of [ ln v + (y - f)^2 / v ] + eta' Omega^-1 eta, with v the residual variance at the prediction f.
 *
 * A level below quantification contributes -2 ln Phi((LLOQ - f) / sd) instead (method M3: S. L. Beal, Journal of
 * Pharmacokinetics and Pharmacodynamics 28 (2001) 481-504). Not finite where the model predicts nothing for a level that was
 * measured, or has no usable parameters.
 */
export function objective(evidence: Evidence, etas: ArrayLike<number>): number {
  const predictions = evidence.predict(etas);
  if (typeof predictions === 'string') return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const [i, level] of evidence.levels.entries()) sum += levelTerm(evidence.residual, level, predictions[i] ?? Number.NaN);
  const whitened = solveLower(evidence.factor, etas);
  return whitened.reduce((total, z) => total + z * z, sum);
}

function levelTerm({ transform, sd }: Residual, { value, below }: JobLevel, prediction: number): number {
  const spread = sd(prediction);
  const distance = transform(value) - transform(prediction);
  if (below) return spread === 0 ? (distance >= 0 ? 0 : Number.POSITIVE_INFINITY) : -2 * logNormalProbability(distance / spread);
  return 2 * Math.log(spread) + (distance / spread) ** 2;
}
