import { capsOf } from '../domain/caps.ts';
import type { PkModel } from '../domain/define-model.ts';
import type { ArmOutput, ComparisonJob, FitOutput, FitPart, UncappedArm } from '../domain/job.ts';
import { readDoubles, writeDoubles } from '../numerics/doubles-as-text.ts';
import { gatherEvidence } from './evidence.ts';
import { exposeArm } from './exposure.ts';
import { describeArm } from './exposure-summary.ts';
import { fitModel } from './fit.ts';
import type { CovariateTimeline } from './lay-out.ts';
import type { Part } from './parts.ts';
import { drawEtas } from './posterior.ts';

/** The model without its caps, where one of them holds a value of this person down at any time; undefined where none does. */
export function withoutCaps(model: PkModel, covariates: CovariateTimeline): PkModel | undefined {
  if (!model.uncapped) return undefined;
  const holds = capsOf(model).some(({ covariate, bound }) => covariates.some(({ values }) => (values[covariate] ?? 0) > bound));
  return holds ? { ...model, individual: model.uncapped } : undefined;
}

/** Fits a model to the same levels once more without its caps, where they hold a value of this person down. */
export function fitUncapped(
  job: ComparisonJob,
  model: PkModel,
  covariates: CovariateTimeline,
  draws: number,
  stream: number,
): FitPart['uncapped'] {
  const free = withoutCaps(model, covariates);
  if (!free) return undefined;
  const fit = fitModel(free, covariates, job.given, job.levels, job.seed);
  if (fit.status === 'failed') return { etas: '', why: fit.why ?? 'the fit failed' };
  const drawn = drawEtas(fit, gatherEvidence(free, covariates, job.given, job.levels), draws, job.seed, stream);
  return drawn ? { etas: writeDoubles(drawn.etas) } : { etas: '', why: 'its uncertainty cannot be drawn from' };
}

/**
 * One arm as the same models without their caps foresee it, in the same proportions; a model that is not held down by any stands as it
 * is. Undefined where no cap holds, or where a model could not be fitted without it.
 */
export function exposeUncapped(job: ComparisonJob, arm: number, parts: readonly Part[], fit: FitOutput): UncappedArm | undefined {
  if (fit.parts.every(({ uncapped }) => uncapped === undefined) || fit.parts.some(({ uncapped }) => uncapped?.why !== undefined))
    return undefined;
  const free = parts.map((part, i) => {
    const model = withoutCaps(part.model, part.covariates);
    const uncapped = fit.parts[i]?.uncapped;
    return model && uncapped ? { ...part, model, etas: readDoubles(uncapped.etas) } : part;
  });
  const exposures = exposeArm(job, arm, free);
  if (typeof exposures === 'string') return undefined;
  const { curve, auc0to24, auc24to48, aucSteadyState, cmax, cmin, deciding, chance }: ArmOutput = describeArm(job, exposures);
  const { below, within, above, thresholds } = chance;
  return { curve, auc0to24, auc24to48, aucSteadyState, cmax, cmin, deciding, chance: { below, within, above, thresholds } };
}
