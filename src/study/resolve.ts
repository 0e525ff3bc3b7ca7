import type { Drug } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, information, refuse, stops, warning } from '../domain/issue.ts';
import type { SafetyThreshold, Target } from '../domain/target.ts';
import { type Instant, hoursBetween, readMoment } from '../domain/time.ts';
import { convert } from '../domain/units.ts';
import { type ComparisonQuestion, LIMITS } from '../domain/wire/request.ts';
import { type Treatment, readCandidates } from './candidate.ts';
import type { Library } from './library.ts';

/** A request that makes sense in itself; whether it can be answered for this person is asked next, by `pose`. */
export type Resolved = {
  drug: Drug;
  asOf: Instant;
  treatments: Treatment[];
  target: Target;
  threshold: SafetyThreshold;
  /** `auto` or the id of one model. */
  model: string;
  horizon: number;
  draws: number;
  seed: number | null;
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
  const target = wanted && keep(applyMic(request.mic, wanted, library));
  const threshold = library.thresholds.find((one) => one.drug === drug.name && one.metric === 'AUC24');
  const model = keep(readModel(request.model ?? 'auto', drug, library));
  if (!threshold) issues.push(noExposureTarget(drug));
  const horizon = request.horizonHours ?? LIMITS.horizon.usual;
  if (asOf && treatments) issues.push(...checkTimes(treatments, asOf, horizon));
  if (stops(issues) || !asOf || !treatments || !target || !model || !threshold) return refuse(...issues);
  const { draws = LIMITS.draws.usual, seed = null } = request;
  return accept({ drug, asOf, treatments, target, threshold, model, horizon, draws, seed, issues });
}

function readAsOf(text: string | undefined, now: Date): Outcome<Instant> {
  if (text === undefined) return accept(now.toISOString());
  const moment = readMoment(text, 'asOf');
  if (!moment.ok) return moment;
  if (moment.value.precision !== 'instant')
    return refuse(
      error('day-without-time', 'The as-of moment needs a time of day.', { at: 'asOf', fix: 'Send for example 2026-11-23T12:00:00Z.' }),
    );
  const ahead = hoursBetween(now.toISOString(), moment.value.at) > 0.25;
  return accept(
    moment.value.at,
    ahead
      ? [warning('as-of-in-the-future', 'The as-of moment lies in the future: what happens until then is not known.', { at: 'asOf' })]
      : [],
  );
}

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

/** Comparisons score AUC24; a drug whose targets are other metrics, or that has no safety threshold in it, cannot be compared. */
const noExposureTarget = ({ name }: Drug): Issue =>
  error('no-exposure-target', `The library has no AUC24 target with a safety threshold for ${name}, so its regimens cannot be compared.`, {
    at: 'drug',
    fix: 'See `dosetwin models` for what is known of it; `dosetwin simulate` runs its models.',
  });

function readTarget({ target, indication }: ComparisonQuestion, drug: Drug, { targets }: Library): Outcome<Target> {
  const ours = targets.filter((one) => one.drug === drug.name && one.metric === 'AUC24');
  const usual = ours[0];
  if (!usual) return refuse(noExposureTarget(drug));
  if (target === undefined) {
    if (indication === undefined) {
      return accept(usual, [
        information('indication-assumed', `No indication was given; the target is that for ${usual.indication}.`, {
          at: 'indication',
          fix: `Name one of: ${ours.map((one) => one.indication).join('; ')}.`,
        }),
      ]);
    }
    const found = ours.find((one) => one.indication === indication || one.id === indication);
    return found
      ? accept(found)
      : refuse(
          error('unknown-indication', `There is no ${drug.name} target for the indication ${JSON.stringify(indication)}.`, {
            at: 'indication',
            fix: `Known: ${ours.map((one) => one.indication).join('; ')}.`,
          }),
        );
  }
  if (typeof target === 'string') {
    const found = ours.find((one) => one.id === target);
    return found
      ? accept(found)
      : refuse(
          error('unknown-target', `There is no ${drug.name} target ${JSON.stringify(target)}.`, {
            at: 'target',
            fix: `Known: ${ours.map((one) => one.id).join(', ')}.`,
          }),
        );
  }
  const bounds = Object.entries({ low: target.low, high: target.high, best: target.best }).map(([side, value]) => {
    if (value === undefined) return [side, undefined] as const;
    const converted = convert({ value, unit: target.unit }, 'mg.h/L', `target.${side}`);
    return [side, converted] as const;
  });
  const issues = bounds.flatMap(([, one]) => one?.issues ?? []);
  if (stops(issues)) return refuse(...issues);
  const { low, high, best } = Object.fromEntries(bounds.flatMap(([side, one]) => (one?.ok ? [[side, one.value]] : []))) as {
    low?: number;
    high?: number;
    best?: number;
  };
  if (low === undefined && high === undefined)
    return refuse(
      error('target-without-bounds', 'A target needs a low or a high bound.', { at: 'target', fix: 'Send low, high or both.' }),
    );
  const backwards = low !== undefined && high !== undefined && !(low < high);
  const outside = best !== undefined && ((low !== undefined && best <= low) || (high !== undefined && best >= high));
  if (backwards || outside)
    return refuse(error('target-backwards', 'A target needs low < best < high.', { at: 'target', fix: 'Check the bounds.' }));
  return accept({
    id: 'asked-for',
    drug: drug.name,
    indication: 'as asked for',
    metric: 'AUC24',
    window: usual.window,
    unit: 'mg.h/L',
    source: { text: 'set in the request', status: 'verified' },
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(best === undefined ? {} : { best }),
  });
}

/**
 * A MIC above the one a target assumes raises the low bound in proportion; the high bound, set by harm, stays. A lower MIC
 * changes nothing: the target's own assumption is kept.
 */
function applyMic(mic: ComparisonQuestion['mic'], target: Target, library: Library): Outcome<Target> {
  if (!mic) {
    const said =
      target.mic === undefined
        ? []
        : [information('mic-assumed', `No MIC was given; the target assumes ${target.mic} mg/L.`, { at: 'mic' })];
    return accept(target, said);
  }
  const value = convert(mic, 'mg/L', 'mic.unit');
  if (!value.ok) return value;
  const { low, mic: assumed } = target;
  if (low === undefined || assumed === undefined || value.value <= assumed) {
    return accept(target, [
      information('mic-not-above-assumed', `The MIC of ${value.value} mg/L (${mic.method}) does not change the target.`, { at: 'mic' }),
    ]);
  }
  const raised = (low * value.value) / assumed;
  const harm = library.thresholds.find((one) => one.drug === target.drug)?.above ?? target.high;
  if (harm !== undefined && raised >= harm) {
    return refuse(
      error(
        'mic-out-of-reach',
        `At a MIC of ${value.value} mg/L (${mic.method}) the low bound becomes AUC24 ${raised} ${target.unit}, which is not reachable below ${harm} ${target.unit}.`,
        {
          at: 'mic',
          fix: 'Check the MIC and its method; an alternative agent may have to be considered.',
        },
      ),
    );
  }
  const { best: _assumedBest, ...rest } = target;
  return accept({ ...rest, low: raised, mic: value.value }, [
    information(
      'mic-raises-target',
      `The MIC of ${value.value} mg/L (${mic.method}) raises the low bound to AUC24 ${raised} ${target.unit}.`,
      { at: 'mic' },
    ),
  ]);
}

function readModel(asked: string, drug: Drug, { models }: Library): Outcome<string> {
  const ours = models.filter((one) => one.drug.name === drug.name);
  if (asked === 'auto' || ours.some((one) => one.id === asked)) return accept(asked);
  return refuse(
    error('unknown-model', `There is no ${drug.name} model ${JSON.stringify(asked)}.`, {
      at: 'model',
      fix: `Use auto or one of: ${ours.map((one) => one.id).join(', ')}.`,
    }),
  );
}
