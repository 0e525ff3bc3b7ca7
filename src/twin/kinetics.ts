import type { PkModel } from '../domain/define-model.ts';
import type { OutputOf } from '../domain/equations.ts';
import { type NetworkStructure, type WeightedOutput, flowOf } from '../domain/network.ts';
import { type LinearStructure, type Structure, compartmentNames } from '../domain/structure.ts';

/** Individual parameters by name, in the model's own units. */
export type Values = Readonly<Record<string, number>>;

/** Change of the amounts at a time, without doses, and behind it each integrated output; `into` receives it. */
export type Slope = (t: number, amounts: Float64Array, values: Values, into: Float64Array) => void;

/** What a structure says, in the form the engine runs: places instead of names. */
export type Kinetics = {
  readonly structure: Structure;
  readonly states: readonly string[];
  readonly doseInto: number;
  readonly outputs: readonly string[];
  /** Place of the output that is measured when a record does not say which. */
  readonly observe: number;
  /** Place of the output observed in a state, or -1. */
  readonly outputOf: readonly number[];
  /** Places of the outputs whose integral over time is carried behind the amounts. */
  readonly integrals: readonly number[];
  readonly slope: Slope;
  readonly startInto: (values: Values, amounts: Float64Array) => void;
  readonly read: (output: number, amounts: Float64Array, values: Values, t: number) => number;
};

/**
 * The structure of a model in the form the engine runs.
 *
 * @param integrate places of the outputs whose integral over time is wanted: the area under the curve as one more state
 */
export function describeKinetics({ structure, moiety }: PkModel, integrate: readonly number[] = []): Kinetics {
  const kinetics = describe(structure, moiety.scale);
  if (integrate.length === 0) return { ...kinetics, integrals: [] };
  const n = kinetics.states.length;
  const { slope, read } = kinetics;
  return {
    ...kinetics,
    integrals: integrate,
    slope: (t, amounts, values, into) => {
      slope(t, amounts, values, into);
      for (const [k, output] of integrate.entries()) into[n + k] = read(output, amounts, values, t);
    },
  };
}

type Bare = Omit<Kinetics, 'integrals'>;

function describe(structure: Structure, scale: number): Bare {
  switch (structure.kind) {
    case 'linear':
      return describeLinear(structure, scale);
    case 'network':
      return describeNetwork(structure);
    case 'equations':
      return describeEquations(structure);
  }
}

/** @param scale levels in the model's unit for one unit of dose a litre */
function describeLinear(structure: LinearStructure, scale: number): Bare {
  const states = compartmentNames(structure);
  const central = states.indexOf('central');
  const volume = structure.needs[1] ?? '';
  const matrix = new Float64Array(states.length ** 2);
  let filled: Values | undefined;
  return {
    structure,
    states,
    doseInto: 0,
    outputs: ['CP'],
    observe: 0,
    outputOf: states.map((_, state) => (state === central ? 0 : -1)),
    slope: (_t, amounts, values, into) => {
      if (filled !== values) fillRateMatrix(structure, values, matrix);
      filled = values;
      multiply(states.length, matrix, amounts, into);
    },
    startInto: (_values, amounts) => {
      for (let i = 0; i < states.length; i++) amounts[i] = 0;
    },
    read: (_output, amounts, values) => (scale * (amounts[central] ?? 0)) / (values[volume] ?? Number.NaN),
  };
}

function multiply(n: number, matrix: Float64Array, x: Float64Array, into: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += (matrix[i * n + j] ?? 0) * (x[j] ?? 0);
    into[i] = sum;
  }
}

/** The matrix of a linear structure, row by row: what leaves and enters each compartment a time and amount. */
export function fillRateMatrix(structure: LinearStructure, values: Values, matrix: Float64Array): void {
  const names = compartmentNames(structure);
  const n = names.length;
  const central = names.indexOf('central');
  const of = (place: number): number => values[structure.needs[place] ?? ''] ?? Number.NaN;
  const volume = of(1);
  const flow = (from: number, to: number, rate: number): void => {
    matrix[from * n + from] = (matrix[from * n + from] ?? 0) - rate;
    matrix[to * n + from] = (matrix[to * n + from] ?? 0) + rate;
  };
  matrix.fill(0);
  matrix[central * n + central] = -of(0) / volume;
  for (let i = 1; i < structure.compartments; i++) {
    flow(central, central + i, of(2 * i) / volume);
    flow(central + i, central, of(2 * i) / of(2 * i + 1));
  }
  if (!structure.absorption) return;
  const { transits } = structure.absorption;
  const depot = central - 1;
  flow(depot, central, values['KA'] ?? Number.NaN);
  for (let i = 0; i < depot; i++) flow(i, i + 1, (transits + 1) / (values['MTT'] ?? Number.NaN));
}

function describeNetwork(structure: NetworkStructure): Bare {
  const states = Object.keys(structure.states);
  const outputs = Object.values(structure.outputs);
  const n = states.length;
  const { named, see } = nameStates(states);
  const flow = flowOf(structure);
  const weights = new Float64Array(n);
  return {
    structure,
    states,
    doseInto: states.indexOf(structure.doseInto),
    outputs: Object.keys(structure.outputs),
    observe: Object.keys(structure.outputs).indexOf(structure.observe),
    outputOf: states.map((state) => outputs.findIndex(({ of }) => of === state)),
    slope: (_t, amounts, values, into) => {
      see(amounts);
      const change = flow(named, values);
      for (let i = 0; i < n; i++) into[i] = change[states[i] ?? ''] ?? Number.NaN;
    },
    startInto: (values, amounts) => {
      const start = structure.start?.(values);
      for (const [i, state] of states.entries()) amounts[i] = start?.[state] ?? 0;
    },
    read: (place, amounts, values, t) => {
      const output = outputs[place];
      if (!output) return Number.NaN;
      if ('is' in output) {
        see(amounts);
        return output.is(named, values, t);
      }
      weighInto(output, states, values, weights);
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (weights[i] ?? 0) * (amounts[i] ?? 0);
      return sum;
    },
  };
}

/** Weights of the states in an output that is a sum of them. */
export function weighInto(output: WeightedOutput, states: readonly string[], values: Values, into: Float64Array): void {
  const weights = output.weights(values);
  for (const [i, state] of states.entries()) into[i] = weights[state] ?? 0;
}

function describeEquations(structure: Extract<Structure, { kind: 'equations' }>): Bare {
  const states = Object.keys(structure.states);
  const outputs = Object.keys(structure.outputs);
  const readers = Object.values<OutputOf<Record<string, number>, Values>>(structure.outputs);
  const { named, see } = nameStates(states);
  return {
    structure,
    states,
    doseInto: states.indexOf(structure.doseInto),
    outputs,
    observe: outputs.indexOf(structure.observe),
    outputOf: states.map((state) => readers.findIndex(({ of }) => of === state)),
    slope: (t, amounts, values, into) => {
      see(amounts);
      const change = structure.flow(named, values, t);
      for (let i = 0; i < states.length; i++) into[i] = change[states[i] ?? ''] ?? Number.NaN;
    },
    startInto: (values, amounts) => {
      const start = structure.start?.(values);
      for (const [i, state] of states.entries()) amounts[i] = start?.[state] ?? 0;
    },
    read: (output, amounts, values, t) => {
      see(amounts);
      return readers[output]?.is(named, values, t) ?? Number.NaN;
    },
  };
}

/** An object whose names read a typed array: made once, pointed at another array without making anything. */
function nameStates(states: readonly string[]): { named: Record<string, number>; see: (amounts: Float64Array) => void } {
  let seen = new Float64Array(states.length);
  const named: Record<string, number> = {};
  for (const [i, state] of states.entries()) Object.defineProperty(named, state, { enumerable: true, get: () => seen[i] });
  return { named, see: (amounts) => (seen = amounts as Float64Array<ArrayBuffer>) };
}
