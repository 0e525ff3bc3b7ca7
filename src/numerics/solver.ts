/** Writes dy/dt at time `t` and state `y` into `into`; keeps neither array. */
export type RightHandSide = (t: number, y: Float64Array, into: Float64Array) => void;

/**
 * One smooth stretch of an initial value problem y' = f(t, y): nothing jumps between `from` and `to`, so every dose, end of
 * infusion and change of a parameter starts a problem of its own.
 */
export type Problem = {
  rhs: RightHandSide;
  from: number;
  /** At least `from`. */
  to: number;
  start: Float64Array;
  /** Times whose states are wanted, ascending, within [from, to]. */
  at: Float64Array;
  rtol: number;
  /** One for all states, or one for each. */
  atol: number | Float64Array;
  /** Accepted and rejected steps together; DEFAULT_STEPS unless stated. */
  maxSteps?: number;
};

export type Solved = {
  status: 'done' | 'failed';
  /** What stopped it and when, on failure. */
  why?: string;
  /** One row of states for each time in `at`; NaN where a failed solution did not arrive. */
  states: Float64Array;
  /** Where it arrived: `to`, unless it failed. */
  reached: number;
  /** The state at `reached`. */
  end: Float64Array;
  steps: number;
  rejected: number;
  evaluations: number;
  looksStiff: boolean;
};

export type Solver = { name: string; solve: (problem: Problem) => Solved };

export const DEFAULT_STEPS = 100_000;
