import { Solver } from 'odex';

export type Solution = { status: 'done'; y: number[]; steps: number } | { status: 'failed'; why: string };

export type Tolerance = { relative: number; absolute: number };

/**
 * Integrates y' = f(t, y) from one time to another by extrapolation (ODEX of Hairer, Norsett and Wanner). The right-hand side
 * must be smooth in between: stop and start anew at every dose, end of infusion or change of parameters. A right-hand side
 * that stops being finite, or too many steps, is a status and not an exception.
 */
export function integrate(
  f: (t: number, y: number[]) => number[],
  from: number,
  start: readonly number[],
  to: number,
  tolerance: Tolerance,
): Solution {
  if (from === to) return { status: 'done', y: [...start], steps: 0 };
  const solver = new Solver(start.length);
  solver.relativeTolerance = tolerance.relative;
  solver.absoluteTolerance = tolerance.absolute;
  let broken: number | undefined;
  const watched = (t: number, y: number[]): number[] => {
    const slope = f(t, y);
    if (broken === undefined && slope.some((one) => !Number.isFinite(one))) broken = t;
    return slope;
  };
  const { y, outcome, nStep } = solver.solve(watched, from, [...start], to);
  if (outcome === 0 && y.every((one) => Number.isFinite(one))) return { status: 'done', y, steps: nStep };
  return {
    status: 'failed',
    why: broken === undefined ? `more than ${solver.maxSteps} steps were needed` : `the derivative is not finite at ${broken}`,
  };
}
