import type { Drug } from '../../src/domain/drug.ts';

/** Tobramycin given by vein; inhaled tobramycin shares its ATC code and is another treatment, eye drops are too (S01AA12, not listed). */
export const tobramycin: Drug = {
  name: 'tobramycin',
  atc: ['J01GB01'],
  rxnorm: [{ code: '10627', display: 'tobramycin', verified: 'ingredient, from memory' }],
  products: [
    {
      code: '1740474',
      display: 'tobramycin Injection',
      verified: 'dose form group; read in the medication map of the MIMIC-IV FHIR project',
    },
  ],
  names: ['tobramycin', 'tobramycin sulfate', 'tobramycin sulphate', 'tobramycine', 'tobramicina', 'tobramycinum', 'nebcin'],
  molarMass: 467.52,
  moiety: 'tobramycin',
  substances: {
    tobramycin: { fraction: 1, source: 'the moiety itself; a label of the sulfate states its strength as tobramycin (40 mg/mL of base)' },
  },
  levels: [
    {
      loinc: {
        code: '35670-9',
        display: 'Tobramycin [Mass/volume] in Serum or Plasma',
        verified: 'read in the LOINC map of MIMIC-IV and a hospital laboratory table',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
    {
      loinc: {
        code: '4057-6',
        display: 'Tobramycin [Mass/volume] in Serum or Plasma --peak',
        verified: 'read in two laboratory tables',
        specimen: 'serum/plasma',
        timing: 'peak',
      },
    },
    {
      loinc: {
        code: '4059-2',
        display: 'Tobramycin [Mass/volume] in Serum or Plasma --trough',
        verified: 'read in a hospital laboratory table and a laboratory catalogue',
        specimen: 'serum/plasma',
        timing: 'trough',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /**
   * Doses of 5 to 1,000 mg and intervals of 6 to 72 h: lists of two files of the Tucuxi project. Infused over 20 min or longer: label,
   * from memory. The day's bound is chosen here against slips of a digit and recommends nothing.
   */
  dosing: {
    iv: {
      step: 1,
      smallest: 5,
      largest: 1000,
      largestPerDay: 1200,
      fastest: 50,
      shortest: 0.33,
      intervals: [6, 8, 12, 16, 24, 36, 48, 72],
      source: 'doses and intervals as listed by the Tucuxi project; at least 20 min from memory of labels; own bound for the day',
      status: 'memory',
    },
  },
};
