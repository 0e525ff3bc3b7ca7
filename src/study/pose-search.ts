import type { Choice } from '../domain/choice.ts';
import { dosingBy } from '../domain/drug.ts';
import { type Outcome, accept } from '../domain/issue.ts';
import { type Instant, hoursBetween } from '../domain/time.ts';
import type { Library } from './library.ts';
import { whyNotDoseSearch } from './model-use.ts';
import type { Question } from './question.ts';
import type { Resolved } from './resolve.ts';
import { describeSpace, searchSpace } from './search-space.ts';

/** Models that may forecast need not be good enough to search for a dose with. */
export const refuseForSearch = (choices: readonly Choice[], library: Library): Choice[] =>
  choices.map((choice) => {
    const model = library.models.find(({ id }) => id === choice.model);
    const why = model && choice.verdict !== 'refused' ? whyNotDoseSearch(model, library) : undefined;
    return why ? { model: choice.model, verdict: 'refused', reasons: [...choice.reasons, why] } : choice;
  });

/** The regimens to search among, where the question asks for that. */
export function poseSearch(
  resolved: Resolved,
  due: Instant,
  lastStart: Instant | undefined,
): Outcome<NonNullable<Question['search']>> | undefined {
  const { search: bounds, drug, target, asOf, horizon } = resolved;
  const limits = bounds && dosingBy(drug, bounds.route);
  if (!limits) return undefined;
  const since = lastStart === undefined ? Infinity : hoursBetween(lastStart, asOf);
  const space = searchSpace({ drug, route: bounds.route, limits, target, bounds, asOf, due, horizon }, since);
  return space.ok ? accept({ patterns: space.value, space: describeSpace(drug, space.value) }, space.issues) : space;
}
