import type { Drug } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, information, refuse, stops } from '../domain/issue.ts';
import type { SafetyThreshold, Target } from '../domain/target.ts';
import { convert, exposureUnitOf } from '../domain/units.ts';
import type { ComparisonQuestion } from '../domain/wire/request.ts';
import type { Library } from './library.ts';

/** Hours after the decision: the first whole day that the decision itself makes. */
const SECOND_DAY = { from: 24, to: 48 };
/** Largest acceptable probability of crossing a bound that a request states, where the library has no threshold of its own. */
const LIMIT = 0.1;

/** Comparisons score AUC24; a drug whose targets are other metrics, or that has no safety threshold in it, cannot be compared. */
const noExposureTarget = ({ name }: Drug): Issue =>
  error('no-exposure-target', `The library has no AUC24 target with a safety threshold for ${name}, so its regimens cannot be compared.`, {
    at: 'drug',
    fix: 'See `dosetwin models` for what is known of it; `dosetwin simulate` runs its models.',
  });

export function readTarget({ target, indication }: ComparisonQuestion, drug: Drug, { targets }: Library): Outcome<Target> {
  const ours = targets.filter((one) => one.drug === drug.name && one.metric === 'AUC24');
  const usual = ours[0];
  if (!usual && typeof target !== 'object') return refuse(noExposureTarget(drug));
  if (target === undefined) {
    if (indication === undefined) {
      if (!usual) return refuse(noExposureTarget(drug));
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
  const exposure = exposureUnitOf(drug.levelUnit);
  if (exposure === undefined) return refuse(noExposureTarget(drug));
  const bounds = Object.entries({ low: target.low, high: target.high, best: target.best }).map(([side, value]) => {
    if (value === undefined) return [side, undefined] as const;
    const converted = convert({ value, unit: target.unit }, exposure, `target.${side}`);
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
    window: usual?.window ?? SECOND_DAY,
    unit: exposure,
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
export function applyMic(mic: ComparisonQuestion['mic'], target: Target, library: Library): Outcome<Target> {
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

/** The library's line not to be crossed; without one, the upper bound of a target that the request states. */
export function readThreshold(drug: Drug, target: Target, { thresholds }: Library): Outcome<SafetyThreshold> {
  const own = thresholds.find((one) => one.drug === drug.name && one.metric === 'AUC24');
  if (own) return accept(own);
  const { high, unit, window } = target;
  if (high === undefined)
    return refuse(
      error('no-safety-threshold', `The library has no safety threshold in AUC24 for ${drug.name}, and the target states no upper bound.`, {
        at: 'target',
        fix: 'Send a target with high.',
      }),
    );
  return accept(
    {
      id: 'asked-for',
      drug: drug.name,
      metric: 'AUC24',
      window,
      above: high,
      unit,
      limit: LIMIT,
      source: {
        text: 'upper bound of the target set in the request; the largest acceptable probability of 0.10 is this project’s default',
        status: 'verified',
      },
    },
    [
      information(
        'threshold-from-target',
        `The library has no safety threshold in AUC24 for ${drug.name}; the upper bound of the target asked for stands in.`,
        {
          at: 'target',
        },
      ),
    ],
  );
}
