import type { Drug } from '../../src/domain/drug.ts';

/** Lamotrigine by mouth. */
export const lamotrigine: Drug = {
  name: 'lamotrigine',
  atc: ['N03AX09'],
  rxnorm: [{ code: '28439', display: 'lamotrigine', verified: 'ingredient; read in the drug table of CPIC' }],
  products: [],
  names: ['lamotrigine', 'lamictal', 'lamotrigina'],
  /** g/mol, from memory. */
  molarMass: 256.09,
  moiety: 'lamotrigine',
  substances: {
    lamotrigine: { fraction: 1, source: 'the moiety itself' },
  },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['oral'],
  dosing: {
    oral: {
      step: 1,
      smallest: 2,
      largest: 400,
      largestPerDay: 800,
      intervals: [12, 24, 48],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'tablet',
      substance: 'lamotrigine',
      strengths: [25, 50, 100, 150, 200],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
  ],
};
