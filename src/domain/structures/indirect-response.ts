import type { EquationStructure } from '../equations.ts';
import { linearSystem } from '../network.ts';
import type { Structure } from '../structure.ts';
import { type Addition, addDriven } from './add-part.ts';
import type { Acting } from './direct-response.ts';

/**
 * A substance that the body makes and breaks down, with no drug: KIN (amount a time) into the pool, KOUT (1/time) out of it, and
 * KIN / KOUT at first. A dose goes into the pool, as a clotting factor given to somebody who still makes some. Output R.
 *
 * dR/dt = KIN - KOUT R. N. L. Dayneka, V. Garg and W. J. Jusko, Journal of Pharmacokinetics and Biopharmaceutics 21 (1993) 457-478.
 */
export const turnover = {
  ...linearSystem({
    states: { pool: '1' },
    needs: ['KIN', 'KOUT'],
    doseInto: 'pool',
    flows: (p) => [{ from: 'pool', rate: p.KOUT }],
    made: (p) => ({ pool: p.KIN }),
    start: (p) => ({ pool: p.KIN / p.KOUT }),
    outputs: { R: { unit: '1', weights: () => ({ pool: 1 }), of: 'pool' } },
    observe: 'R',
  }),
  name: 'turnover',
};

/** What all four have: a response made at KIN and lost at KOUT, at rest before the first dose. */
const response = {
  states: { response: '1' },
  start: (p: Record<'KIN' | 'KOUT', number>) => ({ response: p.KIN / p.KOUT }),
  outputs: { R: { unit: '1', is: (x: Record<'response', number>) => x.response, of: 'response' as const } },
};

type Added<M extends string> = <N extends string>(structure: Structure<N>, acting?: Acting) => EquationStructure<N | 'KIN' | 'KOUT' | M>;

const adding =
  <const M extends string>(addition: Addition<'response', 'KIN' | 'KOUT' | M>): Added<M> =>
  (structure, { on = 'CP' } = {}) =>
    addDriven(structure, on, addition);

/**
 * Indirect response of type 1: the concentration inhibits what makes the response. Needs KIN (response a time), KOUT (1/time), IMAX
 * (share, 0 to 1) and IC50 (concentration); the response R is KIN / KOUT at first.
 *
 * dR/dt = KIN (1 - IMAX C / (IC50 + C)) - KOUT R. N. L. Dayneka, V. Garg and W. J. Jusko, Journal of Pharmacokinetics and
 * Biopharmaceutics 21 (1993) 457-478, for all four types; there IMAX is 1.
 */
export const withProductionInhibited = adding({
  ...response,
  name: 'with its production of a response inhibited',
  needs: ['KIN', 'KOUT', 'IMAX', 'IC50'],
  flow: (x, p, _t, c) => ({ response: p.KIN * (1 - (p.IMAX * c) / (p.IC50 + c)) - p.KOUT * x.response }),
});

/**
 * Indirect response of type 2: the concentration inhibits the loss of the response. Needs as type 1.
 *
 * dR/dt = KIN - KOUT (1 - IMAX C / (IC50 + C)) R
 */
export const withLossInhibited = adding({
  ...response,
  name: 'with its loss of a response inhibited',
  needs: ['KIN', 'KOUT', 'IMAX', 'IC50'],
  flow: (x, p, _t, c) => ({ response: p.KIN - p.KOUT * (1 - (p.IMAX * c) / (p.IC50 + c)) * x.response }),
});

/**
 * Indirect response of type 3: the concentration stimulates what makes the response. Needs KIN, KOUT, SMAX (no unit; 1 doubles the
 * rate) and SC50 (concentration).
 *
 * dR/dt = KIN (1 + SMAX C / (SC50 + C)) - KOUT R
 */
export const withProductionStimulated = adding({
  ...response,
  name: 'with its production of a response stimulated',
  needs: ['KIN', 'KOUT', 'SMAX', 'SC50'],
  flow: (x, p, _t, c) => ({ response: p.KIN * (1 + (p.SMAX * c) / (p.SC50 + c)) - p.KOUT * x.response }),
});

/**
 * Indirect response of type 4: the concentration stimulates the loss of the response. Needs as type 3.
 *
 * dR/dt = KIN - KOUT (1 + SMAX C / (SC50 + C)) R
 */
export const withLossStimulated = adding({
  ...response,
  name: 'with its loss of a response stimulated',
  needs: ['KIN', 'KOUT', 'SMAX', 'SC50'],
  flow: (x, p, _t, c) => ({ response: p.KIN - p.KOUT * (1 + (p.SMAX * c) / (p.SC50 + c)) * x.response }),
});
