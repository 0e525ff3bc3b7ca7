import type { Drug } from '../../src/domain/drug.ts';

/** Paclitaxel by vein, in Cremophor. Bound to albumin it is another drug in the body: that name is known here only to be refused as a substance. */
export const paclitaxel: Drug = {
  name: 'paclitaxel',
  atc: ['L01CD01'],
  rxnorm: [],
  products: [],
  names: ['paclitaxel', 'taxol', 'paclitaxel protein-bound'],
  /** As nlmixr2lib uses it for the model. */
  molarMass: 853.9,
  moiety: 'paclitaxel',
  substances: { paclitaxel: { fraction: 1, source: 'the moiety itself' } },
  levels: [],
  effects: [{ output: 'CIRC', name: 'white cell count', unit: '10*9/L' }],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /** About 160 to 450 mg over three hours, every three weeks: the data set of the model. Bounds around it are chosen here; nothing here recommends a dose. */
  dosing: {
    iv: {
      step: 1,
      smallest: 50,
      largest: 500,
      largestPerDay: 500,
      shortest: 3,
      intervals: [504],
      source: 'infusions of three hours and doses of the data set of the model; three weeks and the bounds are chosen here',
    },
  },
  otherForms: [
    {
      is: 'refused',
      brands: ['abraxane', 'nab-paclitaxel', 'nab paclitaxel'],
      words: ['protein-bound', 'protein bound', 'albumin-bound', 'albumin bound', 'micellar', 'liposomal', 'liposome'],
      because: 'bound to albumin, in micelles or in liposomes it is distributed and cleared in another way than from its oily solution',
      status: 'memory',
    },
  ],
};
