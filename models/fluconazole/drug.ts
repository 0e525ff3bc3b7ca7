import type { Drug } from '../../src/domain/drug.ts';

/** Fluconazole by vein or by mouth. Its level has no LOINC code that was verified: a site names its own. */
export const fluconazole: Drug = {
  name: 'fluconazole',
  atc: ['J02AC01'],
  rxnorm: [{ code: '4450', display: 'fluconazole', verified: 'ingredient; read in two public code tables' }],
  products: [],
  names: ['fluconazole', 'fluconazol', 'fluconazolum', 'diflucan'],
  molarMass: 306.3,
  moiety: 'fluconazole',
  substances: { fluconazole: { fraction: 1, source: 'the moiety itself; labels state strengths as fluconazole (2 mg/mL)' } },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['oral', 'iv'],
  /**
   * No faster than 200 mg/h: dosing guides that quote the label. 100 to 800 mg once a day in adults, 3 to 12 mg/kg in children: a
   * hospital’s injection manual. Neonates are given doses every 48 or 72 h; the smallest dose and 1,200 mg are bounds chosen here.
   */
  dosing: {
    iv: {
      step: 0.5,
      smallest: 1.5,
      largest: 1200,
      largestPerDay: 1200,
      fastest: 3.34,
      shortest: 0.25,
      intervals: [12, 24, 48, 72],
      source: 'dosing guides for the rate and the usual doses; bounds on dose and day chosen here',
    },
    oral: {
      step: 1,
      smallest: 3,
      largest: 1200,
      largestPerDay: 1200,
      intervals: [12, 24, 48, 72, 168],
      source: 'dosing guides for the usual doses; bounds on dose and day chosen here',
    },
  },
};
