import type { Drug } from '../../src/domain/drug.ts';

/** Sirolimus by mouth after kidney transplantation. Levels are in whole blood. */
export const sirolimus: Drug = {
  name: 'sirolimus',
  /** Today's code and the older one, which a public table of reclassified codes maps to it. */
  atc: ['L04AH01', 'L04AA10'],
  rxnorm: [],
  products: [],
  names: ['sirolimus', 'rapamycin', 'rapamune'],
  molarMass: 914.2,
  moiety: 'sirolimus',
  substances: { sirolimus: { fraction: 1, source: 'the moiety itself; labels state strengths as sirolimus' } },
  levels: [
    {
      loinc: {
        code: '29247-4',
        display: 'Sirolimus [Mass/volume] in Blood',
        verified: 'read in the LOINC map of MIMIC-IV and in that of a German hospital',
        specimen: 'blood',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'ug/L',
  routes: ['oral'],
  /** Once a day, tablets, not more than 40 mg on any day: label of Rapamune (read in quotations of it). Steps of 0.1 mg for the solution of 1 mg/mL are chosen here. */
  dosing: {
    oral: {
      step: 0.1,
      smallest: 0.1,
      largest: 40,
      largestPerDay: 40,
      intervals: [24],
      source: 'label of Rapamune: once a day, at most 40 mg on any day; own step and smallest dose',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'tablet',
      substance: 'sirolimus',
      strengths: [0.5, 1, 2],
      source: 'label of Rapamune, from memory',
      status: 'memory',
    },
  ],
};
