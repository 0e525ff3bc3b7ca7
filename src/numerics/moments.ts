/** Mean of each column, and the covariance of the columns with n - 1 in the denominator, row by row. */
export function momentsOf(columns: readonly Float64Array[]): { mean: number[]; covariance: number[][] } {
  const count = columns[0]?.length ?? 0;
  const mean = columns.map((values) => values.reduce((sum, one) => sum + one, 0) / count);
  const covariance = columns.map((a, i) =>
    columns.map(
      (b, j) => a.reduce((sum, one, k) => sum + (one - (mean[i] ?? 0)) * ((b[k] ?? Number.NaN) - (mean[j] ?? 0)), 0) / (count - 1),
    ),
  );
  return { mean, covariance };
}
