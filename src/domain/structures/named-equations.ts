import { type EquationDefinition, type EquationStructure, equations } from '../equations.ts';

/** Equations under a name of their own. */
export const namedEquations = <const S extends string, const N extends string, const O extends string>(
  name: string,
  definition: EquationDefinition<S, N, O>,
): EquationStructure<N> => ({ ...equations(definition), name });
