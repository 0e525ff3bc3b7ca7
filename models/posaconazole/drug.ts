import type { Drug } from '../../src/domain/drug.ts';

/** Posaconazole as the suspension by mouth. Its level has no LOINC code that was verified: a site names its own. */
export const posaconazole: Drug = {
  name: 'posaconazole',
  atc: ['J02AC04'],
  rxnorm: [{ code: '282446', display: 'posaconazole', verified: 'ingredient; read in public code tables' }],
  products: [],
  names: ['posaconazole', 'posaconazol', 'posaconazolum', 'noxafil', 'posanol'],
  /** Worked out from C37H42F2N8O4. */
  molarMass: 700.79,
  moiety: 'posaconazole',
  substances: { posaconazole: { fraction: 1, source: 'the moiety itself; doses studied are mg of posaconazole' } },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['oral'],
  /** 200 mg three times a day was studied, 800 mg a day is the most: laboratory page of the Leeds hospitals. */
  dosing: {
    oral: {
      step: 10,
      smallest: 50,
      largest: 400,
      largestPerDay: 800,
      intervals: [6, 8, 12, 24],
      source: 'laboratory page of the Leeds Teaching Hospitals for the most in a day; the rest chosen here around 200 mg three times a day',
    },
  },
  otherForms: [
    {
      is: 'refused',
      words: ['tablet', 'gastro-resistant', 'delayed-release', 'delayed release'],
      because: 'tablets are absorbed far better than the suspension that the model is of',
      status: 'verified',
    },
  ],
};
