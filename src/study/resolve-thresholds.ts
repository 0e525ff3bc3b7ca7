import type { Drug } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, information, refuse, warning } from '../domain/issue.ts';
import { type SafetyThreshold, type Target, nameMetric, needsMic, unitOfMetric } from '../domain/target.ts';
import { convert } from '../domain/units.ts';
import type { Library } from './library.ts';

/** Largest acceptable probability of crossing a bound that stands in where the library has no threshold of its own. */
const LIMIT = 0.1;

/** The library's lines not to be crossed, in the unit of their metric, those in the target's own metric first; without any, the target's upper bound. */
export function readThresholds(drug: Drug, target: Target, { thresholds }: Library): Outcome<SafetyThreshold[]> {
  const issues: Issue[] = [];
  const own = thresholds.flatMap((one) => {
    if (one.drug !== drug.name) return [];
    const unit = one.metric === 'effect' || needsMic(one.metric) ? undefined : unitOfMetric(one.metric, drug.levelUnit);
    const above = unit && convert({ value: one.above, unit: one.unit }, unit, 'drug', { molarMass: drug.molarMass });
    if (unit && above?.ok) return [{ ...one, above: above.value, unit }];
    issues.push(
      warning('threshold-not-looked-at', `The safety threshold ${one.id} is not one of exposure and is not looked at here.`, {
        at: 'drug',
      }),
    );
    return [];
  });
  const alike = ({ metric, hours }: SafetyThreshold): boolean => metric === target.metric && hours === target.hours;
  if (own.length > 0) return accept([...own.filter(alike), ...own.filter((one) => !alike(one))], issues);
  return upperBound(drug, target, issues);
}

function upperBound(drug: Drug, target: Target, issues: Issue[]): Outcome<SafetyThreshold[]> {
  const { high, unit, window, metric, hours } = target;
  if (high === undefined || needsMic(metric))
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
  const name = nameMetric(target);
  const threshold: SafetyThreshold = {
    id: target.id,
    drug: drug.name,
    metric,
    ...(hours === undefined ? {} : { hours }),
    window,
    above: high,
    unit,
    limit: LIMIT,
    source: {
      text: 'upper bound of the target; the largest acceptable probability of 0.10 is this project’s default',
      status: target.source.status,
    },
  };
  return accept(
    [threshold],
    [
      ...issues,
      information(
        'threshold-from-target',
        `The library has no safety threshold for ${drug.name}; the upper bound of the target, ${name} ${high} ${unit}, stands in.`,
        {
          at: 'target',
        },
      ),
    ],
  );
}
