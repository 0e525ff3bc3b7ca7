import type { Drug } from '../../src/domain/drug.ts';

/** Dexmedetomidine by vein. */
export const dexmedetomidine: Drug = {
  name: 'dexmedetomidine',
  atc: ['N05CM18'],
  rxnorm: [{ code: '48937', display: 'dexmedetomidine', verified: 'ingredient; from memory' }],
  products: [],
  names: ['dexmedetomidine', 'precedex', 'dexdor'],
  /** g/mol, from memory. */
  molarMass: 200.28,
  moiety: 'dexmedetomidine',
  doseUnit: 'ug',
  substances: {
    dexmedetomidine: { fraction: 1, unit: 'ug', source: 'the moiety itself' },
    'dexmedetomidine hydrochloride': { fraction: 1, unit: 'ug', source: 'labelled as dexmedetomidine, from memory', status: 'memory' },
  },
  levels: [],
  levelUnit: 'ng/mL',
  routes: ['iv'],
  dosing: {
    iv: {
      step: 0.1,
      smallest: 1,
      largest: 400,
      largestPerDay: 4000,
      fastest: 10,
      shortest: 0,
      intervals: [1, 2, 4, 6, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
};
