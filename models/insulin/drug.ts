import type { Drug } from '../../src/domain/drug.ts';

/**
 * Rapid-acting insulin under the skin, in units, for teaching models whose output is glucose in plasma: no insulin level is read from a
 * record, and no dose is to be taken from here.
 */
export const insulin: Drug = {
  name: 'insulin',
  atc: ['A10AB01'],
  rxnorm: [{ code: '5856', display: 'insulin human', verified: 'ingredient; from memory' }],
  products: [],
  names: ['insulin', 'insulin human'],
  /** g/mol of human insulin, from memory; nothing is converted with it, because doses are in units. */
  molarMass: 5808,
  moiety: 'insulin',
  doseUnit: '[iU]',
  substances: {
    insulin: { fraction: 1, unit: '[iU]', source: 'units are ordered, given and modelled' },
  },
  levels: [],
  effects: [{ output: 'glucose', name: 'glucose', unit: 'mg/dL' }],
  levelUnit: 'mg/dL',
  routes: ['sc'],
  dosing: {
    sc: {
      step: 0.01,
      smallest: 0.01,
      largest: 25,
      largestPerDay: 100,
      intervals: [1, 2, 3, 4, 6, 8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  otherForms: [
    {
      is: 'refused',
      words: [
        'glargine',
        'detemir',
        'degludec',
        'icodec',
        'isophane',
        'nph',
        'protamine',
        'lente',
        'ultralente',
        'zinc',
        'mix',
        'biphasic',
      ],
      because: 'the models are of insulin that acts at once; from these forms it is absorbed over many hours',
      status: 'memory',
    },
  ],
};
