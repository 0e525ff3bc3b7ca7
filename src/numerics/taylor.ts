import type { Driver } from './drive.ts';

/** Beyond this many times its smallest time constant a step is near the edge of stability of any order from 8 to 20. */
export const EDGE = 3.3;

/** So many steps at the edge in a row are no accident: the linear part is then carried by its modes, and later it looks stiff. */
export const EDGY_STEPS = 8;
export const STIFF_STEPS = 15;

/** Fewer steps left than this are made sooner than modes are found. */
export const MODES_STEPS_LEFT = 30;

/**
 * The last term is the error of the polynomial without it, which is how an embedded pair sees its error too. The one before may be
 * this many times larger, as it is where the terms shrink in their usual manner; it stands guard over a last term that happens to
 * vanish.
 */
export const ALLOWANCE = 10;

/** A polynomial is not used further than this times the step at which its last terms meet the tolerance. */
export const STRETCHED = 1.01;

/**
 * The order for a tolerance. Jorba and Zou find half its natural logarithm best where a step costs the square of its order; here
 * much of a step costs the same at any order, and this took the workloads of test/bench through soonest.
 */
export const orderFor = (rtol: number): number => Math.min(20, Math.max(8, Math.round(7.5 - Math.log(rtol) / 3)));

/** Places of real numbers that a passage is given, and of `from`, where it also says how far it came. */
export const PLACE = {
  from: 0,
  to: 1,
  rtol: 2,
  stiffStepsLeft: 3,
  /** Of whole numbers: the moments wanted are at[first] to at[end - 1]; `first` also says how far it came. */
  first: 0,
  end: 1,
  /** The moment that stands in the first row. */
  base: 2,
  /** Most steps. */
  most: 3,
  /** 1 when it should stop where modes would help. */
  modes: 4,
  /** Counted on. */
  steps: 5,
  rejected: 6,
} as const;

/** Slopes at `t` and `y` with the rates added; K holds the constants. */
export type RatedSlope = (t: number, y: Float64Array, r: Float64Array, K: Float64Array, into: Float64Array) => void;

/** What a passage says at its end. */
export const SAID = { done: 0, notSmooth: 1, stiff: 2, tooMany: 3, edgy: 4 } as const;
export type Said = (typeof SAID)[keyof typeof SAID];

/**
 * Moves y through a stretch of time without events, or as far as it comes. `rates` are added to the slopes, `atol` is one tolerance
 * for each state. The states at each moment wanted go into `rows`, row by row; or, in a passage written for one output, that
 * output into rows[i] for at[i], and its integral into areas[i].
 *
 * Steps of a Taylor series: the polynomial of a step is its dense output too, and its own last terms choose its length before it
 * is made (A. Jorba and M. Zou, Experimental Mathematics 14 (2005) 99-117), so that a new start after a dose costs no trial. The
 * step is then checked: the slope of the polynomial at its end against the slope of the equations there; where modes give the end,
 * there is nothing to check.
 */
export type Passage = (
  io: Float64Array,
  many: Int32Array,
  y: Float64Array,
  rates: Float64Array,
  K: Float64Array,
  atol: Float64Array,
  at: Float64Array,
  rows: Float64Array,
  areas: Float64Array | undefined,
  driver: Driver | undefined,
) => number;

/** A passage, and the same where the linear part of the system is carried by its modes and drives the rest. */
export type Passages = { readonly plain: Passage; readonly driven: Passage | undefined };

export type Tolerance = {
  rtol: number;
  /** One for each state; read anew at every stretch. */
  atol: Float64Array;
  maxSteps: number;
  /** Gives up when stability and not accuracy limits the steps and more than this would remain. */
  stiffStepsLeft: number;
};

export type Stepper = {
  /** Moves `y` from `from` to `to`; where it stops before, `reached` and `seen` say where. */
  pass: (
    passages: Passages,
    from: number,
    to: number,
    rates: Float64Array,
    K: Float64Array,
    y: Float64Array,
    at: Float64Array,
    first: number,
    end: number,
    rows: Float64Array,
    areas?: Float64Array,
  ) => Said;
  /** Forgets what it found out about the equations; to be called when the constants change. */
  forget: () => void;
  reached: () => number;
  /** The first moment that is still wanted. */
  seen: () => number;
  /** Since it was made. */
  counts: () => { steps: number; rejected: number };
};

/**
 * Takes a person through stretch after stretch. Where stability limits the steps, the part of the equations that is linear in
 * itself is carried by its modes from there on, until the parameters change.
 */
export function createStepper({ rtol, atol, maxSteps, stiffStepsLeft }: Tolerance, driver: Driver | undefined): Stepper {
  const io = Float64Array.of(0, 0, rtol, stiffStepsLeft);
  const many = new Int32Array(7);
  many[PLACE.most] = maxSteps;
  let driven = false;
  return {
    pass(passages, from, to, rates, K, y, at, first, end, rows, areas) {
      io[PLACE.from] = from;
      io[PLACE.to] = to;
      many[PLACE.first] = first;
      many[PLACE.end] = end;
      many[PLACE.base] = first;
      many[PLACE.modes] = driver && passages.driven ? 1 : 0;
      for (;;) {
        if (driven) driver?.load(y, rates, K);
        const passage = driven ? (passages.driven ?? passages.plain) : passages.plain;
        const said = passage(io, many, y, rates, K, atol, at, rows, areas, driver) as Said;
        if (said !== SAID.edgy) return said;
        if (driver?.find(K) === true) driven = true;
        else many[PLACE.modes] = 0;
      }
    },
    forget() {
      driven = false;
      driver?.forget();
    },
    reached: () => io[PLACE.from] ?? Number.NaN,
    seen: () => many[PLACE.first] ?? 0,
    counts: () => ({ steps: many[PLACE.steps] ?? 0, rejected: many[PLACE.rejected] ?? 0 }),
  };
}
