import { type ExponentialSum, addTerm, createSum, valueAt, zerosOf } from '../numerics/exponential-sum.ts';

/**
 * What is looked for in an output over a window of time: its extremes, where they lie, and how long it is above some levels.
 * Filled stretch by stretch; `startWatch` empties it.
 */
export type Watch = {
  /** The window, in the unit of time of the model; stretches outside it are passed over, and so is a jump just at its end. */
  from: number;
  to: number;
  highest: number;
  highestAt: number;
  lowest: number;
  lowestAt: number;
  /** Values whose time above is counted. */
  readonly levels: Float64Array;
  /** Time above each level. */
  readonly above: Float64Array;
  /** How often a turning point is looked at more closely, where it is sought on a grid. */
  readonly rounds: number;
};

/** A turning point is then exact to what a solver is. */
export const ROUNDS = 4;

/** An effect turns over hours or days, and is known to two digits at best: one closer look and a parabola place it better than that. */
export const ROUNDS_OF_EFFECT = 1;

export const createWatch = (from: number, to: number, levels: readonly number[] = [], rounds = ROUNDS): Watch => ({
  from,
  to,
  highest: Number.NEGATIVE_INFINITY,
  highestAt: from,
  lowest: Number.POSITIVE_INFINITY,
  lowestAt: from,
  levels: Float64Array.from(levels),
  above: new Float64Array(levels.length),
  rounds,
});

export function startWatch(watch: Watch): void {
  watch.highest = Number.NEGATIVE_INFINITY;
  watch.lowest = Number.POSITIVE_INFINITY;
  watch.highestAt = watch.from;
  watch.lowestAt = watch.from;
  watch.above.fill(0);
}

/** Takes note of a value at a time; the first of equal ones stays. */
export function note(watch: Watch, time: number, value: number): void {
  if (value > watch.highest) {
    watch.highest = value;
    watch.highestAt = time;
  }
  if (value < watch.lowest) {
    watch.lowest = value;
    watch.lowestAt = time;
  }
}

/** Adds the time that a sum of exponentials spends above each level within (0, length). */
export function countAbove({ levels, above }: Watch, sum: ExponentialSum, length: number): void {
  for (let i = 0; i < levels.length; i++) {
    const lifted = createSum();
    for (let k = 0; k < sum.terms; k++) addTerm(lifted, sum.weights[k] ?? 0, sum.rates[k] ?? 0);
    addTerm(lifted, -(levels[i] ?? 0), 0);
    let from = 0;
    for (const edge of [...zerosOf(lifted, length), length]) {
      if (valueAt(lifted, (from + edge) / 2) > 0) above[i] = (above[i] ?? 0) + edge - from;
      from = edge;
    }
  }
}
