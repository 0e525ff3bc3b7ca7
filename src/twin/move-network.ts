import type { NetworkStructure } from '../domain/network.ts';
import { matrixExponential } from '../numerics/matrix-exponential.ts';
import { type Values, weighInto } from './kinetics.ts';
import { type Mover, amountsAsState } from './mover.ts';
import { ROUNDING } from './steps.ts';

/** Most exponentials that are kept for one set of parameters. */
const MOST_KEPT = 256;

/**
 * Moves a linear system by the exponential of its matrix, exactly, whatever its eigenvalues. Each integrated output is one more
 * row of the matrix, each state into which something flows at a constant rate one more column. The exponential of a step is
 * kept until the parameters change, because lengths recur: 0.3 - 0.2 and 0.2 - 0.1 count as one length.
 *
 * @param integrals places of the outputs whose integral over time is carried behind the amounts
 * @returns undefined when one of these is not a sum of the states
 */
export function createNetworkMover(structure: NetworkStructure, integrals: readonly number[]): Mover | undefined {
  const states = Object.keys(structure.states);
  const outputs = Object.values(structure.outputs);
  const integrated = integrals.flatMap((place) => {
    const output = outputs[place];
    return output && 'weights' in output ? [output] : [];
  });
  if (integrated.length < integrals.length) return undefined;
  const n = states.length;
  const width = n + integrals.length;
  const matrix = new Float64Array(width * width);
  const made = new Float64Array(n);
  const after = new Float64Array(width);
  const kept = new Map<number, Float64Array>();
  let inputs: number[] = [];
  let why: string | undefined;

  function take(values: Values): void {
    kept.clear();
    why = fillNetwork(structure, states, values, matrix, width);
    for (const [k, output] of integrated.entries())
      weighInto(output, states, values, matrix.subarray((n + k) * width, (n + k) * width + n));
    const constant = structure.made?.(values);
    for (const [i, state] of states.entries()) made[i] = constant?.[state] ?? 0;
    inputs = [...states.keys()].filter((i) => made[i] !== 0);
  }

  /** exp of the matrix times a length, row by row; behind the width, the columns of `inputs`. */
  function exponentialOf(length: number): Float64Array {
    const known = kept.get(length);
    if (known) return known;
    const whole = width + inputs.length;
    const rows = Array.from({ length: whole }, (_, i) =>
      Array.from({ length: whole }, (_unused, j) => {
        if (i >= width) return 0;
        return length * (j < width ? (matrix[i * width + j] ?? 0) : Number(inputs[j - width] === i));
      }),
    );
    const exponential = Float64Array.from(matrixExponential(rows).slice(0, width).flat());
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(length, exponential);
    return exponential;
  }

  function step(state: Float64Array, rates: Float64Array, from: number, to: number): void {
    const grain = ROUNDING * 2 ** Math.ceil(Math.log2(Math.max(Math.abs(from), Math.abs(to))));
    const exponential = exponentialOf(Math.round((to - from) / grain) * grain || to - from);
    const whole = width + inputs.length;
    for (let i = 0; i < width; i++) {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += (exponential[i * whole + j] ?? 0) * (state[j] ?? 0);
      for (const [k, input] of inputs.entries())
        sum += (exponential[i * whole + width + k] ?? 0) * ((rates[input] ?? 0) + (made[input] ?? 0));
      after[i] = sum;
    }
    state.set(after);
  }

  return {
    ...amountsAsState,
    width,
    begin: () => undefined,
    take,
    move({ from, to, rates, at, first, last }, state, rows) {
      if (why !== undefined) return why;
      const more = [...states.keys()].filter((i) => rates[i] !== 0 && !inputs.includes(i));
      if (more.length > 0) {
        inputs = [...inputs, ...more];
        kept.clear();
      }
      let now = from;
      for (let index = first; index < last; index++) {
        const time = at[index] ?? now;
        if (time > now) step(state, rates, now, time);
        now = Math.max(now, time);
        rows.set(state, (index - first) * width);
      }
      if (to > now) step(state, rates, now, to);
      return state.every((one) => Number.isFinite(one)) ? undefined : 'the amounts are not finite numbers';
    },
  };
}

/** The matrix of a linear system, row by row, in the upper left of a wider one; a sentence when a rate cannot be. */
function fillNetwork(
  structure: NetworkStructure,
  states: readonly string[],
  values: Values,
  matrix: Float64Array,
  width: number,
): string | undefined {
  matrix.fill(0);
  const place = (state: string): number => {
    const found = states.indexOf(state);
    if (found < 0) throw new Error(`${structure.name} has a flow of ${JSON.stringify(state)}, which is no state (${states.join(', ')})`);
    return found;
  };
  for (const { from, to, rate, keeps } of structure.flows(values)) {
    if (!(rate >= 0 && Number.isFinite(rate))) return `the rate of ${from} to ${to ?? 'the outside'} is ${rate}, which is not 0 or more`;
    const [source, target] = [place(from), to === undefined ? undefined : place(to)];
    if (!keeps) matrix[source * width + source] = (matrix[source * width + source] ?? 0) - rate;
    if (target !== undefined) matrix[target * width + source] = (matrix[target * width + source] ?? 0) + rate;
  }
  return undefined;
}
