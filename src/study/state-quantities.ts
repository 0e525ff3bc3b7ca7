import { BODY_NAMES, BODY_UNITS, type BodyQuantity } from '../domain/body.ts';
import { type Issue, type Outcome, accept, error, refuse, stops, warning } from '../domain/issue.ts';
import { convert } from '../domain/units.ts';
import type { ComparisonQuestion } from '../domain/wire/request.ts';
import type { BodyAt } from '../twin/body.ts';
import type { Question } from './question.ts';

/** What the asker says of the person because no record says it, in the unit of the body. */
export type Stated = { name: BodyQuantity; value: number };

/** These follow from the record, or from the doses that are compared: nobody states them. */
const NEVER: readonly BodyQuantity[] = [
  'age',
  'postnatalAge',
  'postmenstrualAge',
  'bodyMassIndex',
  'singleDose',
  'dailyDose',
  'immediateRelease',
];

const isQuantity = (name: string): name is BodyQuantity => Object.hasOwn(BODY_UNITS, name);

/** Reads what is stated: quantities by the names that models ask for them by, each once, in a unit of its kind. */
export function readStated(stated: ComparisonQuestion['stated']): Outcome<Stated[]> {
  const issues: Issue[] = [];
  const read = (stated ?? []).flatMap(({ name, value, unit }, place): Stated[] => {
    const at = `stated[${place}]`;
    if (!isQuantity(name) || NEVER.includes(name)) {
      issues.push(
        error('cannot-be-stated', `${JSON.stringify(name)} is no quantity that can be stated of a person.`, {
          at: `${at}.name`,
          fix: 'Name one that a model asks for and no record tells, for example antiDrugAntibodies.',
        }),
      );
      return [];
    }
    const converted = convert({ value, unit }, BODY_UNITS[name], at);
    issues.push(...converted.issues);
    if (!converted.ok) return [];
    const flag = BODY_NAMES[name].includes('(1 yes, 0 no)');
    if (converted.value < 0 || (flag && converted.value !== 0 && converted.value !== 1)) {
      issues.push(
        error('cannot-be-stated', `${BODY_NAMES[name]} cannot be ${value}.`, {
          at,
          fix: flag ? 'Send 1 or 0.' : 'Send what was measured.',
        }),
      );
      return [];
    }
    return [{ name, value: converted.value }];
  });
  if (new Set(read.map(({ name }) => name)).size < read.length)
    issues.push(error('stated-twice', 'A quantity is stated twice.', { at: 'stated', fix: 'State each once.' }));
  return stops(issues) ? refuse(...issues) : accept(read, issues);
}

/** The body with what is stated of it, all along; refused where the record says it itself. */
export function addStated(timeline: readonly BodyAt[], stated: readonly Stated[]): Outcome<BodyAt[]> {
  const known = stated.filter(({ name }) => timeline.some(({ body }) => body[name] !== undefined));
  if (known.length > 0)
    return refuse(
      ...known.map(({ name }) =>
        error('stated-but-recorded', `The record says ${BODY_NAMES[name]} itself; nothing is put in its place.`, {
          at: 'stated',
          fix: 'Leave it out, or correct the record.',
        }),
      ),
    );
  const more = Object.fromEntries(stated.map(({ name, value }) => [name, value]));
  return accept(timeline.map(({ at, body }) => ({ at, body: { ...body, ...more } })));
}

/** How an answer shows what it was told: among what was filled in, and as a warning. */
export const imputeStated = (stated: readonly Stated[]): Question['imputed'] =>
  stated.map(({ name, value }) => ({
    name: BODY_NAMES[name],
    value,
    unit: BODY_UNITS[name],
    because: 'stated in the question and not in the record; held so all along',
  }));

export const remarkStated = (stated: readonly Stated[]): Issue[] =>
  stated.map(({ name, value }) =>
    warning(
      'stated-not-recorded',
      `${BODY_NAMES[name]}: ${value}${BODY_UNITS[name] === '1' ? '' : ` ${BODY_UNITS[name]}`} is what the question states; the record does not say it.`,
      {
        at: 'stated',
        fix: 'Make sure that it is so: the answer rests on it where a model asks for it.',
      },
    ),
  );
