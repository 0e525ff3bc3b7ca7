import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { logNormalProbability, normalProbability, normalQuantile } from '../../src/numerics/normal.ts';

const relative = (value: number, reference: number): number => Math.abs(value / reference - 1);

describe('the normal distribution', () => {
  it('has the tabulated probabilities, in the far tail too', () => {
    expect(normalProbability(0)).toBe(0.5);
    expect(relative(normalProbability(1.96), 0.9750021048517795)).toBeLessThan(1e-14);
    expect(relative(normalProbability(-1), 0.15865525393145705)).toBeLessThan(1e-14);
    expect(relative(normalProbability(-3), 0.0013498980316300946)).toBeLessThan(1e-13);
    expect(relative(normalProbability(-10), 7.619853024160527e-24)).toBeLessThan(1e-12);
  });

  it('has the check values that the paper of algorithm AS 241 prints for its inverse', () => {
    expect(relative(normalQuantile(0.25), -0.6744897501960817)).toBeLessThan(1e-15);
    expect(relative(normalQuantile(0.001), -3.090232306167814)).toBeLessThan(1e-15);
    expect(relative(normalQuantile(1e-20), -9.262340089798409)).toBeLessThan(1e-15);
  });

  it('comes back to the probability it started from', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => relative(normalProbability(normalQuantile(p)), p) < 2e-13),
      { numRuns: 500, seed: 5 },
    );
  });

  it('has a logarithm that is the logarithm, and stays finite where the probability itself vanishes', () => {
    for (const x of [-30, -8, -2.500001, -2.499999, -1, 0, 2, 2.6, 6])
      expect(Math.abs(Math.exp(logNormalProbability(x)) - normalProbability(x))).toBeLessThan(1e-14);
    expect(normalProbability(-60)).toBe(0);
    const x = 60;
    const asymptotic = -0.5 * x * x - Math.log(x) - 0.5 * Math.log(2 * Math.PI) + Math.log(1 - 1 / x ** 2 + 3 / x ** 4 - 15 / x ** 6);
    expect(relative(logNormalProbability(-60), asymptotic)).toBeLessThan(1e-13);
  });

  it('has no step where one method takes over from the other', () => {
    for (const x of [-2.5, 2.5]) expect(Math.abs(normalProbability(x + 1e-12) - normalProbability(x - 1e-12))).toBeLessThan(1e-13);
  });
});
