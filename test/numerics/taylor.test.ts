import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import { type Expression, type Formulas, createFormulas } from '../../src/numerics/expression.ts';
import { matrixExponential } from '../../src/numerics/matrix-exponential.ts';
import { createModes } from '../../src/numerics/modes.ts';
import { createProgram } from '../../src/numerics/program.ts';
import { SAID, createStepper, orderFor } from '../../src/numerics/taylor.ts';
import { evaluate } from '../../src/study/evaluate.ts';

type Equations = (make: Formulas) => Expression[];
type Solution = { said: number; end: number[]; rows: number[]; steps: number; rejected: number };

/** Solves equations from 0 by Taylor series, as text or as a tape. */
function solve(
  equations: Equations,
  start: readonly number[],
  to: number,
  { compiled = true, rtol = 1e-8, order = orderFor(rtol), at = [] as number[], maxSteps = 10_000 } = {},
): Solution {
  const formulas = createFormulas();
  const slopes = equations(formulas);
  const system = { formulas, slopes, output: undefined, area: -1 };
  const text = createProgram(system, order, () => undefined, evaluate);
  const program = compiled ? text : createProgram(system, order, text.slope);
  if (!program.states) throw new Error('the equations are not smooth');
  const n = start.length;
  const [y, K] = [Float64Array.from(start), new Float64Array(Math.max(program.constants, text.constants))];
  text.prepare({}, K);
  program.prepare({}, K);
  const atol = new Float64Array(n).fill(rtol * 1e-4 * Math.max(...start.map(Math.abs)));
  const stepper = createStepper({ rtol, atol, maxSteps, stiffStepsLeft: 400 }, program.driver);
  const rows = new Float64Array(at.length * n);
  const said = stepper.pass(program.states, 0, to, new Float64Array(n), K, y, Float64Array.from(at), 0, at.length, rows);
  return { said, end: [...y], rows: [...rows], ...stepper.counts() };
}

const { exp, log, sqrt, sin, cos, tanh } = Math;
/** Equations with a solution in closed form, one or more for every operation that has Taylor coefficients. */
const KNOWN: { name: string; equations: Equations; start: number[]; solution: (t: number) => number[] }[] = [
  {
    name: 'y’ = -2 y + 3, by sum, difference, negation and scaling',
    equations: ({ number, state, apply }) => [apply('-', number(3), apply('*', number(2), apply('+', state(0), number(0))))],
    start: [5],
    solution: (t) => [1.5 + 3.5 * exp(-2 * t)],
  },
  {
    name: 'y’ = y (1 - y), by product and square',
    equations: ({ state, apply }) => [apply('-', state(0), apply('*', state(0), state(0)))],
    start: [0.1],
    solution: (t) => [1 / (1 + 9 * exp(-t))],
  },
  {
    name: 'y’ = -y / (2 t + 1), by quotient and time',
    equations: ({ number, state, time, apply }) => [
      apply('/', apply('negative', state(0)), apply('+', apply('*', number(2), time()), number(1))),
    ],
    start: [3],
    solution: (t) => [3 / sqrt(2 * t + 1)],
  },
  {
    name: 'y’ = y^1.5, by a power that is no whole number',
    equations: ({ number, state, apply }) => [apply('negative', apply('**', state(0), number(1.5)))],
    start: [4],
    solution: (t) => [(0.5 + t / 2) ** -2],
  },
  {
    name: 'y’ = -(2 / y)^3, by a power of a quotient',
    equations: ({ number, state, apply }) => [apply('negative', apply('pow', apply('/', number(2), state(0)), number(3)))],
    start: [4],
    solution: (t) => [(256 - 32 * t) ** 0.25],
  },
  {
    name: 'y’ = -y^3 from 0 and from 1, by a whole power, which is smooth at 0',
    equations: ({ number, state, apply }) => [0, 1].map((i) => apply('negative', apply('**', state(i), number(3)))),
    start: [0, 1],
    solution: (t) => [0, 1 / sqrt(1 + 2 * t)],
  },
  {
    name: 'y’ = sqrt(y)',
    equations: ({ state, apply }) => [apply('sqrt', state(0))],
    start: [1],
    solution: (t) => [(1 + t / 2) ** 2],
  },
  {
    name: 'y’ = exp(-y) and y’ = 2^(-y)',
    equations: ({ number, state, apply }) => [
      apply('exp', apply('negative', state(0))),
      apply('**', number(2), apply('negative', state(1))),
    ],
    start: [0.5, 1],
    solution: (t) => [log(exp(0.5) + t), log(2 + t * log(2)) / log(2)],
  },
  {
    name: 'y’ = y log(y), towards 0',
    equations: ({ state, apply }) => [apply('*', state(0), apply('log', state(0)))],
    start: [0.5],
    solution: (t) => [exp(log(0.5) * exp(t))],
  },
  {
    name: 'y’ = cos(t) y and y’ = -sin(y)',
    equations: ({ state, time, apply }) => [apply('*', apply('cos', time()), state(0)), apply('negative', apply('sin', state(1)))],
    start: [1, 2],
    solution: (t) => [exp(sin(t)), 2 * Math.atan(Math.tan(1) * exp(-t))],
  },
];

describe.each(KNOWN)('$name', ({ equations, start, solution }) => {
  const at = [0, 0.3, 0.7, 1.1, 1.6, 2];
  const peak = Math.max(...at.flatMap(solution).map(Math.abs));

  test('is solved within the tolerance at every moment asked for', () => {
    const { said, rows } = solve(equations, start, 2, { at });
    expect(said).toBe(SAID.done);
    for (const [i, value] of at.flatMap(solution).entries()) expect(Math.abs((rows[i] ?? Number.NaN) - value)).toBeLessThan(1e-7 * peak);
  });

  test('is solved to the same bits where no text is run', () => {
    expect(solve(equations, start, 2, { at, compiled: false })).toEqual(solve(equations, start, 2, { at }));
  });
});

test.each([8, 12, 16])('the error of a step of order %d shrinks as the step to the power of one more', (order) => {
  const equations: Equations = ({ number, state, apply }) => [
    apply('*', state(0), apply('-', number(1), state(0))),
    apply('negative', apply('*', state(1), state(0))),
  ];
  // A tolerance so wide that one step is taken whatever its error.
  const errorOf = (h: number): number => {
    const { end, steps } = solve(equations, [0.5, 1], h, { order, rtol: 1e3 });
    expect(steps).toBe(1);
    return Math.abs((end[0] ?? Number.NaN) - (1 + tanh(h / 2)) / 2);
  };
  const [long, short] = order === 8 ? [0.8, 0.4] : [2, 1];
  // Of this solution every other coefficient is nothing, so that an even order is one higher by itself.
  expect(Math.abs(Math.log2(errorOf(long) / errorOf(short)) - (order + 1))).toBeLessThan(0.8);
});

describe('steps are chosen by the series', () => {
  const oscillator: Equations = ({ number, state, apply }) => [state(1), apply('negative', apply('*', number(9), state(0)))];

  test('and at the order that goes with a tolerance hardly one is tried in vain', () => {
    const { steps, rejected, end } = solve(oscillator, [1, 0], 100);
    expect(rejected).toBeLessThan(0.05 * steps);
    expect(Math.abs((end[0] ?? Number.NaN) - cos(300))).toBeLessThan(1e-6);
  });

  test('and end, as too many, where more are needed than allowed', () => {
    expect(solve(oscillator, [1, 0], 100, { maxSteps: 5 }).said).toBe(SAID.tooMany);
  });

  test('and end where the solution does, and keep what came before', () => {
    const { said, end, rows } = solve(({ state, apply }) => [apply('*', state(0), state(0))], [1], 2, { at: [0.5, 1.5] });
    expect(said).not.toBe(SAID.done);
    expect(rows[0]).toBeCloseTo(2, 6);
    expect(end[0]).toBeGreaterThan(100);
  });

  test('and say so where a coefficient is not a number', () => {
    expect(solve(({ state, apply }) => [apply('sqrt', state(0))], [0], 1).said).toBe(SAID.notSmooth);
  });
});

describe('a fast linear part that drives a slow rest', () => {
  /** y0 and y1 exchange at rates of thousands and leave slowly; y2 grows by what is there. */
  const driven: Equations = ({ number, state, apply }) => {
    const times = (factor: number, place: number): Expression => apply('*', number(factor), state(place));
    return [
      apply('-', times(1000, 1), times(3000.1, 0)),
      apply('-', times(3000, 0), times(1000, 1)),
      apply('-', state(0), apply('*', state(2), state(2))),
    ];
  };

  test('limits the steps only while it is fast, and the rest is right', () => {
    const { said, steps, end } = solve(driven, [1, 0, 0.5], 50);
    expect(said).toBe(SAID.done);
    expect(steps).toBeLessThan(150);
    // After the fast exchange the pair leaves at one rate; a quarter of it is in the first.
    const slow = 2000.05 - sqrt(2000.05 ** 2 - 100);
    expect(Math.abs((end[0] ?? Number.NaN) / (end[1] ?? Number.NaN) - (1000 - slow) / 3000)).toBeLessThan(1e-7);
    const other = solve(driven, [1, 0, 0.5], 50, { rtol: 1e-11 });
    for (const [i, value] of other.end.entries()) expect(Math.abs((end[i] ?? Number.NaN) - value)).toBeLessThan(1e-7);
  });

  test('is carried to the same numbers where no text is run', () => {
    const [text, tape] = [solve(driven, [1, 0, 0.5], 50), solve(driven, [1, 0, 0.5], 50, { compiled: false })];
    expect(tape.steps).toBe(text.steps);
    for (const [i, value] of text.end.entries()) expect(Math.abs((tape.end[i] ?? Number.NaN) - value)).toBeLessThan(1e-12);
  });
});

describe('modes', () => {
  const rate = fc.double({ min: 0.05, max: 5, noNaN: true });
  const compare = (rows: number[][], span: number, input: number[]): void => {
    const n = rows.length;
    const modes = createModes(n);
    if (!modes.set(Float64Array.from(rows.flat()))) return;
    const start = rows.map((_, i) => i + 1);
    const found = new Float64Array(n);
    modes.load(Float64Array.from(start), Float64Array.from(input));
    modes.attempt(span / 2, found);
    modes.accept();
    modes.attempt(span / 2, found);
    const extended = [...rows.map((row, i) => [...row, input[i] ?? 0]), Array.from({ length: n + 1 }, () => 0)];
    const exponential = matrixExponential(extended.map((row) => row.map((one) => one * span)));
    for (let i = 0; i < n; i++) {
      const expected = [...start, 1].reduce((sum, one, j) => sum + one * (exponential[i]?.[j] ?? 0), 0);
      expect(Math.abs((found[i] ?? Number.NaN) - expected)).toBeLessThan(1e-9 * Math.max(1, ...exponential.flat().map(Math.abs)));
    }
  };

  test('give the matrix exponential for compartments that exchange, and for an integral beside them', () => {
    fc.assert(
      fc.property(rate, rate, rate, rate, rate, rate, (a, b, c, d, e, span) => {
        compare(
          [
            [-a - b - d, c, e],
            [b, -c, 0],
            [d, 0, -e],
          ],
          span,
          [a, 0, b],
        );
        compare(
          [
            [-a - b, c, 0],
            [b, -c, 0],
            [1, 0, 0],
          ],
          span,
          [a, 0, 0],
        );
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  test('give it around a ring, whose modes turn', () => {
    fc.assert(
      fc.property(rate, rate, (turn, span) =>
        compare(
          [
            [-turn, 0, turn],
            [turn, -turn, 0],
            [0, turn, -turn - 0.1],
          ],
          span,
          [1, 0, 0],
        ),
      ),
      { numRuns: 50, seed: 4 },
    );
  });

  test('of a chain of equal rates there are none, which is said', () => {
    expect(createModes(3).set(Float64Array.of(-1, 0, 0, 1, -1, 0, 0, 1, -1))).toBe(false);
  });

  test('are found for every matrix of the other tests here', () => {
    expect(createModes(3).set(Float64Array.of(-1, 0, 1, 1, -1, 0, 0, 1, -1.1))).toBe(true);
    expect(createModes(3).set(Float64Array.of(-3, 2, 0, 1, -2, 0, 1, 0, 0))).toBe(true);
  });
});
