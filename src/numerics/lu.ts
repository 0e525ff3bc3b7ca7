/**
 * Replaces a small dense matrix by its triangular factors, with partial pivoting, without allocating (Golub and Van Loan,
 * Matrix Computations, 4th ed., section 3.4).
 *
 * @param n size
 * @param a n x n, row by row; overwritten by the factors, L below the diagonal without its ones
 * @param rows overwritten; which row each step exchanged
 * @returns false when the matrix is singular or holds a value that is not finite
 */
export function factorise(n: number, a: Float64Array, rows: Int32Array): boolean {
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k] ?? 0) > Math.abs(a[pivot * n + k] ?? 0)) pivot = i;
    const top = a[pivot * n + k] ?? 0;
    if (top === 0 || !Number.isFinite(top)) return false;
    rows[k] = pivot;
    if (pivot !== k) {
      for (let j = 0; j < n; j++) {
        const kept = a[k * n + j] ?? 0;
        a[k * n + j] = a[pivot * n + j] ?? 0;
        a[pivot * n + j] = kept;
      }
    }
    for (let i = k + 1; i < n; i++) {
      const share = (a[i * n + k] ?? 0) / top;
      a[i * n + k] = share;
      if (share !== 0) for (let j = k + 1; j < n; j++) a[i * n + j] = (a[i * n + j] ?? 0) - share * (a[k * n + j] ?? 0);
    }
  }
  return true;
}

/** Solves with the factors that `factorise` left: `b` becomes the solution. */
export function solveFactorised(n: number, factors: Float64Array, rows: Int32Array, b: Float64Array): void {
  for (let k = 0; k < n; k++) {
    const pivot = rows[k] ?? k;
    const value = b[pivot] ?? 0;
    b[pivot] = b[k] ?? 0;
    b[k] = value;
  }
  for (let i = 1; i < n; i++) {
    let rest = b[i] ?? 0;
    for (let j = 0; j < i; j++) rest -= (factors[i * n + j] ?? 0) * (b[j] ?? 0);
    b[i] = rest;
  }
  for (let i = n - 1; i >= 0; i--) {
    let rest = b[i] ?? 0;
    for (let j = i + 1; j < n; j++) rest -= (factors[i * n + j] ?? 0) * (b[j] ?? 0);
    b[i] = rest / (factors[i * n + i] ?? 1);
  }
}
