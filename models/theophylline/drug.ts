import { type Drug, PROLONGED_RELEASE } from '../../src/domain/drug.ts';

/**
 * Theophylline by mouth, and by vein as aminophylline. The ATC code of aminophylline (R03DA05) is left out: a code alone does not
 * say what is weighed, and reading aminophylline as theophylline would be a quarter too much.
 */
export const theophylline: Drug = {
  name: 'theophylline',
  atc: ['R03DA04'],
  rxnorm: [{ code: '10438', display: 'theophylline', verified: 'ingredient; from memory' }],
  products: [],
  names: ['theophylline', 'aminophylline', 'teofilina', 'théophylline', 'theophyllinum'],
  molarMass: 180.17,
  moiety: 'theophylline',
  substances: {
    theophylline: { fraction: 1, source: 'the moiety itself' },
    aminophylline: {
      fraction: 0.8,
      source: 'about 0.8 of theophylline by mass (0.79 to 0.86 by its water); the share that dosing guides use',
      status: 'memory',
    },
  },
  levels: [
    {
      loinc: {
        code: '4049-3',
        display: 'Theophylline [Mass/volume] in Serum or Plasma',
        verified: 'read in the LOINC map of MIMIC-IV and two hospital laboratory tables',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['iv', 'oral'],
  dosing: {
    iv: {
      step: 0.1,
      smallest: 1,
      largest: 800,
      largestPerDay: 2000,
      fastest: 20,
      shortest: 0.33,
      intervals: [6, 8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
    oral: {
      step: 0.1,
      smallest: 1,
      largest: 800,
      largestPerDay: 1600,
      intervals: [6, 8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  otherForms: [
    {
      is: 'refused',
      words: ['choline'],
      because: 'its share of theophylline is another one, which was not read',
      status: 'memory',
    },
    {
      is: 'doubted',
      words: [...PROLONGED_RELEASE, 'retard', 'sr'],
      because: 'the models by mouth are of solutions and tablets that release at once',
      status: 'memory',
    },
  ],
};
