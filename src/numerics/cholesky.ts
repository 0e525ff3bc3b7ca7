export type Rows = readonly (readonly number[])[];

/** Lower triangular L with L L' = a, or undefined when the symmetric matrix `a` is not positive definite. */
export function choleskyFactor(a: Rows): number[][] | undefined {
  const factor: number[][] = [];
  for (let i = 0; i < a.length; i++) {
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      const row = factor[j] ?? own;
      let rest = a[i]?.[j] ?? Number.NaN;
      for (let k = 0; k < j; k++) rest -= (own[k] ?? 0) * (row[k] ?? 0);
      if (j < i) own.push(rest / (row[j] ?? Number.NaN));
      else if (rest > 0 && rest < Number.POSITIVE_INFINITY) own.push(Math.sqrt(rest));
      else return undefined;
    }
    for (let j = i + 1; j < a.length; j++) own.push(0);
    factor.push(own);
  }
  return factor;
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
