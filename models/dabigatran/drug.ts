import type { Drug } from '../../src/domain/drug.ts';

/**
 * Dabigatran, given by mouth as dabigatran etexilate. It has no target in its labels: levels expected in atrial fibrillation are peaks of
 * 52-383 and troughs of 28-215 ng/mL (10-90 %; EHRA practical guide 2021, table 11).
 */
export const dabigatran: Drug = {
  name: 'dabigatran',
  atc: ['B01AE07'],
  rxnorm: [{ code: '1037042', display: 'dabigatran etexilate', verified: 'ingredient; from memory' }],
  products: [],
  names: ['dabigatran', 'dabigatran etexilate', 'pradaxa'],
  /** g/mol of dabigatran, from memory. */
  molarMass: 471.5,
  moiety: 'dabigatran',
  substances: {
    dabigatran: {
      fraction: 1,
      source: 'records and labels say dabigatran for the strength of its etexilate, from memory',
      status: 'memory',
    },
    'dabigatran etexilate': {
      fraction: 1,
      source:
        'the doses of both models are mg of dabigatran etexilate (nlmixr2lib); nothing is converted to dabigatran, whose share is in their apparent clearances',
    },
  },
  levels: [],
  levelUnit: 'ng/mL',
  routes: ['oral'],
  dosing: {
    oral: {
      step: 1,
      smallest: 75,
      largest: 300,
      largestPerDay: 600,
      intervals: [12, 21, 24],
      source:
        'capsules of the label, from memory; 21 h between doses in the dialysis study (nlmixr2lib); the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'capsule',
      substance: 'dabigatran etexilate',
      strengths: [75, 110, 150],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
  ],
};
