import type { Drug } from '../../src/domain/drug.ts';

/** Ciclosporin by mouth, as the microemulsion, and by vein; eye drops are another treatment (ATC S01XA18, not listed). Levels are in whole blood. */
export const ciclosporin: Drug = {
  name: 'ciclosporin',
  atc: ['L04AD01'],
  rxnorm: [{ code: '3008', display: 'cyclosporine', verified: 'ingredient; read in the drug table of the CPIC database' }],
  products: [
    { code: '1732364', display: 'cyclosporine Injection', verified: 'dose form; read in the medication map of the MIMIC-IV FHIR project' },
  ],
  names: ['ciclosporin', 'cyclosporine', 'cyclosporin', 'cyclosporin a', 'ciclosporina', 'neoral', 'sandimmun neoral', 'gengraf'],
  molarMass: 1202.63,
  moiety: 'ciclosporin',
  substances: {
    ciclosporin: { fraction: 1, source: 'the moiety itself; leaflets state strengths as ciclosporin' },
  },
  levels: [
    {
      loinc: {
        code: '3520-4',
        display: 'cycloSPORINE [Mass/volume] in Blood',
        verified: 'read in the LOINC map of MIMIC-IV',
        specimen: 'blood',
        timing: 'untimed',
      },
    },
    {
      loinc: {
        code: '55805-6',
        display: 'Cyclosporine [Mass/volume] in Blood by LC/MS/MS',
        verified: 'read in the LOINC map of a German hospital',
        specimen: 'blood',
        timing: 'untimed',
      },
    },
    {
      loinc: {
        code: '14978-1',
        display: 'Cyclosporine [Mass/volume] in Blood by Immunoassay',
        verified: 'read in the LOINC map of a German hospital',
        specimen: 'blood',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'ug/L',
  routes: ['oral', 'iv'],
  /**
   * By mouth in two doses a day, 10-15 mg/kg a day after a solid organ and up to 25 mg/kg a day after bone marrow, by vein 3-5 mg/kg
   * a day: leaflet of Sandimmun Neoral (read on MIMS). Steps of 5 mg: the syringe of the solution (same place). The largest doses are
   * bounds chosen here against slips of a digit: 12 mg/kg and 25 mg/kg a day, and 5 mg/kg by vein, at 100 kg. The shortest infusion of two
   * hours is from memory of a US label.
   */
  dosing: {
    oral: {
      step: 5,
      smallest: 10,
      largest: 1250,
      largestPerDay: 2500,
      intervals: [8, 12, 24],
      source: 'leaflet of Sandimmun Neoral for steps and doses a kilogram, once a day as in Press 2010; own bounds for the largest doses',
    },
    iv: {
      step: 1,
      smallest: 5,
      largest: 500,
      largestPerDay: 500,
      fastest: 2.5,
      shortest: 2,
      intervals: [12, 24],
      source: 'leaflet of Sandimmun Neoral for doses a kilogram; infusion time from memory; rate and largest doses are own bounds',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'soft capsule',
      substance: 'ciclosporin',
      strengths: [10, 25, 50, 100],
      source: 'patient pages of a manufacturer (25 and 100 mg) and of a price list (10 and 50 mg)',
    },
  ],
  otherForms: [
    {
      is: 'doubted',
      words: ['non-modified', 'not modified', 'unmodified'],
      because: 'by mouth the models are of the microemulsion, from which more is absorbed, and more evenly',
      status: 'memory',
    },
  ],
};
