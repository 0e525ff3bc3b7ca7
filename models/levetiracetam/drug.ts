import { type Drug, PROLONGED_RELEASE } from '../../src/domain/drug.ts';

/** Levetiracetam by vein or mouth. */
export const levetiracetam: Drug = {
  name: 'levetiracetam',
  atc: ['N03AX14'],
  rxnorm: [{ code: '114477', display: 'levetiracetam', verified: 'ingredient; read in one public FHIR example' }],
  products: [],
  names: ['levetiracetam', 'keppra', 'lévétiracétam'],
  molarMass: 170.21,
  moiety: 'levetiracetam',
  substances: {
    levetiracetam: { fraction: 1, source: 'the moiety itself' },
  },
  levels: [
    {
      loinc: {
        code: '30471-7',
        display: 'levETIRAcetam [Mass/volume] in Serum or Plasma',
        verified: 'read in three public laboratory catalogues',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['iv', 'oral'],
  dosing: {
    iv: {
      step: 1,
      smallest: 50,
      largest: 4500,
      largestPerDay: 6000,
      fastest: 300,
      shortest: 0.08,
      intervals: [6, 8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
    oral: {
      step: 1,
      smallest: 50,
      largest: 3000,
      largestPerDay: 6000,
      intervals: [8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'tablet',
      substance: 'levetiracetam',
      strengths: [250, 500, 750, 1000],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
  ],
  otherForms: [
    {
      is: 'doubted',
      words: [...PROLONGED_RELEASE, 'xr'],
      because: 'the model by mouth is of forms that release at once',
      status: 'memory',
    },
  ],
};
