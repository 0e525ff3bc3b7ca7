import type { Drug } from '../../src/domain/drug.ts';

/** Gentamicin given by vein or into a muscle; drops, creams and beads are other treatments (ATC S01AA11, D06AX07, S02AA14, not listed). */
export const gentamicin: Drug = {
  name: 'gentamicin',
  atc: ['J01GB03'],
  rxnorm: [
    {
      code: '1596450',
      display: 'gentamicin',
      verified: 'ingredient, from memory; one public index shows another display for it (test data)',
    },
  ],
  products: [
    {
      code: '1870244',
      display: 'gentamicin Injection',
      verified: 'dose form group; read in the medication map of the MIMIC-IV FHIR project',
    },
  ],
  names: ['gentamicin', 'gentamicin sulfate', 'gentamicin sulphate', 'gentamicine', 'gentamicina', 'gentamicinum', 'garamycin'],
  /** Of C1, the largest of the three parts (C1a 449.55, C2 463.58): doses and levels are by mass, so that no conversion uses it. */
  molarMass: 477.6,
  moiety: 'gentamicin',
  substances: {
    gentamicin: { fraction: 1, source: 'the moiety itself; labels state strengths of the sulfate as gentamicin', status: 'memory' },
  },
  levels: [
    {
      loinc: {
        code: '35668-3',
        display: 'Gentamicin [Mass/volume] in Serum or Plasma',
        verified: 'read in the LOINC map of MIMIC-IV and a hospital laboratory table',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
    {
      loinc: {
        code: '3663-2',
        display: 'Gentamicin [Mass/volume] in Serum or Plasma --peak',
        verified: 'read in a hospital laboratory table',
        specimen: 'serum/plasma',
        timing: 'peak',
      },
    },
    {
      loinc: {
        code: '3665-7',
        display: 'Gentamicin [Mass/volume] in Serum or Plasma --trough',
        verified: 'read on a page of a laboratory’s test catalogue',
        specimen: 'serum/plasma',
        timing: 'trough',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /**
   * From memory of labels and practice, and nothing here recommends a dose: infusions of 30 min or longer; single doses to 7 mg/kg, so
   * that 1,000 mg bounds a slip of a digit in the heaviest; the smallest is that of a preterm neonate.
   */
  dosing: {
    iv: {
      step: 0.1,
      smallest: 1,
      largest: 1000,
      largestPerDay: 1000,
      fastest: 35,
      shortest: 0.5,
      intervals: [8, 12, 18, 24, 36, 48, 72],
      source: 'labels and practice, from memory: infused over at least 30 min; bounds on dose and day chosen here against slips of a digit',
      status: 'memory',
    },
  },
};
