import type { Drug } from '../../src/domain/drug.ts';

/**
 * Unfractionated heparin by vein, in international units. The models measure different things (protamine titration, anti-IIa activity)
 * after single large doses: none of them is made for infusions on a ward.
 */
export const heparin: Drug = {
  name: 'heparin',
  atc: ['B01AB01'],
  rxnorm: [{ code: '5224', display: 'heparin', verified: 'ingredient; from memory' }],
  products: [],
  names: ['heparin', 'heparin sodium', 'unfractionated heparin', 'heparina', 'héparine', 'heparinum'],
  /** g/mol, a rough mean of a mixture (from memory); nothing is converted with it, because doses and levels are in units. */
  molarMass: 15000,
  moiety: 'heparin',
  doseUnit: '[iU]',
  substances: {
    heparin: { fraction: 1, unit: '[iU]', source: 'international units are ordered, given and modelled' },
    'heparin sodium': { fraction: 1, unit: '[iU]', source: 'its strengths are in international units', status: 'memory' },
  },
  levels: [],
  levelUnit: '[iU]/mL',
  routes: ['iv'],
  dosing: {
    iv: {
      step: 1,
      smallest: 100,
      largest: 50000,
      largestPerDay: 100000,
      fastest: 10000,
      shortest: 0,
      intervals: [4, 6, 8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  otherForms: [
    {
      is: 'refused',
      words: [
        'low molecular weight',
        'low-molecular-weight',
        'low molecular mass',
        'lmwh',
        'enoxaparin',
        'dalteparin',
        'tinzaparin',
        'nadroparin',
      ],
      because: 'heparins of low molecular weight are other substances, cleared by the kidneys over hours',
      status: 'memory',
    },
  ],
};
