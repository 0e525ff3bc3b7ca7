import type { PkModel } from '../domain/define-model.ts';
import { type Issue, type Outcome, accept, error, refuse } from '../domain/issue.ts';
import type { ArmOutput, ComparisonJob, ComparisonOutput, FitOutput, VariedOutput } from '../domain/job.ts';
import { dailyDoseOf, dosesOf } from '../domain/pattern.ts';
import { readDoubles } from '../numerics/doubles-as-text.ts';
import { compareArms } from './compare.ts';
import { describeArm } from './exposure-summary.ts';
import { exposeArm } from './exposure.ts';
import { fitModels } from './fit-models.ts';
import { readParts } from './parts.ts';
import { checkJob, checkModels } from './run-check.ts';
import { findNotFinite } from './run-finite.ts';
import { adviseSample } from './next-sample.ts';
import { searchPatterns } from './search.ts';
import { answerVaried, describeSensitivity } from './sensitivity.ts';
import { exposeUncapped } from './uncapped.ts';

export { CLEARLY_BETTER } from './fit-models.ts';
export { estimateCost } from './run-cost.ts';

/** Fits the models of the job and draws this person's etas: see `fitModels`. */
export function fitStep(job: ComparisonJob, models: readonly PkModel[]): Outcome<FitOutput> {
  const mistakes = [...checkJob(job), ...checkModels(job, models)];
  return mistakes.length > 0 ? refuse(...mistakes) : fitModels(job, models);
}

/** Levels that fewer than this share of people from the prior would match or exceed in strangeness raise an alarm. */
export const IMPROBABLE = 0.01;

/**
 * Models with at least this share of the draws that find the levels improbable stop a search: one model alone does, and of an average
 * those on which half of the answer rests.
 */
const HALF = 0.5;

/** A search shows alternatives, never one answer. */
const FEWEST_FOUND = 2;

/** Simulates one arm for every draw of the fit. */
export function armStep(job: ComparisonJob, models: readonly PkModel[], fit: FitOutput, armIndex: number): Outcome<ArmOutput> {
  const mistakes = [...checkJob(job), ...checkModels(job, models)];
  if (mistakes.length > 0) return refuse(...mistakes);
  if (!job.arms[armIndex]) throw new Error('the arm does not belong to this job');
  const parts = readParts(job, models, fit);
  const exposures = exposeArm(job, armIndex, parts);
  const at = `arms[${armIndex}]`;
  if (typeof exposures === 'string') return refuse(error('simulation-failed', exposures, { at, fix: 'Ask with another model.' }));
  const uncapped = exposeUncapped(job, armIndex, parts, fit);
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
  const doubting = fit.parts.filter(({ priorDistance }) => priorDistance && priorDistance.p < IMPROBABLE);
  if (doubting.reduce((sum, { draws }) => sum + draws, 0) >= HALF * job.draws) return refuse(levelsImprobable(job, doubting));
  const found = searchPatterns(job, readParts(job, models, fit));
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

function levelsImprobable(job: ComparisonJob, doubting: FitOutput['parts']): Issue {
  const names = doubting.map(({ model }) => job.models[model]?.id ?? 'the model');
  const most = Math.max(...doubting.map(({ priorDistance }) => priorDistance?.p ?? 0));
  return error(
    'levels-improbable',
    `The levels together lie further from what ${names.join(', ')} expect${names.length === 1 ? 's' : ''} than those of all but ${(100 * most).toFixed(2)} % of such people; no dose is suggested on them.`,
    {
      at: 'levels',
      fix: 'Check doses, times and sampling; leave out a level that is wrong, or compare regimens and read the warnings.',
    },
  );
}

/** Answers the same question with one input else: one of the job's variations, of all its arms. */
export function varyStep(job: ComparisonJob, models: readonly PkModel[], fit: FitOutput, place: number): Outcome<VariedOutput> {
  const variation = job.sensitivity?.variations[place];
  if (!variation) throw new Error('the variation does not belong to this job');
  const varied = { ...job, levels: variation.levels ?? job.levels };
  const mistakes = [...checkJob(varied), ...checkModels(job, models)];
  if (mistakes.length > 0) return refuse(...mistakes);
  return accept(answerVaried(job, models, fit, variation));
}

/** Compares the arms of one job, in the job's order; beside them stand what came of its variations, and when to draw the next level. */
export function compareStep(
  job: ComparisonJob,
  models: readonly PkModel[],
  fit: FitOutput,
  arms: readonly ArmOutput[],
  varied: readonly VariedOutput[] = [],
): Outcome<ComparisonOutput> {
  if (arms.length !== job.arms.length) throw new Error('the arms do not belong to this job');
  const compared = compareArms(job, fit, arms);
  const sensitivity = describeSensitivity(job, compared, varied);
  const [first = 0] = compared.ranking;
  const leading = arms[first];
  const nextSample = leading && adviseSample(job, first, readParts(job, models, fit), readDoubles(leading.exposures));
  const output = { ...compared, ...(sensitivity ? { sensitivity } : {}), ...(nextSample ? { nextSample } : {}) };
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
 * Fit, then every arm, then every variation, then the comparison: exactly the steps that travel separately when a job is large, so the bytes are the
 * same either way.
 */
export async function runComparison(
  job: ComparisonJob,
  models: readonly PkModel[],
  { progress, signal }: RunOptions = {},
): Promise<Outcome<ComparisonOutput>> {
  const variations = job.sensitivity?.variations ?? [];
  const of = job.arms.length + (job.search?.show ?? 0) + variations.length + 2;
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
  const varied: VariedOutput[] = [];
  for (const place of variations.keys()) {
    await turn(arms.length + place + 1, 'vary');
    const one = varyStep(searched.value, models, fit.value, place);
    if (!one.ok) return one;
    varied.push(one.value);
  }
  await turn(of - 1, 'compare');
  const output = compareStep(searched.value, models, fit.value, arms, varied);
  await progress?.({ done: of, of, step: 'compare' });
  return output.ok ? accept(output.value, [...fit.issues, ...output.issues]) : output;
}
