import type { Drug } from '../../src/domain/drug.ts';

/**
 * Warfarin by mouth. Its effect is measured as INR, an output of the models and no level; levels in plasma are of the racemate or
 * of S-warfarin, which a record does not tell apart, so none is read.
 */
export const warfarin: Drug = {
  name: 'warfarin',
  atc: ['B01AA03'],
  rxnorm: [{ code: '11289', display: 'warfarin', verified: 'ingredient; read in the drug table of CPIC' }],
  products: [
    { code: '855332', display: 'Warfarin Sodium 5 MG Oral Tablet', verified: 'clinical drug; read in bundles of the Synthea generator' },
  ],
  names: ['warfarin', 'warfarin sodium', 'coumadin', 'warfarina', 'warfarine', 'warfarinum'],
  molarMass: 308.33,
  moiety: 'warfarin',
  /** Tablets are labelled in mg of warfarin sodium, and the models take these mg as they are: nothing is converted. */
  substances: {
    warfarin: { fraction: 1, source: 'doses in the models are mg as prescribed' },
    'warfarin sodium': {
      fraction: 1,
      source: 'strengths are labelled as the sodium salt, and the models take them as prescribed',
      status: 'memory',
    },
  },
  levels: [],
  effects: [{ output: 'INR', name: 'INR', unit: '1', measured: 'inr' }],
  levelUnit: 'mg/L',
  routes: ['oral'],
  /** Intervals and sizes: practice, from memory. Largest single dose 20 mg: a bound chosen here against slips of a digit. */
  dosing: {
    oral: {
      step: 0.125,
      smallest: 0.5,
      largest: 20,
      largestPerDay: 20,
      intervals: [24, 48],
      source: 'practice, from memory; the largest dose is an own bound against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'tablet',
      substance: 'warfarin sodium',
      strengths: [1, 2, 2.5, 3, 4, 5, 6, 7.5, 10],
      source: 'tablets in trade, from memory',
      status: 'memory',
    },
  ],
};
