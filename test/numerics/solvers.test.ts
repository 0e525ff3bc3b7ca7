import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { automatic } from '../../src/numerics/automatic.ts';
import { dormandPrince } from '../../src/numerics/dormand-prince.ts';
import { matrixExponential } from '../../src/numerics/matrix-exponential.ts';
import { odex } from '../../src/numerics/odex-solver.ts';
import { rosenbrock } from '../../src/numerics/rosenbrock.ts';
import { ARENSTORF, KEPLER, ODEINT_STEPS, STIFF, farthest, problemOf, rhsOf, solveTextbook } from './textbook-problems.ts';

const SOLVERS = [dormandPrince, rosenbrock, odex, automatic];

/** One-compartment absorption, an integral beside it and a saturable exit: y' depends on time through a circadian rate. */
const absorption = rhsOf(([gut = 0, body = 0], t) => [-1.3 * gut, 1.3 * gut - (0.4 + 0.1 * Math.sin(t)) * body]);
const bateman = rhsOf(([gut = 0, body = 0]) => [-1.3 * gut, 1.3 * gut - 0.2 * body]);
const batemanAt = (t: number): number => (100 * 1.3 * (Math.exp(-0.2 * t) - Math.exp(-1.3 * t))) / 1.1;
const TIMES = Array.from({ length: 97 }, (_, i) => i / 4);

describe.each(SOLVERS)('the solver $name', (solver) => {
  it('at a relative tolerance of 1e-8 is within a millionth of the peak at every time asked for', () => {
    const { status, states, end } = solver.solve(problemOf({ rhs: bateman, to: 24, start: [100, 0] }, 1e-8, 1e-8, TIMES));
    expect(status).toBe('done');
    const peak = batemanAt(Math.log(1.3 / 0.2) / 1.1);
    for (const [i, t] of TIMES.entries()) expect(Math.abs((states[2 * i + 1] ?? Number.NaN) - batemanAt(t))).toBeLessThan(1e-6 * peak);
    expect([...states.subarray(-2)]).toEqual([...end]);
  });

  it('gives the start where the start is asked for, and moves nothing in no time', () => {
    const { states } = solver.solve(problemOf({ rhs: bateman, to: 24, start: [100, 3] }, 1e-6, 1e-6, [0, 0, 5]));
    expect([...states.subarray(0, 4)]).toEqual([100, 3, 100, 3]);
    const still = solver.solve(problemOf({ rhs: rhsOf(() => [Number.NaN]), to: 0, start: [7] }, 1e-6, 1e-6, [0]));
    expect(still).toMatchObject({ status: 'done', steps: 0, end: Float64Array.of(7), states: Float64Array.of(7) });
  });

  it('does not depend on where output is wanted', () => {
    const problem = { rhs: absorption, to: 10, start: [100, 0] };
    expect(
      farthest(solver.solve(problemOf(problem, 1e-9)).end, solver.solve(problemOf(problem, 1e-9, 1e-9, TIMES.slice(0, 40))).end),
    ).toBeLessThan(1e-7);
  });

  it('comes around a Kepler orbit to where it began', () => {
    const { status, end } = solveTextbook(solver, KEPLER, 1e-10);
    expect(status).toBe('done');
    for (const [i, value] of KEPLER.end.entries()) expect(Math.abs((end[i] ?? Number.NaN) - value)).toBeLessThan(1e-7);
  });

  it('fails, and says why, where the derivative is not a number from the start', () => {
    const { status, why, states, end } = solver.solve(problemOf({ rhs: rhsOf(() => [Number.NaN]), to: 3, start: [1] }, 1e-8, 1e-8, [0, 2]));
    expect(status).toBe('failed');
    expect(why).toContain('not finite');
    expect([...states]).toEqual([1, Number.NaN]);
    expect([...end]).toEqual([1]);
  });

  it('fails where the derivative stops being a number on the way, and keeps what it reached before', () => {
    const rhs = rhsOf(([y = 0], t) => [t > 1 ? Number.NaN : -y]);
    const solved = solver.solve(problemOf({ rhs, to: 3, start: [1] }, 1e-8, 1e-8, [0.1, 2]));
    expect(solved.status).toBe('failed');
    expect(solved.why).toContain('not finite');
    expect(solved.states[0]).toBeCloseTo(Math.exp(-0.1), 6);
    expect(solved.states[1]).toBeNaN();
    expect(solved.reached).toBeLessThanOrEqual(1);
    expect(solved.end[0]).toBeCloseTo(Math.exp(-solved.reached), 6);
  });

  it('fails on a solution that becomes infinite, and says when', () => {
    const { status, reached, why } = solver.solve({
      ...problemOf({ rhs: rhsOf(([y = 0]) => [y * y]), to: 2, start: [1] }, 1e-8),
      maxSteps: 5000,
    });
    expect(status).toBe('failed');
    expect(reached).toBeLessThanOrEqual(1 + 1e-6);
    expect(why).not.toContain('NaN');
  });

  it('fails when more steps are needed than allowed', () => {
    const { status, why } = solver.solve({
      ...problemOf({ rhs: rhsOf(([y = 0, z = 0]) => [z, -y]), to: 1e4, start: [1, 0] }, 1e-8),
      maxSteps: 20,
    });
    expect(status).toBe('failed');
    expect(why).toContain('steps');
  });

  it('takes a tolerance for each state', () => {
    const problem = {
      ...problemOf({ rhs: rhsOf(([y = 0, z = 0]) => [-y, -z]), to: 5, start: [1, 1e-6] }, 1e-12),
      atol: Float64Array.of(1e-9, 1e-15),
    };
    const { end } = solver.solve(problem);
    expect(Math.abs((end[0] ?? Number.NaN) - Math.exp(-5))).toBeLessThan(1e-7);
    expect(Math.abs((end[1] ?? Number.NaN) - 1e-6 * Math.exp(-5))).toBeLessThan(1e-13);
  });

  it('is the matrix exponential for any chain of compartments with an exit', () => {
    const rate = fc.double({ min: 0.01, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.array(rate, { minLength: 6, maxLength: 6 }), rate, ([a = 1, b = 1, c = 1, d = 1, e = 1, input = 1], span) => {
        const rows = [
          [-a - b, c, 0, input],
          [b, -c - d, e, 0],
          [0, d, -e, 0],
          [0, 0, 0, 0],
        ];
        const exponential = matrixExponential(rows.map((row) => row.map((one) => one * span)));
        const start = [100, 20, 3, 1];
        const expected = exponential.slice(0, 3).map((row) => row.reduce((sum, one, j) => sum + one * (start[j] ?? 0), 0));
        const rhs = rhsOf((y) => rows.slice(0, 3).map((row) => row.reduce((sum, one, j) => sum + one * (j < 3 ? (y[j] ?? 0) : 1), 0)));
        expect(farthest(solver.solve(problemOf({ rhs, to: span, start: [100, 20, 3] }, 1e-9, 1e-9)).end, expected)).toBeLessThan(1e-6);
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});

describe('all solvers', () => {
  const saturable = rhsOf(([gut = 0, body = 0, effect = 0], t) => [
    -0.9 * gut,
    0.9 * gut - (40 * body) / (25 + body),
    (1 + 0.2 * Math.cos((2 * Math.PI * t) / 24)) * (1 - body / (30 + body)) - 0.3 * effect,
  ]);

  it.each([
    ['a rate that follows the time of day', { rhs: absorption, to: 24, start: [100, 0] }],
    ['saturable elimination and an inhibited turnover', { rhs: saturable, to: 48, start: [500, 0, 3] }],
  ])('agree with each other on %s, at every output', (_, problem) => {
    const curves = SOLVERS.map((solver) => solver.solve(problemOf(problem, 1e-9, 1e-9, TIMES)).states);
    const peak = Math.max(...(curves[0] ?? []));
    for (const curve of curves)
      for (const [i, value] of curve.entries()) expect(Math.abs(value - (curves[0]?.[i] ?? Number.NaN))).toBeLessThan(1e-7 * peak);
  });
});

describe('a problem that is not stiff', () => {
  it('is solved around the Arenstorf orbit by the explicit methods', () => {
    for (const solver of [dormandPrince, odex, automatic]) {
      const { status, end, looksStiff } = solveTextbook(solver, ARENSTORF, 1e-12);
      expect(status).toBe('done');
      expect(looksStiff).toBe(false);
      expect(Math.abs((end[0] ?? Number.NaN) - 0.994)).toBeLessThan(1e-5);
      expect(Math.abs(end[1] ?? Number.NaN)).toBeLessThan(1e-5);
    }
  });

  it('is left to the explicit method by the automatic one', () => {
    expect(solveTextbook(automatic, KEPLER, 1e-8)).toEqual(solveTextbook(dormandPrince, KEPLER, 1e-8));
  });
});

describe.each(STIFF)('the stiff problem $name', (one) => {
  it('has the published solution by the method for stiff problems', () => {
    const { status, end } = solveTextbook(rosenbrock, one, 1e-8, 1e-16);
    expect(status).toBe('done');
    expect(farthest(end, one.end)).toBeLessThan(1e-5);
  });

  it('has it by the automatic choice, which notices the stiffness and takes few steps', () => {
    const { status, end, looksStiff, steps } = solveTextbook(automatic, one, 1e-6, 1e-14);
    expect(status).toBe('done');
    expect(looksStiff).toBe(true);
    expect(steps).toBeLessThan(1500);
    expect(farthest(end, one.end)).toBeLessThan(1e-3);
  });
});

describe.each(ODEINT_STEPS)('at a relative tolerance of 1e-6 and an absolute one of $atol', ({ atol, steps: published }) => {
  it.each(STIFF.map((one, i) => ({ ...one, most: 2 * (published[i] ?? 0) })))(
    '$name takes at most $most steps, twice those of odeint',
    ({ most, ...one }) => {
      const { status, steps, rejected, end } = solveTextbook(rosenbrock, one, 1e-6, atol);
      expect(status).toBe('done');
      expect(steps + rejected).toBeLessThanOrEqual(most);
      expect(farthest(end, one.end)).toBeLessThan(0.02);
    },
  );
});

describe('a stiff problem', () => {
  it('is noticed by the explicit method, which gets through a mild one all the same', () => {
    const rate = 2000;
    const rhs = rhsOf(([y = 0], t) => [-rate * (y - Math.cos(t))]);
    const exact = (rate * (rate * Math.cos(1) + Math.sin(1))) / (rate ** 2 + 1);
    for (const solver of [dormandPrince, automatic]) {
      const { status, looksStiff, end } = solver.solve(problemOf({ rhs, to: 1, start: [0] }, 1e-6));
      expect(status).toBe('done');
      expect(looksStiff).toBe(true);
      expect(Math.abs((end[0] ?? Number.NaN) - exact)).toBeLessThan(1e-5);
    }
  });

  it.each([1e2, 1e4, 1e6])(
    'whose state follows a curve at a rate of %d is right at every output, in steps far longer than its fastest time',
    (rate) => {
      const rhs = rhsOf(([y = 0], t) => [-rate * (y - Math.cos(t)) - Math.sin(t)]);
      const times = Array.from({ length: 501 }, (_, i) => i / 50);
      for (const solver of [rosenbrock, automatic]) {
        const { status, states, steps } = solver.solve(problemOf({ rhs, to: 10, start: [1] }, 1e-8, 1e-8, times));
        expect(status).toBe('done');
        expect(steps).toBeLessThan(10_000);
        for (const [i, t] of times.entries()) expect(Math.abs((states[i] ?? Number.NaN) - Math.cos(t))).toBeLessThan(1e-6);
      }
    },
  );
});
