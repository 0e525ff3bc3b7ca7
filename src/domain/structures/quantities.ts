import type { EquationStructure } from '../equations.ts';
import type { NetworkStructure } from '../network.ts';
import { type Structure, compartmentNames } from '../structure.ts';
import { outputNamed } from './add-part.ts';

/** A state or an output by its name. */
export type NamedQuantity = { name: string; unit: string };

/**
 * States (CMT counts them from 1) and outputs (DVID counts them from 1) of a structure, and the output measured when none is named.
 *
 * @param moiety units of doses and levels: those of a linear structure, which has no others
 */
export function quantitiesOf(
  structure: Structure,
  { dose, level }: { dose: string; level: string },
): { states: NamedQuantity[]; outputs: NamedQuantity[]; observe: string } {
  if (structure.kind === 'linear')
    return {
      states: compartmentNames(structure).map((name) => ({ name, unit: dose })),
      outputs: [{ name: 'CP', unit: level }],
      observe: 'CP',
    };
  return { ...quantitiesStated(structure), observe: structure.observe };
}

const quantitiesStated = ({
  states,
  outputs,
}: NetworkStructure | EquationStructure): { states: NamedQuantity[]; outputs: NamedQuantity[] } => ({
  states: Object.entries(states).map(([name, unit]) => ({ name, unit })),
  outputs: Object.entries(outputs).map(([name, { unit }]) => ({ name, unit })),
});

/** The same structure, measured in another of its outputs when a record does not say which. */
export function measuring<N extends string>(structure: NetworkStructure<N>, output: string): NetworkStructure<N>;
export function measuring<N extends string>(structure: EquationStructure<N>, output: string): EquationStructure<N>;
export function measuring(structure: NetworkStructure | EquationStructure, output: string): NetworkStructure | EquationStructure {
  outputNamed<unknown>(structure, output);
  return { ...structure, observe: output };
}

/**
 * The same structure in other units: each unit on the left is replaced, in states and outputs, by the one beside it, as
 * `{ mg: 'ug', 'mg/L': 'ug/L' }`. Structures put together count in mg and mg/L, those with a target in nmol and nmol/L. It says what
 * the numbers are and converts none; units of a linear structure are those of the model's `moiety`.
 *
 * @throws when nothing is in a unit, or amounts and concentrations would no longer go together
 */
export function inUnits<N extends string>(structure: NetworkStructure<N>, units: Readonly<Record<string, string>>): NetworkStructure<N>;
export function inUnits<N extends string>(structure: EquationStructure<N>, units: Readonly<Record<string, string>>): EquationStructure<N>;
export function inUnits(
  structure: NetworkStructure | EquationStructure,
  units: Readonly<Record<string, string>>,
): NetworkStructure | EquationStructure {
  const known = new Set(Object.values(quantitiesStated(structure)).flatMap((all) => all.map(({ unit }) => unit)));
  const as = (unit: string): string => units[unit] ?? unit;
  for (const unit of Object.keys(units))
    if (!known.has(unit)) throw new Error(`nothing in ${structure.name} is in ${JSON.stringify(unit)}`);
  for (const unit of known)
    if (known.has(`${unit}/L`) && as(`${unit}/L`) !== `${as(unit)}/L`)
      throw new Error(`${structure.name} divides ${as(unit)} by L: its concentrations are in ${as(unit)}/L, not in ${as(`${unit}/L`)}`);
  const states = Object.fromEntries(Object.entries(structure.states).map(([name, unit]) => [name, as(unit)]));
  const renamed = <O extends { unit: string }>(outputs: Readonly<Record<string, O>>): Record<string, O> =>
    Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, { ...output, unit: as(output.unit) }]));
  return structure.kind === 'network'
    ? { ...structure, states, outputs: renamed(structure.outputs) }
    : { ...structure, states, outputs: renamed(structure.outputs) };
}
