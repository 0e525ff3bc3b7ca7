import type { Solver } from '../numerics/solver.ts';
import type { Kinetics, Values } from './kinetics.ts';
import type { Course, Mover, Stretch } from './mover.ts';

/** Relative error asked of a solver; its published accuracy is 1e-6 of the peak or better at this. */
const RELATIVE = 1e-8;

/** Absolute error, as a share of the largest value the state has had: what is smaller is not told from nothing. */
const ABSOLUTE = 1e-14;

/** The same as a share of the largest value any state has had, for a state that has been nothing so far. */
const UNTOUCHED = 1e-18;

/** Moves any structure by a solver of differential equations, started anew at every stretch so that no step crosses an event. */
export function createEquationMover({ slope, states }: Kinetics, solver: Solver): Mover {
  const n = states.length;
  let values: Values = {};
  let course: Course | undefined;
  const largest = new Float64Array(n);
  const atol = new Float64Array(n);
  return {
    begin: () => void largest.fill(0),
    take: (taken, during) => {
      values = taken;
      course = during;
    },
    move({ from, to, rates, at }: Stretch, amounts, rows) {
      for (let i = 0; i < n; i++) largest[i] = Math.max(largest[i] ?? 0, Math.abs(amounts[i] ?? 0), Math.abs(rates[i] ?? 0) * (to - from));
      const most = largest.reduce((one, other) => Math.max(one, other), Number.MIN_VALUE);
      for (let i = 0; i < n; i++) atol[i] = Math.max((largest[i] ?? 0) * ABSOLUTE, most * UNTOUCHED, Number.MIN_VALUE);
      if (to === from) {
        for (const row of at.keys()) rows.set(amounts, row * n);
        return undefined;
      }
      const rhs = (t: number, y: Float64Array, into: Float64Array): void => {
        slope(t, y, course ? course(t) : values, into);
        for (let i = 0; i < n; i++) into[i] = (into[i] ?? 0) + (rates[i] ?? 0);
      };
      const solved = solver.solve({
        rhs,
        from,
        to,
        start: amounts,
        at: Float64Array.from(at),
        rtol: RELATIVE,
        atol,
      });
      if (solved.status === 'failed') return solved.why ?? 'the equations could not be solved';
      rows.set(solved.states);
      amounts.set(solved.end);
      return undefined;
    },
  };
}
