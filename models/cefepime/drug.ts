import type { Drug } from '../../src/domain/drug.ts';

/** Cefepime given by vein. Its level has no LOINC code that was verified: a site names its own. */
export const cefepime: Drug = {
  name: 'cefepime',
  atc: ['J01DE01'],
  rxnorm: [{ code: '20481', display: 'cefepime', verified: 'ingredient; read in one public code table' }],
  products: [],
  names: ['cefepime', 'cefepime hydrochloride', 'céfépime', 'cefepima', 'cefepimum', 'maxipime'],
  /** Worked out from C19H24N6O5S2. */
  molarMass: 480.56,
  moiety: 'cefepime',
  substances: {
    cefepime: { fraction: 1, source: 'the moiety itself; a US label states strengths of the hydrochloride as cefepime (1 g, 2 g)' },
  },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /** Over about 30 min, 2 g up to every 8 h: US label (read on DailyMed). The smallest dose is for children and chosen here. */
  dosing: {
    iv: {
      step: 1,
      smallest: 100,
      largest: 2000,
      largestPerDay: 6000,
      fastest: 67,
      shortest: 0.5,
      intervals: [6, 8, 12, 24],
      source: 'US label for infusion time, dose and day; smallest dose and the interval of 6 h chosen here',
    },
  },
};
