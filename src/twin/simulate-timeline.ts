import type { Dose } from '../domain/regimen.ts';

/**
 * What happens to a person, cut into steps that no event crosses: between two nodes the infusion rate and the covariates are
 * constant. Made once, run for every draw.
 */
export type Timeline = {
  /** Nodes, hours, ascending. */
  times: Float64Array;
  /** mg/h from node i to node i + 1. */
  rates: Float64Array;
  /** mg given at once at node i, after its concentration was taken. */
  boluses: Float64Array;
  /** Row of the covariate timeline that holds from node i to node i + 1. */
  rows: Int32Array;
};

/**
 * Cuts time at every start and end of a dose, every change of covariates and every time asked for, from the first of the doses
 * and asked times to the last time asked for.
 *
 * @param doses hours, mg, hours; a duration of 0 is a bolus
 * @param changes times from which each row of covariates holds, ascending; the first row also holds before
 * @param asked times at which values are wanted, at least one
 * @throws when a dose or time is not a finite number, or an amount or duration is negative: such a dose is never passed over
 */
export function cutTimeline(doses: readonly Dose[], changes: readonly number[], asked: Iterable<number>): Timeline {
  const wanted = [...asked];
  const sound = doses.every(
    ({ at, amount, duration }) =>
      Number.isFinite(at) && amount >= 0 && Number.isFinite(amount) && duration >= 0 && Number.isFinite(duration),
  );
  if (!sound || wanted.length === 0 || !wanted.every((time) => Number.isFinite(time)))
    throw new Error('a timeline needs finite times, and doses of zero or more');
  const end = wanted.reduce((latest, time) => Math.max(latest, time), Number.NEGATIVE_INFINITY);
  const given = doses.filter((dose) => dose.amount > 0 && dose.at <= end);
  const begin = given.reduce(
    (earliest, dose) => Math.min(earliest, dose.at),
    wanted.reduce((earliest, time) => Math.min(earliest, time), end),
  );
  const inside = [...wanted, ...changes, ...given.flatMap(({ at, duration }) => [at, at + duration])].filter(
    (time) => time >= begin && time <= end,
  );
  const times = Float64Array.from(new Set(inside)).toSorted();
  return {
    times,
    rates: times.map((time, i) => (i + 1 < times.length ? rateDuring(given, time) : 0)),
    boluses: times.map((time) => given.reduce((sum, dose) => (isBolus(dose) && dose.at === time ? sum + dose.amount : sum), 0)),
    rows: Int32Array.from(times, (time) =>
      Math.max(
        0,
        changes.findLastIndex((change) => change <= time),
      ),
    ),
  };
}

/** A duration too short to move the clock is a bolus. */
const isBolus = ({ at, duration }: Dose): boolean => at + duration === at;

function rateDuring(doses: readonly Dose[], time: number): number {
  let rate = 0;
  for (const dose of doses) if (!isBolus(dose) && dose.at <= time && time < dose.at + dose.duration) rate += dose.amount / dose.duration;
  return rate;
}

/** The node of a time that was asked for; throws when it was not. */
export function nodeAt(timeline: Timeline, time: number): number {
  const { times } = timeline;
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  if (times[low] !== time) throw new Error(`${time} h is not a node of the timeline`);
  return low;
}
