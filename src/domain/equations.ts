import type { Dosing } from './dosing.ts';

/** A quantity computed from the states, under its name in `outputs`. */
export type OutputOf<X, P, S extends string = string> = {
  unit: string;
  is: (x: X, p: P, t: number) => number;
  /** The state it is observed in: what a CMT on an observation row picks. */
  of?: S;
};

/** What a person writes: states by name with their units, and their change with time. See `equations`. */
export type EquationDefinition<S extends string, N extends string, O extends string> = Dosing<NoInfer<N>, NoInfer<S>> & {
  states: Record<S, string>;
  /** Individual parameters used below. */
  needs: readonly N[];
  /** Where doses go that name no compartment. */
  doseInto: NoInfer<S>;
  /** States at the person's first record and after a reset; 0 where left out. */
  start?: (p: Record<NoInfer<N>, number>) => { readonly [name in NoInfer<S>]?: number };
  /** Change of every state a time (unit of the model). Doses are added to it by the program. */
  flow: (x: Record<NoInfer<S>, number>, p: Record<NoInfer<N>, number>, t: number) => Record<NoInfer<S>, number>;
  /** What leaves the body a time, as an amount: a metabolite can be formed from it. */
  elimination?: (x: Record<NoInfer<S>, number>, p: Record<NoInfer<N>, number>, t: number) => number;
  outputs: Record<O, OutputOf<Record<NoInfer<S>, number>, Record<NoInfer<N>, number>, NoInfer<S>>>;
  /** The output that is measured when a record does not say which. */
  observe: NoInfer<O>;
};

/**
 * One part of equations that were put together, with states of its own. Both functions use nothing but what they are handed, so
 * that their text says all there is to say.
 */
export type EquationPart<Needs extends string = string> = {
  /** What this part takes from the others, computed from their states: a concentration, say. */
  readonly driver?: (x: Record<string, number>, p: Record<Needs, number>, t: number) => number;
  /** Change of the states of this part; `c` is the driver's value, and not a number where there is no driver. */
  readonly flow: (x: Record<string, number>, p: Record<Needs, number>, t: number, c: number) => Record<string, number>;
};

/** Kinetics stated as differential equations, as the rest of the program sees them. */
export type EquationStructure<Needs extends string = string> = Dosing<Needs> & {
  readonly name: string;
  readonly kind: 'equations';
  /** Number of states. */
  readonly compartments: number;
  readonly needs: readonly Needs[];
  readonly states: Readonly<Record<string, string>>;
  readonly doseInto: string;
  readonly start?: (p: Record<Needs, number>) => { readonly [name in string]?: number };
  readonly flow: (x: Record<string, number>, p: Record<Needs, number>, t: number) => Record<string, number>;
  /** Where `flow` was put together: it is the changes of all parts. */
  readonly composed?: readonly EquationPart<Needs>[];
  readonly elimination?: (x: Record<string, number>, p: Record<Needs, number>, t: number) => number;
  readonly outputs: Readonly<Record<string, OutputOf<Record<string, number>, Record<Needs, number>>>>;
  readonly observe: string;
};

/**
 * A structure without a name, written as differential equations. CMT counts the states from 1 in the order they are written.
 *
 * ```ts
 * equations({
 *   states: { gut: 'mg', central: 'mg' }, needs: ['CL', 'V', 'KA'], doseInto: 'gut',
 *   flow: (x, p) => ({ gut: -p.KA * x.gut, central: p.KA * x.gut - (p.CL / p.V) * x.central }),
 *   outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V } }, observe: 'CP',
 * })
 * ```
 *
 * @throws when there is no state, or a named state or output does not exist
 */
export function equations<const S extends string, const N extends string, const O extends string>(
  definition: EquationDefinition<S, N, O>,
): EquationStructure<N> {
  checkNames('equations', definition);
  return {
    ...(definition as unknown as Omit<EquationStructure<N>, 'name' | 'kind' | 'compartments'>),
    name: 'equations',
    kind: 'equations',
    compartments: Object.keys(definition.states).length,
  };
}

/** Refuses a structure without states, and one that names a state or an output it does not have. */
export function checkNames(
  what: string,
  {
    states,
    doseInto,
    outputs,
    observe,
  }: {
    states: Readonly<Record<string, string>>;
    doseInto: string;
    outputs: Readonly<Record<string, { of?: string }>>;
    observe: string;
  },
): void {
  const names = Object.keys(states);
  if (names.length === 0) throw new Error(`${what} need at least one state`);
  if (names.some((name) => /^-?\d+$/.test(name))) throw new Error('a state is named by a word: a number would be read as its place');
  if (!names.includes(doseInto)) throw new Error(`doses go into ${JSON.stringify(doseInto)}, which is no state (${names.join(', ')})`);
  if (!Object.keys(outputs).includes(observe))
    throw new Error(`${JSON.stringify(observe)} is observed, which is no output (${Object.keys(outputs).join(', ')})`);
  for (const [name, { of }] of Object.entries(outputs)) {
    if (of !== undefined && !names.includes(of)) throw new Error(`output ${name} is observed in ${JSON.stringify(of)}, which is no state`);
  }
}
