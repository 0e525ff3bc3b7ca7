import type { Drug } from '../../src/domain/drug.ts';

/**
 * Rivaroxaban by mouth. It has no target: levels expected in atrial fibrillation are peaks of 178-343 and troughs of 12-137 ng/mL (5-95
 * %; EHRA practical guide 2021, table 11).
 */
export const rivaroxaban: Drug = {
  name: 'rivaroxaban',
  atc: ['B01AF01'],
  rxnorm: [{ code: '1114195', display: 'rivaroxaban', verified: 'ingredient; from memory' }],
  products: [],
  names: ['rivaroxaban', 'xarelto'],
  /** g/mol, from memory. */
  molarMass: 435.88,
  moiety: 'rivaroxaban',
  substances: {
    rivaroxaban: { fraction: 1, source: 'the moiety itself' },
  },
  levels: [],
  levelUnit: 'ng/mL',
  routes: ['oral'],
  dosing: {
    oral: {
      step: 2.5,
      smallest: 2.5,
      largest: 30,
      largestPerDay: 60,
      intervals: [12, 24],
      source: 'doses of the label, from memory; the largest dose is the largest studied, the daily bound twice that',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'tablet',
      substance: 'rivaroxaban',
      strengths: [2.5, 10, 15, 20],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
  ],
};
