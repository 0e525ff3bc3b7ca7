import { describe, expect, test } from 'vitest';
import { findFixedPoint } from '../../src/numerics/fixed-point.ts';

describe('the state a cycle leaves as it is', () => {
  test('of x -> x / 2 + 1 is 2', () => {
    expect(findFixedPoint((x) => x.map((one) => one / 2 + 1), new Float64Array(1), 1)?.[0]).toBeCloseTo(2, 12);
  });

  test('of x -> cos x is Dottie’s number, 0.739085133215161', () => {
    expect(findFixedPoint((x) => x.map((one) => Math.cos(one)), new Float64Array(1), 1)?.[0]).toBeCloseTo(0.739085133215161, 11);
  });

  test('of a cycle that only adds is none', () => {
    expect(findFixedPoint((x) => x.map((one) => one + 1), new Float64Array(2), 1)).toBeUndefined();
  });

  test('of a cycle that cannot be computed is none', () => {
    expect(findFixedPoint(() => undefined, new Float64Array(1), 1)).toBeUndefined();
  });
});
