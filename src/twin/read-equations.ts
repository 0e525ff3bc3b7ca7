import { type LinearStructure, compartmentNames } from '../domain/structure.ts';
import { type Expression, type Formulas, createFormulas } from '../numerics/expression.ts';
import type { System } from '../numerics/program.ts';
import { runFormulas } from '../numerics/run-formulas.ts';
import type { Kinetics, Slope, Values } from './kinetics.ts';
import { readFormula } from './read-formula.ts';

/** A structure, with its integrated outputs behind its states, as formulas; undefined where a function is more than a formula. */
export function readEquations(kinetics: Kinetics): System | undefined {
  const { structure, states, integrals, outputs } = kinetics;
  const formulas = createFormulas();
  const area = integrals.length > 0 ? states.length : -1;
  if (structure.kind === 'linear') {
    const { slopes, output } = readLinear(structure, scaleOf(kinetics), formulas);
    return { formulas, slopes: [...slopes, ...integrals.map(() => output)], output, area };
  }
  if (structure.kind === 'network') return undefined;
  const vocabulary = { formulas, states, needs: structure.needs };
  const flow = readFormula(structure.flow.toString(), vocabulary);
  const read = Object.values(structure.outputs).map(({ is }) => readFormula(is.toString(), vocabulary)?.get(''));
  const slopes = [...states.map((state) => flow?.get(state)), ...integrals.map((place) => read[place])].filter((one) => one !== undefined);
  if (slopes.length < states.length + integrals.length) return undefined;
  return { formulas, slopes, output: outputs.length === 1 ? read[0] : undefined, area };
}

/** What `fillRateMatrix` fills, as formulas, times the amounts; and the concentration. */
function readLinear(structure: LinearStructure, scale: number, formulas: Formulas): { slopes: Expression[]; output: Expression } {
  const names = compartmentNames(structure);
  const central = names.indexOf('central');
  const { apply, number, parameter, state } = formulas;
  const of = (place: number): Expression => parameter(structure.needs[place] ?? '');
  const rows = names.map(() => new Map<number, Expression>());
  const change = (row: number, column: number, operation: '+' | '-', rate: Expression): void =>
    void rows[row]?.set(column, apply(operation, rows[row]?.get(column) ?? number(0), rate));
  const flow = (from: number, to: number, rate: Expression): void => {
    change(from, from, '-', rate);
    change(to, from, '+', rate);
  };
  rows[central]?.set(central, apply('/', apply('negative', of(0)), of(1)));
  for (let i = 1; i < structure.compartments; i++) {
    flow(central, central + i, apply('/', of(2 * i), of(1)));
    flow(central + i, central, apply('/', of(2 * i), of(2 * i + 1)));
  }
  if (structure.absorption) {
    flow(central - 1, central, parameter('KA'));
    const through = apply('/', number(structure.absorption.transits + 1), parameter('MTT'));
    for (let i = 0; i < central - 1; i++) flow(i, i + 1, through);
  }
  const slopes = rows.map((row) =>
    [...row]
      .toSorted(([one], [other]) => one - other)
      .reduce((sum, [column, rate]) => apply('+', sum, apply('*', rate, state(column))), number(0)),
  );
  return { slopes, output: apply('/', apply('*', number(scale), state(central)), of(1)) };
}

/** The level that one unit of dose in a litre is. */
function scaleOf({ structure, states, read }: Kinetics): number {
  const amounts = Float64Array.from(states, (state) => (state === 'central' ? 1 : 0));
  return read(0, amounts, { [structure.needs[1] ?? '']: 1 }, 0);
}

/** Rounds of made-up states and parameters at which a program must give the bits that the structure's own functions give. */
const ROUNDS = 12;

/**
 * Whether other slopes, and the formula of the first output where there is one, are to the last bit what the structure's own
 * functions compute: trusted only after they were tried.
 */
export function computesTheSame(slope: Slope, { output }: System, kinetics: Kinetics): boolean {
  const width = kinetics.states.length + kinetics.integrals.length;
  const [y, own, found] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)];
  const read = output && runFormulas([output]);
  const seen = new Float64Array(1);
  for (let round = 0; round < ROUNDS; round++) {
    // Spread over six decades by the golden ratio, some states below zero; nothing of it is meant to be a person.
    const spread = (place: number): number => 10 ** (6 * ((0.618034 * (place + 1) * (round + 1)) % 1) - 3);
    for (let i = 0; i < width; i++) y[i] = spread(i) * (round % 4 === 3 && i % 2 === 0 ? -1 : 1);
    const values: Values = Object.fromEntries(kinetics.structure.needs.map((name, i) => [name, spread(width + i)]));
    const t = spread(width + kinetics.structure.needs.length);
    kinetics.slope(t, y, values, own);
    read?.(values, y, t, seen);
    if (read && !Object.is(seen[0], kinetics.read(0, y, values, t))) return false;
    slope(t, y, values, found);
    for (let i = 0; i < width; i++) {
      // A rate of 0 may have been added: -0 becomes 0 by it.
      if (!Object.is((own[i] ?? Number.NaN) + 0, (found[i] ?? Number.NaN) + 0)) return false;
    }
  }
  return true;
}
