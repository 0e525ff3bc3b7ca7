import type { Drug } from '../../src/domain/drug.ts';

/** Docetaxel by vein. */
export const docetaxel: Drug = {
  name: 'docetaxel',
  atc: ['L01CD02'],
  rxnorm: [],
  products: [],
  names: ['docetaxel', 'taxotere'],
  /** As nlmixr2lib quotes it; the encoding of Netterberg 2017 rounds to 808. */
  molarMass: 807.88,
  moiety: 'docetaxel',
  substances: { docetaxel: { fraction: 1, source: 'the moiety itself; labels state strengths as docetaxel' } },
  levels: [],
  effects: [{ output: 'CIRC', name: 'neutrophil count', unit: '10*9/L' }],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /** 60 to 100 mg/m2 over one hour every three weeks: leaflets (read on MIMS). The bounds enclose 30 to 100 mg/m2; they are chosen here. */
  dosing: {
    iv: {
      step: 1,
      smallest: 30,
      largest: 250,
      largestPerDay: 250,
      shortest: 1,
      intervals: [504],
      source: 'leaflets of docetaxel: one hour, every three weeks; own bounds around 30 mg/m2 (Ozawa 2007) to 100 mg/m2 at 2.5 m2',
    },
  },
};
