import type { EventRecord } from '../domain/events.ts';
import { type Issue, error, stops } from '../domain/issue.ts';
import type { Kinetics } from '../twin/kinetics.ts';
import { splitLine } from './dataset-cells.ts';
import { type Columns, readHeading } from './dataset-columns.ts';
import { readRecord } from './dataset-record.ts';

/** The records of one person, in the order of the file. */
export type Person = { id: string; records: EventRecord[] };

/** Mistakes told before reading ends: more are of no more help. */
const MOST_ISSUES = 20;

/** Most records one person may have: what is held in memory at a time. */
const MOST_RECORDS = 1_000_000;

/** The data set cannot be used; the issues say where and how to mend it. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map((one) => one.text).join(' '));
    this.issues = issues;
  }
}

/**
 * Reads a NONMEM-style data set, one person after another, holding one person at a time. A person ends where the ID changes,
 * as in NONMEM. Rows count from 1, the heading.
 *
 * @param lines the text, line by line
 * @param warn receives remarks on the heading
 * @throws DatasetError with every mistake found up to a limit; nothing is handed out after the first mistake
 */
export async function* readPeople(
  lines: AsyncIterable<string>,
  covariates: readonly string[],
  kinetics: Kinetics,
  warn: (issues: Issue[]) => void,
): AsyncGenerator<Person> {
  const issues: Issue[] = [];
  let columns: Columns | undefined;
  let person: Person | undefined;
  let row = 0;
  for await (const line of lines) {
    row++;
    const cells = splitLine(row === 1 ? line.replace(/^\uFEFF/, '') : line);
    if (!cells) issues.push(error('open-quote', 'A quote is not closed on its line.', { at: `row ${row}`, fix: 'Close it.' }));
    else if (!columns) {
      const heading = readHeading(cells, covariates, kinetics);
      if (stops(heading.issues)) throw new DatasetError(heading.issues);
      warn(heading.issues);
      columns = heading.columns;
    } else if (line.trim() !== '') {
      const read = readRecord(cells, row, columns, issues);
      if (read && person?.id !== read.id) {
        if (person && issues.length === 0) yield person;
        person = { id: read.id, records: [] };
      }
      if (read && person) add(person, read.record, issues);
    }
    if (issues.length >= MOST_ISSUES) throw new DatasetError(issues);
  }
  if (issues.length > 0) throw new DatasetError(issues);
  if (!columns || !person)
    throw new DatasetError([
      error('empty-data', 'The data set has no records.', { at: 'row 1', fix: 'Write a heading and at least one row.' }),
    ]);
  yield person;
}

/** Time goes forward within a person, except where the record starts anew. */
function add({ id, records }: Person, record: EventRecord, issues: Issue[]): void {
  const before = records.at(-1);
  const { time, evid, row } = record;
  if (before && time < before.time && evid !== 3 && evid !== 4) {
    issues.push(
      error('decreasing-time', `The time ${time} of ${id} is before ${before.time}, the time of the row above.`, {
        at: `row ${row}, column TIME`,
        fix: 'Sort the rows, or write EVID 3 or 4 where time starts anew.',
      }),
    );
  }
  if (records.length >= MOST_RECORDS)
    throw new DatasetError([
      error('too-many-records', `${id} has more than ${MOST_RECORDS} records.`, { at: `row ${row}`, fix: 'Split the data set.' }),
    ]);
  records.push(record);
}
