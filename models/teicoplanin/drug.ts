import type { Drug } from '../../src/domain/drug.ts';

/** Teicoplanin given by vein. Its codes in RxNorm and LOINC were not verified and are not listed: a site names its own. */
export const teicoplanin: Drug = {
  name: 'teicoplanin',
  atc: ['J01XA02'],
  rxnorm: [],
  products: [],
  names: ['teicoplanin', 'téicoplanine', 'teicoplanina', 'teicoplaninum', 'targocid'],
  /** Of A2-2, a main part of the mixture, from memory: doses and levels are by mass, so that no conversion uses it. */
  molarMass: 1879.7,
  moiety: 'teicoplanin',
  substances: { teicoplanin: { fraction: 1, source: 'the moiety itself; it is given as such', status: 'memory' } },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /**
   * 400 mg every 12 h three times and then once a day, over 30 to 60 min, and 10 to 15 mg/kg as explored by simulation, up to every 72 h:
   * Chen 2023, as quoted by nlmixr2lib. The bounds on dose and day are chosen here and recommend nothing.
   */
  dosing: {
    iv: {
      step: 1,
      smallest: 50,
      largest: 1600,
      largestPerDay: 3200,
      fastest: 54,
      shortest: 0.5,
      intervals: [12, 24, 48, 72],
      source: 'doses, intervals and infusion times of Chen 2023; bounds on dose and day chosen here',
    },
  },
};
