import type { Drug } from '../../src/domain/drug.ts';

/**
 * Ganciclovir by vein, or by mouth as its prodrug valganciclovir; eye gel is another treatment (S01AD09, not listed). Its level has no
 * LOINC code that was verified: a site names its own.
 */
export const ganciclovir: Drug = {
  name: 'ganciclovir',
  atc: ['J05AB06', 'J05AB14'],
  rxnorm: [{ code: '4678', display: 'ganciclovir', verified: 'ingredient, from memory' }],
  products: [],
  names: ['ganciclovir', 'ganciclovir sodium', 'valganciclovir', 'valganciclovir hydrochloride', 'cymevene', 'valcyte', 'cytovene'],
  /** Worked out from C9H13N5O4. */
  molarMass: 255.23,
  moiety: 'ganciclovir',
  substances: {
    ganciclovir: { fraction: 1, source: 'the moiety itself; labels state strengths of the sodium salt as ganciclovir', status: 'memory' },
    valganciclovir: { fraction: 0.72, source: 'Caldés 2009, Methods, as quoted by nlmixr2lib: ganciclovir in valganciclovir by mass' },
  },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv', 'oral'],
  /** 5 mg/kg or 900 mg of valganciclovir every 12 h: Caldés 2009, abstract. Infused over an hour: label, from memory. Bounds chosen here. */
  dosing: {
    iv: {
      step: 1,
      smallest: 10,
      largest: 1000,
      largestPerDay: 2000,
      fastest: 17,
      shortest: 1,
      intervals: [12, 24, 48],
      source: 'usual doses and intervals of Caldés 2009; infusion time from memory of labels; bounds on dose and day chosen here',
      status: 'memory',
    },
    oral: {
      step: 1,
      smallest: 10,
      largest: 1300,
      largestPerDay: 2600,
      intervals: [12, 24, 48],
      source: 'usual doses and intervals of Caldés 2009, as ganciclovir; bounds on dose and day chosen here',
    },
  },
  forms: [
    { route: 'oral', name: 'tablet', substance: 'valganciclovir', strengths: [450], source: 'labels, from memory', status: 'memory' },
  ],
};
