import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import { createSystem, setParameters } from '../../src/numerics/linear-compartments.ts';
import { createFactors, forgetFactors, slotOf } from '../../src/numerics/linear-factors.ts';
import { matrixExponential } from '../../src/numerics/matrix-exponential.ts';

/** The factors of one step for one mode of rate `lambda` and a depot of rate `ka`. */
function factorsOf(lambda: number, ka: number, step: number): Record<string, number> {
  const system = createSystem(1);
  setParameters(system, [lambda, 1]);
  const factors = createFactors(true);
  forgetFactors(factors, ka);
  const slot = slotOf(factors, system, step);
  const { kept, held, fed, filled, fedArea, depotKept, depotHeld } = factors;
  const of = (column: Float64Array): number => column[3 * slot] ?? Number.NaN;
  return {
    kept: of(kept),
    held: of(held),
    fed: of(fed),
    filled: of(filled),
    fedArea: of(fedArea),
    depotKept: depotKept[slot] ?? Number.NaN,
    depotHeld: depotHeld[slot] ?? Number.NaN,
  };
}

/** The same from the exponential of the matrix of area, mode, depot and a constant 1, which knows no special cases. */
function byExponential(lambda: number, ka: number, step: number): Record<string, number> {
  const scaled = (row: number[]): number[] => row.map((one) => one * step);
  const both = matrixExponential(
    [
      [0, 1, 0, 0],
      [0, -lambda, 1, 1],
      [0, 0, -ka, 0],
      [0, 0, 0, 0],
    ].map(scaled),
  );
  const depot = matrixExponential(
    [
      [-ka, 1],
      [0, 0],
    ].map(scaled),
  );
  const at = (matrix: number[][], i: number, j: number): number => matrix[i]?.[j] ?? Number.NaN;
  return {
    kept: at(both, 1, 1),
    held: at(both, 1, 3),
    fed: at(both, 1, 2),
    filled: at(both, 0, 3),
    fedArea: at(both, 0, 2),
    depotKept: at(depot, 0, 0),
    depotHeld: at(depot, 0, 1),
  };
}

const constant = fc.oneof(fc.double({ min: 1e-3, max: 3, noNaN: true }), fc.double({ min: 1e-9, max: 1e-3, noNaN: true }));
const step = fc.double({ min: 1e-3, max: 5, noNaN: true });

function expectAlike(lambda: number, ka: number, length: number): void {
  const [found, expected] = [factorsOf(lambda, ka, length), byExponential(lambda, ka, length)];
  for (const [name, value] of Object.entries(expected))
    expect(Math.abs((found[name] ?? Number.NaN) / value - 1), `${name} of ${lambda}, ${ka}, ${length}`).toBeLessThan(1e-11);
}

describe('what a step does to a mode and a depot', () => {
  test('is what the matrix exponential of both says, areas included', () =>
    fc.assert(fc.property(constant, constant, step, expectAlike), { numRuns: 300 }));

  test('is right where absorption is exactly or nearly as fast as elimination', () =>
    fc.assert(
      fc.property(constant, fc.double({ min: -1e-7, max: 1e-7, noNaN: true }), step, (lambda, apart, length) => {
        expectAlike(lambda, lambda, length);
        expectAlike(lambda, lambda * (1 + apart), length);
      }),
      { numRuns: 100 },
    ));

  test('is remembered for four lengths, and right again after more', () => {
    const system = createSystem(1);
    setParameters(system, [0.2, 1]);
    const factors = createFactors(false);
    forgetFactors(factors, 0);
    const lengths = [1, 2, 3, 4, 5, 1, 2];
    for (const length of lengths) {
      const slot = slotOf(factors, system, length);
      expect(slotOf(factors, system, length)).toBe(slot);
      expect(factors.kept[3 * slot]).toBeCloseTo(Math.exp(-0.2 * length), 14);
    }
  });

  test('is computed anew for another system', () => {
    const system = createSystem(1);
    const factors = createFactors(false);
    for (const lambda of [0.2, 0.7]) {
      setParameters(system, [lambda, 1]);
      forgetFactors(factors, 0);
      expect(factors.kept[3 * slotOf(factors, system, 2)]).toBeCloseTo(Math.exp(-2 * lambda), 14);
    }
  });
});
