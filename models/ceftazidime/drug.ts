import type { Drug } from '../../src/domain/drug.ts';

/** Ceftazidime given by vein, without avibactam. Its level has no LOINC code that was verified: a site names its own. */
export const ceftazidime: Drug = {
  name: 'ceftazidime',
  atc: ['J01DD02'],
  rxnorm: [],
  products: [],
  names: ['ceftazidime', 'ceftazidime pentahydrate', 'ceftazidim', 'ceftazidima', 'ceftazidimum', 'fortaz', 'tazicef'],
  /** Worked out from C22H22N6O7S2. */
  molarMass: 546.57,
  moiety: 'ceftazidime',
  substances: {
    ceftazidime: { fraction: 1, source: 'the moiety itself; vials of the pentahydrate are labelled as ceftazidime', status: 'memory' },
  },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /** 250 mg to 2 g every 8 or 12 h and 6 g a day, over 15 to 30 min: dosing guides that quote the US label. */
  dosing: {
    iv: {
      step: 1,
      smallest: 250,
      largest: 6000,
      largestPerDay: 6000,
      fastest: 134,
      shortest: 0.25,
      intervals: [4, 6, 8, 12, 24, 48],
      source: 'dosing guides that quote the US label for doses, day and infusion time; 6 g at once is a day’s infusion; bounds chosen here',
    },
  },
  otherForms: [
    {
      is: 'refused',
      brands: ['zavicefta', 'avycaz'],
      words: ['avibactam'],
      because: 'with avibactam it is another medicine, and its own models were not read',
      status: 'memory',
    },
  ],
};
