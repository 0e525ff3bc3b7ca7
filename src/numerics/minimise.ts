import { type Objective, gradient } from './differences.ts';

export type Minimum = {
  /** `converged`: the gradient vanishes; `stalled`: no further descent though it does not; `failed`: not finite at the start; `limit`: too many iterations. */
  status: 'converged' | 'stalled' | 'failed' | 'limit';
  x: Float64Array;
  value: number;
  gradient: Float64Array;
  iterations: number;
};

export type MinimiseOptions = { step?: number; tolerance?: number; iterations?: number };

/**
 * Minimises a smooth function without bounds: BFGS with central-difference gradients and a backtracking line search
 * (Nocedal and Wright, Numerical Optimization, 2nd ed., chapters 3 and 6). The variables should be scaled to about 1; a value
 * that is not finite counts as infinitely high. One start only; the caller chooses others.
 */
export function minimise(
  f: Objective,
  start: ArrayLike<number>,
  { step = 1e-5, tolerance = 1e-6, iterations = 200 }: MinimiseOptions = {},
): Minimum {
  const n = start.length;
  let x = Float64Array.from(start);
  let value = f(x);
  let slope = new Float64Array(n);
  if (!Number.isFinite(value)) return { status: 'failed', x, value, gradient: slope, iterations: 0 };
  gradient(f, x, step, slope);
  const inverse = identity(n);
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (largest(slope) <= tolerance * (1 + Math.abs(value)))
      return { status: 'converged', x, value, gradient: slope, iterations: iteration };
    let direction = descend(inverse, slope);
    if (!(dot(direction, slope) < 0)) {
      resetToIdentity(inverse);
      direction = slope.map((one) => -one);
    }
    const next = searchLine(f, x, value, direction, dot(direction, slope));
    if (!next) return { status: 'stalled', x, value, gradient: slope, iterations: iteration };
    const nextSlope = new Float64Array(n);
    gradient(f, next.x, step, nextSlope);
    updateInverse(inverse, difference(next.x, x), difference(nextSlope, slope), iteration === 0);
    x = next.x;
    value = next.value;
    slope = nextSlope;
  }
  return { status: 'limit', x, value, gradient: slope, iterations };
}

const LARGEST_STEP = 2;

/** Halves the step until the value falls by the Armijo rule; undefined when it never does. */
function searchLine(
  f: Objective,
  x: Float64Array,
  value: number,
  direction: Float64Array,
  slope: number,
): { x: Float64Array<ArrayBuffer>; value: number } | undefined {
  let scale = Math.min(1, LARGEST_STEP / largest(direction));
  for (let halving = 0; halving < 50; halving++) {
    const candidate = Float64Array.from(x, (one, i) => one + scale * (direction[i] ?? 0));
    const reached = f(candidate);
    if (Number.isFinite(reached) && reached <= value + 1e-4 * scale * slope) return { x: candidate, value: reached };
    scale /= 2;
  }
  return undefined;
}

/** The BFGS update of the inverse Hessian; skipped when the curvature along the step is not positive. */
function updateInverse(inverse: Float64Array[], s: Float64Array, y: Float64Array, first: boolean): void {
  const sy = dot(s, y);
  if (!(sy > 1e-14 * Math.sqrt(dot(s, s) * dot(y, y)))) return;
  if (first) for (const [i, row] of inverse.entries()) row[i] = sy / dot(y, y);
  const hy = inverse.map((row) => dot(row, y));
  const factor = (1 + dot(y, hy) / sy) / sy;
  for (const [i, row] of inverse.entries()) {
    const [si, hyi] = [s[i] ?? 0, hy[i] ?? 0];
    for (let j = 0; j < s.length; j++) row[j] = (row[j] ?? 0) + factor * si * (s[j] ?? 0) - (hyi * (s[j] ?? 0) + si * (hy[j] ?? 0)) / sy;
  }
}

const identity = (n: number): Float64Array[] =>
  Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_entry, j) => (i === j ? 1 : 0)));
const descend = (inverse: Float64Array[], slope: Float64Array): Float64Array<ArrayBuffer> =>
  Float64Array.from(inverse, (row) => -dot(row, slope));
const difference = (a: Float64Array, b: Float64Array): Float64Array => Float64Array.from(a, (one, i) => one - (b[i] ?? 0));

function resetToIdentity(rows: Float64Array[]): void {
  for (const [i, row] of rows.entries()) row.fill(0)[i] = 1;
}

function largest(x: ArrayLike<number>): number {
  let size = 0;
  for (let i = 0; i < x.length; i++) size = Math.max(size, Math.abs(x[i] ?? 0));
  return size;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
