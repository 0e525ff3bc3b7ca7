import type { Drug } from '../../src/domain/drug.ts';

/** Phenobarbital by vein or mouth. No level code was verified, so no level is read from a record. */
export const phenobarbital: Drug = {
  name: 'phenobarbital',
  atc: ['N03AA02'],
  rxnorm: [{ code: '8134', display: 'phenobarbital', verified: 'ingredient; from memory' }],
  products: [],
  names: ['phenobarbital', 'phenobarbitone', 'phenobarbital sodium', 'luminal', 'fenobarbital', 'phénobarbital'],
  /** g/mol, from memory. */
  molarMass: 232.24,
  moiety: 'phenobarbital',
  substances: {
    phenobarbital: { fraction: 1, source: 'the moiety itself' },
    'phenobarbital sodium': { fraction: 0.913, source: '232.24 / 254.22 g/mol', status: 'computed' },
  },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv', 'oral'],
  dosing: {
    iv: {
      step: 0.1,
      smallest: 1,
      largest: 2000,
      largestPerDay: 2500,
      fastest: 60,
      shortest: 0.16,
      intervals: [12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
    oral: {
      step: 0.1,
      smallest: 1,
      largest: 400,
      largestPerDay: 600,
      intervals: [12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
};
