import type { Drug } from '../../src/domain/drug.ts';

/** Adalimumab under the skin, and its biosimilars. */
export const adalimumab: Drug = {
  name: 'adalimumab',
  atc: ['L04AB04'],
  rxnorm: [{ code: '327361', display: 'adalimumab', verified: 'ingredient; read in public FHIR examples' }],
  products: [],
  names: ['adalimumab', 'humira', 'amgevita', 'imraldi', 'hyrimoz', 'idacio', 'hulio', 'yuflyma', 'adalimumab-atto', 'adalimumab-adaz'],
  /** A protein of about 148 kDa (from memory): its levels are by mass only. */
  molarMass: 148_000,
  moiety: 'adalimumab',
  substances: { adalimumab: { fraction: 1, source: 'the moiety itself' } },
  levels: [
    {
      loinc: {
        code: '74117-3',
        display: 'Adalimumab [Mass/volume] in Serum or Plasma',
        verified: 'read in a public laboratory interface',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['sc'],
  /** 10 to 160 mg, every week or every other week: label of Humira (read in quotations of it); the longer intervals are chosen here. */
  dosing: {
    sc: {
      step: 10,
      smallest: 10,
      largest: 160,
      largestPerDay: 160,
      intervals: [168, 336, 504, 672],
      source: 'label of Humira for doses and for intervals of one and two weeks; intervals of three and four weeks are chosen here',
    },
  },
  forms: [{ route: 'sc', name: 'prefilled pen or syringe', substance: 'adalimumab', strengths: [40, 80], source: 'label of Humira' }],
};
