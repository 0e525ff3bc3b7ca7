import { type LinearStructure, compartmentNames } from '../domain/structure.ts';
import { addConstantInput, addDecayingInput } from '../numerics/decaying-input.ts';
import { advance, createSystem, setParameters, toAmounts, toModes } from '../numerics/linear-compartments.ts';
import { matrixExponential } from '../numerics/matrix-exponential.ts';
import { type Values, fillRateMatrix } from './kinetics.ts';
import type { Mover, Stretch } from './mover.ts';

/** One step of the amounts under constant rates, exact. */
type Step = (amounts: Float64Array, rates: Float64Array, step: number) => void;

/** Moves a linear structure by its closed form, or, where transit compartments come first, by the matrix exponential. */
export function createLinearMover(structure: LinearStructure): Mover {
  const chained = (structure.absorption?.transits ?? 0) > 0;
  const { take, step } = chained ? stepByExponential(structure) : stepByModes(structure);
  return {
    begin: () => undefined,
    take,
    move({ from, to, rates, at }: Stretch, amounts, rows) {
      let now = from;
      for (const [row, time] of at.entries()) {
        if (time > now) step(amounts, rates, time - now);
        now = Math.max(now, time);
        rows.set(amounts, row * amounts.length);
      }
      if (to > now) step(amounts, rates, to - now);
      return amounts.every((one) => Number.isFinite(one)) ? undefined : 'the amounts are not finite numbers';
    },
  };
}

/**
 * The central and peripheral compartments as modes; a depot before them empties at KA and under an infusion of rate r feeds
 * r + (KA D - r) exp(-KA t) into the central one.
 */
function stepByModes(structure: LinearStructure): { take: Mover['take']; step: Step } {
  const { compartments, needs, absorption } = structure;
  const system = createSystem(compartments);
  const modes = new Float64Array(compartments);
  const disposition = new Float64Array(2 * compartments);
  const first = absorption ? 1 : 0;
  let ka = 0;
  return {
    take: (values: Values) => {
      for (let i = 0; i < disposition.length; i++) disposition[i] = values[needs[i] ?? ''] ?? Number.NaN;
      ka = values['KA'] ?? 0;
      setParameters(system, disposition);
    },
    step: (amounts, rates, step) => {
      const body = amounts.subarray(first);
      toModes(system, body, modes);
      const depot = first === 1 ? (amounts[0] ?? 0) : 0;
      const feed = first === 1 ? (rates[0] ?? 0) : 0;
      advance(system, modes, (rates[first] ?? 0) + feed, step);
      for (let i = 1; i < compartments; i++) if (rates[first + i] !== 0) addConstantInput(system, modes, i, rates[first + i] ?? 0, step);
      if (first === 1) {
        const input = ka * depot - feed;
        if (input !== 0) addDecayingInput(system, modes, input, ka, step);
        amounts[0] = depot * Math.exp(-ka * step) + (feed === 0 ? 0 : (feed * -Math.expm1(-ka * step)) / ka);
      }
      toAmounts(system, modes, body);
    },
  };
}

/** exp of the rate matrix, with one more row and column that holds the constant rates. */
function stepByExponential(structure: LinearStructure): { take: Mover['take']; step: Step } {
  const n = compartmentNames(structure).length;
  const matrix = new Float64Array(n * n);
  return {
    take: (values: Values) => fillRateMatrix(structure, values, matrix),
    step: (amounts, rates, step) => {
      const rows = Array.from({ length: n }, (_, i) => [...matrix.subarray(i * n, i * n + n), rates[i] ?? 0].map((one) => one * step));
      const exponential = matrixExponential([...rows, Array.from({ length: n + 1 }, () => 0)]);
      const before = [...amounts, 1];
      for (let i = 0; i < n; i++) amounts[i] = before.reduce((sum, one, j) => sum + one * (exponential[i]?.[j] ?? 0), 0);
    },
  };
}
