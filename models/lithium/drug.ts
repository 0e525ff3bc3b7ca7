import type { Drug } from '../../src/domain/drug.ts';

/** Lithium by mouth. Doses and levels are of the ion in mmol, whatever the salt; levels belong 12 h after a dose. */
export const lithium: Drug = {
  name: 'lithium',
  atc: ['N05AN01'],
  rxnorm: [{ code: '6448', display: 'lithium', verified: 'ingredient; from memory' }],
  products: [],
  names: ['lithium', 'lithium carbonate', 'priadel', 'quilonum', 'litio', 'carbonate de lithium'],
  /**
   * g of lithium carbonate that hold one mole of lithium: 73.89 / 2. A dose by mass is one of carbonate, whatever the record's code
   * says, and only doses are converted with it: levels are counted in mmol/L, as the codes below say.
   */
  molarMass: 36.945,
  moiety: 'lithium',
  doseUnit: 'mmol',
  substances: {
    'lithium carbonate': { fraction: 0.0270673, source: '2 mmol of lithium in 73.89 mg, as in Jin 2022' },
    lithium: { fraction: 1, unit: 'mmol', source: 'the ion itself, in mmol' },
  },
  levels: [
    {
      loinc: {
        code: '14334-7',
        display: 'Lithium [Moles/volume] in Serum or Plasma',
        verified: 'read in the LOINC map of MIMIC-IV and two hospital laboratory tables',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
    {
      loinc: {
        code: '74806-1',
        display: 'Lithium [Moles/volume] in Serum or Plasma --trough',
        verified: 'read on a public code page',
        specimen: 'serum/plasma',
        timing: 'trough',
      },
    },
  ],
  levelUnit: 'mmol/L',
  routes: ['oral'],
  dosing: {
    oral: {
      step: 0.0001,
      smallest: 2,
      largest: 45,
      largestPerDay: 70,
      intervals: [8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'tablet',
      substance: 'lithium carbonate',
      strengths: [150, 200, 250, 300, 400, 450],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
  ],
  otherForms: [
    {
      is: 'refused',
      words: ['citrate', 'sulfate', 'gluconate', 'orotate'],
      because: 'doses by mass are counted as carbonate, and another salt holds another amount of lithium',
      status: 'computed',
    },
  ],
};
