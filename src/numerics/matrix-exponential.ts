import { Matrix, solve } from 'ml-matrix';
import type { Rows } from './cholesky.ts';

/** Coefficients of the [13/13] Pade approximant and the norm up to which it is accurate to unit roundoff (Higham 2005, table 2.3). */
const PADE = [
  64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600, 670442572800, 33522128640,
  1323241920, 40840800, 960960, 16380, 182, 1,
] as const;
const THETA = 5.371920351148152;

/**
 * exp(a) of a square matrix: Pade approximant of degree 13 with scaling and squaring (N. J. Higham, SIAM Journal on Matrix
 * Analysis and Applications 26 (2005) 1179-1193). Independent of any structure of the matrix.
 */
export function matrixExponential(a: Rows): number[][] {
  const n = a.length;
  const given = new Matrix(a.map((row) => [...row]));
  const norm = Math.max(...Array.from({ length: n }, (_, j) => given.getColumn(j).reduce((sum, value) => sum + Math.abs(value), 0)));
  if (!Number.isFinite(norm)) throw new Error('the matrix holds a value that is not finite');
  const squarings = Math.max(0, Math.ceil(Math.log2(norm / THETA)));
  const scaled = Matrix.mul(given, 2 ** -squarings);
  const { even, odd } = padeParts(scaled, n);
  let result = solve(Matrix.sub(even, odd), Matrix.add(even, odd));
  for (let i = 0; i < squarings; i++) result = result.mmul(result);
  return result.to2DArray();
}

function padeParts(a: Matrix, n: number): { even: Matrix; odd: Matrix } {
  const a2 = a.mmul(a);
  const a4 = a2.mmul(a2);
  const a6 = a2.mmul(a4);
  const [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13] = PADE;
  const low = (identity: number, second: number, fourth: number, sixth: number): Matrix =>
    Matrix.eye(n).mul(identity).add(Matrix.mul(a2, second)).add(Matrix.mul(a4, fourth)).add(Matrix.mul(a6, sixth));
  const high = (second: number, fourth: number, sixth: number): Matrix =>
    a6.mmul(Matrix.mul(a2, second).add(Matrix.mul(a4, fourth)).add(Matrix.mul(a6, sixth)));
  return {
    even: high(b8, b10, b12).add(low(b0, b2, b4, b6)),
    odd: a.mmul(high(b9, b11, b13).add(low(b1, b3, b5, b7))),
  };
}
