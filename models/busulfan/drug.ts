import type { Drug } from '../../src/domain/drug.ts';

/**
 * Busulfan by vein before transplantation of blood stem cells. Tablets are left out: no model here absorbs them. No LOINC code of a single
 * level was found; a site can name its own.
 */
export const busulfan: Drug = {
  name: 'busulfan',
  atc: ['L01AB01'],
  rxnorm: [{ code: '1828', display: 'busulfan', verified: 'ingredient; from memory' }],
  products: [],
  names: ['busulfan', 'busulfano', 'busulfex', 'busilvex'],
  molarMass: 246.29,
  moiety: 'busulfan',
  substances: { busulfan: { fraction: 1, source: 'the moiety itself; labels state strengths as busulfan' } },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /**
   * 1 to 400 mg in whole milligrams, every 6 or 24 h: lists of two files of the Tucuxi project for children. Infusions of two hours: US and
   * European labels; three hours once a day (Choe 2012). The largest day is a bound chosen here against slips of a digit: 4.8 mg/kg, the
   * most of the European table, at 100 kg.
   */
  dosing: {
    iv: {
      step: 1,
      smallest: 1,
      largest: 400,
      largestPerDay: 480,
      shortest: 2,
      intervals: [6, 24],
      source: 'Tucuxi busulfan_children for doses and intervals, labels for the infusion of two hours, own bound for the day',
    },
  },
};
