import type { Drug } from '../../src/domain/drug.ts';

/** Caffeine by vein or mouth, for apnoea of prematurity. Doses and levels are of caffeine base; the citrate is twice its mass. */
export const caffeine: Drug = {
  name: 'caffeine',
  atc: ['N06BC01'],
  rxnorm: [{ code: '1886', display: 'caffeine', verified: 'ingredient; read in the drug table of CPIC' }],
  products: [],
  names: ['caffeine', 'caffeine citrate', 'cafeina', 'caféine', 'coffeinum'],
  /** g/mol, from memory. */
  molarMass: 194.19,
  moiety: 'caffeine',
  substances: {
    caffeine: { fraction: 1, source: 'the moiety itself' },
    'caffeine citrate': { fraction: 0.5, source: 'twice the mass of the base' },
  },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv', 'oral'],
  dosing: {
    iv: {
      step: 0.1,
      smallest: 1,
      largest: 300,
      largestPerDay: 400,
      fastest: 5,
      shortest: 0.16,
      intervals: [12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
    oral: {
      step: 0.1,
      smallest: 1,
      largest: 400,
      largestPerDay: 1000,
      intervals: [4, 6, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
};
