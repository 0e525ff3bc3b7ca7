import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { matrixExponential } from '../../src/numerics/matrix-exponential.ts';
import { stepLinear as step } from './step-linear.ts';

/** The same step by the exponential of the plain matrix, with the area and the constant rate as further states. */
const stepByExponential = (
  parameters: readonly number[],
  start: readonly number[],
  rate: number,
  time: number,
): { amounts: number[]; area: number } => {
  const n = start.length;
  const [cl = 0, v1 = 1] = parameters;
  const rows = Array.from({ length: n + 2 }, () => Array.from({ length: n + 2 }, () => 0));
  const put = (i: number, j: number, value: number): void => void ((rows[i] ?? [])[j] = ((rows[i] ?? [])[j] ?? 0) + value * time);
  put(0, 0, -cl / v1);
  for (let i = 1; i < n; i++) {
    const [q = 0, v = 1] = parameters.slice(2 * i);
    put(0, 0, -q / v1);
    put(i, 0, q / v1);
    put(0, i, q / v);
    put(i, i, -q / v);
  }
  put(n, 0, 1 / v1);
  put(0, n + 1, rate);
  const from = [...start, 0, 1];
  const to = matrixExponential(rows).map((row) => row.reduce((sum, value, j) => sum + value * (from[j] ?? 0), 0));
  return { amounts: to.slice(0, n), area: to[n] ?? Number.NaN };
};

const clearance = fc.double({ min: 0.05, max: 30, noNaN: true });
const volume = fc.double({ min: 2, max: 200, noNaN: true });
const compartments = (n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.tuple(clearance, volume), { minLength: n, maxLength: n }).map((pairs) => pairs.flat());
const parameters = fc.integer({ min: 1, max: 3 }).chain(compartments);
const amount = fc.double({ min: 0, max: 3000, noNaN: true });
const setting = parameters.chain((p) =>
  fc.tuple(
    fc.constant(p),
    fc.array(amount, { minLength: p.length / 2, maxLength: p.length / 2 }),
    fc.double({ min: 0, max: 2000, noNaN: true }),
    fc.double({ min: 0, max: 60, noNaN: true }),
  ),
);
const total = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0);

describe('the closed form of linear compartments', () => {
  it('gives the textbook curve of one compartment during and after an infusion', () => {
    const [cl, v, rate, time] = [4, 20, 500, 2];
    const k = cl / v;
    const end = (rate / cl) * (1 - Math.exp(-k * time));
    expect(step([cl, v], [0], rate, time).concentration).toBeCloseTo(end, 12);
    expect(step([cl, v], [end * v], 0, 5).concentration).toBeCloseTo(end * Math.exp(-k * 5), 12);
  });

  it('agrees with the matrix exponential for any patient, in every compartment and in the area', () => {
    fc.assert(
      fc.property(setting, ([p, start, rate, time]) => {
        const closed = step(p, start, rate, time);
        const other = stepByExponential(p, start, rate, time);
        const scale = total(start) + rate * time + 1e-6;
        for (const [i, value] of other.amounts.entries())
          expect(Math.abs((closed.amounts[i] ?? Number.NaN) - value)).toBeLessThan(1e-10 * scale);
        expect(Math.abs(closed.area - other.area)).toBeLessThan(1e-9 * (other.area + scale * 1e-3));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('loses nothing: what was given is in the body or was cleared', () => {
    fc.assert(
      fc.property(setting, ([p, start, rate, time]) => {
        const { amounts, area } = step(p, start, rate, time);
        const given = total(start) + rate * time;
        expect(Math.abs(total(amounts) + (p[0] ?? 0) * area - given)).toBeLessThan(1e-10 * (given + 1));
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('does not change when a step is split anywhere', () => {
    fc.assert(
      fc.property(setting, fc.double({ min: 0, max: 1, noNaN: true }), ([p, start, rate, time], share) => {
        const whole = step(p, start, rate, time);
        const first = step(p, start, rate, time * share);
        const second = step(p, first.amounts, rate, time - time * share);
        const scale = total(start) + rate * time + 1;
        for (const [i, value] of whole.amounts.entries())
          expect(Math.abs((second.amounts[i] ?? Number.NaN) - value)).toBeLessThan(1e-11 * scale);
        expect(Math.abs(first.area + second.area - whole.area)).toBeLessThan(1e-10 * (whole.area + 1));
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('has an area to infinity of dose over clearance, whatever the other compartments', () => {
    fc.assert(
      fc.property(parameters, (p) => {
        const dose = 1000;
        const start = p.filter((_, i) => i % 2 === 0).map((_, i) => (i === 0 ? dose : 0));
        const cleared = (p[0] ?? 0) * step(p, start, 0, 1e7).area;
        expect(Math.abs(cleared - dose)).toBeLessThan(1e-9 * dose);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('holds for two peripheral compartments that are exactly alike, where two rate constants could coincide', () => {
    for (const v3 of [30, 30 * (1 + 1e-15), 30 * (1 + 1e-9)]) {
      const [p, start] = [
        [5, 20, 3, 30, 3, v3],
        [800, 10, 10],
      ];
      const closed = step(p, start, 100, 7);
      const together = step([5, 20, 6, 60], [800, 20], 100, 7);
      expect(closed.amounts[0]).toBeCloseTo(together.amounts[0] ?? Number.NaN, 5);
      expect(total(closed.amounts)).toBeCloseTo(total(together.amounts), 5);
      expect(closed.area).toBeCloseTo(together.area, 6);
    }
  });

  it('becomes one compartment as the exchange with the other vanishes', () => {
    const alone = step([4, 20], [500], 50, 12);
    const nearly = step([4, 20, 1e-12, 30], [500, 0], 50, 12);
    expect(nearly.concentration).toBeCloseTo(alone.concentration, 9);
    expect(nearly.area).toBeCloseTo(alone.area, 9);
  });

  it('holds when both compartments turn over at the same rate, with hardly any exchange', () => {
    const p = [2, 20, 1e-7, 1e-6];
    const other = stepByExponential(p, [100, 0], 10, 5);
    expect(step(p, [100, 0], 10, 5).amounts[0]).toBeCloseTo(other.amounts[0] ?? Number.NaN, 8);
  });

  it('changes nothing in no time, and is at its steady state after ten thousand hours', () => {
    const p = [5, 30, 4, 40];
    expect(step(p, [123, 45], 70, 0)).toMatchObject({ area: 0 });
    expect(total(step(p, [123, 45], 70, 0).amounts)).toBeCloseTo(168, 10);
    expect(step(p, [0, 0], 70, 1e4).concentration).toBeCloseTo(70 / 5, 10);
    const gone = step(p, [1000, 0], 0, 1e4).concentration;
    expect(gone).toBeGreaterThanOrEqual(0);
    expect(gone).toBeLessThan(1e-12);
  });

  it('keeps its accuracy in the shortest of steps', () => {
    const time = 1e-9;
    const { area } = step([5, 30, 4, 40], [0, 0], 100, time);
    expect(area / ((100 * time * time) / 2 / 30)).toBeCloseTo(1, 8);
  });
});
