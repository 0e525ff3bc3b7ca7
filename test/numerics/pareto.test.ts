import { describe, expect, test } from 'vitest';
import { paretoShape } from '../../src/numerics/pareto.ts';
import { openStream } from '../../src/numerics/random.ts';

/** ln of ratios whose largest follow a generalised Pareto distribution of this shape, by inversion. */
function ratiosOf(shape: number, n: number): Float64Array {
  const stream = openStream(11);
  return Float64Array.from({ length: n }, () => Math.log(((1 - stream.uniform()) ** -shape - 1) / shape));
}

describe('the shape of the tail of importance weights', () => {
  test.each([0.2, 0.5, 0.8, 1.2])('is found where it is %d', (shape) =>
    // Four standard errors, (1 + k) / sqrt(n) each, of an estimate from the 300 largest of 10,000.
    expect(Math.abs(paretoShape(ratiosOf(shape, 10_000)) - shape)).toBeLessThan((4 * (1 + shape)) / Math.sqrt(300)),
  );

  test('does not depend on the constant that ratios are known up to', () =>
    expect(paretoShape(ratiosOf(0.6, 2_000).map((one) => one + 700))).toBeCloseTo(paretoShape(ratiosOf(0.6, 2_000)), 10));

  test('is infinite where one proposal holds all the weight', () => {
    const ratios = new Float64Array(1000).fill(Number.NEGATIVE_INFINITY);
    ratios[7] = 0;
    expect(paretoShape(ratios)).toBe(Number.POSITIVE_INFINITY);
  });
});
