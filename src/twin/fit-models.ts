import type { PkModel } from '../domain/define-model.ts';
import { type Issue, type Outcome, accept, error, refuse, warning } from '../domain/issue.ts';
import type { ComparisonJob, FitOutput, FitPart, JobModel, ModelFit } from '../domain/job.ts';
import { writeDoubles } from '../numerics/doubles-as-text.ts';
import { allotDraws } from './allot-draws.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import { failedFit, fitModel } from './fit.ts';
import { changeOfVariable } from './fit-objective.ts';
import { modelOf } from './parts.ts';
import { drawEtas } from './posterior.ts';
import { measurePriorDistance } from './prior-distance.ts';
import { findNotFinite } from './run-finite.ts';
import { fitUncapped } from './uncapped.ts';
import { weighModels } from './weigh-models.ts';

/**
 * Difference of log evidence from which the levels speak for another model than the preferred one; below it is noise of one
 * person's few levels. Kass RE, Raftery AE, J Am Stat Assoc 1995;90:773-795: a log Bayes factor above 1 is positive evidence.
 */
export const CLEARLY_BETTER = 1;

/**
 * Fits every model of the job to the levels, chooses one or weighs them all, and draws this person's etas. The job's order is the
 * order of preference: the first model is chosen whose Laplace evidence is within `CLEARLY_BETTER` of the best one's; without
 * levels, the first. Refused with `fit-failed` when no model can be fitted: a number is never given instead.
 *
 * @param wanted the distance of the levels and the draws without caps as well, or the draws only
 */
export function fitModels(job: ComparisonJob, models: readonly PkModel[], wanted: Wanted = 'all'): Outcome<FitOutput> {
  const fits = job.models.map((one) => finiteOrFailed(fitModel(modelOf(one, models), one.covariates, job.given, job.levels, job.seed)));
  return job.average === undefined ? answerWithOne(job, models, fits, wanted) : answerWithAll(job, models, fits, wanted);
}

type Wanted = 'all' | 'draws only';

function answerWithOne(job: ComparisonJob, models: readonly PkModel[], fits: ModelFit[], wanted: Wanted): Outcome<FitOutput> {
  const usable = fits.map((_, i) => i).filter((i) => fits[i]?.status !== 'failed');
  const best = Math.max(...usable.map((i) => evidenceOf(fits[i])));
  const chosen = usable.find((i) => evidenceOf(fits[i]) >= best - CLEARLY_BETTER);
  if (chosen === undefined) return refuse(...failures(job, fits, error));
  const part = drawPart(job, models, fits, { model: chosen, draws: job.draws, stream: 0, wanted });
  if (!part)
    return refuse(
      error('fit-failed', notDrawn(job.models[chosen]), {
        at: `models[${chosen}]`,
        fix: 'Ask with another model.',
      }),
    );
  return accept({ fits, weights: weigh(job, models, fits), parts: [part] }, failures(job, fits, warning));
}

/** Streams of the job's seed for the draws of the second and later models of an average: independent of one another. */
const FURTHER = 16;

/**
 * Weighs every model that can be fitted and draws from each in proportion. A model whose uncertainty cannot be drawn from counts as
 * failed, and the others are weighed without it.
 */
function answerWithAll(job: ComparisonJob, models: readonly PkModel[], fitted: ModelFit[], wanted: Wanted): Outcome<FitOutput> {
  const fits = [...fitted];
  for (;;) {
    if (fits.every(({ status }) => status === 'failed')) return refuse(...failures(job, fits, error));
    const weights = weigh(job, models, fits);
    if (weights.every((weight) => weight === null))
      return refuse(
        error('no-weights', 'Levels that carry weights of their own give no evidence by which models could be weighed.', {
          at: 'average',
          fix: 'Weigh the models by likelihood or aic, or name one model.',
        }),
      );
    const allotted = allot(job, weights);
    const parts = allotted.map((one, i) => drawPart(job, models, fits, { ...one, stream: i === 0 ? 0 : FURTHER + i, wanted }));
    const lost = allotted.filter((_, i) => parts[i] === undefined);
    for (const { model } of lost) fits[model] = failedFit(notDrawn(job.models[model]));
    if (lost.length === 0) return accept({ fits, weights, parts: parts.flatMap((one) => one ?? []) }, failures(job, fits, warning));
  }
}

/** The models that get a draw, most weight first, in the order of preference where weights are equal. */
function allot({ draws, seed }: ComparisonJob, weights: readonly (number | null)[]): { model: number; draws: number }[] {
  const order = weights
    .flatMap((weight, model) => (weight ? [model] : []))
    .toSorted((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  const counts = allotDraws(
    order.map((model) => weights[model] ?? 0),
    draws,
    seed,
  );
  return order.map((model, i) => ({ model, draws: counts[i] ?? 0 })).filter((one) => one.draws > 0);
}

function weigh(job: ComparisonJob, models: readonly PkModel[], fits: readonly ModelFit[]): (number | null)[] {
  const by = job.average ?? 'evidence';
  return weighModels(
    fits.map((fit, i) => ({
      ...fit,
      // The evidence has it already.
      changeOfVariable: by === 'evidence' || fit.status !== 'converged' ? 0 : changeOfVariable(evidenceFor(job, models, i)),
    })),
    by,
  );
}

type Allotted = { model: number; draws: number; stream: number; wanted: Wanted };

function drawPart(
  job: ComparisonJob,
  models: readonly PkModel[],
  fits: readonly ModelFit[],
  { model, draws, stream, wanted }: Allotted,
): FitPart | undefined {
  const fit = fits[model];
  const evidence = evidenceFor(job, models, model);
  const drawn = fit && drawEtas(fit, evidence, draws, job.seed, stream);
  if (!drawn) return undefined;
  const part = { model, draws, sampling: drawn.how, priorDistance: null, etas: writeDoubles(drawn.etas) };
  if (wanted === 'draws only') return part;
  const uncapped = fitUncapped(job, evidence.model, job.models[model]?.covariates ?? [], draws, stream);
  return { ...part, priorDistance: measurePriorDistance(evidence, job.seed) ?? null, ...(uncapped ? { uncapped } : {}) };
}

function evidenceFor(job: ComparisonJob, models: readonly PkModel[], place: number): Evidence {
  const one = job.models[place];
  if (!one) throw new Error('the model is not in this job');
  return gatherEvidence(modelOf(one, models), one.covariates, job.given, job.levels);
}

/** Without levels every model stands alike, and the first is chosen. */
const evidenceOf = (fit: ModelFit | undefined): number => fit?.logEvidence ?? 0;

const notDrawn = (model: JobModel | undefined): string => `The uncertainty of ${model?.id ?? 'the model'} cannot be drawn from.`;

const failures = (job: ComparisonJob, fits: readonly ModelFit[], say: typeof error): Issue[] =>
  fits.flatMap((fit, i) =>
    fit.status === 'failed'
      ? [
          say('fit-failed', fit.why ?? 'The fit failed.', {
            at: job.models[i]?.id ?? 'models',
            fix: 'Check the recorded doses, their times and the sampling times, or ask with another model.',
          }),
        ]
      : [],
  );

function finiteOrFailed(fit: ModelFit): ModelFit {
  const where = findNotFinite(fit);
  return where === undefined ? fit : failedFit(`The fit gave a value that is not a finite number (${where}).`);
}
