import type { Drug } from '../../src/domain/drug.ts';

/**
 * Apixaban by mouth. It has no target: levels expected in atrial fibrillation are peaks of 69-321 and troughs of 34-230 ng/mL (5-95 %;
 * EHRA practical guide 2021, table 11).
 */
export const apixaban: Drug = {
  name: 'apixaban',
  atc: ['B01AF02'],
  rxnorm: [{ code: '1364430', display: 'apixaban', verified: 'ingredient; from memory' }],
  products: [],
  names: ['apixaban', 'eliquis'],
  /** g/mol, from memory. */
  molarMass: 459.5,
  moiety: 'apixaban',
  substances: {
    apixaban: { fraction: 1, source: 'the moiety itself' },
  },
  levels: [],
  levelUnit: 'ng/mL',
  routes: ['oral'],
  dosing: {
    oral: {
      step: 2.5,
      smallest: 2.5,
      largest: 50,
      largestPerDay: 50,
      intervals: [12, 24],
      source: 'tablets of the label, from memory; the largest dose is the largest studied (Cirincione 2018)',
      status: 'memory',
    },
  },
  forms: [
    { route: 'oral', name: 'tablet', substance: 'apixaban', strengths: [2.5, 5], source: 'forms in trade, from memory', status: 'memory' },
  ],
};
