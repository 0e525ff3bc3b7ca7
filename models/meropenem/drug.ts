import type { Drug } from '../../src/domain/drug.ts';

/** Meropenem given by vein, alone; with vaborbactam it is another product (ATC J01DH52, not listed). No LOINC code of its level was found: a site names its own. */
export const meropenem: Drug = {
  name: 'meropenem',
  atc: ['J01DH02'],
  rxnorm: [{ code: '29561', display: 'meropenem', verified: 'ingredient; read in open code tables' }],
  products: [
    {
      code: '1722933',
      display: 'meropenem Injection',
      verified: 'dose form group; read in the medication map of the MIMIC-IV FHIR project',
    },
  ],
  names: ['meropenem', 'meropenem trihydrate', 'méropénem', 'meropenemum', 'merrem', 'meronem'],
  molarMass: 383.46,
  moiety: 'meropenem',
  substances: {
    meropenem: {
      fraction: 1,
      source: 'the moiety itself; labels state strengths of the trihydrate as anhydrous meropenem (read in a UK summary)',
    },
  },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /**
   * Infused over 15 to 30 min or injected over 3 to 5 min, up to 2 g three times a day: US label (read on a copy of DailyMed) and UK
   * summary. The fastest rate is 1 g in 3 min. The smallest dose is a bound chosen here.
   */
  dosing: {
    iv: {
      step: 1,
      smallest: 20,
      largest: 2000,
      largestPerDay: 6000,
      fastest: 334,
      shortest: 0.05,
      intervals: [6, 8, 12, 24],
      source: 'US label and UK summary for times and doses; 6 h from the list of the Tucuxi project; smallest dose chosen here',
    },
  },
};
