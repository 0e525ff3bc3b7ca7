import type { Drug } from '../../src/domain/drug.ts';

/**
 * Daptomycin given by vein. Public tables give its RxNorm ingredient two different codes, and its level no LOINC code that was
 * verified: none is listed, and a site names its own.
 */
export const daptomycin: Drug = {
  name: 'daptomycin',
  atc: ['J01XX09'],
  rxnorm: [],
  products: [],
  names: ['daptomycin', 'daptomycine', 'daptomicina', 'daptomycinum', 'cubicin'],
  molarMass: 1619.7,
  moiety: 'daptomycin',
  substances: { daptomycin: { fraction: 1, source: 'the moiety itself; it is given as such', status: 'memory' } },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /** Doses of 50 to 2,000 mg every 24, 36 or 48 h over 2 min or longer: a drug file of the Tucuxi project, which says it follows the label. */
  dosing: {
    iv: {
      step: 1,
      smallest: 50,
      largest: 2000,
      largestPerDay: 2000,
      fastest: 1000,
      shortest: 0.033,
      intervals: [24, 36, 48],
      source: 'doses, intervals and infusion times as listed by the Tucuxi project',
    },
  },
};
