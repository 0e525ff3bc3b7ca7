import { createModes } from './modes.ts';

/** Where the numbers of a linear part y' = A y + b stand. */
export type Drive = {
  /** The states it is made of. */
  readonly places: readonly number[];
  /** A, row by row, and b, rates included. */
  matrix: (constants: Float64Array, into: Float64Array) => void;
  input: (constants: Float64Array, rates: Float64Array, into: Float64Array) => void;
};

/** Carries the linear part of a system by its modes, beside a passage that carries the rest. */
export type Driver = {
  readonly places: readonly number[];
  /** Finds the modes for these constants, once; false when there are none to be used. */
  find: (constants: Float64Array) => boolean;
  forget: () => void;
  /** Starts at a state. */
  load: (y: Float64Array, rates: Float64Array, constants: Float64Array) => void;
  /** Tries a step from there; `accept` makes it. */
  attempt: (h: number) => void;
  accept: () => void;
  /** Taylor coefficients at the state, order by order, one for each place. */
  readonly coefficients: Float64Array;
  /** The state after the step tried. */
  readonly states: Float64Array;
};

export function createDriver({ places, matrix, input }: Drive, order: number): Driver {
  const n = places.length;
  const modes = createModes(n);
  const [A, b, states, coefficients] = [
    new Float64Array(n * n),
    new Float64Array(n),
    new Float64Array(n),
    new Float64Array((order + 1) * n),
  ];
  let found: boolean | undefined;
  return {
    places,
    states,
    coefficients,
    find(constants) {
      if (found === undefined) {
        matrix(constants, A);
        found = modes.set(A);
      }
      return found;
    },
    forget: () => {
      found = undefined;
    },
    load(y, rates, constants) {
      for (let i = 0; i < n; i++) states[i] = y[places[i] ?? 0] ?? 0;
      input(constants, rates, b);
      modes.load(states, b);
      modes.expand(order, coefficients);
    },
    attempt: (h) => modes.attempt(h, states),
    accept() {
      modes.accept();
      modes.expand(order, coefficients);
    },
  };
}
