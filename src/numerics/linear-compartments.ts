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
  roots[0] = Math.sqrt(v1);
  matrix.fill(0);
  for (let i = 1; i < n; i++) {
    const q = parameters[2 * i] ?? 0;
    const v = parameters[2 * i + 1] ?? 0;
    const beside = -q / (Math.sqrt(v1) * Math.sqrt(v));
    leaving += q;
    roots[i] = Math.sqrt(v);
    matrix[i * n + i] = q / v;
    matrix[i] = beside;
    matrix[i * n] = beside;
  }
  matrix[0] = leaving / v1;
  diagonalise(n, matrix, vectors);
  for (let k = 0; k < n; k++) {
    rates[k] = Math.max(0, matrix[k * n + k] ?? 0);
    central[k] = (vectors[k] ?? 0) / (roots[0] ?? 1);
  }
}

/** Amounts in the compartments as modes. */
export function toModes(system: LinearSystem, amounts: Float64Array, modes: Float64Array): void {
  const { compartments: n, vectors, roots } = system;
  for (let k = 0; k < n; k++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += ((vectors[i * n + k] ?? 0) * (amounts[i] ?? 0)) / (roots[i] ?? 1);
    modes[k] = sum;
  }
}

/** Modes as amounts in the compartments. */
export function toAmounts(system: LinearSystem, modes: Float64Array, amounts: Float64Array): void {
  const { compartments: n, vectors, roots } = system;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += (vectors[i * n + k] ?? 0) * (modes[k] ?? 0);
    amounts[i] = sum * (roots[i] ?? 1);
  }
}

/** Adds an amount to the central compartment at once. */
export function addBolus(system: LinearSystem, modes: Float64Array, amount: number): void {
  for (let k = 0; k < system.compartments; k++) modes[k] = (modes[k] ?? 0) + (system.central[k] ?? 0) * amount;
}

/** Amount over volume in the central compartment; never below 0, whatever rounding leaves after a long time. */
export function concentration(system: LinearSystem, modes: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < system.compartments; k++) sum += (system.central[k] ?? 0) * (modes[k] ?? 0);
  return sum < 0 ? 0 : sum;
}

/**
 * Moves the system on by `step` with a constant infusion into the central compartment. Exact: each mode follows
 * y' = -lambda y + b, whose solution and integral are closed forms.
 *
 * @param rate amount a time, 0 or more
 * @param step time, 0 or more
 * @returns the integral of the central concentration over the step
 */
export function advance(system: LinearSystem, modes: Float64Array, rate: number, step: number): number {
  const { compartments: n, rates, central } = system;
  let area = 0;
  for (let k = 0; k < n; k++) {
    const lambda = rates[k] ?? 0;
    const weight = central[k] ?? 0;
    const start = modes[k] ?? 0;
    const z = lambda * step;
    const lost = z < 0.5 ? -Math.expm1(-z) : 1 - Math.exp(-z);
    const kept = z < 0.5 ? 1 - lost : Math.exp(-z);
    const first = z === 0 ? step : lost / lambda;
    modes[k] = start * kept;
    area += weight * start * first;
    if (rate > 0) {
      const input = rate * weight;
      modes[k] = start * kept + input * first;
      area += weight * input * integrateFilling(z, step, first, lambda);
    }
  }
  return area;
}

/** Integral over the step of (1 - exp(-lambda t)) / lambda: (step - first) / lambda, by its series where that would cancel. */
function integrateFilling(z: number, step: number, first: number, lambda: number): number {
  if (z > 0.1) return (step - first) / lambda;
  let rest = 0;
  for (let k = 11; k >= 3; k--) rest = (1 - rest) * (z / k);
  return step * step * 0.5 * (1 - rest);
}
