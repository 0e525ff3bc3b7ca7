import type { Drug } from '../../src/domain/drug.ts';

/**
 * Propofol by vein. What is aimed at is an effect, usually the bispectral index (BIS); levels in plasma are hardly ever measured.
 */
export const propofol: Drug = {
  name: 'propofol',
  atc: ['N01AX10'],
  rxnorm: [{ code: '8782', display: 'propofol', verified: 'ingredient; from memory' }],
  products: [],
  names: ['propofol', 'diprivan'],
  /** g/mol, from memory. */
  molarMass: 178.27,
  moiety: 'propofol',
  substances: {
    propofol: { fraction: 1, source: 'the moiety itself' },
  },
  levels: [],
  effects: [{ output: 'BIS', name: 'BIS', unit: '1' }],
  levelUnit: 'mg/L',
  routes: ['iv'],
  dosing: {
    iv: {
      step: 1,
      smallest: 1,
      largest: 400,
      largestPerDay: 10000,
      fastest: 400,
      shortest: 0,
      intervals: [0.25, 0.5, 1, 2, 4, 6, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
};
