import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { choleskyFactor, congruence, inverseFromFactor, logDeterminant, solveLower, timesLower } from '../../src/numerics/cholesky.ts';
import { factorise, solveFactorised } from '../../src/numerics/lu.ts';
import { matrixExponential } from '../../src/numerics/matrix-exponential.ts';
import { meanAndSd, quantileOfSorted } from '../../src/numerics/quantiles.ts';
import { diagonalise } from '../../src/numerics/symmetric-eigen.ts';

const factorOf = (rows: number[][]): number[][] => {
  const factor = choleskyFactor(rows);
  if (!factor) throw new Error('not positive definite');
  return factor;
};

describe('Cholesky factors', () => {
  const matrix = [
    [4, 12, -16],
    [12, 37, -43],
    [-16, -43, 98],
  ];

  it('are the textbook ones', () =>
    expect(factorOf(matrix)).toEqual([
      [2, 0, 0],
      [6, 1, 0],
      [-8, 5, 3],
    ]));
  it('give the determinant', () => expect(logDeterminant(factorOf(matrix))).toBeCloseTo(Math.log(36), 12));

  it('are refused for a matrix that is not positive definite or holds what is not a number', () => {
    expect(
      choleskyFactor([
        [1, 2],
        [2, 1],
      ]),
    ).toBeUndefined();
    expect(choleskyFactor([[Number.NaN]])).toBeUndefined();
    expect(choleskyFactor([[0]])).toBeUndefined();
  });

  it('solve, invert and transform', () => {
    const factor = factorOf(matrix);
    expect(timesLower(factor, solveLower(factor, [1, 2, 3]))).toEqual([1, 2, 3]);
    const inverse = inverseFromFactor(factor);
    for (const [i, row] of matrix.entries())
      for (let j = 0; j < 3; j++)
        expect(row.reduce((sum, value, k) => sum + value * (inverse[k]?.[j] ?? 0), 0)).toBeCloseTo(i === j ? 1 : 0, 9);
    expect(
      congruence(factor, [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
    ).toEqual(matrix);
  });
});

describe('eigenvalues of a symmetric matrix', () => {
  it('rebuild it, with orthonormal vectors, whether or not they coincide', () => {
    const entry = fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constantFrom(0, 1, 1e-12));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(entry, { minLength: 9, maxLength: 9 }), (n, values) => {
        const a = Float64Array.from(
          { length: n * n },
          (_, i) => values[Math.min(Math.floor(i / n), i % n) * 3 + Math.max(Math.floor(i / n), i % n)] ?? 0,
        );
        const [d, v] = [Float64Array.from(a), new Float64Array(n * n)];
        diagonalise(n, d, v);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            const sum = (f: (k: number) => number): number =>
              Array.from({ length: n }, (_, k) => f(k)).reduce((total, one) => total + one, 0);
            expect(sum((k) => (v[i * n + k] ?? 0) * (d[k * n + k] ?? 0) * (v[j * n + k] ?? 0))).toBeCloseTo(a[i * n + j] ?? Number.NaN, 10);
            expect(sum((k) => (v[k * n + i] ?? 0) * (v[k * n + j] ?? 0))).toBeCloseTo(i === j ? 1 : 0, 12);
          }
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});

describe('triangular factors with pivoting', () => {
  const solve = (n: number, a: readonly number[], b: readonly number[]): Float64Array | undefined => {
    const [factors, rows, x] = [Float64Array.from(a), new Int32Array(n), Float64Array.from(b)];
    if (!factorise(n, factors, rows)) return undefined;
    solveFactorised(n, factors, rows, x);
    return x;
  };

  it('solve what needs rows exchanged, more than once', () =>
    expect(solve(3, [0, 2, 1, 1, 0, 0, 0, 0, 4], [8, 5, 8])).toEqual(Float64Array.of(5, 3, 2)));

  it('solve any system to a small residual', () => {
    const entry = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(entry, { minLength: 20, maxLength: 20 }), (n, values) => {
        const [a, b] = [values.slice(0, n * n), values.slice(16, 16 + n)];
        const x = solve(n, a, b) ?? [];
        const size = Math.max(...Array.from(x, Math.abs), 1);
        for (const [i, one] of x.entries()) {
          expect(one).not.toBeNaN();
          const sum = Array.from(x).reduce((total, value, j) => total + (a[i * n + j] ?? 0) * value, 0);
          expect(Math.abs(sum - (b[i] ?? 0))).toBeLessThan(1e-11 * size);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('are refused for a singular matrix and for what is not a number', () => {
    expect(solve(2, [1, 2, 2, 4], [1, 1])).toBeUndefined();
    expect(solve(2, [1, Number.NaN, 2, 4], [1, 1])).toBeUndefined();
    expect(solve(1, [Number.POSITIVE_INFINITY], [1])).toBeUndefined();
  });
});

describe('the matrix exponential', () => {
  it('is the exponential on a diagonal, whatever its size', () => {
    const result = matrixExponential([
      [-300, 0],
      [0, 2],
    ]);
    expect(result[0]?.[0]).toBeCloseTo(Math.exp(-300), 12);
    expect((result[1]?.[1] ?? 0) / Math.exp(2)).toBeCloseTo(1, 12);
  });
  it('of a nilpotent matrix is its finite series', () =>
    expect(
      matrixExponential([
        [0, 3, 1],
        [0, 0, 2],
        [0, 0, 0],
      ]).map((row) => row.map((value) => Math.round(value * 1e12) / 1e12)),
    ).toEqual([
      [1, 3, 4],
      [0, 1, 2],
      [0, 0, 1],
    ]));
  it('of a rotation is the rotation', () => {
    const result = matrixExponential([
      [0, -2],
      [2, 0],
    ]);
    expect(result[0]?.[0]).toBeCloseTo(Math.cos(2), 13);
    expect(result[1]?.[0]).toBeCloseTo(Math.sin(2), 13);
  });
  it('throws on what is not a number', () => expect(() => matrixExponential([[Number.NaN]])).toThrow('not finite'));
});

describe('quantiles and moments', () => {
  it('interpolate between order statistics as type 7 does', () => {
    expect([0, 0.1, 0.25, 0.5, 1].map((p) => quantileOfSorted([1, 2, 3, 4], p))).toEqual([1, 1.3, 1.75, 2.5, 4]);
    expect(quantileOfSorted([7], 0.3)).toBe(7);
    expect(quantileOfSorted([], 0.3)).toBeNaN();
  });
  it('have the sample standard deviation', () => {
    const { mean, sd } = meanAndSd([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(mean).toBe(5);
    expect(sd).toBeCloseTo(Math.sqrt(32 / 7), 14);
  });
});
