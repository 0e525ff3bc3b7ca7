import type { Drug } from '../../src/domain/drug.ts';

/**
 * Phenytoin by mouth or vein. Doses and levels are of phenytoin itself, levels of total phenytoin; the free one has codes of its own and
 * is not read.
 */
export const phenytoin: Drug = {
  name: 'phenytoin',
  atc: ['N03AB02'],
  rxnorm: [{ code: '8183', display: 'phenytoin', verified: 'ingredient; read in the drug table of CPIC' }],
  products: [],
  names: ['phenytoin', 'phenytoin sodium', 'dilantin', 'epanutin', 'fenitoina', 'phénytoïne', 'phenytoinum'],
  molarMass: 252.27,
  moiety: 'phenytoin',
  /**
   * The words phenytoin and phenytoin sodium differ by 8 %, which matters for a drug whose elimination saturates.
   */
  substances: {
    phenytoin: { fraction: 1, source: 'the moiety itself' },
    'phenytoin sodium': { fraction: 0.92, source: '252.27 / 274.25 g/mol; also printed with the models as 0.92', status: 'computed' },
    'fosphenytoin sodium, as phenytoin sodium equivalents': {
      fraction: 0.92,
      source: 'labelled in equivalents of phenytoin sodium, from memory',
      status: 'memory',
    },
  },
  levels: [
    {
      loinc: {
        code: '3968-5',
        display: 'Phenytoin [Mass/volume] in Serum or Plasma',
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
      smallest: 5,
      largest: 1000,
      largestPerDay: 1500,
      intervals: [6, 8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
    iv: {
      step: 1,
      smallest: 5,
      largest: 2000,
      largestPerDay: 2500,
      fastest: 50,
      shortest: 0.25,
      intervals: [6, 8, 12, 24],
      source: 'no faster than 50 mg/min in adults by the label, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'capsule',
      substance: 'phenytoin sodium',
      strengths: [25, 30, 50, 100, 300],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
    { route: 'oral', name: 'tablet', substance: 'phenytoin', strengths: [50], source: 'forms in trade, from memory', status: 'memory' },
  ],
};
