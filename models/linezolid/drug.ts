import type { Drug } from '../../src/domain/drug.ts';

/** Linezolid by vein or by mouth. Its level has no LOINC code that was verified: a site names its own. */
export const linezolid: Drug = {
  name: 'linezolid',
  atc: ['J01XX08'],
  rxnorm: [{ code: '190376', display: 'linezolid', verified: 'ingredient; read in several public code tables' }],
  products: [],
  names: ['linezolid', 'linézolide', 'linezolida', 'linezolidum', 'zyvox', 'zyvoxid'],
  /** Worked out from C16H20FN3O4. */
  molarMass: 337.35,
  moiety: 'linezolid',
  substances: { linezolid: { fraction: 1, source: 'the moiety itself; it is given as such' } },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv', 'oral'],
  /**
   * 600 mg every 12 h, children 10 mg/kg every 8 h, infused over 30 to 120 min: prescribing information (read in three copies). Larger
   * and more frequent doses are given by level in intensive care; 1,200 mg and 2,400 mg a day are bounds chosen here and recommend nothing.
   */
  dosing: {
    iv: {
      step: 1,
      smallest: 20,
      largest: 1200,
      largestPerDay: 2400,
      fastest: 20,
      shortest: 0.5,
      intervals: [6, 8, 12, 24],
      source: 'prescribing information for infusion time and usual doses; bounds on dose and day chosen here',
    },
    oral: {
      step: 1,
      smallest: 20,
      largest: 1200,
      largestPerDay: 2400,
      intervals: [6, 8, 12, 24],
      source: 'prescribing information for usual doses; bounds on dose and day chosen here',
    },
  },
  forms: [
    { route: 'oral', name: 'tablet', substance: 'linezolid', strengths: [600], source: 'US label of the tablets' },
    { route: 'oral', name: 'suspension, in 5 mL', substance: 'linezolid', strengths: [100], source: 'product page of the granules' },
  ],
};
