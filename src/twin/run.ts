import type { PkModel } from '../domain/define-model.ts';
import { type Issue, type Outcome, accept, error, refuse, warning } from '../domain/issue.ts';
import type { ArmOutput, ComparisonJob, ComparisonOutput, FitOutput, JobModel, ModelFit } from '../domain/job.ts';
import { dailyDoseOf, dosesOf } from '../domain/pattern.ts';
import { readDoubles, writeDoubles } from '../numerics/doubles-as-text.ts';
import { compareArms } from './compare.ts';
import { describeArm } from './exposure-summary.ts';
import { exposeArm } from './exposure.ts';
import { fitModel } from './fit.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import { widthOfDraw } from './individual.ts';
import { drawEtas } from './posterior.ts';
import { checkJob } from './run-check.ts';
import { findNotFinite } from './run-finite.ts';
import { measurePriorDistance } from './prior-distance.ts';
import { searchPatterns } from './search.ts';
import { exposeUncapped, fitUncapped } from './uncapped.ts';

export { estimateCost } from './run-cost.ts';

/**
 * Difference of log evidence from which the levels speak for another model than the preferred one; below it is noise of one
 * person's few levels. Kass RE, Raftery AE, J Am Stat Assoc 1995;90:773-795: a log Bayes factor above 1 is positive evidence.
 */
export const CLEARLY_BETTER = 1;

/**
 * Fits every model of the job to the levels, chooses one and draws this person's etas from it. The job's order is the order of
 * preference: the first model is chosen whose Laplace evidence is within `CLEARLY_BETTER` of the best one's; without levels, the
 * first. Refused with `fit-failed` when no model can be fitted: a number is never given instead.
 */
export function fitStep(job: ComparisonJob, models: readonly PkModel[]): Outcome<FitOutput> {
  const mistakes = [...checkJob(job), ...checkModels(job, models)];
  if (mistakes.length > 0) return refuse(...mistakes);
  const fits = job.models.map((one) => finiteOrFailed(fitModel(modelOf(one, models), one.covariates, job.given, job.levels, job.seed)));
  const usable = fits.map((_, i) => i).filter((i) => fits[i]?.status !== 'failed');
  const best = Math.max(...usable.map((i) => evidenceOf(fits[i])));
  const chosen = usable.find((i) => evidenceOf(fits[i]) >= best - CLEARLY_BETTER);
  const fit = chosen === undefined ? undefined : fits[chosen];
  const remarks = fits.flatMap((one, i) => (one.status === 'failed' ? [fitFailed(job.models[i], one, fit ? warning : error)] : []));
  if (chosen === undefined || !fit) return refuse(...remarks);
  const evidence = evidenceOfModel(job, models, chosen);
  const drawn = drawEtas(fit, evidence, job.draws, job.seed);
  if (!drawn)
    return refuse(
      error('fit-failed', `The uncertainty of ${job.models[chosen]?.id ?? 'the model'} cannot be drawn from.`, {
        at: `models[${chosen}]`,
        fix: 'Ask with another model.',
      }),
    );
  const priorDistance = measurePriorDistance(evidence, job.seed) ?? null;
  const uncapped = fitUncapped(job, evidence.model, job.models[chosen]?.covariates ?? []);
  return accept(
    { model: chosen, fits, draws: drawn.how, priorDistance, etas: writeDoubles(drawn.etas), ...(uncapped ? { uncapped } : {}) },
    remarks,
  );
}

function evidenceOfModel(job: ComparisonJob, models: readonly PkModel[], place: number): Evidence {
  const one = job.models[place];
  if (!one) throw new Error('the model chosen is not in this job');
  return gatherEvidence(modelOf(one, models), one.covariates, job.given, job.levels);
}

/** Without levels every model stands alike, and the first is chosen. */
const evidenceOf = (fit: ModelFit | undefined): number => fit?.logEvidence ?? 0;

const fitFailed = (model: JobModel | undefined, fit: ModelFit, say: typeof error): Issue =>
  say('fit-failed', fit.why ?? 'The fit failed.', {
    at: model?.id ?? 'models',
    fix: 'Check the recorded doses, their times and the sampling times, or ask with another model.',
  });

function finiteOrFailed(fit: ModelFit): ModelFit {
  const where = findNotFinite(fit);
  if (where === undefined) return fit;
  return {
    status: 'failed',
    why: `The fit gave a value that is not a finite number (${where}).`,
    objective: null,
    logEvidence: null,
    eta: [],
    covariance: [],
    covarianceFormula: 'prior',
    parameters: [],
    levels: [],
  };
}

/** Levels that fewer than this share of people from the prior would match or exceed in strangeness raise an alarm. */
export const IMPROBABLE = 0.01;

/** A search shows alternatives, never one answer. */
const FEWEST_FOUND = 2;

/** Simulates one arm for every draw of the fit. */
export function armStep(job: ComparisonJob, models: readonly PkModel[], fit: FitOutput, armIndex: number): Outcome<ArmOutput> {
  const mistakes = [...checkJob(job), ...checkModels(job, models)];
  if (mistakes.length > 0) return refuse(...mistakes);
  const chosen = job.models[fit.model];
  if (!chosen || !job.arms[armIndex]) throw new Error('the fit or the arm does not belong to this job');
  const model = modelOf(chosen, models);
  const etas = readDoubles(fit.etas);
  if (etas.length !== job.draws * widthOfDraw(model)) throw new Error('the draws do not belong to this job');
  const exposures = exposeArm(job, armIndex, model, chosen.covariates, etas);
  const at = `arms[${armIndex}]`;
  if (typeof exposures === 'string') return refuse(error('simulation-failed', exposures, { at, fix: 'Ask with another model.' }));
  const uncapped = exposeUncapped(job, armIndex, model, chosen.covariates, fit);
  const output = { ...describeArm(job, exposures), ...(uncapped ? { uncapped } : {}) };
  const where = findNotFinite(output);
  return where === undefined
    ? accept(output)
    : refuse(
        error('simulation-failed', `The simulation gave a value that is not a finite number (${where}).`, {
          at,
          fix: 'Check the doses and covariates, or ask with another model.',
        }),
      );
}

/**
 * Searches for the best regimens, where the job asks for that, and adds them to its arms. Never fewer than two, and none beyond a
 * limit on safety: a search that finds fewer is refused.
 */
export function searchStep(job: ComparisonJob, models: readonly PkModel[], fit: FitOutput): Outcome<ComparisonJob> {
  if (!job.search) return accept(job);
  if (fit.priorDistance && fit.priorDistance.p < IMPROBABLE)
    return refuse(
      error(
        'levels-improbable',
        `The levels together lie further from what ${job.models[fit.model]?.id ?? 'the model'} expects than those of all but ${(100 * fit.priorDistance.p).toFixed(2)} % of such people; no dose is suggested on them.`,
        {
          at: 'levels',
          fix: 'Check doses, times and sampling; leave out a level that is wrong, or compare regimens and read the warnings.',
        },
      ),
    );
  const chosen = job.models[fit.model];
  if (!chosen) throw new Error('the fit does not belong to this job');
  const found = searchPatterns(job, modelOf(chosen, models), chosen.covariates, readDoubles(fit.etas));
  if (typeof found === 'string') return refuse(error('simulation-failed', found, { at: 'search', fix: 'Ask with another model.' }));
  if (found.patterns.length < FEWEST_FOUND)
    return refuse(
      error(
        'no-regimen-within-limit',
        `Of ${found.searched} regimens ${found.patterns.length === 0 ? 'none keeps' : 'only one keeps'} the limit on every safety threshold; no dose is suggested.`,
        { at: 'search', fix: 'Compare regimens of your own, hold the next dose, or widen what may be given.' },
      ),
    );
  const { search: _done, ...rest } = job;
  const arms = found.patterns.map((pattern) => ({ doses: dosesOf(pattern, job.horizon), dailyDose: dailyDoseOf(pattern) }));
  return accept({ ...rest, arms: [...job.arms, ...arms], found });
}

/** Compares the arms of one job, in the job's order. */
export function compareStep(job: ComparisonJob, fit: FitOutput, arms: readonly ArmOutput[]): Outcome<ComparisonOutput> {
  if (arms.length !== job.arms.length) throw new Error('the arms do not belong to this job');
  const output = compareArms(job, fit, arms);
  const where = findNotFinite(output);
  return where === undefined
    ? accept(output)
    : refuse(error('comparison-failed', `The comparison gave a value that is not a finite number (${where}).`, { at: 'arms' }));
}

export type RunOptions = {
  /** Waited for before the next step: where other work of the process shall get its turn, it returns a promise. */
  progress?: (progress: { done: number; of: number; step: string }) => void | Promise<void>;
  /** Looked at before every step; once aborted, the run rejects with the signal's reason. */
  signal?: AbortSignal;
};

/**
 * Fit, then every arm, then the comparison: exactly the steps that travel separately when a job is large, so the bytes are the
 * same either way.
 */
export async function runComparison(
  job: ComparisonJob,
  models: readonly PkModel[],
  { progress, signal }: RunOptions = {},
): Promise<Outcome<ComparisonOutput>> {
  const of = job.arms.length + (job.search?.show ?? 0) + 2;
  const turn = async (done: number, step: string): Promise<void> => {
    await progress?.({ done, of, step });
    signal?.throwIfAborted();
  };
  await turn(0, 'fit');
  const fit = fitStep(job, models);
  if (!fit.ok) return fit;
  const arms: ArmOutput[] = [];
  if (job.search) await turn(1, 'search');
  const searched = searchStep(job, models, fit.value);
  if (!searched.ok) return searched;
  for (const index of searched.value.arms.keys()) {
    await turn(index + 1, 'arm');
    const arm = armStep(searched.value, models, fit.value, index);
    if (!arm.ok) return arm;
    arms.push(arm.value);
  }
  await turn(of - 1, 'compare');
  const output = compareStep(searched.value, fit.value, arms);
  await progress?.({ done: of, of, step: 'compare' });
  return output.ok ? accept(output.value, [...fit.issues, ...output.issues]) : output;
}

const checkModels = (job: ComparisonJob, models: readonly PkModel[]): Issue[] =>
  job.models.flatMap(({ id }, i) =>
    models.some((one) => one.id === id)
      ? []
      : [
          error('unknown-model', `There is no model ${id} here.`, {
            at: `models[${i}]`,
            fix: 'Run it where the same library is installed.',
          }),
        ],
  );

function modelOf({ id }: JobModel, models: readonly PkModel[]): PkModel {
  const model = models.find((one) => one.id === id);
  if (!model) throw new Error(`there is no model ${id}`);
  return model;
}
