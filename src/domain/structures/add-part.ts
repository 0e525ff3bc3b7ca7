import type { EquationPart, EquationStructure, OutputOf } from '../equations.ts';
import type { NetworkOutput, NetworkStructure } from '../network.ts';
import type { Structure } from '../structure.ts';
import { equationsOf } from './linear-equations.ts';

/** Equations to add to a structure: states of their own, driven by a quantity of the structure. */
export type Addition<S extends string, M extends string> = {
  /** What is added, as the name of the whole says it. */
  name: string;
  states: Record<S, string>;
  needs: readonly M[];
  start?: (p: Record<NoInfer<M>, number>) => { readonly [name in NoInfer<S>]?: number };
  /** `c` is the driving quantity. Uses nothing but its arguments. */
  flow: (x: Record<NoInfer<S>, number>, p: Record<NoInfer<M>, number>, t: number, c: number) => Record<NoInfer<S>, number>;
  outputs: Record<string, OutputOf<Record<NoInfer<S>, number>, Record<NoInfer<M>, number>, NoInfer<S>>>;
};

/** Refuses what would have two meanings: a state, an output or a parameter that the structure has already. */
export function refuseTwice(
  structure: { readonly name: string; readonly needs: readonly string[] },
  kept: { readonly states: Readonly<Record<string, string>>; readonly outputs: Readonly<Record<string, unknown>> },
  added: {
    name: string;
    needs?: readonly string[];
    states?: Readonly<Record<string, string>>;
    outputs?: Readonly<Record<string, unknown>>;
  },
): void {
  const twice = [
    ...(added.needs ?? []).filter((name) => structure.needs.includes(name)),
    ...Object.keys(added.states ?? {}).filter((name) => Object.hasOwn(kept.states, name)),
    ...Object.keys(added.outputs ?? {}).filter((name) => Object.hasOwn(kept.outputs, name)),
  ];
  if (twice.length > 0)
    throw new Error(`${structure.name} has ${twice.join(', ')} already, which ${added.name} would add: write the whole as equations`);
}

/** The output of a structure by its name, or a sentence with those there are. */
export function outputNamed<O>(structure: { readonly name: string; readonly outputs: Readonly<Record<string, O>> }, name: string): O {
  const output = structure.outputs[name];
  if (output === undefined)
    throw new Error(`${structure.name} has no output ${JSON.stringify(name)} (${Object.keys(structure.outputs).join(', ')})`);
  return output;
}

/** A structure with equations added that are driven by one of its outputs. */
export const addDriven = <N extends string, S extends string, M extends string>(
  structure: Structure<N>,
  on: string,
  addition: Addition<S, M>,
): EquationStructure<N | M> => {
  const base = equationsOf(structure);
  return addPart(base, outputNamed(base, on).is, addition);
};

/** Equations with more equations added, which read `driver` of the first ones. */
export function addPart<N extends string, S extends string, M extends string>(
  base: EquationStructure<N>,
  driver: (x: Record<string, number>, p: Record<N, number>, t: number) => number,
  { name, states, needs, start, flow, outputs }: Addition<S, M>,
): EquationStructure<N | M> {
  refuseTwice(base, base, { name, needs, states, outputs });
  const part = { driver, flow } as unknown as EquationPart<N | M>;
  const composed: readonly EquationPart<N | M>[] = [...(base.composed ?? [{ flow: base.flow }]), part];
  return {
    ...base,
    name: `${base.name} ${name}`,
    compartments: base.compartments + Object.keys(states).length,
    needs: [...base.needs, ...needs],
    states: { ...base.states, ...states },
    start: (p) => ({ ...base.start?.(p), ...start?.(p) }),
    composed,
    flow: (x, p, t) => {
      const change: Record<string, number> = {};
      for (const one of composed) Object.assign(change, one.flow(x, p, t, one.driver ? one.driver(x, p, t) : Number.NaN));
      return change;
    },
    outputs: { ...base.outputs, ...(outputs as unknown as Record<string, OutputOf<Record<string, number>, Record<N | M, number>>>) },
  };
}

/** A linear system with states, flows and outputs added that are linear too. */
export function addFlows<N extends string, M extends string>(
  base: NetworkStructure<N>,
  {
    name,
    states,
    needs,
    flows,
    outputs,
  }: {
    name: string;
    states: Readonly<Record<string, string>>;
    needs: readonly M[];
    flows: NetworkStructure<N | M>['flows'];
    outputs: Readonly<Record<string, NetworkOutput<string, N | M>>>;
  },
): NetworkStructure<N | M> {
  refuseTwice(base, base, { name, needs, states, outputs });
  return {
    ...base,
    name: `${base.name} ${name}`,
    compartments: base.compartments + Object.keys(states).length,
    needs: [...base.needs, ...needs],
    states: { ...base.states, ...states },
    flows,
    outputs: { ...base.outputs, ...outputs },
  };
}
