import type { Drug } from '../../src/domain/drug.ts';

/** Methotrexate by vein at high doses, against cancer. The weekly low dose is another treatment that no model here was made for. */
export const methotrexate: Drug = {
  name: 'methotrexate',
  atc: ['L01BA01'],
  rxnorm: [{ code: '6851', display: 'methotrexate', verified: 'ingredient; read in the drug table of the CPIC database' }],
  products: [],
  names: ['methotrexate', 'metotrexate', 'methotrexate sodium', 'metotrexato'],
  /** As the two sources of models use it; a table of codes prints 454.45. */
  molarMass: 454.44,
  moiety: 'methotrexate',
  substances: {
    methotrexate: { fraction: 1, source: 'the moiety itself' },
    'methotrexate sodium': {
      fraction: 1,
      source: 'US labels state the sodium salt as its equivalent of methotrexate (read in a quotation of one)',
    },
  },
  levels: [
    {
      loinc: {
        code: '14836-1',
        display: 'Methotrexate [Moles/volume] in Serum or Plasma',
        verified: 'read in the LOINC map of MIMIC-IV and in a hospital laboratory table',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'umol/L',
  routes: ['iv'],
  /**
   * Courses of 0.6 to 10.1 g/m2 over 24 h in children up to 2.31 m2 (Taylor 2020) and of 2 to 15.8 g over 1 to 28 h in adults (Mao 2022).
   * The bounds enclose them; they are chosen here against slips of a digit, and nothing here recommends a dose.
   */
  dosing: {
    iv: {
      step: 10,
      smallest: 250,
      largest: 24000,
      largestPerDay: 24000,
      shortest: 1,
      intervals: [168, 336, 504],
      source: 'doses and infusion times of Taylor 2020 and Mao 2022; bounds and intervals between courses chosen here',
    },
  },
};
