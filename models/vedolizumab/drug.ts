import type { Drug } from '../../src/domain/drug.ts';

/** Vedolizumab by vein. Under the skin it is given too; no model here absorbs it. No LOINC code was found; a site can name its own. */
export const vedolizumab: Drug = {
  name: 'vedolizumab',
  atc: ['L04AG05'],
  rxnorm: [],
  products: [],
  names: ['vedolizumab', 'entyvio'],
  /** A protein of about 147 kDa (label): its levels are by mass only. */
  molarMass: 147_000,
  moiety: 'vedolizumab',
  substances: { vedolizumab: { fraction: 1, source: 'the moiety itself' } },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /** 300 mg over 30 minutes at weeks 0, 2 and 6 and then every eight weeks, or every four: label of Entyvio (read in quotations of it). */
  dosing: {
    iv: {
      step: 300,
      smallest: 300,
      largest: 300,
      largestPerDay: 300,
      shortest: 0.5,
      intervals: [336, 672, 1344],
      source: 'label of Entyvio: 300 mg, 30 minutes, every eight weeks, or every four after loss of response',
    },
  },
  forms: [{ route: 'iv', name: 'powder for infusion', substance: 'vedolizumab', strengths: [300], source: 'label of Entyvio' }],
};
