import type { Drug } from '../../src/domain/drug.ts';

/** Morphine by vein. Its glucuronides, of which one is active, gather when kidneys fail; only one model here has them. */
export const morphine: Drug = {
  name: 'morphine',
  atc: ['N02AA01'],
  rxnorm: [{ code: '7052', display: 'morphine', verified: 'ingredient; read in the drug table of CPIC' }],
  products: [],
  names: ['morphine', 'morphine sulfate', 'morphine hydrochloride', 'morfina', 'morphinum'],
  /** g/mol, from memory. */
  molarMass: 285.34,
  moiety: 'morphine',
  doseUnit: 'ug',
  substances: {
    morphine: { fraction: 1, unit: 'ug', source: 'the moiety itself' },
    'morphine hydrochloride': {
      fraction: 1,
      unit: 'ug',
      source: 'doses in the models are as prescribed; which salt was weighed was not read',
      status: 'memory',
    },
    'morphine sulfate': {
      fraction: 1,
      unit: 'ug',
      source: 'doses in the models are as prescribed; which salt was weighed was not read',
      status: 'memory',
    },
  },
  levels: [],
  levelUnit: 'ng/mL',
  routes: ['iv'],
  dosing: {
    iv: {
      step: 1,
      smallest: 5,
      largest: 20000,
      largestPerDay: 200000,
      fastest: 5000,
      shortest: 0,
      intervals: [1, 2, 4, 6, 8, 12],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  otherForms: [
    {
      is: 'refused',
      words: ['liposomal', 'liposome'],
      because: 'liposomes release it over days into the epidural space',
      status: 'memory',
    },
  ],
};
