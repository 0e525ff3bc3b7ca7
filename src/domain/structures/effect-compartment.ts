import type { EquationStructure } from '../equations.ts';
import type { NetworkStructure } from '../network.ts';
import type { LinearStructure, Structure } from '../structure.ts';
import { addDriven, addFlows, outputNamed } from './add-part.ts';
import { networkOf } from './linear-network.ts';

const NAME = 'with an effect compartment';

/**
 * Adds an effect compartment, which follows CP with a delay and takes nothing from it; its concentration is the output CE, in the
 * unit of CP. A linear structure stays linear, and so exact. Adds KE0 (1/time) to what is needed.
 *
 * dCE/dt = KE0 (CP - CE), CE = 0 at first. L. B. Sheiner et al., Clinical Pharmacology and Therapeutics 25 (1979) 358-371.
 */
export function withEffectCompartment<N extends string>(structure: LinearStructure<N> | NetworkStructure<N>): NetworkStructure<N | 'KE0'>;
export function withEffectCompartment<N extends string>(structure: EquationStructure<N>): EquationStructure<N | 'KE0'>;
export function withEffectCompartment<N extends string>(
  structure: Structure<N>,
): NetworkStructure<N | 'KE0'> | EquationStructure<N | 'KE0'> {
  if (structure.kind === 'equations') {
    const { unit } = outputNamed(structure, 'CP');
    return addDriven(structure, 'CP', {
      name: NAME,
      states: { effect: unit },
      needs: ['KE0'],
      flow: (x, p, _t, c) => ({ effect: p.KE0 * (c - x.effect) }),
      outputs: { CE: { unit, is: (x) => x.effect, of: 'effect' } },
    });
  }
  const base = networkOf(structure);
  const driving = outputNamed(base, 'CP');
  if (!('weights' in driving)) throw new Error(`CP of ${base.name} is not a sum of its states`);
  return addFlows(base, {
    name: NAME,
    states: { effect: driving.unit },
    needs: ['KE0'],
    flows: (p) => [
      ...base.flows(p),
      ...Object.entries(driving.weights(p)).map(([from, weight]) => ({ from, to: 'effect', rate: p.KE0 * (weight ?? 0), keeps: true })),
      { from: 'effect', rate: p.KE0 },
    ],
    outputs: { CE: { unit: driving.unit, weights: () => ({ effect: 1 }), of: 'effect' } },
  });
}
