import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const SECOND_DAY = { from: 24, to: 48 };
const EMEDICINE = 'Medscape eMedicine 2172048, table of therapeutic drug levels';

export const tobramycinTargets: readonly Target[] = [
  {
    id: 'tobramycin/cystic-fibrosis-once-daily',
    drug: 'tobramycin',
    indication: 'cystic fibrosis, once a day',
    metric: 'AUC24',
    window: SECOND_DAY,
    low: 80,
    high: 110,
    unit: 'mg.h/L',
    source: {
      text: 'accepted range at steady state in a multicentre audit of children with cystic fibrosis (PAGANZ abstract); a file of the Tucuxi project aims at 70 to 110',
      status: 'verified',
      basis: 'study',
    },
  },
  {
    id: 'tobramycin/peak-serious',
    drug: 'tobramycin',
    indication: 'several doses a day, serious infection: peak',
    metric: 'Cmax',
    window: SECOND_DAY,
    low: 6,
    high: 8,
    unit: 'mg/L',
    source: { text: EMEDICINE, status: 'verified', basis: 'practice' },
  },
  {
    id: 'tobramycin/peak-life-threatening',
    drug: 'tobramycin',
    indication: 'several doses a day, life-threatening infection: peak',
    metric: 'Cmax',
    window: SECOND_DAY,
    low: 8,
    high: 10,
    unit: 'mg/L',
    source: { text: EMEDICINE, status: 'verified', basis: 'practice' },
  },
];

export const tobramycinThresholds: readonly SafetyThreshold[] = [
  {
    id: 'tobramycin/trough-above-2',
    drug: 'tobramycin',
    metric: 'Cmin',
    window: SECOND_DAY,
    above: 2,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'US label (read on DailyMed): a trough rising above 2 mg/L may show accumulation in tissue; the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'label',
    },
  },
];
