import { type Drug, PROLONGED_RELEASE } from '../../src/domain/drug.ts';

/**
 * Valproic acid and its salts by mouth or vein. Levels are of total valproic acid, whose binding saturates: low albumin raises the
 * clearance of the total.
 */
export const valproate: Drug = {
  name: 'valproate',
  atc: ['N03AG01'],
  rxnorm: [
    { code: '11118', display: 'valproic acid', verified: 'ingredient; read in the drug table of CPIC' },
    { code: '266856', display: 'divalproex sodium', verified: 'ingredient; read in the drug table of CPIC' },
  ],
  products: [],
  names: [
    'valproate',
    'valproic acid',
    'sodium valproate',
    'divalproex',
    'depakine',
    'depakote',
    'epilim',
    'valproato',
    'acide valproïque',
  ],
  molarMass: 144.21,
  moiety: 'valproic acid',
  substances: {
    'valproic acid': { fraction: 1, source: 'the moiety itself' },
    'sodium valproate': { fraction: 0.868, source: '144.21 / 166.19 g/mol', status: 'computed' },
    'valproate semisodium': { fraction: 1, source: 'strengths are labelled as valproic acid, from memory', status: 'memory' },
    'divalproex sodium': { fraction: 1, source: 'strengths are labelled as valproic acid, from memory', status: 'memory' },
  },
  levels: [
    {
      loinc: {
        code: '4086-5',
        display: 'Valproate [Mass/volume] in Serum or Plasma',
        verified: 'read in the LOINC map of MIMIC-IV and two hospital laboratory tables',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['oral', 'iv'],
  dosing: {
    oral: {
      step: 1,
      smallest: 20,
      largest: 2500,
      largestPerDay: 5000,
      intervals: [6, 8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
    iv: {
      step: 1,
      smallest: 20,
      largest: 4000,
      largestPerDay: 6000,
      fastest: 400,
      shortest: 0.08,
      intervals: [6, 8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'gastro-resistant tablet',
      substance: 'sodium valproate',
      strengths: [200, 500],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
    {
      route: 'oral',
      name: 'prolonged-release tablet',
      substance: 'sodium valproate',
      strengths: [200, 300, 500],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
  ],
  otherForms: [
    {
      is: 'doubted',
      words: [...PROLONGED_RELEASE, 'chrono', 'chronosphere', 'er', 'retard'],
      because: 'only Teixeira 2022 knows prolonged release, and only where the record says the form',
      status: 'verified',
    },
  ],
};
