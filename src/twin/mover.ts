import type { Values } from './kinetics.ts';
import type { Steps } from './steps.ts';
import type { Watch } from './watch.ts';

/** A dose that arrives through Savic's chain of transit compartments: its rate is a gamma density over time. */
export type Feed = {
  compartment: number;
  /** What arrives in all. */
  amount: number;
  /** Time of the dose. */
  start: number;
  /** Rate constant of the chain, 1/time. */
  rate: number;
  /** Number of transit compartments, at least 0, not necessarily whole. */
  transits: number;
};

/** A stretch of time that no event crosses: rates are constant in it. One object, used again for every stretch. */
export type Stretch = {
  from: number;
  to: number;
  /** Amount a time into each compartment. */
  rates: Float64Array;
  /** Doses that arrive through a chain. */
  feeds: readonly Feed[];
  /** Moments at which something is wanted: those in [first, last), ascending, none after `to`. */
  at: Float64Array;
  first: number;
  last: number;
  /** Where a move that fails stops, as far as the mover knows. */
  stopped: number;
};

/** Individual parameters that change with time inside a stretch. */
export type Course = (t: number) => Values;

/**
 * Carries one person through time. What it carries, the state, is its own affair (amounts, or modes of a linear system), followed
 * by the integral over time of each output that is integrated; amounts become state and state amounts through it.
 */
export type Mover = {
  /** Length of the state. */
  readonly width: number;
  /** Forgets the person before: what one person gets never depends on who came first. */
  begin(): void;
  /** Takes the parameters that hold from here on. */
  take(values: Values, during?: Course): void;
  /** Adds an amount to a compartment at once. */
  add(state: Float64Array, compartment: number, amount: number): void;
  /** Amounts, then integrals, of a state; `offset` is where the state stands in `state`. */
  toAmounts(state: Float64Array, offset: number, amounts: Float64Array): void;
  fromAmounts(amounts: Float64Array, state: Float64Array): void;
  /**
   * Moves the state, in place, to the end of a stretch.
   *
   * @param rows receives the state at each moment wanted, row by row
   * @returns undefined when all is well, else a sentence: a failed step is never passed over
   */
  move(stretch: Stretch, state: Float64Array, rows: Float64Array): string | undefined;
  /**
   * The same where only the first output is wanted at each moment: written into `outputs` from `stretch.first` on, and its
   * integral into `areas`. Where a mover has it, it is faster.
   */
  see?(stretch: Stretch, state: Float64Array, outputs: Float64Array, areas: Float64Array | undefined): string | undefined;
  /**
   * The same for many steps one after another, where a mover has it: from step `begin` on as far as they are moves, rates and
   * amounts. Moves `stretch.from` and `stretch.rates` along.
   *
   * @returns the first step that was not done: another one, or a move that does not end in finite numbers
   */
  follow?(steps: Steps, begin: number, stretch: Stretch, state: Float64Array, outputs: Float64Array): number;
  /**
   * Notes the first output over a whole stretch, its beginning and end, turning points and times above levels, without moving the
   * state. A mover without it is looked at by `lookBySampling`.
   */
  look?(stretch: Stretch, state: Float64Array, watch: Watch): void;
};

/** For movers whose state is the amounts themselves. */
export const amountsAsState: Pick<Mover, 'add' | 'toAmounts' | 'fromAmounts'> = {
  add: (state, compartment, amount) => {
    state[compartment] = (state[compartment] ?? 0) + amount;
  },
  toAmounts: (state, offset, amounts) => {
    for (let i = 0; i < amounts.length; i++) amounts[i] = state[offset + i] ?? 0;
  },
  fromAmounts: (amounts, state) => state.set(amounts),
};
