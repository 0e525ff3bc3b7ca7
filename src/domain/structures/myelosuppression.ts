import type { EquationStructure } from '../equations.ts';
import type { Structure } from '../structure.ts';
import { type Addition, addDriven } from './add-part.ts';
import type { Acting } from './direct-response.ts';

type Cells = 'proliferating' | 'maturing1' | 'maturing2' | 'maturing3' | 'circulating';
type Rest = 'CIRC0' | 'MMT' | 'GAMMA';

/** All five kinds of cells at the count without drug, in the unit of CIRC0. */
const cells = {
  states: { proliferating: '10*9/L', maturing1: '10*9/L', maturing2: '10*9/L', maturing3: '10*9/L', circulating: '10*9/L' },
  start: (p: Record<Rest, number>) => ({
    proliferating: p.CIRC0,
    maturing1: p.CIRC0,
    maturing2: p.CIRC0,
    maturing3: p.CIRC0,
    circulating: p.CIRC0,
  }),
  outputs: { CIRC: { unit: '10*9/L', is: (x: Record<Cells, number>) => x.circulating, of: 'circulating' as const } },
};

type Added<M extends string> = <N extends string>(structure: Structure<N>, acting?: Acting) => EquationStructure<N | Rest | M>;

const adding =
  <const M extends string>(addition: Addition<Cells, Rest | M>): Added<M> =>
  (structure, { on = 'CP' } = {}) =>
    addDriven(structure, on, addition);

/**
 * Adds the chain of blood cells that a drug suppresses: cells proliferate, mature through three compartments and circulate; few
 * circulating cells speed the proliferation up. Needs CIRC0 (count without drug), MMT (time, mean maturation time: the paper's MTT, a
 * name that an absorption has here), GAMMA
 * (no unit, strength of the feedback) and SLOPE (1/concentration). Output CIRC, the circulating cells, in the unit of CIRC0.
 *
 * With KTR = 4 / MMT: dPROL/dt = KTR PROL ((1 - SLOPE C) (CIRC0 / CIRC)^GAMMA - 1), each next one KTR times the one before less
 * itself. L. E. Friberg et al., Journal of Clinical Oncology 20 (2002) 4713-4721.
 */
export const withFribergChain = adding({
  ...cells,
  name: 'with a Friberg chain',
  needs: ['CIRC0', 'MMT', 'GAMMA', 'SLOPE'],
  flow: (x, p, _t, c) => ({
    proliferating: (4 / p.MMT) * x.proliferating * ((1 - p.SLOPE * c) * (p.CIRC0 / x.circulating) ** p.GAMMA - 1),
    maturing1: (4 / p.MMT) * (x.proliferating - x.maturing1),
    maturing2: (4 / p.MMT) * (x.maturing1 - x.maturing2),
    maturing3: (4 / p.MMT) * (x.maturing2 - x.maturing3),
    circulating: (4 / p.MMT) * (x.maturing3 - x.circulating),
  }),
});

/**
 * The same chain with a drug effect that saturates: EMAX C / (EC50 + C) in the place of SLOPE C. Needs EMAX (no unit) and EC50
 * (concentration) in the place of SLOPE.
 */
export const withFribergChainEmax = adding({
  ...cells,
  name: 'with a Friberg chain, Emax',
  needs: ['CIRC0', 'MMT', 'GAMMA', 'EMAX', 'EC50'],
  flow: (x, p, _t, c) => ({
    proliferating: (4 / p.MMT) * x.proliferating * ((1 - (p.EMAX * c) / (p.EC50 + c)) * (p.CIRC0 / x.circulating) ** p.GAMMA - 1),
    maturing1: (4 / p.MMT) * (x.proliferating - x.maturing1),
    maturing2: (4 / p.MMT) * (x.maturing1 - x.maturing2),
    maturing3: (4 / p.MMT) * (x.maturing2 - x.maturing3),
    circulating: (4 / p.MMT) * (x.maturing3 - x.circulating),
  }),
});
