import { LuDecomposition, Matrix } from 'ml-matrix';

/** x -> what x becomes, or undefined when that cannot be computed. */
export type Cycle = (x: Float64Array) => Float64Array | undefined;

/** Cycles simply repeated before Newton's method takes over. */
const REPEATED = 4;
const ITERATIONS = 40;

/** A step this small, as a share of the largest value, ends the search. */
const ENOUGH = 1e-10;
/** Where rounding in the cycle stops the steps from shrinking, this much is still accepted. */
const ACCEPTED = 1e-8;

/**
 * The state that a cycle leaves as it is, by Newton's method with differences; exact after one step when the cycle is linear.
 *
 * @param scale a typical size of the values, above 0
 * @returns undefined when none is found: it grows without end, or something never leaves
 */
export function findFixedPoint(cycle: Cycle, start: Float64Array, scale: number): Float64Array | undefined {
  let x: Float64Array | undefined = Float64Array.from(start);
  for (let i = 0; i < REPEATED && x; i++) x = cycle(x);
  let before = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ITERATIONS && x; i++) {
    const step = newtonStep(cycle, x, scale);
    if (!step) return undefined;
    const size = step.reduce((most, one) => Math.max(most, Math.abs(one)), 0) / Math.max(scale, largest(x));
    x = x.map((one, j) => one + (step[j] ?? 0));
    if (size <= ENOUGH || (size <= ACCEPTED && size >= before / 4)) return x.every((one) => Number.isFinite(one)) ? x : undefined;
    before = size;
  }
  return undefined;
}

const largest = (x: Float64Array): number => x.reduce((most, one) => Math.max(most, Math.abs(one)), 0);

/** Solves (I - dPhi/dx) step = Phi(x) - x. */
function newtonStep(cycle: Cycle, x: Float64Array, scale: number): number[] | undefined {
  const n = x.length;
  const image = cycle(x);
  if (!image) return undefined;
  const matrix = Matrix.eye(n);
  for (let j = 0; j < n; j++) {
    const width = 1e-3 * Math.max(Math.abs(x[j] ?? 0), 1e-3 * scale);
    const moved = cycle(x.map((one, i) => (i === j ? one + width : one)));
    if (!moved) return undefined;
    for (let i = 0; i < n; i++) matrix.set(i, j, matrix.get(i, j) - ((moved[i] ?? 0) - (image[i] ?? 0)) / width);
  }
  const factors = new LuDecomposition(matrix);
  if (factors.isSingular()) return undefined;
  return factors.solve(Matrix.columnVector(image.map((one, i) => one - (x[i] ?? 0)))).to1DArray();
}
