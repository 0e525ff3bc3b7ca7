import { findFixedPoint } from '../numerics/fixed-point.ts';
import type { Agenda, Intake } from './expand-events.ts';
import type { Mover } from './mover.ts';

/** A dose at steady state: `interval` between doses, each arriving `lag` after its time. An interval of 0 is an infusion without end. */
export type Pattern = { intake: Intake; interval: number; lag: number };

type Setting = {
  mover: Mover;
  agenda: Agenda;
  /** Where the search begins. */
  start: Float64Array;
  /** Time of the record. */
  time: number;
};

/** Most infusions of one pattern that may run at a time. */
const MOST_OVERLAPPING = 1_000;

/** An infusion without end is looked at over a stretch of this length; any length gives the same amounts. */
const LOOK = 1;

/**
 * The amounts at the time of a steady-state record, before its own dose: what an endless past of the pattern would have left.
 * Infusions of that past which still run are given to the agenda. Overlapping infusions, longer than the interval, are all there.
 *
 * @returns a sentence when there is no steady state, or the amounts
 */
export function findSteadyState({ intake, interval, lag }: Pattern, setting: Setting): Float64Array | string {
  const { mover, agenda, start, time } = setting;
  const n = start.length;
  const rates = new Float64Array(n);
  const none = new Float64Array(0);
  let why: string | undefined;
  const move = (amounts: Float64Array, from: number, to: number, rate: number): boolean => {
    rates.fill(0);
    rates[intake.compartment] = rate;
    why = to > from ? mover.move({ from, to, rates, at: [] }, amounts, none) : undefined;
    return why === undefined;
  };
  const endless = interval === 0;
  const overlapping = endless ? 0 : Math.floor(intake.duration / interval);
  if (overlapping > MOST_OVERLAPPING) return `more than ${MOST_OVERLAPPING} infusions would run at a time`;
  const rest = intake.duration - overlapping * interval;
  /** From just before an arrival, through `part` of an interval. */
  const run = (amounts: Float64Array, part: number): boolean => {
    if (endless) return move(amounts, time - LOOK, time, intake.rate);
    const from = time - interval;
    if (intake.duration === 0) amounts[intake.compartment] = (amounts[intake.compartment] ?? 0) + intake.amount;
    const turn = Math.min(rest, part);
    return (
      move(amounts, from, from + turn, (overlapping + 1) * intake.rate) &&
      move(amounts, from + turn, from + part, overlapping * intake.rate)
    );
  };
  const cycle = (x: Float64Array): Float64Array | undefined => {
    const amounts = Float64Array.from(x);
    return run(amounts, interval) ? amounts : undefined;
  };
  const found = findFixedPoint(cycle, start, Math.max(intake.amount, intake.rate * Math.max(interval, LOOK), Number.MIN_VALUE));
  if (!found) return why ?? 'there is no steady state: what is given is never eliminated as fast, or something never leaves';
  if (lag > 0 && !run(found, interval - lag)) return why ?? 'the steady state could not be reached';
  const last = lag > 0 ? time + lag - interval : time;
  if (endless) return found;
  for (let back = lag > 0 ? 0 : 1; last - back * interval + intake.duration > time; back++) {
    agenda.carryOn(intake.compartment, intake.rate, last - back * interval + intake.duration);
  }
  return found;
}
