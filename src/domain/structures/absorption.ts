import type { Dosing } from '../dosing.ts';
import type { EquationStructure } from '../equations.ts';
import type { NetworkStructure } from '../network.ts';
import { type LinearStructure, type Structure, givenWith } from '../structure.ts';
import { refuseTwice } from './add-part.ts';
import { networkOf } from './linear-network.ts';

/** What changes how a dose is absorbed: in a structure of any kind, without changing how its states move. */
type Absorbing<M extends string> = {
  <N extends string>(structure: LinearStructure<N>): LinearStructure<N | M>;
  <N extends string>(structure: NetworkStructure<N>): NetworkStructure<N | M>;
  <N extends string>(structure: EquationStructure<N>): EquationStructure<N | M>;
};

const absorbing = <const M extends string>(added: { name: string; needs: readonly M[] } & Dosing<NoInfer<M>>): Absorbing<M> =>
  ((structure: Structure) => {
    const { name, needs, ...dosing } = added;
    const { states, outputs, doseInto } = structure.kind === 'linear' ? networkOf(structure) : structure;
    if (doseInto !== 'depot' || !Object.hasOwn(states, 'central'))
      throw new Error(`${structure.name} has no depot that doses go into and a central compartment behind it`);
    if (structure.parts || structure.through) throw new Error(`${structure.name} says already how a dose is absorbed`);
    refuseTwice(structure, { states, outputs }, { name, needs });
    return { ...givenWith(structure as LinearStructure, { ...(dosing as Dosing), needs }), name: `${structure.name} ${name}` };
  }) as unknown as Absorbing<M>;

/**
 * A dose passes a chain of NTR transit compartments, not necessarily a whole number of them, before the depot: it arrives there as a
 * gamma density over time. Needs MTT (time, mean transit time) and NTR (no unit, 0 or more) besides what is needed anyway.
 *
 * Rate into the depot = F Dose KTR (KTR t)^NTR exp(-KTR t) / Gamma(NTR + 1), KTR = (NTR + 1) / MTT. R. M. Savic et al., Journal of
 * Pharmacokinetics and Pharmacodynamics 34 (2007) 711-726. A whole number of compartments is quicker by `throughTransits`.
 */
export const throughSavicTransits = absorbing({
  name: 'through a chain of any length',
  needs: ['MTT', 'NTR'],
  through: (p) => ({ depot: { transits: p.NTR, mean: p.MTT } }),
});

/**
 * First-order and zero-order absorption side by side: a share FZ (no unit, above 0 and below 1) of a dose goes into the central
 * compartment at a constant rate over D2 (time), the rest into the depot at once. H. Zhou, Journal of Clinical Pharmacology 43
 * (2003) 211-227, for this and the next two.
 */
export const withParallelAbsorption = absorbing({
  name: 'with first-order and zero-order absorption in parallel',
  needs: ['FZ', 'D2'],
  parts: (p) => [
    { compartment: 'depot', share: 1 - p.FZ },
    { compartment: 'central', share: p.FZ, duration: p.D2 },
  ],
});

/** Zero-order absorption and, when it ends, first-order: as in parallel, but the rest goes into the depot after D2. */
export const withSequentialAbsorption = absorbing({
  name: 'with zero-order absorption and first-order after it',
  needs: ['FZ', 'D2'],
  parts: (p) => [
    { compartment: 'central', share: p.FZ, duration: p.D2 },
    { compartment: 'depot', share: 1 - p.FZ, lag: p.D2 },
  ],
});

/** A dose is set free into the depot at a constant rate over D1 (time), and absorbed from it at KA. */
export const withZeroOrderRelease = absorbing({
  name: 'with zero-order release',
  needs: ['D1'],
  parts: (p) => [{ compartment: 'depot', share: 1, duration: p.D1 }],
});
