import { findFixedPoint } from '../numerics/fixed-point.ts';
import type { Way } from './enter-dose.ts';
import type { Mover, Stretch } from './mover.ts';

/** A dose at steady state: `interval` between doses, on each of its ways. An interval of 0 is an infusion without end. */
export type Pattern = { ways: readonly Way[]; interval: number };

/** Most infusions of one way that may run at a time. */
const MOST_OVERLAPPING = 1_000;

/** An infusion without end is looked at over a stretch of this length; any length gives the same amounts. */
const LOOK = 1;

/**
 * The amounts at the time of a steady-state record, before its own dose: what an endless past of the pattern would have left, all
 * overlapping infusions included.
 *
 * @param start where the search begins
 * @returns a sentence when there is no steady state, or the amounts
 */
export function findSteadyState({ ways, interval }: Pattern, mover: Mover, start: Float64Array, time: number): Float64Array | string {
  const n = start.length;
  const state = new Float64Array(mover.width);
  const whole = new Float64Array(mover.width);
  const none = new Float64Array(0);
  const stretch: Stretch = { from: 0, to: 0, rates: new Float64Array(n), feeds: [], at: none, first: 0, last: 0, stopped: 0 };
  const period = interval > 0 ? interval : LOOK;
  if (interval > 0 && ways.some(({ intake }) => intake.duration / interval > MOST_OVERLAPPING))
    return `more than ${MOST_OVERLAPPING} infusions would run at a time`;
  const edges = edgesOf(ways, period);
  let why: string | undefined;
  const cycle = (x: Float64Array): Float64Array | undefined => {
    whole.fill(0);
    whole.set(x);
    mover.fromAmounts(whole, state);
    for (let i = 0; i + 1 < edges.length; i++) {
      const [from, to] = [edges[i] ?? 0, edges[i + 1] ?? 0];
      for (const { intake, lag } of ways) if (intake.duration === 0 && lag === from) mover.add(state, intake.compartment, intake.amount);
      stretch.rates.fill(0);
      for (const way of ways)
        stretch.rates[way.intake.compartment] =
          (stretch.rates[way.intake.compartment] ?? 0) + way.intake.rate * runningAt((from + to) / 2, way, period);
      stretch.from = time - period + from;
      stretch.to = time - period + to;
      why = mover.move(stretch, state, none);
      if (why !== undefined) return undefined;
    }
    mover.toAmounts(state, 0, whole);
    return whole.slice(0, n);
  };
  const scale = ways.reduce(
    (most, { intake }) => Math.max(most, intake.amount, intake.rate * Math.min(intake.duration, period)),
    Number.MIN_VALUE,
  );
  return (
    findFixedPoint(cycle, start, scale) ??
    why ??
    'there is no steady state: what is given is never eliminated as fast, or something never leaves'
  );
}

/** Where something begins or ends within one period, from 0 to its length. */
function edgesOf(ways: readonly Way[], period: number): number[] {
  const inside = ways.flatMap(({ intake: { duration }, lag }) => (Number.isFinite(duration) ? [lag, (lag + duration) % period] : [lag]));
  return [...new Set([0, ...inside.filter((one) => one > 0 && one < period), period])].toSorted((a, b) => a - b);
}

/** How many infusions of an endless past on this way run at a moment of the period. */
function runningAt(moment: number, { intake: { duration }, lag }: Way, period: number): number {
  if (duration === 0) return 0;
  if (!Number.isFinite(duration)) return 1;
  const since = moment - lag;
  return Math.ceil((duration - since) / period) - Math.ceil(-since / period);
}
