import type { Drug } from '../../src/domain/drug.ts';

/** Infliximab by vein and under the skin, and its biosimilars. */
export const infliximab: Drug = {
  name: 'infliximab',
  atc: ['L04AB02'],
  rxnorm: [{ code: '191831', display: 'infliximab', verified: 'ingredient; from memory' }],
  products: [],
  names: [
    'infliximab',
    'remicade',
    'remsima',
    'inflectra',
    'flixabi',
    'zessly',
    'zymfentra',
    'infliximab-dyyb',
    'infliximab-abda',
    'infliximab-axxq',
  ],
  /** A protein of about 149 kDa (label): its levels are by mass only. */
  molarMass: 149_100,
  moiety: 'infliximab',
  substances: { infliximab: { fraction: 1, source: 'the moiety itself' } },
  levels: [
    {
      loinc: {
        code: '39803-2',
        display: 'inFLIXimab [Mass/volume] in Serum or Plasma',
        verified: 'read in a public laboratory interface',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
    {
      loinc: {
        code: '86896-8',
        display: 'inFLIXimab [Mass/volume] in Serum or Plasma by Immunoassay',
        verified: 'read in a public laboratory interface',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['iv', 'sc'],
  /**
   * By vein 3 to 10 mg/kg over at least two hours, every four to eight weeks after doses at weeks 0, 2 and 6: label of Remicade (read in
   * quotations of it). Under the skin 120 to 240 mg every two weeks: Hanzel 2021. Steps and the largest dose by vein (10 mg/kg at 160 kg)
   * are bounds chosen here.
   */
  dosing: {
    iv: {
      step: 10,
      smallest: 50,
      largest: 1600,
      largestPerDay: 1600,
      shortest: 2,
      intervals: [336, 672, 1008, 1344],
      source: 'label of Remicade for infusion time, doses a kilogram and intervals; own steps and largest dose',
    },
    sc: {
      step: 60,
      smallest: 120,
      largest: 240,
      largestPerDay: 240,
      intervals: [168, 336, 672],
      source: 'doses of Hanzel 2021, every two weeks; the other intervals are chosen here',
    },
  },
  forms: [{ route: 'iv', name: 'powder for infusion', substance: 'infliximab', strengths: [100], source: 'label of Remicade' }],
};
