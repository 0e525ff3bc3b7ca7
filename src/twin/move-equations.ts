import type { Solver } from '../numerics/solver.ts';
import type { Kinetics, Values } from './kinetics.ts';
import { type Course, type Feed, type Mover, type Stretch, amountsAsState } from './mover.ts';
import { feedRate } from './feed.ts';

/** Relative error asked of a solver; its published accuracy is 1e-6 of the peak or better at this. */
const RELATIVE = 1e-8;

/** Absolute error, as a share of the largest value the state has had: what is smaller is not told from nothing. */
const ABSOLUTE = 1e-14;

/** The same as a share of the largest value any state has had, for a state that has been nothing so far. */
const UNTOUCHED = 1e-18;

/** Moves any structure by a solver of differential equations, started anew at every stretch so that no step crosses an event. */
export function createEquationMover({ slope, states, integrals }: Kinetics, solver: Solver): Mover {
  const n = states.length;
  const width = n + integrals.length;
  let values: Values = {};
  let course: Course | undefined;
  const largest = new Float64Array(width);
  const atol = new Float64Array(width);
  const aimAt = (state: Float64Array, rates: Float64Array, feeds: readonly Feed[], length: number): void => {
    for (let i = 0; i < width; i++) largest[i] = Math.max(largest[i] ?? 0, Math.abs(state[i] ?? 0), Math.abs(rates[i] ?? 0) * length);
    for (const { compartment, amount } of feeds) largest[compartment] = Math.max(largest[compartment] ?? 0, amount);
    let most = Number.MIN_VALUE;
    for (let i = 0; i < n; i++) most = Math.max(most, largest[i] ?? 0);
    for (let i = 0; i < width; i++) atol[i] = Math.max((largest[i] ?? 0) * ABSOLUTE, most * UNTOUCHED, Number.MIN_VALUE);
  };
  return {
    ...amountsAsState,
    width,
    begin: () => void largest.fill(0),
    take: (taken, during) => {
      values = taken;
      course = during;
    },
    move({ from, to, rates, feeds, at, first, last }: Stretch, state, rows) {
      aimAt(state, rates, feeds, to - from);
      if (to === from) {
        for (let row = 0; row < last - first; row++) rows.set(state, row * width);
        return undefined;
      }
      const rhs = (t: number, y: Float64Array, into: Float64Array): void => {
        slope(t, y, course ? course(t) : values, into);
        for (let i = 0; i < n; i++) into[i] = (into[i] ?? 0) + (rates[i] ?? 0);
        for (const feed of feeds) into[feed.compartment] = (into[feed.compartment] ?? 0) + feedRate(feed, t);
      };
      const solved = solver.solve({ rhs, from, to, start: state, at: at.slice(first, last), rtol: RELATIVE, atol });
      if (solved.status === 'failed') return solved.why ?? 'the equations could not be solved';
      rows.set(solved.states);
      state.set(solved.end);
      return undefined;
    },
  };
}
