import type { Drug } from '../../src/domain/drug.ts';

/**
 * Fentanyl by vein and from patches through the skin. A patch is a dose of what it holds and delivers over its 72 h, as the model of it
 * says.
 */
export const fentanyl: Drug = {
  name: 'fentanyl',
  atc: ['N01AH01', 'N02AB03'],
  rxnorm: [{ code: '4337', display: 'fentanyl', verified: 'ingredient; read in the drug table of CPIC' }],
  products: [],
  names: ['fentanyl', 'fentanyl citrate', 'durogesic', 'fentanilo'],
  /** g/mol, from memory. */
  molarMass: 336.47,
  moiety: 'fentanyl',
  doseUnit: 'ug',
  substances: {
    fentanyl: { fraction: 1, unit: 'ug', source: 'the moiety itself' },
    'fentanyl citrate': { fraction: 1, unit: 'ug', source: 'injections are labelled as fentanyl, from memory', status: 'memory' },
  },
  levels: [],
  levelUnit: 'ng/mL',
  routes: ['iv', 'other'],
  dosing: {
    iv: {
      step: 1,
      smallest: 1,
      largest: 1000,
      largestPerDay: 5000,
      fastest: 500,
      shortest: 0,
      intervals: [0.25, 0.5, 1, 2, 4, 6, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
    other: {
      step: 1,
      smallest: 1000,
      largest: 40000,
      largestPerDay: 40000,
      intervals: [48, 72],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
};
