import type { Drug } from '../domain/drug.ts';
import { type Outcome, accept, error, information, refuse } from '../domain/issue.ts';
import { type Target, needsMic } from '../domain/target.ts';
import { convert } from '../domain/units.ts';
import type { ComparisonQuestion } from '../domain/wire/request.ts';
import type { Library } from './library.ts';

/**
 * What a MIC does to a target. A ratio to the MIC, and the time above it, are taken at the MIC that was sent or that the target
 * states. A MIC above the one an AUC24 assumes raises its low bound in proportion; the high bound, set by harm, stays; a lower one
 * changes nothing. Targets that assume no MIC do not know one.
 */
export function applyMic(mic: ComparisonQuestion['mic'], target: Target, drug: Drug, library: Library): Outcome<Target> {
  const assumed = target.mic;
  if (!mic) {
    if (assumed !== undefined)
      return accept(target, [information('mic-assumed', `No MIC was given; the target assumes ${assumed} mg/L.`, { at: 'mic' })]);
    return needsMic(target.metric)
      ? refuse(
          error('missing-mic', `${target.metric} cannot be had without the MIC, and none was given.`, {
            at: 'mic',
            fix: 'Send mic, for example { "value": 1, "unit": "mg/L", "method": "broth microdilution" }.',
          }),
        )
      : accept(target);
  }
  const value = convert(mic, needsMic(target.metric) ? drug.levelUnit : 'mg/L', 'mic.unit', { molarMass: drug.molarMass });
  if (!value.ok) return value;
  if (needsMic(target.metric)) return accept({ ...target, mic: value.value });
  return raiseLowBound(mic, value.value, target, library);
}

function raiseLowBound(mic: { method: string }, value: number, target: Target, library: Library): Outcome<Target> {
  const { low, mic: assumed } = target;
  if (low === undefined || assumed === undefined || value <= assumed) {
    return accept(target, [
      information('mic-not-above-assumed', `The MIC of ${value} mg/L (${mic.method}) does not change the target.`, { at: 'mic' }),
    ]);
  }
  const raised = (low * value) / assumed;
  const harm = library.thresholds.find((one) => one.drug === target.drug && one.metric === target.metric)?.above ?? target.high;
  if (harm !== undefined && raised >= harm) {
    return refuse(
      error(
        'mic-out-of-reach',
        `At a MIC of ${value} mg/L (${mic.method}) the low bound becomes ${target.metric} ${raised} ${target.unit}, which is not reachable below ${harm} ${target.unit}.`,
        { at: 'mic', fix: 'Check the MIC and its method; an alternative agent may have to be considered.' },
      ),
    );
  }
  const { best: _assumedBest, ...rest } = target;
  return accept({ ...rest, low: raised, mic: value }, [
    information(
      'mic-raises-target',
      `The MIC of ${value} mg/L (${mic.method}) raises the low bound to ${target.metric} ${raised} ${target.unit}.`,
      { at: 'mic' },
    ),
  ]);
}
