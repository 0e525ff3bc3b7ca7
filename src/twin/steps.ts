/** What is done in one step of a plan. */
export const STEP = { move: 0, rate: 1, amount: 2, take: 3, reset: 4, steady: 5, feed: 6 } as const;

/**
 * A course as a list of steps, in columns:
 *
 * - move: to time `x`, reading the observations in [`i`, `j`), which lie `every` apart
 * - rate: from here on `x` a time flows into compartment `i`
 * - amount: `x` arrives in compartment `i` at once
 * - take: the parameters of the circumstances `i` hold; where `j` is 0 or more, on a straight line from record `j` to `record`
 * - reset: the body is as the structure starts, at time `x`
 * - steady: the steady state of pattern `i` at time `x`; where `j` is 1 it is added to what is there
 * - feed: dose `i` of the feeds begins to arrive
 */
export type Steps = {
  /** Number of steps; the columns may be longer. */
  readonly length: number;
  readonly step: Uint8Array;
  /** The record that a step belongs to: for messages. */
  readonly record: Int32Array;
  readonly x: Float64Array;
  readonly i: Int32Array;
  readonly j: Int32Array;
  /** Time between one observation of a move and the next; 0 where they are fewer than two or not evenly spaced. */
  readonly every: Float64Array;
};

/** Steps while they grow. */
export type GrowingSteps = { -readonly [column in keyof Steps]: Steps[column] };

/** Steps for which there is room from the beginning. */
const FEW = 64;

export const openSteps = (): GrowingSteps => ({ length: 0, ...columnsOf(FEW) });

export function addStep(steps: GrowingSteps, step: number, record: number, x: number, i: number, j: number, every: number): void {
  const at = steps.length++;
  if (at === steps.step.length) widen(steps);
  steps.step[at] = step;
  steps.record[at] = record;
  steps.x[at] = x;
  steps.i[at] = i;
  steps.j[at] = j;
  steps.every[at] = every;
}

function widen(steps: GrowingSteps): void {
  const { step, record, x, i, j, every } = steps;
  Object.assign(steps, columnsOf(2 * step.length));
  steps.step.set(step);
  steps.record.set(record);
  steps.x.set(x);
  steps.i.set(i);
  steps.j.set(j);
  steps.every.set(every);
}

/** Columns of so many steps, in one piece of memory. */
function columnsOf(steps: number): Omit<Steps, 'length'> {
  const room = new ArrayBuffer(29 * steps);
  return {
    x: new Float64Array(room, 0, steps),
    every: new Float64Array(room, 8 * steps, steps),
    record: new Int32Array(room, 16 * steps, steps),
    i: new Int32Array(room, 20 * steps, steps),
    j: new Int32Array(room, 24 * steps, steps),
    step: new Uint8Array(room, 28 * steps, steps),
  };
}

/** Times are one down to this share of themselves, a few units in the last place: 0.3 - 0.2 and 0.2 - 0.1 are one length. */
export const ROUNDING = 2 ** -51;

/**
 * The time between one moment and the next where those in [`first`, `last`) are evenly spaced but for rounding, else 0.
 *
 * @param before what it was of other moments: taken again where it fits, so that rounding makes no new lengths
 */
export function intervalOf(time: Float64Array, first: number, last: number, before: number): number {
  const steps = last - first - 1;
  if (steps < 1) return 0;
  const [start, end] = [time[first] ?? 0, time[last - 1] ?? 0];
  const rounding = ROUNDING * Math.max(Math.abs(start), Math.abs(end));
  const every = Math.abs(end - start - steps * before) <= rounding ? before : (end - start) / steps;
  for (let k = 1; k <= steps; k++) if (Math.abs((time[first + k] ?? 0) - start - k * every) > rounding) return 0;
  return every;
}
