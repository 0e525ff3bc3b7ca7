import type { PkModel } from '../domain/define-model.ts';
import type { ComparisonJob, ComparisonOutput, FitOutput, Variation, VariedAnswer, VariedOutput } from '../domain/job.ts';
import { sameMoiety } from '../domain/moiety.ts';
import type { Dose } from '../domain/regimen.ts';
import { crosses } from '../domain/target.ts';
import { meanAndSd } from '../numerics/quantiles.ts';
import { scoreExposure } from './compare-score.ts';
import { rankArms } from './compare.ts';
import { place } from './exposure.ts';
import { summarise } from './exposure-summary.ts';
import { fitModels } from './fit-models.ts';
import { widthOfDraw } from './individual.ts';
import type { CovariateTimeline } from './lay-out.ts';
import { type Part, modelSeen, readParts } from './parts.ts';
import { planScore } from './plan-score.ts';
import type { Predictor } from './predict.ts';
import { predictorOf, runPrepared } from './simulate.ts';

/**
 * The whole answer once more with one thing else, by the model chosen, or by the average of all: fitted to the levels anew, drawn
 * from with the same seed, and every arm simulated, read only for what decides.
 */
export function answerVaried(job: ComparisonJob, models: readonly PkModel[], fit: FitOutput, variation: Variation): VariedOutput {
  const { draws = job.draws } = job.sensitivity ?? {};
  if (variation.model !== undefined) return answerAlone({ ...job, draws }, models, fit, variation.model);
  const used = fit.parts.map(({ model }) => model);
  const covariatesOf = (index: number): CovariateTimeline | null | undefined =>
    variation.covariates ? variation.covariates[index] : job.models[index]?.covariates;
  if (used.some((index) => !covariatesOf(index))) return { is: 'refused' };
  const levels = variation.levels ?? job.levels;
  const varies = variation.covariates !== undefined || variation.levels !== undefined;
  const sameBody = used.every((index) => isSame(covariatesOf(index), job.models[index]?.covariates));
  if (varies && sameBody && isSame(levels, job.levels)) return { is: 'unchanged' };
  const asked = job.models.flatMap((one, index) => {
    const covariates = job.average !== undefined || used.includes(index) ? covariatesOf(index) : undefined;
    return covariates ? [{ ...one, covariates }] : [];
  });
  return answerAgain({ ...job, draws, levels, models: asked }, models);
}

/** A model of less weight than this is not asked what it would say. */
export const WEIGHTY = 0.05;

/** The answer by one model of the job alone, where it has weight and speaks of the same as the answer. */
function answerAlone(job: ComparisonJob, models: readonly PkModel[], { fits, weights, parts }: FitOutput, index: number): VariedOutput {
  const [asked, leading] = [job.models[index], job.models[parts[0]?.model ?? -1]];
  if (!asked || !leading) throw new Error('the fit does not belong to this job');
  if (parts.length === 1 && parts[0]?.model === index) return { is: 'unchanged' };
  if (fits[index]?.status === 'failed') return { is: 'failed', why: fits[index].why ?? 'The fit failed.' };
  if (!sameMoiety(modelSeen(job, asked, models), modelSeen(job, leading, models))) return { is: 'refused' };
  if ((weights[index] ?? 0) < WEIGHTY) return { is: 'negligible' };
  const { average: _average, ...alone } = job;
  return answerAgain({ ...alone, models: [asked] }, models);
}

/** What decides between the arms of a job, and nothing beside it. */
function answerAgain(job: ComparisonJob, models: readonly PkModel[]): VariedOutput {
  const fit = fitModels(job, models, 'draws only');
  if (!fit.ok) return { is: 'failed', why: fit.issues[0]?.text ?? 'The fit failed.' };
  const parts = readParts(job, models, fit.value).map((part) => ({ ...part, predictor: predictorOf(part.model, { areas: true }) }));
  const read: Read[] = [];
  for (const { doses } of job.arms) {
    const arm = readArm(job, parts, doses);
    if (typeof arm === 'string') return { is: 'failed', why: arm };
    read.push(arm);
  }
  return { is: 'answered', ...decide(job, read) };
}

type Read = { exposures: Float64Array; risks: number[] };

function readArm(job: ComparisonJob, parts: readonly (Part & { predictor: Predictor })[], doses: readonly Dose[]): Read | string {
  const exposures = new Float64Array(job.draws);
  const beyond = job.thresholds.map(() => 0);
  for (const { model, covariates, etas, places, predictor } of parts) {
    const { prepared, deciding, thresholds } = planScore(job, [...job.given, ...doses], predictor, covariates);
    const width = widthOfDraw(model);
    for (let row = 0; row * width < etas.length; row++) {
      const why = runPrepared(predictor, prepared, etas, row * width);
      if (why !== undefined) return why;
      exposures[places?.[row] ?? row] = deciding();
      for (const [i, reading] of thresholds.entries()) if (crosses(reading(), job.thresholds[i])) beyond[i] = (beyond[i] ?? 0) + 1;
    }
  }
  return exposures.every(Number.isFinite)
    ? { exposures, risks: beyond.map((count) => count / job.draws) }
    : 'The simulation gave a value that is not a finite number.';
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function decide(job: ComparisonJob, arms: readonly Read[]): VariedAnswer {
  const scores = arms.map(({ exposures }) => meanAndSd(exposures.map((one) => scoreExposure(one, job.target))).mean);
  const { ranking } = rankArms(
    job,
    scores,
    arms.map(({ risks }) => risks),
  );
  return {
    arms: arms.map(({ exposures, risks }) => ({
      within: exposures.filter((one) => place(one, job.target) === 'within').length / exposures.length,
      thresholds: risks,
      median: summarise(exposures).p50,
    })),
    ranking,
  };
}

/** What came of the variations, beside the answer as asked: with all draws that is the answer itself, with fewer the first variation. */
export function describeSensitivity(
  job: ComparisonJob,
  { arms, ranking }: Pick<ComparisonOutput, 'arms' | 'ranking'>,
  varied: readonly VariedOutput[],
): ComparisonOutput['sensitivity'] {
  if (!job.sensitivity) return undefined;
  const { draws, variations } = job.sensitivity;
  if (varied.length !== variations.length) throw new Error('the variations do not belong to this job');
  if (draws === job.draws) return { draws, base: answerAsAsked(arms, ranking), varied: [...varied] };
  const [base, ...others] = varied;
  if (base?.is !== 'answered') return undefined;
  return { draws, base: { arms: base.arms, ranking: base.ranking }, varied: others };
}

const answerAsAsked = (arms: ComparisonOutput['arms'], ranking: readonly number[]): VariedAnswer => ({
  arms: arms.map(({ chance, deciding }) => ({
    within: chance.within.value,
    thresholds: chance.thresholds.map(({ value }) => value),
    median: deciding.p50,
  })),
  ranking: [...ranking],
});
