import { CholeskyDecomposition, Matrix } from 'ml-matrix';

export type Rows = readonly (readonly number[])[];

/** Lower triangular L with L L' = a, or undefined when the symmetric matrix `a` is not positive definite. */
export function choleskyFactor(a: Rows): number[][] | undefined {
  if (a.length === 0) return [];
  if (a.some((row) => row.some((value) => !Number.isFinite(value)))) return undefined;
  const decomposition = new CholeskyDecomposition(new Matrix(a.map((row) => [...row])));
  return decomposition.isPositiveDefinite() ? decomposition.lowerTriangularMatrix.to2DArray() : undefined;
}

/** ln |L L'| of a triangular factor. */
export const logDeterminant = (factor: Rows): number => factor.reduce((sum, row, i) => sum + 2 * Math.log(row[i] ?? 0), 0);

/** L x. */
export const timesLower = (factor: Rows, x: ArrayLike<number>): number[] =>
  factor.map((row, i) => {
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += (row[j] ?? 0) * (x[j] ?? 0);
    return sum;
  });

/** The solution y of L y = b. */
export function solveLower(factor: Rows, b: ArrayLike<number>): number[] {
  const y: number[] = [];
  factor.forEach((row, i) => {
    let rest = b[i] ?? 0;
    for (let j = 0; j < i; j++) rest -= (row[j] ?? 0) * (y[j] ?? 0);
    y.push(rest / (row[i] ?? 0));
  });
  return y;
}

/** Inverse of L L': its columns solve for the unit vectors. Exactly symmetric. */
export function inverseFromFactor(factor: Rows): number[][] {
  const half = factor.map((_, k) =>
    solveLower(
      factor,
      Float64Array.from(factor, (_row, i) => (i === k ? 1 : 0)),
    ),
  );
  return half.map((a) => half.map((b) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)));
}

/** L M L' for a symmetric M. Exactly symmetric. */
export function congruence(factor: Rows, m: Rows): number[][] {
  const lm = m.map((column) => timesLower(factor, column));
  const rows = factor.map((_, i) =>
    timesLower(
      factor,
      lm.map((column) => column[i] ?? 0),
    ),
  );
  return rows.map((row, i) => row.map((value, j) => (j <= i ? value : (rows[j]?.[i] ?? 0))));
}
