import type { LinearSystem } from './linear-compartments.ts';

/** Most compartments of a mammillary system here, and room for each in a column of factors. */
export const MODES = 3;

/** Step lengths remembered: a dosing pattern has few. */
const REMEMBERED = 4;

/**
 * What one step does to the modes of a linear system and to a depot that feeds its central compartment, for the step lengths
 * used last. Column `MODES * slot + k` belongs to mode k:
 *
 * - kept: exp(-lambda t), what is left of a mode
 * - held: the integral of exp(-lambda s) over the step: what a constant input of 1 leaves
 * - fed: the convolution of exp(-lambda s) and exp(-ka s): what an input that decays with the depot leaves
 * - filled, fedArea: the integrals of `held` and `fed` over the step, for areas under the curve
 */
export type LinearFactors = {
  readonly steps: Float64Array;
  readonly kept: Float64Array;
  readonly held: Float64Array;
  readonly fed: Float64Array;
  readonly filled: Float64Array;
  readonly fedArea: Float64Array;
  readonly depotKept: Float64Array;
  readonly depotHeld: Float64Array;
  /** Absorption rate constant, 1/time; 0 without a depot. */
  ka: number;
  areas: boolean;
  next: number;
};

export const createFactors = (areas: boolean): LinearFactors => {
  const column = (): Float64Array => new Float64Array(REMEMBERED * MODES);
  return {
    steps: new Float64Array(REMEMBERED).fill(Number.NaN),
    kept: column(),
    held: column(),
    fed: column(),
    filled: column(),
    fedArea: column(),
    depotKept: new Float64Array(REMEMBERED),
    depotHeld: new Float64Array(REMEMBERED),
    ka: 0,
    areas,
    next: 0,
  };
};

/** Forgets the step lengths: the system or the absorption has changed. */
export function forgetFactors(factors: LinearFactors, ka: number): void {
  for (let slot = 0; slot < REMEMBERED; slot++) factors.steps[slot] = Number.NaN;
  factors.next = 0;
  factors.ka = ka;
}

/** The slot of a step length, computed unless it is remembered. */
export function slotOf(factors: LinearFactors, system: LinearSystem, step: number): number {
  const { steps } = factors;
  for (let slot = 0; slot < REMEMBERED; slot++) if (steps[slot] === step) return slot;
  const slot = factors.next;
  factors.next = (slot + 1) % REMEMBERED;
  steps[slot] = step;
  fill(factors, system, step, slot);
  return slot;
}

function fill(factors: LinearFactors, { compartments, rates }: LinearSystem, step: number, slot: number): void {
  const { ka, areas, kept, held, fed, filled, fedArea, depotKept, depotHeld } = factors;
  if (ka > 0) {
    depotKept[slot] = keptOf(ka * step);
    depotHeld[slot] = heldOf(ka, step);
  }
  for (let k = 0; k < compartments; k++) {
    const place = slot * MODES + k;
    const lambda = rates[k] ?? 0;
    // One exponential for both; the one of its two forms that keeps the digits of what is lost, and of what is left.
    const z = lambda * step;
    let left: number;
    let lost: number;
    if (z < 0.5) {
      lost = -Math.expm1(-z);
      left = 1 - lost;
    } else {
      left = Math.exp(-z);
      lost = 1 - left;
    }
    kept[place] = left;
    held[place] = z === 0 ? step : lost / lambda;
    if (areas) filled[place] = filledOf(lambda, 0, step, held[place] ?? 0, step);
    if (ka === 0) continue;
    fed[place] = fedOf(lambda, ka, step);
    if (areas)
      fedArea[place] = filledOf(Math.max(lambda, ka), Math.min(lambda, ka), step, fed[place] ?? 0, heldOf(Math.min(lambda, ka), step));
  }
}

const keptOf = (z: number): number => Math.exp(-z);

const heldOf = (lambda: number, step: number): number => {
  const z = lambda * step;
  return z === 0 ? step : -Math.expm1(-z) / lambda;
};

/** (exp(-lambda t) - exp(-ka t)) / (ka - lambda), written so that equal constants do no harm. */
function fedOf(lambda: number, ka: number, step: number): number {
  const apart = Math.abs(lambda - ka) * step;
  return step * Math.exp(-Math.min(lambda, ka) * step) * (apart === 0 ? 1 : -Math.expm1(-apart) / apart);
}

/**
 * The integral over the step of the convolution of exp(-large s) and exp(-small s): (heldSmall - convolved) / large, by its power
 * series where that would cancel. The series runs over the complete symmetric polynomials of both constants.
 */
function filledOf(large: number, small: number, step: number, convolved: number, heldSmall: number): number {
  if (large * step > 0.5) return (heldSmall - convolved) / large;
  let [power, symmetric, factorial, sum] = [1, 1, 2, 0];
  for (let m = 0; m < 16; m++) {
    sum += ((m % 2 === 0 ? 1 : -1) * symmetric) / factorial;
    power *= small * step;
    symmetric = symmetric * large * step + power;
    factorial *= m + 3;
  }
  return step * step * sum;
}
