import type { Drug } from '../../src/domain/drug.ts';

/** Voriconazole by vein or by mouth. */
export const voriconazole: Drug = {
  name: 'voriconazole',
  atc: ['J02AC03'],
  rxnorm: [{ code: '121243', display: 'voriconazole', verified: 'ingredient; read in the drug table of the CPIC database' }],
  products: [
    {
      code: '1727280',
      display: 'voriconazole Injection',
      verified: 'dose form group; read in the medication map of the MIMIC-IV FHIR project',
    },
  ],
  names: ['voriconazole', 'voriconazol', 'voriconazolum', 'vfend'],
  molarMass: 349.32,
  moiety: 'voriconazole',
  substances: { voriconazole: { fraction: 1, source: 'the moiety itself; it is given as such' } },
  levels: [
    {
      loinc: {
        code: '38370-3',
        display: 'Voriconazole [Mass/volume] in Serum or Plasma',
        verified: 'read in the LOINC map of a German hospital and a public code list',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['iv', 'oral'],
  /**
   * Infused over 1 to 3 h at no more than 3 mg/kg an hour, 6 mg/kg twice and then 4 mg/kg every 12 h; 200 mg every 12 h by mouth: US label
   * (read in two copies). 5 mg/min is that rate at 100 kg; the bounds on dose and day are chosen here and recommend nothing.
   */
  dosing: {
    iv: {
      step: 1,
      smallest: 30,
      largest: 700,
      largestPerDay: 1400,
      fastest: 5,
      shortest: 1,
      intervals: [8, 12, 24],
      source: 'US label for infusion time, rate and usual doses; bounds on dose and day chosen here',
    },
    oral: {
      step: 1,
      smallest: 30,
      largest: 700,
      largestPerDay: 1400,
      intervals: [8, 12, 24],
      source: 'US label for usual doses; bounds on dose and day chosen here',
    },
  },
  forms: [
    { route: 'oral', name: 'tablet', substance: 'voriconazole', strengths: [50, 200], source: 'a dosing guide that lists the US products' },
    {
      route: 'oral',
      name: 'suspension, in 1 mL',
      substance: 'voriconazole',
      strengths: [40],
      source: 'a dosing guide that lists the US products',
    },
  ],
};
