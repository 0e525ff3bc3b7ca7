import type { EventRecord } from '../domain/events.ts';
import { type Issue, error, warning } from '../domain/issue.ts';
import type { Structure } from '../domain/structure.ts';
import type { Columns } from './dataset-columns.ts';
import type { RowLevel } from './dataset-level.ts';
import type { DataRow } from './dataset-record.ts';

/** A level, and the place of its record among those of the person. */
export type PersonLevel = RowLevel & { record: number };

/**
 * The records of one person, in the order of the file, and the labels of the occasions in the order of their appearance; the levels
 * and the group of the person where they are asked for.
 */
export type Person = { id: string; records: EventRecord[]; occasions: string[]; levels: PersonLevel[]; group?: string | undefined };

/** Row of the record at a place; of the last one for what comes after it, as the move that ends a course does. */
export const rowAt = ({ records }: Person, place: number): number => (records[place] ?? records.at(-1))?.row ?? 0;

/**
 * Adds the level of the row that was last added to a person, and holds what the columns of levels and of groups say against the
 * rows above.
 *
 * @returns what must be known and stops nothing
 */
export function addLevel(person: Person, { level, group }: DataRow, { kinetics }: Columns, issues: Issue[]): Issue[] {
  const { id, records, levels } = person;
  const record = records.length - 1;
  const { row = 0, time = 0, output = 0 } = records[record] ?? {};
  if (group !== person.group)
    issues.push(
      error('changing-group', `The group of ${id} changes from ${String(person.group)} to ${String(group)}.`, {
        at: `row ${row}`,
        fix: 'Groups are of people: write one value for each person.',
      }),
    );
  if (!level) return [];
  if (level.value > 0 && level.is !== 'below' && isEmptyBefore(kinetics.structure) && !isDosed(person))
    issues.push(
      error('level-before-dose', `${id} has a level of ${level.value} at ${time}, and no dose above it.`, {
        at: `row ${row}, column DV`,
        fix: 'Write the doses that it came from, or MDV 1.',
      }),
    );
  const twin = findTwin(person, record);
  levels.push({ ...level, record });
  const at = { at: `row ${row}, column DV` };
  const name = kinetics.outputs[output] ?? '';
  return [
    ...(level.value === 0 && level.is === 'measured'
      ? [warning('level-of-zero', `A level of 0 of ${id} is taken as measured; one below quantification is its limit with CENS 1.`, at)]
      : []),
    ...(twin
      ? [
          warning(
            'repeated-level',
            `${id} has ${name} at ${time} twice on one occasion, ${twin.value} and ${level.value}: both are used, as by NONMEM.`,
            at,
          ),
        ]
      : []),
  ];
}

/** Nothing is in the body of such a structure before a dose. */
const isEmptyBefore = (structure: Structure): boolean =>
  structure.kind === 'linear' || (structure.kind === 'network' && !structure.start && !structure.made);

function isDosed({ records }: Person): boolean {
  for (let i = records.length - 1; i >= 0; i--) {
    const evid = records[i]?.evid;
    if (evid === 1 || evid === 4) return true;
    if (evid === 3) return false;
  }
  return false;
}

/** A level of the same output at the same time and on the same occasion, since which nothing was done. */
function findTwin({ records, levels }: Person, record: number): PersonLevel | undefined {
  const own = records[record];
  for (let i = record - 1; i >= 0; i--) {
    const one = records[i];
    if (!own || !one || one.evid !== 0 || one.time !== own.time) return undefined;
    const level = levels.find((other) => other.record === i);
    if (level && one.output === own.output && one.occasion === own.occasion) return level;
  }
  return undefined;
}
