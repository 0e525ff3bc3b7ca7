import type { Problem } from './solver.ts';

/** Cube root of the unit roundoff: where truncation and rounding of a central difference balance. */
const STEP = Math.cbrt(Number.EPSILON / 2);

/**
 * df/dy by central differences, row by row into `matrix`; by differences to one side where the other is outside the domain of f.
 *
 * @param slope f(t, y)
 * @returns how many evaluations it took
 */
export function differenceJacobian(
  { rhs, atol, rtol }: Problem,
  t: number,
  y: Float64Array,
  slope: Float64Array,
  matrix: Float64Array,
): number {
  const n = y.length;
  const [moved, up, down] = [Float64Array.from(y), new Float64Array(n), new Float64Array(n)];
  for (let j = 0; j < n; j++) {
    const centre = y[j] ?? 0;
    const absolute = typeof atol === 'number' ? atol : (atol[j] ?? 0);
    const width = STEP * Math.max(Math.abs(centre), absolute / rtol, Number.MIN_VALUE / Number.EPSILON);
    const [above, below] = [centre + width, centre - width];
    moved[j] = above;
    rhs(t, moved, up);
    moved[j] = below;
    rhs(t, moved, down);
    moved[j] = centre;
    for (let i = 0; i < n; i++) {
      const central = ((up[i] ?? 0) - (down[i] ?? 0)) / (above - below);
      const here = slope[i] ?? 0;
      const aside = Number.isFinite(up[i]) ? ((up[i] ?? 0) - here) / (above - centre) : (here - (down[i] ?? 0)) / (centre - below);
      matrix[i * n + j] = Number.isFinite(central) ? central : aside;
    }
  }
  return 2 * n;
}

/**
 * df/dt by differences of order 2 within [from, to] of the problem, into `into`. Two evaluations.
 *
 * @param slope f(t, y)
 */
export function differenceTime({ rhs, from, to }: Problem, t: number, y: Float64Array, slope: Float64Array, into: Float64Array): void {
  const width = STEP * Math.max(Math.abs(t), to - from);
  const side = t - width < from ? 1 : -1;
  const central = t - width >= from && t + width <= to;
  const [near, far] = [t + side * width, central ? t + width : t + 2 * side * width];
  const there = new Float64Array(y.length);
  rhs(near, y, there);
  rhs(far, y, into);
  for (let i = 0; i < y.length; i++) {
    const [one, other] = [there[i] ?? 0, into[i] ?? 0];
    into[i] = central ? (other - one) / (far - near) : (4 * one - other - 3 * (slope[i] ?? 0)) / (2 * (near - t));
  }
}
