import { Solver as Odex } from 'odex';
import type { Problem, Solved, Solver } from './solver.ts';

/** Its steps are long and of high order: more than this many mean that it is stuck. */
const DEFAULT_STEPS = 10_000;

/** Extrapolation of the explicit midpoint rule with dense output: ODEX of Hairer, Norsett and Wanner, section II.9. */
export const odex: Solver = { name: 'odex', solve: solveByExtrapolation };

function solveByExtrapolation(problem: Problem): Solved {
  const { rhs, from, to, start, at } = problem;
  const n = start.length;
  const states = new Float64Array(at.length * n).fill(Number.NaN);
  const end = Float64Array.from(start);
  let [row, reached] = [0, from];
  let broken: number | undefined;
  for (; row < at.length && (at[row] ?? to) <= from; row++) states.set(start, row * n);
  const counts = { rejected: 0, evaluations: 0, looksStiff: false };
  if (to === from) return { status: 'done', states, reached, end, steps: 0, ...counts };

  const [y, slope] = [new Float64Array(n), new Float64Array(n)];
  const derivative = (t: number, values: number[]): number[] => {
    y.set(values);
    rhs(t, y, slope);
    // A step without a length begins where the last one ended.
    if (!slope.every((one) => Number.isFinite(one))) broken ??= Number.isFinite(t) ? t : reached;
    return [...slope];
  };
  const observe = (
    step: number,
    _before: number,
    now: number,
    values: number[],
    interpolate?: (component: number, t: number) => number,
  ): boolean => {
    if (step === 1) return true;
    if (values.some((one) => !Number.isFinite(one))) return false;
    for (; row < at.length && (at[row] ?? to) <= now; row++) {
      const time = at[row] ?? to;
      for (let i = 0; i < n; i++) states[row * n + i] = time === now ? (values[i] ?? Number.NaN) : (interpolate?.(i, time) ?? Number.NaN);
    }
    end.set(values);
    reached = now;
    return true;
  };
  const { outcome, nStep, nReject, nEval } = setUp(problem).solve(derivative, from, [...start], to, observe);
  const done = outcome === 0;
  const why =
    broken === undefined ? `more steps were needed than ${nStep}: stopped at ${reached}` : `the derivative is not finite at ${broken}`;
  if (done) for (; row < at.length; row++) states.set(end, row * n);
  return {
    ...(done ? { status: 'done', reached: to } : { status: 'failed', why, reached }),
    states,
    end,
    ...counts,
    steps: nStep - nReject,
    rejected: nReject,
    evaluations: nEval,
  };
}

function setUp({ start, from, to, rtol, atol, maxSteps }: Problem): Odex {
  const solver = new Odex(start.length);
  solver.relativeTolerance = rtol;
  solver.absoluteTolerance = typeof atol === 'number' ? atol : [...atol];
  solver.initialStepSize = (to - from) / 100;
  solver.maxSteps = maxSteps ?? DEFAULT_STEPS;
  solver.denseOutput = true;
  return solver;
}
