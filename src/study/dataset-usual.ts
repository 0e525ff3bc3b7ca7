import type { EventRecord } from '../domain/events.ts';
import { createScanner, textOf } from './dataset-bytes.ts';
import { isMissing } from './dataset-cells.ts';
import { type Columns, STANDARD, type StandardColumn } from './dataset-columns.ts';
import { readLevel } from './dataset-level.ts';
import { createRepeat } from './dataset-repeat.ts';
import { type DataRow, MOST_ADDITIONAL, readCompartment, readOutput } from './dataset-record.ts';

/** A row read from its bytes, and where the row ends. */
export type UsualReader = {
  /**
   * @returns the row, lent until the next is read, all but its record; undefined where it is not beyond doubt: `readRecord` then looks
   *   at it cell by cell and says what is wrong
   */
  read(bytes: Uint8Array, from: number, row: number): DataRow | undefined;
  /** Where the row last read ends. */
  end(): number;
};

/** Columns that hold words or numbers. */
const WORDS: readonly StandardColumn[] = ['ID', 'CMT', 'DVID'];

/**
 * Reads rows that are as they should be without making anything but the record, if that. It accepts only what `readRecord` accepts, and
 * gives the same; whatever is missing, out of range or oddly written is left to that.
 *
 * @param newRecord gives a record to be filled
 */
export function createUsualReader(columns: Columns, newRecord: () => EventRecord): UsualReader {
  const { place, covariates, kinetics } = columns;
  const placeOf = (name: StandardColumn): number => place[name] ?? -1;
  const numeric = new Set<number>(covariates.map((one) => one.place));
  for (const name of STANDARD) if (name !== 'OCC' && !WORDS.includes(name)) numeric.add(placeOf(name));
  if (columns.weight !== undefined) numeric.add(columns.weight);
  const words = new Set<number>([...WORDS.map(placeOf), columns.occasion ?? -1]);
  const wants = Array.from({ length: columns.width }, (_, i) => (words.has(i) ? 'text' : numeric.has(i) ? 'number' : 'nothing'));
  // A covariate may bear the name of a column of words; then every row gets the closer look.
  const ambiguous = [...words].some((i) => numeric.has(i) && i >= 0);
  const { numbers, starts, ends, scan } = createScanner(wants);

  /** The number in a column: 0 where it is missing or there is no such column. */
  const valueOf = (at: number): number => {
    const value = at < 0 ? 0 : (numbers[at] ?? 0);
    return Number.isNaN(value) ? 0 : value;
  };
  const wordIn = (at: number, bytes: Uint8Array): string => (at < 0 ? '' : textOf(bytes, starts[at] ?? 0, ends[at] ?? 0).trim());

  const [idAt, timeAt, amountAt, rateAt, intervalAt] = (['ID', 'TIME', 'AMT', 'RATE', 'II'] as const).map(placeOf) as At5;
  const levelsAt = (['DV', 'MDV', 'CENS'] as const).map(placeOf);
  const cellAt = (at: number | undefined): number => (at === undefined || at < 0 ? Number.NaN : (numbers[at] ?? Number.NaN));
  const [additionalAt, steadyAt, evidAt, compartmentAt, outputAt] = (['ADDL', 'SS', 'EVID', 'CMT', 'DVID'] as const).map(placeOf) as At5;
  const compartments = remember((word) => certain((wrong) => readCompartment(word, columns, wrong)));
  const outputs = remember((cmt) => remember((dvid) => certain((wrong) => readOutput(dvid, cmt, columns, wrong))));

  let last: Record<string, number> = {};
  const lastValues = new Float64Array(covariates.length).fill(Number.NaN);
  const covariateAt = Int32Array.from(covariates, (one) => one.place);
  /** The covariates of the row; the object of the row before where they are the same. */
  const takeCovariates = (): Record<string, number> | undefined => {
    let same = true;
    for (let i = 0; i < covariateAt.length; i++) {
      const value = numbers[covariateAt[i] ?? 0] ?? Number.NaN;
      if (Number.isNaN(value)) return undefined;
      if (value === lastValues[i]) continue;
      lastValues[i] = value;
      same = false;
    }
    if (!same) last = Object.fromEntries(covariates.map(({ name }, i) => [name, lastValues[i] ?? Number.NaN]));
    return last;
  };

  let id = '';
  let idBytes = new Uint8Array(0);
  const takeId = (bytes: Uint8Array): string => {
    const start = starts[idAt] ?? 0;
    const end = ends[idAt] ?? 0;
    let same = end - start === idBytes.length;
    for (let i = 0; same && i < idBytes.length; i++) same = bytes[start + i] === idBytes[i];
    if (same) return id;
    idBytes = bytes.slice(start, end);
    return (id = wordIn(idAt, bytes));
  };

  let plain: DataRow | undefined;
  const repeat = createRepeat(timeAt);
  /** The output of the row that may be repeated. */
  let kept = 0;
  let end = -1;
  const read = (bytes: Uint8Array, from: number, row: number): DataRow | undefined => {
    const later = repeat.timeOf(bytes, from);
    if (plain && !Number.isNaN(later)) {
      end = repeat.end();
      plain.record = fill(newRecord(), row, later, 0, kinetics.doseInto, kept, last);
      return plain;
    }
    // Groups of people are read cell by cell.
    end = ambiguous || columns.group !== undefined ? -1 : scan(bytes, from);
    if (end < 0) return undefined;
    const who = takeId(bytes);
    const time = numbers[timeAt] ?? Number.NaN;
    const occasion = columns.occasion === undefined ? '' : wordIn(columns.occasion, bytes);
    const seen = takeCovariates();
    if (isMissing(who) || !(time >= 0) || !seen || (columns.occasion !== undefined && isMissing(occasion))) return undefined;
    const amount = valueOf(amountAt);
    const rate = valueOf(rateAt);
    const interval = valueOf(intervalAt);
    const additional = valueOf(additionalAt);
    const steadyState = valueOf(steadyAt);
    const stated = evidAt < 0 ? Number.NaN : (numbers[evidAt] ?? Number.NaN);
    const evid = Number.isNaN(stated) ? (amount !== 0 || rate !== 0 || steadyState !== 0 ? 1 : 0) : stated;
    let compartment: number | undefined = kinetics.doseInto;
    let output: number | undefined = kinetics.observe;
    if (evid === 1 || evid === 4) {
      const given = amountAt >= 0 && !Number.isNaN(numbers[amountAt] ?? Number.NaN);
      if (!given || amount < 0 || rate < 0 || steadyState !== 0 || interval < 0) return undefined;
      if (!Number.isInteger(additional) || additional < 0 || additional > MOST_ADDITIONAL || (additional > 0 && interval === 0))
        return undefined;
      compartment = compartmentAt < 0 ? kinetics.doseInto : compartments(wordIn(compartmentAt, bytes));
    } else if (amount !== 0 || rate !== 0 || interval !== 0 || additional !== 0 || steadyState !== 0) return undefined;
    else if (evid === 0) {
      if (compartmentAt >= 0 || outputAt >= 0) output = outputs(wordIn(compartmentAt, bytes))(wordIn(outputAt, bytes));
    } else if (evid !== 3) return undefined;
    if (compartment === undefined || output === undefined) return undefined;
    const record = fill(newRecord(), row, time, evid, compartment, output, seen);
    record.amount = amount;
    record.rate = rate;
    record.interval = interval;
    record.additional = additional | 0;
    if (!columns.levels) {
      if (plain) [plain.id, plain.occasion, plain.record] = [who, occasion, record];
      else plain = { id: who, occasion, record };
      if (evid === 0) repeat.keep(bytes, from, end);
      kept = output;
      return plain;
    }
    const [value, missing, censored] = levelsAt.map(cellAt) as [number, number, number];
    const cells = { value, missing, censored, weight: cellAt(columns.weight) };
    const level = certain((wrong) => readLevel(cells, evid, output, columns, wrong) ?? NO_LEVEL);
    return level && { id: who, occasion, record, level: level === NO_LEVEL ? undefined : level, group: undefined };
  };
  return { read, end: () => end };
}

/** Fills a record without a dose. */
function fill(
  record: EventRecord,
  row: number,
  time: number,
  evid: number,
  compartment: number,
  output: number,
  covariates: EventRecord['covariates'],
): EventRecord {
  record.row = row;
  record.time = time;
  // Whole numbers take less memory where they are known to be.
  record.evid = (evid | 0) as EventRecord['evid'];
  record.compartment = compartment;
  record.amount = 0;
  record.rate = 0;
  record.interval = 0;
  record.additional = 0;
  record.steadyState = 0;
  record.output = output;
  record.covariates = covariates;
  record.occasion = 0;
  return record;
}

const NO_LEVEL = Symbol('no level');

type At5 = [number, number, number, number, number];

/** What a question gives, or undefined when it has something to complain of. */
function certain<T>(ask: (wrong: () => void) => T): T | undefined {
  let sure = true;
  const answer = ask(() => (sure = false));
  return sure ? answer : undefined;
}

/** A function of words that keeps its last answers: a data set has few of them. */
function remember<T>(answer: (word: string) => T): (word: string) => T {
  const kept = new Map<string, T>();
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    if (kept.size > MOST_WORDS) kept.clear();
    const found = answer(word);
    kept.set(word, found);
    return found;
  };
}

const MOST_WORDS = 1_000;
