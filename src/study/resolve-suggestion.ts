import { type Drug, dosingBy, doseUnitOf } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, refuse, stops } from '../domain/issue.ts';
import type { Route } from '../domain/record.ts';
import { type UnitCode, convert, readUnit } from '../domain/units.ts';
import type { ComparisonQuestion, SuggestionQuestion } from '../domain/wire/request.ts';
import type { Library } from './library.ts';
import { whyNotSought } from './model-use.ts';
import { type Resolved, resolveQuestion } from './resolve.ts';
import type { SearchBounds } from './search-space.ts';

/** A question with candidates of its own, or one whose candidates are searched for. */
export const resolveAny = (question: ComparisonQuestion | SuggestionQuestion, library: Library, now: Date): Outcome<Resolved> =>
  'candidates' in question ? resolveQuestion(question, library, now) : resolveSuggestion(question, library, now);

/** A question whose candidates are searched for. */
export function resolveSuggestion({ constraints, ...question }: SuggestionQuestion, library: Library, now: Date): Outcome<Resolved> {
  const resolved = resolveQuestion({ ...question, candidates: [] }, library, now);
  if (!resolved.ok) return resolved;
  const { drug, target } = resolved.value;
  const bounds = readBounds(constraints ?? {}, drug);
  const memory = whyNotSought(target);
  if (memory || !bounds.ok) return refuse(...(memory ? [memory] : []), ...bounds.issues);
  return accept({ ...resolved.value, search: bounds.value });
}

type Constraints = NonNullable<SuggestionQuestion['constraints']>;

function readBounds(asked: Constraints, drug: Drug): Outcome<SearchBounds & { route: Route }> {
  const issues: Issue[] = [];
  const at = (name: string): string => `constraints.${name}`;
  const unit = doseUnitOf(drug);
  const read = (quantity: { value: number; unit: string } | undefined, to: UnitCode, name: string): number | undefined => {
    if (quantity === undefined) return undefined;
    const value = convert(quantity, to, at(name), { molarMass: drug.molarMass });
    issues.push(...value.issues);
    return value.ok ? value.value : undefined;
  };
  const list = (quantities: Constraints['doses'], to: UnitCode, name: string): number[] | undefined =>
    quantities?.flatMap((one, i) => read(one, to, `${name}[${i}]`) ?? []);
  const route = asked.route ?? drug.routes[0];
  if (!dosingBy(drug, route))
    issues.push(
      error('route-not-covered', `${drug.name} by route ${route} is not covered; covered: ${drug.routes.join(', ')}.`, {
        at: at('route'),
        fix: 'Choose a covered route.',
      }),
    );
  const aMinute = readUnit(`${unit}/min`);
  const stated = {
    largest: read(asked.largestDose, unit, 'largestDose'),
    largestPerDay: read(asked.largestPerDay, unit, 'largestPerDay'),
    fastest: aMinute && read(asked.fastest, aMinute, 'fastest'),
    doses: list(asked.doses, unit, 'doses'),
    intervals: list(asked.intervals, 'h', 'intervals'),
    infusions: list(asked.infusions, 'h', 'infusions'),
    clock: asked.clock?.map(minuteOfDay),
    loading: asked.loading,
  };
  if (stops(issues)) return refuse(...issues);
  return accept({ route, ...(Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined)) as SearchBounds) });
}

/** Minutes after midnight in UTC. */
function minuteOfDay(text: string): number {
  const [hour = 0, minute = 0] = text.slice(0, 5).split(':').map(Number);
  const sign = text[5] === '-' ? 1 : -1;
  const [aside = 0, more = 0] = text.endsWith('Z') ? [] : text.slice(6).split(':').map(Number);
  return (hour * 60 + minute + sign * (aside * 60 + more) + 2880) % 1440;
}
