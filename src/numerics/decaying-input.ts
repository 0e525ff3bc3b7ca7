import type { LinearSystem } from './linear-compartments.ts';

/**
 * Adds to the modes what an input into the central compartment of `rate` exp(-`decay` t) leaves there after `step`: for each mode
 * the convolution of two exponentials, (e^(-lambda t) - e^(-k t)) / (k - lambda), written so that equal constants do no harm.
 *
 * @param rate amount a time at the start of the step, of either sign
 * @param decay 1/time, 0 or more
 */
export function addDecayingInput(
  { compartments, rates, central }: LinearSystem,
  modes: Float64Array,
  rate: number,
  decay: number,
  step: number,
): void {
  for (let k = 0; k < compartments; k++) {
    const lambda = rates[k] ?? 0;
    const apart = Math.abs(lambda - decay) * step;
    const slower = Math.exp(-Math.min(lambda, decay) * step);
    modes[k] = (modes[k] ?? 0) + (central[k] ?? 0) * rate * step * slower * (apart === 0 ? 1 : -Math.expm1(-apart) / apart);
  }
}

/** Adds to the modes what a constant input of `rate` into any compartment leaves there after `step`. */
export function addConstantInput(
  { compartments: n, rates, vectors, roots }: LinearSystem,
  modes: Float64Array,
  compartment: number,
  rate: number,
  step: number,
): void {
  for (let k = 0; k < n; k++) {
    const z = (rates[k] ?? 0) * step;
    modes[k] =
      (modes[k] ?? 0) +
      ((vectors[compartment * n + k] ?? 0) / (roots[compartment] ?? 1)) * rate * step * (z === 0 ? 1 : -Math.expm1(-z) / z);
  }
}
