import type { Drug } from '../../src/domain/drug.ts';

/** Everolimus by mouth, after transplantation and against cancer. Levels are in whole blood. */
export const everolimus: Drug = {
  name: 'everolimus',
  /** Immunosuppressant, antineoplastic, and the older code of the latter, which a public table of reclassified codes maps to it. */
  atc: ['L04AH02', 'L01EG02', 'L01XE10'],
  rxnorm: [],
  products: [],
  names: ['everolimus', 'certican', 'zortress', 'afinitor', 'votubia'],
  molarMass: 958.25,
  moiety: 'everolimus',
  substances: { everolimus: { fraction: 1, source: 'the moiety itself; labels state strengths as everolimus' } },
  levels: [
    {
      loinc: {
        code: '50544-6',
        display: 'Everolimus [Mass/volume] in Blood',
        verified: 'read in the LOINC map of a German hospital and in a hospital laboratory table',
        specimen: 'blood',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'ug/L',
  routes: ['oral'],
  /** Strengths, twice a day after transplantation and once a day against cancer: labels of Zortress and Afinitor. The largest doses are bounds chosen here against slips of a digit. */
  dosing: {
    oral: {
      step: 0.25,
      smallest: 0.25,
      largest: 20,
      largestPerDay: 20,
      intervals: [12, 24, 48],
      source: 'labels of Zortress and Afinitor; every other day as in de Wit 2016; own bounds for the largest doses',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'tablet (transplantation)',
      substance: 'everolimus',
      strengths: [0.25, 0.5, 0.75, 1],
      source: 'label of Zortress',
    },
    { route: 'oral', name: 'tablet (oncology)', substance: 'everolimus', strengths: [2.5, 5, 7.5, 10], source: 'label of Afinitor' },
  ],
};
