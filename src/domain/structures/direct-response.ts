import type { EquationStructure, OutputOf } from '../equations.ts';
import { type NetworkStructure, readerOf } from '../network.ts';
import type { LinearStructure, Structure } from '../structure.ts';
import { outputNamed, refuseTwice } from './add-part.ts';
import { networkOf } from './linear-network.ts';

/** The concentration that acts: CP unless said; CE behind an effect compartment. */
export type Acting = { on?: string };

/** A response as a formula of the concentration that acts. */
type Response<M extends string> = { name: string; needs: readonly M[]; is: (c: number, p: Record<M, number>) => number };

/** What adds a response: to a structure of any kind, without changing how its states move. */
type AddResponse<M extends string> = {
  <N extends string>(structure: LinearStructure<N> | NetworkStructure<N>, acting?: Acting): NetworkStructure<N | M>;
  <N extends string>(structure: EquationStructure<N>, acting?: Acting): EquationStructure<N | M>;
};

function respond<N extends string, M extends string>(
  structure: Structure<N>,
  on: string,
  { name, needs, is }: Response<M>,
): NetworkStructure<N | M> | EquationStructure<N | M> {
  const base: NetworkStructure<N> | EquationStructure<N> = structure.kind === 'linear' ? networkOf(structure) : structure;
  refuseTwice(base, base, { name, needs, outputs: { E: undefined } });
  const acting = readerOf(outputNamed<NetworkStructure<N>['outputs'][string]>(base, on));
  const E: OutputOf<Record<string, number>, Record<N | M, number>> = { unit: '1', is: (x, p, t) => is(acting(x, p, t), p) };
  const more = { name: `${base.name} ${name}`, needs: [...base.needs, ...needs] };
  return base.kind === 'network'
    ? { ...base, ...more, outputs: { ...base.outputs, E } }
    : { ...base, ...more, outputs: { ...base.outputs, E } };
}

const adding = <const M extends string>(response: Response<M>): AddResponse<M> =>
  ((structure: Structure, { on = 'CP' }: Acting = {}) => respond(structure, on, response)) as AddResponse<M>;

/**
 * Adds a response E that is a straight line of the concentration: E = E0 + SLOPE C. Needs E0 (unit of the response) and SLOPE
 * (response a concentration), which may be below 0. N. H. G. Holford and L. B. Sheiner, Clinical Pharmacokinetics 6 (1981) 429-453.
 */
export const withLinearResponse = adding({
  name: 'with a linear response',
  needs: ['E0', 'SLOPE'],
  is: (c, p) => p.E0 + p.SLOPE * c,
});

/**
 * Adds a response E that saturates: E = E0 + EMAX C / (EC50 + C). Needs E0 and EMAX (unit of the response; EMAX below 0 is an
 * inhibition) and EC50 (concentration). N. H. G. Holford and L. B. Sheiner, Clinical Pharmacokinetics 6 (1981) 429-453.
 */
export const withEmaxResponse = adding({
  name: 'with an Emax response',
  needs: ['E0', 'EMAX', 'EC50'],
  is: (c, p) => p.E0 + (p.EMAX * c) / (p.EC50 + c),
});

/**
 * Adds a response E that saturates along an S: E = E0 + EMAX C^GAMMA / (EC50^GAMMA + C^GAMMA). Needs E0, EMAX, EC50 as the Emax
 * response does, and GAMMA (no unit), the steepness. A. V. Hill's equation, as N. H. G. Holford and L. B. Sheiner use it, Clinical
 * Pharmacokinetics 6 (1981) 429-453.
 */
export const withSigmoidResponse = adding({
  name: 'with a sigmoid response',
  needs: ['E0', 'EMAX', 'EC50', 'GAMMA'],
  // A concentration that rounding left a hair below 0 is 0: a power of it would not be a number.
  is: (c, p) => p.E0 + (p.EMAX * Math.max(c, 0) ** p.GAMMA) / (p.EC50 ** p.GAMMA + Math.max(c, 0) ** p.GAMMA),
});
