import type { Drug } from '../../src/domain/drug.ts';

/** Digoxin by mouth or vein. Levels before six hours after a dose say nothing about its effect. */
export const digoxin: Drug = {
  name: 'digoxin',
  atc: ['C01AA05'],
  rxnorm: [{ code: '3407', display: 'digoxin', verified: 'ingredient; read in the drug table of CPIC' }],
  products: [],
  names: ['digoxin', 'lanoxin', 'digoxina', 'digoxine', 'digoxinum'],
  molarMass: 780.95,
  moiety: 'digoxin',
  substances: {
    digoxin: { fraction: 1, source: 'the moiety itself' },
  },
  levels: [
    {
      loinc: {
        code: '10535-3',
        display: 'Digoxin [Mass/volume] in Serum or Plasma',
        verified: 'read in the LOINC map of MIMIC-IV and two hospital laboratory tables',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'ng/mL',
  routes: ['oral', 'iv'],
  dosing: {
    oral: {
      step: 0.001,
      smallest: 0.01,
      largest: 1,
      largestPerDay: 1.5,
      intervals: [6, 8, 12, 24, 48],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
    iv: {
      step: 0.001,
      smallest: 0.01,
      largest: 1,
      largestPerDay: 1.5,
      fastest: 0.1,
      shortest: 0.08,
      intervals: [6, 8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'tablet',
      substance: 'digoxin',
      strengths: [0.0625, 0.125, 0.25],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
  ],
};
