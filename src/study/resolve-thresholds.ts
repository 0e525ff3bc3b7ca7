import { type Drug, effectOf } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, information, refuse, warning } from '../domain/issue.ts';
import { type Line, type SafetyThreshold, type Target, nameLine, nameMetric, needsMic, unitOfMetric } from '../domain/target.ts';
import { type UnitCode, convert } from '../domain/units.ts';
import type { Library } from './library.ts';

/** Largest acceptable probability of crossing a bound that stands in where the library has no threshold of its own. */
const LIMIT = 0.1;

/**
 * The library's lines not to be crossed, in the unit of their metric, those in the target's own metric first; without any, the target's
 * upper bound, or the lower one of an effect that has no upper. What is looked at is one course: levels, or the effect aimed at.
 */
export function readThresholds(drug: Drug, target: Target, { thresholds }: Library): Outcome<SafetyThreshold[]> {
  const issues: Issue[] = [];
  const effect = effectOf(drug, target.output);
  const own = thresholds.flatMap((one): SafetyThreshold[] => {
    if (one.drug !== drug.name) return [];
    const looked = one.output === target.output && !needsMic(one.metric);
    const unit = looked ? unitOfMetric(one.metric, effect?.unit ?? drug.levelUnit) : undefined;
    const line = unit && convertLine(one, unit, drug);
    if (unit && line) return [{ ...one, ...line, ...(effect ? { effect: effect.name } : {}), unit }];
    const what = target.output === undefined ? 'one of exposure' : `one of ${effect?.name ?? target.output}`;
    issues.push(
      warning('threshold-not-looked-at', `The safety threshold ${one.id} is not ${what} and is not looked at here.`, {
        at: 'drug',
      }),
    );
    return [];
  });
  const alike = ({ metric, hours }: SafetyThreshold): boolean => metric === target.metric && hours === target.hours;
  if (own.length > 0) return accept([...own.filter(alike), ...own.filter((one) => !alike(one))], issues);
  return boundOfTarget(drug, target, issues);
}

function convertLine({ above, below, unit }: SafetyThreshold, to: UnitCode, { molarMass }: Drug): Line | undefined {
  const value = convert({ value: above ?? below ?? Number.NaN, unit }, to, 'drug', { molarMass });
  if (!value.ok) return undefined;
  return above === undefined ? { below: value.value } : { above: value.value };
}

function boundOfTarget(drug: Drug, target: Target, issues: Issue[]): Outcome<SafetyThreshold[]> {
  const { low, high, unit, window, metric, hours, output, effect } = target;
  // Too little of an effect can be the harm; of a level, it never is.
  const line: Line | undefined =
    high === undefined ? (output === undefined || low === undefined ? undefined : { below: low }) : { above: high };
  if (line === undefined || needsMic(metric))
    return refuse(
      ...issues,
      error(
        'no-safety-threshold',
        `The library has no safety threshold for ${drug.name}, and the target states no upper bound that could stand in.`,
        {
          at: 'target',
          fix: 'Send a target with high.',
        },
      ),
    );
  const side = line.above === undefined ? 'lower' : 'upper';
  const threshold: SafetyThreshold = {
    id: target.id,
    drug: drug.name,
    metric,
    ...(hours === undefined ? {} : { hours }),
    ...(output === undefined ? {} : { output }),
    ...(effect === undefined ? {} : { effect }),
    window,
    ...line,
    unit,
    limit: LIMIT,
    source: {
      text: `${side} bound of the target; the largest acceptable probability of 0.10 is this project’s default`,
      status: target.source.status,
    },
  };
  return accept(
    [threshold],
    [
      ...issues,
      information(
        'threshold-from-target',
        `The library has no safety threshold for ${drug.name}; the ${side} bound of the target, ${nameMetric(target)} ${nameLine({ ...line, unit }).slice(2)}, stands in.`,
        {
          at: 'target',
        },
      ),
    ],
  );
}
