import type { Drug } from '../../src/domain/drug.ts';

/** Amikacin given by vein; inhaled liposomes share its ATC code and are another treatment, skin and eye forms are too (D06AX12, S01AA21, not listed). */
export const amikacin: Drug = {
  name: 'amikacin',
  atc: ['J01GB06'],
  rxnorm: [{ code: '641', display: 'amikacin', verified: 'ingredient, from memory' }],
  products: [
    {
      code: '1723155',
      display: 'amikacin Injection',
      verified: 'dose form group; read in the medication map of the MIMIC-IV FHIR project',
    },
  ],
  names: ['amikacin', 'amikacin sulfate', 'amikacin sulphate', 'amikacine', 'amikacina', 'amikacinum', 'amikin'],
  molarMass: 585.61,
  moiety: 'amikacin',
  substances: {
    amikacin: { fraction: 1, source: 'the moiety itself; labels state strengths of the sulfate as amikacin', status: 'memory' },
  },
  levels: [
    {
      loinc: {
        code: '35669-1',
        display: 'Amikacin [Mass/volume] in Serum or Plasma',
        verified: 'read in the LOINC map of MIMIC-IV, the map of a German hospital and a laboratory catalogue',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
    {
      loinc: {
        code: '3319-1',
        display: 'Amikacin [Mass/volume] in Serum or Plasma --peak',
        verified: 'read in a laboratory catalogue',
        specimen: 'serum/plasma',
        timing: 'peak',
      },
    },
    {
      loinc: {
        code: '3321-7',
        display: 'Amikacin [Mass/volume] in Serum or Plasma --trough',
        verified: 'read in two laboratory catalogues',
        specimen: 'serum/plasma',
        timing: 'trough',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /**
   * Infused over 30 to 60 min, in infants over 1 to 2 h: prescribing information (read in MIMS Singapore). Doses of 5 to 4,000 mg and
   * the intervals: lists of two files of the Tucuxi project. The bound on a day is chosen here and recommends nothing.
   */
  dosing: {
    iv: {
      step: 1,
      smallest: 5,
      largest: 4000,
      largestPerDay: 4000,
      fastest: 134,
      shortest: 0.5,
      intervals: [6, 8, 12, 18, 24, 30, 36, 42, 48, 60, 72],
      source:
        'prescribing information for the infusion time, doses and intervals as listed by the Tucuxi project, own bound for rate and day',
    },
  },
  otherForms: [
    {
      is: 'refused',
      brands: ['arikayce'],
      words: ['liposomal', 'liposome', 'liposome inhalation'],
      because: 'in liposomes it is inhaled, and hardly reaches the blood',
      status: 'memory',
    },
  ],
};
