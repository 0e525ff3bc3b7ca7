import type { Drug } from '../../src/domain/drug.ts';

/** Remifentanil by vein. */
export const remifentanil: Drug = {
  name: 'remifentanil',
  atc: ['N01AH06'],
  rxnorm: [{ code: '73032', display: 'remifentanil', verified: 'ingredient; from memory' }],
  products: [],
  names: ['remifentanil', 'ultiva'],
  /** g/mol, from memory. */
  molarMass: 376.45,
  moiety: 'remifentanil',
  doseUnit: 'ug',
  substances: {
    remifentanil: { fraction: 1, unit: 'ug', source: 'the moiety itself' },
    'remifentanil hydrochloride': { fraction: 1, unit: 'ug', source: 'labelled as remifentanil, from memory', status: 'memory' },
  },
  levels: [],
  levelUnit: 'ug/L',
  routes: ['iv'],
  dosing: {
    iv: {
      step: 1,
      smallest: 1,
      largest: 500,
      largestPerDay: 50000,
      fastest: 200,
      shortest: 0,
      intervals: [0.25, 0.5, 1, 2, 4, 6, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
};
