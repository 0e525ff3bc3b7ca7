import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import { type ExponentialSum, addTerm, createSum, differentiate, valueAt, zerosOf } from '../../src/numerics/exponential-sum.ts';

const sumOf = (terms: readonly (readonly [weight: number, rate: number])[]): ExponentialSum => {
  const sum = createSum();
  for (const [weight, rate] of terms) addTerm(sum, weight, rate);
  return sum;
};

describe('the zeros of a sum of exponentials', () => {
  test('of two terms are where the textbook says: the peak of one compartment by mouth is at ln(ka / k) / (ka - k)', () => {
    const [ka, k] = [1.3, 0.2];
    const slope = createSum();
    differentiate(
      sumOf([
        [1, k],
        [-1, ka],
      ]),
      slope,
    );
    expect(zerosOf(slope, 48)).toEqual([expect.closeTo(Math.log(ka / k) / (ka - k), 14)]);
  });

  test('are all found: (e^-t - 0.9)(e^-t - 0.5)(e^-t - 0.2) multiplied out has three', () => {
    const sum = sumOf([
      [1, 3],
      [-1.6, 2],
      [0.73, 1],
      [-0.09, 0],
    ]);
    expect(zerosOf(sum, 10)).toEqual([0.9, 0.5, 0.2].map((one): unknown => expect.closeTo(-Math.log(one), 12)));
    expect(zerosOf(sum, 1)).toHaveLength(2);
  });

  test('are none where it only touches: (e^-t - 0.5)^2', () => {
    expect(
      zerosOf(
        sumOf([
          [1.0000001, 2],
          [-1, 1],
          [0.25, 0],
        ]),
        10,
      ),
    ).toEqual([]);
  });

  test('are where the sign changes, and nowhere else', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 300 })), {
          minLength: 2,
          maxLength: 5,
        }),
        (terms) => {
          const sum = sumOf(terms.map(([weight, rate]) => [weight / 100, rate / 100] as const));
          const zeros = zerosOf(sum, 12);
          expect(zeros).toEqual(zeros.toSorted((a, b) => a - b));
          const size = terms.reduce((most, [weight]) => Math.max(most, Math.abs(weight) / 100), 0);
          for (const zero of zeros) expect(Math.abs(valueAt(sum, zero))).toBeLessThan(1e-12 * size + 1e-300);
          const edges = [0, ...zeros, 12];
          for (let i = 0; i + 1 < edges.length; i++) {
            const [low = 0, high = 0] = [edges[i], edges[i + 1]];
            const inside = [0.05, 0.3, 0.5, 0.7, 0.95].map((share) => valueAt(sum, low + share * (high - low)));
            const clear = inside.filter((value) => Math.abs(value) > 1e-12 * size);
            expect(clear.every((value) => value > 0) || clear.every((value) => value < 0)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    ));
});
