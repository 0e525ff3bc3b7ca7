import type { Dosing } from './dosing.ts';
import type { EquationStructure } from './equations.ts';
import type { NetworkStructure } from './network.ts';

/**
 * A model's kinetics by name: one to three compartments with linear elimination, into which a dose goes by vein, by first-order
 * absorption, or through a chain of transit compartments. A structure states which parameters it needs; the arithmetic is in
 * `twin`. Its output is CP, the amount in the central compartment over its volume.
 */
export type LinearStructure<Needs extends string = string> = Dosing<Needs> & {
  readonly name: string;
  readonly kind: 'linear';
  readonly compartments: 1 | 2 | 3;
  /** Clearances (time unit of the model) and volumes in the order the solver takes them; then KA, MTT and what `givenWith` adds. */
  readonly needs: readonly Needs[];
  /** A depot from which KA (1/time) absorbs; before it, when there are any, transit compartments. Without it doses go to the central one. */
  readonly absorption?: { readonly transits: number };
};

/** The kinetics of a model: a named structure, a linear system of any size, or equations. */
export type Structure<Needs extends string = string> = LinearStructure<Needs> | NetworkStructure<Needs> | EquationStructure<Needs>;

const linear = <const N extends string>(name: string, compartments: 1 | 2 | 3, needs: readonly N[]): LinearStructure<N> => ({
  name,
  kind: 'linear',
  compartments,
  needs,
});

/** CL, V: one compartment, doses by vein. */
export const oneCompartmentInfusion = linear('oneCompartmentInfusion', 1, ['CL', 'V']);

/** CL, V1, Q, V2: two compartments, doses by vein into the first. */
export const twoCompartmentInfusion = linear('twoCompartmentInfusion', 2, ['CL', 'V1', 'Q', 'V2']);

/** CL, V1, Q2, V2, Q3, V3: three compartments, doses by vein into the first. */
export const threeCompartmentInfusion = linear('threeCompartmentInfusion', 3, ['CL', 'V1', 'Q2', 'V2', 'Q3', 'V3']);

const oral = <const N extends string>(name: string, compartments: 1 | 2 | 3, needs: readonly N[]): LinearStructure<N> => ({
  ...linear(name, compartments, needs),
  absorption: { transits: 0 },
});

/** CL, V, KA: one compartment, doses into a depot (CMT 1) absorbed at KA; the central compartment is CMT 2. */
export const oneCompartmentOral = oral('oneCompartmentOral', 1, ['CL', 'V', 'KA']);

/** CL, V1, Q, V2, KA: two compartments behind a depot (CMT 1). */
export const twoCompartmentOral = oral('twoCompartmentOral', 2, ['CL', 'V1', 'Q', 'V2', 'KA']);

/** CL, V1, Q2, V2, Q3, V3, KA: three compartments behind a depot (CMT 1). */
export const threeCompartmentOral = oral('threeCompartmentOral', 3, ['CL', 'V1', 'Q2', 'V2', 'Q3', 'V3', 'KA']);

/**
 * Puts a chain of transit compartments before the depot: a dose passes the dose compartment and `transits` more, each left at
 * KTR = (transits + 1) / MTT, and then the depot at KA. Adds MTT (mean transit time) to what is needed. CMT 1 is the dose
 * compartment, then the transits, the depot and the central one.
 */
export function throughTransits<N extends string>(structure: LinearStructure<N>, transits: number): LinearStructure<N | 'MTT'> {
  if (!(Number.isInteger(transits) && transits >= 1 && transits <= 50)) throw new Error('a chain has 1 to 50 transit compartments');
  if (structure.absorption?.transits !== 0)
    throw new Error(`${structure.name} has no depot for transit compartments to lead to, or has some already`);
  return {
    ...structure,
    name: `${structure.name} through ${transits} transits`,
    needs: [...structure.needs, 'MTT'],
    absorption: { transits },
  };
}

/**
 * The same structure with lag, bioavailability, modelled rate or modelled duration. Parameters that only these need are named in
 * `needs`; compartments by their names (`depot`, `central`, `peripheral1`, `peripheral2`, `dose`, `transit1`, ...).
 */
export function givenWith<N extends string, const M extends string = never>(
  structure: LinearStructure<N>,
  dosing: Dosing<N | M> & { needs?: readonly M[] },
): LinearStructure<N | M>;
export function givenWith<N extends string, const M extends string = never>(
  structure: NetworkStructure<N>,
  dosing: Dosing<N | M> & { needs?: readonly M[] },
): NetworkStructure<N | M>;
export function givenWith<N extends string, const M extends string = never>(
  structure: EquationStructure<N>,
  dosing: Dosing<N | M> & { needs?: readonly M[] },
): EquationStructure<N | M>;
export function givenWith<S extends Structure>(structure: S, dosing: Dosing & { needs?: readonly string[] }): S {
  return { ...structure, ...dosing, needs: [...structure.needs, ...(dosing.needs ?? [])] };
}

/** Names of the compartments of a linear structure; CMT counts them from 1 in this order. */
export function compartmentNames({ compartments, absorption }: LinearStructure): string[] {
  const transits = absorption?.transits ?? 0;
  return [
    ...(transits > 0 ? ['dose', ...Array.from({ length: transits }, (_, i) => `transit${i + 1}`)] : []),
    ...(absorption ? ['depot'] : []),
    'central',
    ...Array.from({ length: compartments - 1 }, (_, i) => `peripheral${i + 1}`),
  ];
}
