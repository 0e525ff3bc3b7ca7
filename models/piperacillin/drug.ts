import type { Drug } from '../../src/domain/drug.ts';

/**
 * Piperacillin given by vein, alone or with tazobactam. A dose ordered by the name of the combination is not converted: 4.5 g is both
 * together in one country, 4 g is piperacillin in another, and the words do not say which was meant. No LOINC code of its level was found.
 */
export const piperacillin: Drug = {
  name: 'piperacillin',
  atc: ['J01CA12', 'J01CR05'],
  rxnorm: [{ code: '8339', display: 'piperacillin', verified: 'ingredient, from memory' }],
  products: [],
  names: ['piperacillin', 'piperacillin sodium', 'pipéracilline', 'piperacilina', 'piperacillinum'],
  molarMass: 517.56,
  moiety: 'piperacillin',
  substances: {
    piperacillin: { fraction: 1, source: 'the moiety itself; labels state strengths of the sodium salt as piperacillin', status: 'memory' },
  },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /**
   * 4 g up to every 6 h over 30 min: US label as quoted by dosing guides. 4 g in 3 min was given in the study of 2015. The bound on a day
   * is what one dosing guide names as the most; smaller doses are for children. None of it recommends a dose.
   */
  dosing: {
    iv: {
      step: 1,
      smallest: 100,
      largest: 4000,
      largestPerDay: 24000,
      fastest: 1334,
      shortest: 0.05,
      intervals: [4, 6, 8, 12],
      source: 'dosing guides that quote the US label; fastest as given in Öbrink-Hansen 2015; smallest dose chosen here',
    },
  },
};
