import type { Values } from './kinetics.ts';

/** A stretch of time that no event crosses: rates are constant in it. */
export type Stretch = {
  from: number;
  to: number;
  /** Amount a time into each compartment. */
  rates: Float64Array;
  /** Moments in [from, to], ascending, at which the amounts are wanted. */
  at: readonly number[];
};

/** Individual parameters that change with time inside a stretch. */
export type Course = (t: number) => Values;

/** Carries the amounts of one person through time. */
export type Mover = {
  /** Forgets the person before: what one person gets never depends on who came first. */
  begin(): void;
  /** Takes the parameters that hold from here on. */
  take(values: Values, during?: Course): void;
  /**
   * Moves the amounts, in place, to the end of a stretch.
   *
   * @param rows receives the amounts at `at`, row by row
   * @returns undefined when all is well, else a sentence: a failed step is never passed over
   */
  move(stretch: Stretch, amounts: Float64Array, rows: Float64Array): string | undefined;
};
