import type { Drug } from '../../src/domain/drug.ts';

/** Imatinib by mouth. Labels state strengths as imatinib, not as its mesylate, which is therefore not listed. */
export const imatinib: Drug = {
  name: 'imatinib',
  /** Today's code and the older one, which a public table of reclassified codes maps to it. */
  atc: ['L01EA01', 'L01XE01'],
  rxnorm: [],
  products: [],
  names: ['imatinib', 'glivec', 'gleevec'],
  /** Of the base, as a public copy of ChEMBL prints it. */
  molarMass: 493.62,
  moiety: 'imatinib',
  substances: { imatinib: { fraction: 1, source: 'the moiety itself; labels state strengths as imatinib, from memory', status: 'memory' } },
  levels: [],
  levelUnit: 'ug/L',
  routes: ['oral'],
  /** Doses of 100 to 800 mg every 12 or 24 h: list of a file of the Tucuxi project. */
  dosing: {
    oral: {
      step: 100,
      smallest: 100,
      largest: 800,
      largestPerDay: 800,
      intervals: [12, 24],
      source: 'Tucuxi imatinib: 100, 200, 300, 400, 600 and 800 mg, every 12 or 24 h; up to 800 mg a day as in Widmer 2006',
    },
  },
  forms: [{ route: 'oral', name: 'tablet', substance: 'imatinib', strengths: [100, 400], source: 'a public list of forms and strengths' }],
};
