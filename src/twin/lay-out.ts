import type { PkModel } from '../domain/define-model.ts';
import type { JobModel } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import type { DoseRecord, History } from './history.ts';
import type { Kinetics } from './kinetics.ts';
import { compartmentBy } from './route.ts';

/** The model's covariates from `at` (hours) onward; the first row also holds before its time. */
export type CovariateTimeline = JobModel['covariates'];

/** Hours in one unit of a model's own time. */
export const HOURS = { h: 1, min: 1 / 60, d: 24 } as const;

/** Doses, covariates and moments of one person as records. */
export type Layout = {
  readonly history: History;
  /** Moments, hours, ascending, each once. */
  readonly moments: Float64Array;
  /** Record of each moment before anything happens at it: a level drawn at the very time a dose starts is a level before that dose. */
  readonly before: Int32Array;
  /** Record of each moment after a dose at once or a change of covariates at it; the same one when nothing jumps. */
  readonly after: Int32Array;
  /** Record of each of the `readings`, before anything happens at its moment. */
  readonly readings: Int32Array;
};

/** A moment at which another output than the observed one is read, by the place of that output. */
export type OutputAt = { readonly at: number; readonly output: number };

type Row = { time: number; order: number; evid: number; set: number; dose: number; output: number; reading: number };

/** Order of what happens at one moment: it is looked at, covariates change, doses are given, it is looked at again. */
const [LOOKED, CHANGED, DOSED, SEEN] = [0, 1, 2, 3];

/**
 * Lays the doses (mg, hours), the covariates and the moments at which something is wanted on one course, from the first of the
 * doses and moments to the last moment.
 *
 * @param cuts moments at which a move ends though nothing is read there: the edges of windows
 * @param readings none of them after the last moment
 * @throws when a dose or moment is not a finite number, an amount or duration is negative, or the model knows no dose by its route:
 *   such a dose is never passed over
 */
export function layOut(
  { model, kinetics }: { model: PkModel; kinetics: Kinetics },
  covariates: CovariateTimeline,
  given: readonly Dose[],
  wanted: Iterable<number>,
  cuts: readonly number[] = [],
  readings: readonly OutputAt[] = [],
): Layout {
  const moments = Float64Array.from(new Set(wanted)).toSorted();
  const end = moments.at(-1);
  const strange = given.find(({ route }) => compartmentBy(model, kinetics, route) < 0);
  if (strange) throw new Error(`${model.id} knows no dose by route ${strange.route}`);
  const sound = given.every(
    ({ at, amount, duration }) =>
      Number.isFinite(at) && amount >= 0 && Number.isFinite(amount) && duration >= 0 && Number.isFinite(duration),
  );
  if (!sound || end === undefined || !moments.every((time) => Number.isFinite(time)))
    throw new Error('a course needs finite times, and doses of zero or more');
  const doses = given.filter(({ at, amount }) => amount > 0 && at <= end);
  const begin = doses.reduce((earliest, { at }) => Math.min(earliest, at), moments[0] ?? end);
  const rowAt = (time: number): number =>
    Math.max(
      0,
      covariates.findLastIndex(({ at }) => at <= time),
    );
  const jumps = new Set(covariates.flatMap(({ at }) => (at > begin ? [at] : [])));
  for (const { at, duration } of doses) if (at + duration === at) jumps.add(at);
  const rows: Row[] = [];
  const add = (time: number, order: number, evid: number, set: number, dose = -1): void =>
    void rows.push({ time, order, evid, set, dose, output: kinetics.observe, reading: -1 });
  const rowBefore = (time: number): number =>
    Math.max(
      0,
      covariates.findLastIndex(({ at }) => at < time),
    );
  for (const time of moments) {
    add(time, LOOKED, 0, rowBefore(time));
    if (jumps.has(time)) add(time, SEEN, 0, rowAt(time));
  }
  for (const [reading, { at, output }] of readings.entries())
    rows.push({ time: at, order: LOOKED, evid: 0, set: rowBefore(at), dose: -1, output, reading });
  for (const [set, { at }] of covariates.entries()) if (at > begin && at <= end) add(at, CHANGED, 2, set);
  for (const time of cuts) if (time >= begin && time <= end) add(time, CHANGED, 2, rowAt(time));
  for (const [place, { at }] of doses.entries()) add(at, DOSED, 1, rowAt(at), place);
  rows.sort((one, other) => one.time - other.time || one.order - other.order);
  const perHour = HOURS[model.time];
  const column = (of: (row: Row) => number): Int32Array => Int32Array.from(rows, of);
  const history: History = {
    length: rows.length,
    time: Float64Array.from(rows, ({ time }) => time / perHour),
    evid: Uint8Array.from(rows, ({ evid }) => evid),
    output: column(({ output }) => output),
    set: column(({ set }) => set),
    sets: covariates.map(({ values }) => ({ covariates: values, occasion: 0 })),
    dose: column(({ dose }) => dose),
    doses: doses.map((dose) => recordOf(dose, compartmentBy(model, kinetics, dose.route), perHour)),
  };
  const seen = new Map<number, number>();
  const looked = new Map<number, number>();
  const read = new Int32Array(readings.length);
  for (const [place, { time, order, reading }] of rows.entries()) {
    if (reading >= 0) read[reading] = place;
    else if (order === LOOKED) looked.set(time, place);
    if (order === SEEN) seen.set(time, place);
  }
  const before = Int32Array.from(moments, (time) => looked.get(time) ?? 0);
  return { history, moments, before, after: Int32Array.from(moments, (time, i) => seen.get(time) ?? before[i] ?? 0), readings: read };
}

/** A duration too short to move the clock is a dose at once. */
const recordOf = ({ at, amount, duration }: Dose, compartment: number, perHour: number): DoseRecord => ({
  compartment,
  amount,
  rate: at + duration === at ? 0 : (amount / duration) * perHour,
  interval: 0,
  additional: 0,
  steadyState: 0,
});

/** Place of a moment that was asked for; throws when it was not. */
export function placeOf({ moments }: Layout, time: number): number {
  let [low, high] = [0, moments.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  if (moments[low] !== time) throw new Error(`${time} h is not a moment of the course`);
  return low;
}
