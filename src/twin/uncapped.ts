import { capsOf } from '../domain/caps.ts';
import type { PkModel } from '../domain/define-model.ts';
import type { ArmOutput, ComparisonJob, FitOutput, UncappedArm } from '../domain/job.ts';
import { readDoubles, writeDoubles } from '../numerics/doubles-as-text.ts';
import { gatherEvidence } from './evidence.ts';
import { exposeArm } from './exposure.ts';
import { describeArm } from './exposure-summary.ts';
import { fitModel } from './fit.ts';
import type { CovariateTimeline } from './lay-out.ts';
import { drawEtas } from './posterior.ts';

/** The model without its caps, where one of them holds a value of this person down at any time; undefined where none does. */
export function withoutCaps(model: PkModel, covariates: CovariateTimeline): PkModel | undefined {
  if (!model.uncapped) return undefined;
  const holds = capsOf(model).some(({ covariate, bound }) => covariates.some(({ values }) => (values[covariate] ?? 0) > bound));
  return holds ? { ...model, individual: model.uncapped } : undefined;
}

/** Fits the chosen model to the same levels once more without its caps, where they hold a value of this person down. */
export function fitUncapped(job: ComparisonJob, model: PkModel, covariates: CovariateTimeline): FitOutput['uncapped'] {
  const free = withoutCaps(model, covariates);
  if (!free) return undefined;
  const fit = fitModel(free, covariates, job.given, job.levels, job.seed);
  if (fit.status === 'failed') return { etas: '', why: fit.why ?? 'the fit failed' };
  const drawn = drawEtas(fit, gatherEvidence(free, covariates, job.given, job.levels), job.draws, job.seed);
  return drawn ? { etas: writeDoubles(drawn.etas) } : { etas: '', why: 'its uncertainty cannot be drawn from' };
}

/** One arm as the model without its caps foresees it; undefined where no cap holds, or where it could not be fitted. */
export function exposeUncapped(
  job: ComparisonJob,
  arm: number,
  model: PkModel,
  covariates: CovariateTimeline,
  fit: FitOutput,
): UncappedArm | undefined {
  const free = withoutCaps(model, covariates);
  if (!free || fit.uncapped === undefined || fit.uncapped.why !== undefined) return undefined;
  const exposures = exposeArm(job, arm, free, covariates, readDoubles(fit.uncapped.etas));
  if (typeof exposures === 'string') return undefined;
  const { curve, auc0to24, auc24to48, aucSteadyState, cmax, cmin, deciding, chance }: ArmOutput = describeArm(job, exposures);
  const { below, within, above, thresholds } = chance;
  return { curve, auc0to24, auc24to48, aucSteadyState, cmax, cmin, deciding, chance: { below, within, above, thresholds } };
}
