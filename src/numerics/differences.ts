export type Objective = (x: Float64Array) => number;

/**
 * Second derivatives by central differences at `step` and twice it, extrapolated to error of order step^4 (Richardson).
 * Exactly symmetric. `x` should be scaled so that the function bends over distances of about 1.
 */
export function hessian(f: Objective, x: Float64Array, step: number): number[][] {
  const near = secondDifferences(f, x, step);
  const far = secondDifferences(f, x, 2 * step);
  return near.map((row, i) => row.map((value, j) => (4 * value - (far[i]?.[j] ?? 0)) / 3));
}

function secondDifferences(f: Objective, x: Float64Array, step: number): number[][] {
  const n = x.length;
  const at = Float64Array.from(x);
  const centre = f(at);
  const moved = (i: number, di: number, j: number, dj: number): number => {
    at[i] = (at[i] ?? 0) + di;
    at[j] = (at[j] ?? 0) + dj;
    const value = f(at);
    at.set(x);
    return value;
  };
  const rows = Array.from({ length: n }, () => Array.from({ length: n }, () => 0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value =
        i === j
          ? (moved(i, step, j, 0) - 2 * centre + moved(i, -step, j, 0)) / step ** 2
          : (moved(i, step, j, step) - moved(i, step, j, -step) - moved(i, -step, j, step) + moved(i, -step, j, -step)) / (4 * step ** 2);
      const [row, column] = [rows[i], rows[j]];
      if (row) row[j] = value;
      if (column) column[i] = value;
    }
  }
  return rows;
}
