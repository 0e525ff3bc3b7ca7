import { diagonalise } from './symmetric-eigen.ts';

/**
 * A mammillary system of one to three compartments, diagonalised. With x_i = A_i / sqrt(V_i) its matrix is symmetric,
 * -(CL + sum Q)/V1 and -Q_i/V_i on the diagonal and Q_i / sqrt(V1 V_i) beside it, so the modes are real, orthogonal and well
 * conditioned even where rate constants coincide or a clearance between compartments is tiny.
 */
export type LinearSystem = {
  readonly compartments: number;
  /** Rate constants of the modes, 1/h, at least 0. */
  readonly rates: Float64Array;
  /** What one unit of amount in the central compartment adds to each mode; also what each mode adds to its concentration. */
  readonly central: Float64Array;
  readonly vectors: Float64Array;
  readonly roots: Float64Array;
  readonly matrix: Float64Array;
};

/** Room for a system of the given number of compartments; `setParameters` fills it. */
export const createSystem = (compartments: 1 | 2 | 3): LinearSystem => ({
  compartments,
  rates: new Float64Array(compartments),
  central: new Float64Array(compartments),
  vectors: new Float64Array(compartments * compartments),
  roots: new Float64Array(compartments),
  matrix: new Float64Array(compartments * compartments),
});

/**
 * Diagonalises the system for one set of parameters, without allocating.
 *
 * @param parameters CL, V1, then Q and V of each peripheral compartment: clearances in volume a time, all above 0
 */
export function setParameters(system: LinearSystem, parameters: ArrayLike<number>): void {
  const { compartments: n, rates, central, vectors, roots, matrix } = system;
  let leaving = parameters[0] ?? 0;
  const v1 = parameters[1] ?? 0;
  const root = Math.sqrt(v1);
  roots[0] = root;
  // Of three compartments the outer ones exchange nothing with each other; of two, every element is written.
  if (n === 3) matrix.fill(0);
  for (let i = 1; i < n; i++) {
    const q = parameters[2 * i] ?? 0;
    const v = parameters[2 * i + 1] ?? 0;
    const own = Math.sqrt(v);
    const beside = -q / (root * own);
    leaving += q;
    roots[i] = own;
    matrix[i * n + i] = q / v;
    matrix[i] = beside;
    matrix[i * n] = beside;
  }
  matrix[0] = leaving / v1;
  diagonalise(n, matrix, vectors);
  for (let k = 0; k < n; k++) {
    rates[k] = Math.max(0, matrix[k * n + k] ?? 0);
    central[k] = (vectors[k] ?? 0) / root;
  }
}

/** Amounts in the compartments, the central one at `offset`, as modes. */
export function toModes(
  { compartments: n, vectors, roots }: LinearSystem,
  amounts: Float64Array,
  offset: number,
  modes: Float64Array,
): void {
  for (let k = 0; k < n; k++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += ((vectors[i * n + k] ?? 0) * (amounts[offset + i] ?? 0)) / (roots[i] ?? 1);
    modes[k] = sum;
  }
}

/** Modes, the first one at `from`, as amounts in the compartments, the central one at `offset`. */
export function toAmounts(
  { compartments: n, vectors, roots }: LinearSystem,
  modes: Float64Array,
  from: number,
  amounts: Float64Array,
  offset: number,
): void {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += (vectors[i * n + k] ?? 0) * (modes[from + k] ?? 0);
    amounts[offset + i] = sum * (roots[i] ?? 1);
  }
}
