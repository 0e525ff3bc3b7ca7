import { type Drug, PROLONGED_RELEASE } from '../../src/domain/drug.ts';

/** Carbamazepine by mouth. */
export const carbamazepine: Drug = {
  name: 'carbamazepine',
  atc: ['N03AF01'],
  rxnorm: [{ code: '2002', display: 'carbamazepine', verified: 'ingredient; read in the drug table of CPIC' }],
  products: [],
  names: ['carbamazepine', 'tegretol', 'carbamazepina', 'carbamazépine', 'carbamazepinum'],
  molarMass: 236.27,
  moiety: 'carbamazepine',
  substances: {
    carbamazepine: { fraction: 1, source: 'the moiety itself' },
  },
  levels: [
    {
      loinc: {
        code: '3432-2',
        display: 'carBAMazepine [Mass/volume] in Serum or Plasma',
        verified: 'read in the LOINC map of MIMIC-IV and two hospital laboratory tables',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['oral'],
  dosing: {
    oral: {
      step: 10,
      smallest: 20,
      largest: 1200,
      largestPerDay: 2400,
      intervals: [6, 8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'tablet',
      substance: 'carbamazepine',
      strengths: [100, 200, 400],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
    {
      route: 'oral',
      name: 'prolonged-release tablet',
      substance: 'carbamazepine',
      strengths: [200, 400],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
  ],
  otherForms: [
    {
      is: 'doubted',
      words: [...PROLONGED_RELEASE, 'retard', 'xr', 'cr'],
      because: 'one model is of immediate release, the others do not tell the forms apart',
      status: 'verified',
    },
  ],
};
