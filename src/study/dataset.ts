import { type Issue, error, stops } from '../domain/issue.ts';
import { lineEnd, nextLine, textOf, wholeLines } from './dataset-bytes.ts';
import { splitLine } from './dataset-cells.ts';
import { type Columns, type Needs, readHeading } from './dataset-columns.ts';
import { type Person, addLevel } from './dataset-person.ts';
import { type DataRow, readRecord } from './dataset-record.ts';
import { type UsualReader, createUsualReader } from './dataset-usual.ts';
import { append, dropFirst, openPage } from './page.ts';
import { blankRecord, createRecordPool } from './record-pool.ts';

/** Mistakes told before reading ends: more are of no more help. */
const MOST_ISSUES = 20;

/** Most records one person may have, and most bytes of a line: what is held in memory at a time. */
const MOST_RECORDS = 1_000_000;
const LONGEST_LINE = 1 << 24;

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
 * Reads a NONMEM-style data set from its bytes, piece after piece, holding one person and one piece at a time. A person ends where
 * the ID changes, as in NONMEM. Rows count from 1, the heading.
 */
export type DatasetReader = {
  /** The persons who are complete with these bytes. Throws a DatasetError once the mistakes are many; after the first one nobody is handed out. */
  read(bytes: Uint8Array): Person[];
  /** The last person. Throws a DatasetError with every mistake found. */
  end(): Person[];
  /** Forgets what was read but the heading; the bytes to come are those from the second row on. */
  begin(): void;
  /** Rows read so far, the heading among them. */
  rows(): number;
};

export type ReaderOptions = {
  /** The heading of the data set, when the bytes begin after it. */
  heading?: string;
  /** Persons are lent until more is read: their records are filled again. */
  lends?: boolean;
};

/** @param warn receives remarks on the heading and on levels */
export function createReader(needs: Needs, warn: (issues: Issue[]) => void, { heading, lends }: ReaderOptions = {}): DatasetReader {
  const pool = lends ? createRecordPool() : undefined;
  let issues: Issue[] = [];
  let remarked = 0;
  let columns: Columns | undefined;
  let usual: UsualReader | undefined;
  let person: Person | undefined;
  let row = 0;
  /** Bytes to be read, the first of them those of an unfinished line: one kind of array whatever comes in, since rows are read faster so. */
  const page = openPage(0);

  const readHead = (line: string): void => {
    const cells = splitLine(line.replace(/^\uFEFF/, ''));
    if (!cells) throw new DatasetError([...issues, openQuote(row)]);
    const read = readHeading(cells, needs);
    if (stops(read.issues)) throw new DatasetError(read.issues);
    warn(read.issues);
    columns = read.columns;
    usual = createUsualReader(columns, pool ? pool.next : blankRecord);
  };
  const look = (line: string): DataRow | undefined => {
    if (line.trim() === '' || !columns) return undefined;
    const cells = splitLine(line);
    if (cells) return readRecord(cells, row, columns, issues);
    issues.push(openQuote(row));
    return undefined;
  };
  /** Reads whole lines; the last byte ends one. */
  const readLines = (bytes: Uint8Array, length: number): Person[] => {
    const done: Person[] = [];
    for (let at = 0; at < length;) {
      row++;
      let read = usual?.read(bytes, at, row);
      let end = read ? (usual?.end() ?? -1) : -1;
      if (!read) {
        end = lineEnd(bytes, at, length);
        const line = textOf(bytes, at, end);
        if (columns) read = look(line);
        else readHead(line);
      }
      at = nextLine(bytes, end);
      if (read) {
        if (person?.id !== read.id) {
          if (person && issues.length === 0) done.push(person);
          person = { id: read.id, records: [], occasions: needs.occasions ? [read.occasion] : [], levels: [], group: read.group };
        }
        add(person, read, issues);
        const remarks = columns?.levels ? addLevel(person, read, columns, issues) : [];
        if (remarks.length > 0 && remarked < MOST_ISSUES) warn(remarks);
        remarked += remarks.length;
      }
      if (issues.length >= MOST_ISSUES) throw new DatasetError(issues);
    }
    return done;
  };
  if (heading !== undefined) {
    row = 1;
    readHead(heading);
  }
  return {
    read(bytes) {
      pool?.release(person?.records.length ?? 0);
      append(page, bytes);
      const whole = wholeLines(page.bytes, page.length);
      const people = readLines(page.bytes, whole);
      dropFirst(page, whole);
      if (page.length > LONGEST_LINE) throw new DatasetError([endless(row + 1)]);
      return people;
    },
    end() {
      if (page.length > 0) append(page, LINE_FEED);
      const last = readLines(page.bytes, page.length);
      if (issues.length > 0) throw new DatasetError(issues);
      if (!columns || !person) throw new DatasetError([EMPTY]);
      return [...last, person];
    },
    begin() {
      [row, person, issues, page.length] = [1, undefined, [], 0];
    },
    rows: () => row,
  };
}

const LINE_FEED = Uint8Array.of(10);

const EMPTY = error('empty-data', 'The data set has no records.', { at: 'row 1', fix: 'Write a heading and at least one row.' });
const openQuote = (row: number): Issue => error('open-quote', 'A quote is not closed on its line.', { at: `row ${row}`, fix: 'Close it.' });
const endless = (row: number): Issue =>
  error('endless-line', `The line has more than ${LONGEST_LINE} bytes.`, { at: `row ${row}`, fix: 'Is it a data set, one record a line?' });

/** Time goes forward within a person, except where the record starts anew. */
function add({ id, records, occasions }: Person, { record, occasion }: DataRow, issues: Issue[]): void {
  const before = records.at(-1);
  const { row, time, evid } = record;
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
  let place = occasions.length === 0 ? 0 : occasions.lastIndexOf(occasion);
  if (place < 0) place = occasions.push(occasion) - 1;
  if (place > 0) record.occasion = place;
  records.push(record);
}
