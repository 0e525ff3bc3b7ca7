import { type Drug, PROLONGED_RELEASE } from '../../src/domain/drug.ts';

/**
 * Paracetamol (acetaminophen) by vein or mouth. Levels are measured in overdose; in treatment 10-25 mg/L is named (Medscape table of
 * therapeutic levels) and nobody aims at it.
 */
export const paracetamol: Drug = {
  name: 'paracetamol',
  atc: ['N02BE01'],
  rxnorm: [{ code: '161', display: 'acetaminophen', verified: 'ingredient; from memory' }],
  products: [],
  names: ['paracetamol', 'acetaminophen', 'paracétamol', 'tylenol', 'perfalgan'],
  /** g/mol, from memory. */
  molarMass: 151.16,
  moiety: 'paracetamol',
  substances: {
    paracetamol: { fraction: 1, source: 'the moiety itself' },
  },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv', 'oral'],
  dosing: {
    iv: {
      step: 1,
      smallest: 5,
      largest: 1000,
      largestPerDay: 4000,
      fastest: 100,
      shortest: 0.25,
      intervals: [4, 6, 8, 12],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
    oral: {
      step: 1,
      smallest: 10,
      largest: 1000,
      largestPerDay: 4000,
      intervals: [4, 6, 8, 12],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'tablet',
      substance: 'paracetamol',
      strengths: [500, 1000],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
  ],
  otherForms: [
    {
      is: 'doubted',
      words: [...PROLONGED_RELEASE, 'mr'],
      because: 'the model by mouth is of tablets that release at once',
      status: 'memory',
    },
  ],
};
