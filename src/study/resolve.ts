import type { Weighing } from '../domain/choice.ts';
import type { Drug } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, refuse, stops, warning } from '../domain/issue.ts';
import type { SafetyThreshold, Target } from '../domain/target.ts';
import { type Instant, hoursBetween, readInstant } from '../domain/time.ts';
import { LIMITS } from '../domain/wire/limits.ts';
import type { ComparisonQuestion } from '../domain/wire/request.ts';
import { type Treatment, readCandidates } from './candidate.ts';
import { type Entered, readEntered } from './entered.ts';
import type { Library } from './library.ts';
import type { Route } from '../domain/record.ts';
import type { SearchBounds } from './search-space.ts';
import { applyMic } from './resolve-mic.ts';
import { type Stated, readStated } from './state-quantities.ts';
import { readTarget } from './resolve-target.ts';
import { readThresholds } from './resolve-thresholds.ts';

/** A request that makes sense in itself; whether it can be answered for this person is asked next, by `pose`. */
export type Resolved = {
  drug: Drug;
  asOf: Instant;
  /** By the clock; only to tell what cannot have happened yet. */
  now: Instant;
  treatments: Treatment[];
  target: Target;
  thresholds: SafetyThreshold[];
  /** `auto`, `average` or the id of one model. */
  model: string;
  /** By what the models of an average are weighed. */
  average?: Weighing;
  horizon: number;
  draws: number;
  seed: number | null;
  /** What the question states of the person, because no record does. */
  stated: Stated[];
  /** Whether it is asked which input moves the answer. */
  sensitivity: boolean;
  /** What is said beside the record for this question alone. */
  entered?: Entered[];
  /** What may be given, when the regimens are searched for. */
  search?: SearchBounds & { route: Route };
  issues: Issue[];
};

/** Checks the meaning of a request against the library. `now` stands in for an as-of moment that was left out. */
export function resolveQuestion(request: ComparisonQuestion, library: Library, now: Date): Outcome<Resolved> {
  const name = request.drug.trim().toLowerCase();
  const drug = library.drugs.find((one) => one.name === name);
  if (!drug) {
    return refuse(
      error('unknown-drug', `There is no drug ${JSON.stringify(request.drug)} in the library.`, {
        at: 'drug',
        fix: `Known: ${library.drugs.map((one) => one.name).join(', ')}.`,
      }),
    );
  }
  const issues: Issue[] = [];
  const keep = <T>(outcome: Outcome<T>): T | undefined => {
    issues.push(...outcome.issues);
    return outcome.ok ? outcome.value : undefined;
  };
  const asOf = keep(readAsOf(request.asOf, now));
  const treatments = keep(readCandidates(request.candidates, drug, library.drugs));
  const wanted = keep(readTarget(request, drug, library));
  const target = wanted && keep(applyMic(request.mic, wanted, drug, library));
  const thresholds = target && keep(readThresholds(drug, target, library));
  const model = keep(readModel(request.model ?? 'auto', drug, library));
  const average = keep(readWeights(request));
  const stated = keep(readStated(request.stated));
  const entered = asOf && keep(readEntered(request.entered ?? [], drug, asOf));
  const needed = target && thresholds ? Math.max(...[target, ...thresholds].map(({ window }) => window.to)) : 0;
  const horizon = request.horizonHours ?? Math.max(LIMITS.horizon.usual, needed);
  if (horizon < needed) issues.push(shortHorizon(horizon, needed));
  if (asOf && treatments) issues.push(...checkTimes(treatments, asOf, horizon));
  if (stops(issues) || !asOf || !treatments || !target || !model || !thresholds || !stated || !entered) return refuse(...issues);
  const { draws = LIMITS.draws.usual, seed = null, sensitivity = false } = request;
  return accept({
    ...{ drug, asOf, now: now.toISOString(), treatments, target, thresholds, model, horizon, draws, seed, stated, sensitivity, issues },
    ...(average ? { average } : {}),
    ...(entered.length > 0 ? { entered } : {}),
  });
}

export function readAsOf(text: string | undefined, now: Date): Outcome<Instant> {
  if (text === undefined) return accept(now.toISOString());
  const moment = readInstant(text, 'asOf', 'The as-of moment');
  if (!moment.ok) return moment;
  const ahead = hoursBetween(now.toISOString(), moment.value) > 0.25;
  return accept(
    moment.value,
    ahead
      ? [warning('as-of-in-the-future', 'The as-of moment lies in the future: what happens until then is not known.', { at: 'asOf' })]
      : [],
  );
}

const shortHorizon = (horizon: number, needed: number): Issue =>
  error('horizon-too-short', `A horizon of ${horizon} h ends before the windows of the target and its thresholds do, at ${needed} h.`, {
    at: 'horizonHours',
    fix: `Send at least ${needed}, or leave it out.`,
  });

/** Doses before the decision, or after the horizon, are mistakes: dates that run backwards. */
function checkTimes(treatments: readonly Treatment[], asOf: Instant, horizon: number): Issue[] {
  return treatments.flatMap((treatment, index) => {
    const starts =
      treatment.kind === 'schedule' ? treatment.doses.map((dose, position) => ({ at: dose.at, path: `schedule[${position}].at` })) : [];
    if (treatment.kind === 'repeated' && treatment.start) starts.push({ at: treatment.start, path: 'start' });
    return starts.flatMap(({ at, path }) => {
      const hours = hoursBetween(asOf, at);
      const where = { at: `candidates[${index}].${path}` };
      if (hours < 0)
        return [
          error('dose-before-decision', `${at} lies before the as-of moment ${asOf}.`, {
            ...where,
            fix: 'Candidates start at or after the decision; doses already given belong to the record.',
          }),
        ];
      return hours >= horizon
        ? [
            error('dose-after-horizon', `${at} lies beyond the horizon of ${horizon} h after ${asOf}.`, {
              ...where,
              fix: 'Start earlier or lengthen horizonHours.',
            }),
          ]
        : [];
    });
  });
}

function readModel(asked: string, drug: Drug, { models }: Library): Outcome<string> {
  const ours = models.filter((one) => one.drug.name === drug.name);
  if (asked === 'auto' || asked === 'average' || ours.some((one) => one.id === asked)) return accept(asked);
  return refuse(
    error('unknown-model', `There is no ${drug.name} model ${JSON.stringify(asked)}.`, {
      at: 'model',
      fix: `Use auto, average or one of: ${ours.map((one) => one.id).join(', ')}.`,
    }),
  );
}

/** By what the models are weighed, where the answer is to be their average. */
function readWeights({ model, weights }: Pick<ComparisonQuestion, 'model' | 'weights'>): Outcome<Weighing | undefined> {
  if (model === 'average') return accept(weights ?? 'evidence');
  if (weights === undefined) return accept(undefined);
  return refuse(
    error('weights-without-average', 'Only the models of an average are weighed.', {
      at: 'weights',
      fix: 'Ask with model average, or leave the weights out.',
    }),
  );
}
