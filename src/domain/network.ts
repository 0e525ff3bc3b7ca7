import type { Dosing } from './dosing.ts';
import { type OutputOf, checkNames } from './equations.ts';

/** What moves from one state to another: `rate` (1/time, 0 or more) times the amount in `from`. */
export type Flow<S extends string = string> = {
  from: S;
  /** Where it arrives; left out, it leaves the body. */
  to?: S;
  rate: number;
  /** `to` follows `from` without taking anything from it, as an effect compartment follows the blood. */
  keeps?: boolean;
};

/** A sum of the states, each times its weight: linear, so that its integral over time is exact too. */
export type WeightedOutput<S extends string = string, N extends string = string> = {
  unit: string;
  weights: (p: Record<N, number>) => { readonly [name in S]?: number };
  /** The state it is observed in: what a CMT on an observation row picks. */
  of?: S;
};

/** An output of a linear system; one written as `is`, an effect say, is computed from states that are exact. */
export type NetworkOutput<S extends string = string, N extends string = string> =
  | WeightedOutput<S, N>
  | OutputOf<Record<S, number>, Record<N, number>, S>;

/** What a person writes: states by name with their units, and what flows between them. See `linearSystem`. */
export type NetworkDefinition<S extends string, N extends string, O extends string> = Dosing<NoInfer<N>, NoInfer<S>> & {
  states: Record<S, string>;
  /** Individual parameters used below. */
  needs: readonly N[];
  /** Where doses go that name no compartment. */
  doseInto: NoInfer<S>;
  flows: (p: Record<NoInfer<N>, number>) => readonly Flow<NoInfer<S>>[];
  /** What is made in a state at a constant rate, amount a time (unit of the model); 0 where left out. */
  made?: (p: Record<NoInfer<N>, number>) => { readonly [name in NoInfer<S>]?: number };
  /** States at the person's first record and after a reset; 0 where left out. */
  start?: (p: Record<NoInfer<N>, number>) => { readonly [name in NoInfer<S>]?: number };
  outputs: Record<O, NetworkOutput<NoInfer<S>, NoInfer<N>>>;
  /** The output that is measured when a record does not say which. */
  observe: NoInfer<O>;
};

/** A linear system of any size, as the rest of the program sees it: moved by its matrix exponential, exactly. */
export type NetworkStructure<Needs extends string = string> = Dosing<Needs> & {
  readonly name: string;
  readonly kind: 'network';
  /** Number of states. */
  readonly compartments: number;
  readonly needs: readonly Needs[];
  readonly states: Readonly<Record<string, string>>;
  readonly doseInto: string;
  readonly flows: (p: Record<Needs, number>) => readonly Flow[];
  readonly made?: (p: Record<Needs, number>) => { readonly [name in string]?: number };
  readonly start?: (p: Record<Needs, number>) => { readonly [name in string]?: number };
  readonly outputs: Readonly<Record<string, NetworkOutput<string, Needs>>>;
  readonly observe: string;
};

/**
 * A linear system of any size and shape: loops, several metabolites, a body of many organs. CMT counts the states from 1 in the
 * order they are written.
 *
 * ```ts
 * linearSystem({
 *   states: { gut: 'mg', liver: 'mg', central: 'mg' }, needs: ['CL', 'VL', 'V', 'QH', 'KA'], doseInto: 'gut',
 *   flows: (p) => [
 *     { from: 'gut', to: 'liver', rate: p.KA },
 *     { from: 'liver', to: 'central', rate: p.QH / p.VL },
 *     { from: 'central', to: 'liver', rate: p.QH / p.V },
 *     { from: 'liver', rate: p.CL / p.VL },
 *   ],
 *   outputs: { CP: { unit: 'mg/L', weights: (p) => ({ central: 1 / p.V }) } }, observe: 'CP',
 * })
 * ```
 *
 * @throws when there is no state, or a named state or output does not exist
 */
export function linearSystem<const S extends string, const N extends string, const O extends string>(
  definition: NetworkDefinition<S, N, O>,
): NetworkStructure<N> {
  checkNames('linear systems', definition);
  return {
    ...(definition as unknown as Omit<NetworkStructure<N>, 'name' | 'kind' | 'compartments'>),
    name: 'linearSystem',
    kind: 'network',
    compartments: Object.keys(definition.states).length,
  };
}

type Reader<N extends string> = (x: Record<string, number>, p: Record<N, number>, t: number) => number;

/** How an output is read from the states. */
export function readerOf<N extends string>(output: NetworkOutput<string, N>): Reader<N> {
  if ('is' in output) return output.is;
  return (x, p) => Object.entries(output.weights(p)).reduce((sum, [state, weight]) => sum + (weight ?? 0) * (x[state] ?? Number.NaN), 0);
}

/** Change of every state a time, without doses. */
export function flowOf<N extends string>({
  states,
  flows,
  made,
}: NetworkStructure<N>): (x: Record<string, number>, p: Record<N, number>) => Record<string, number> {
  const none = Object.fromEntries(Object.keys(states).map((state) => [state, 0]));
  return (x, p) => {
    const change: Record<string, number> = { ...none };
    for (const [state, rate] of Object.entries(made?.(p) ?? {})) change[state] = rate ?? 0;
    for (const { from, to, rate, keeps } of flows(p)) {
      const moved = rate * (x[from] ?? Number.NaN);
      if (!keeps) change[from] = (change[from] ?? Number.NaN) - moved;
      if (to !== undefined) change[to] = (change[to] ?? Number.NaN) + moved;
    }
    return change;
  };
}
