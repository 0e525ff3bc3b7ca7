import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** The seventh day after the decision, when a steady state is near. */
const WINDOW = { from: 144, to: 168 };

export const valproateTargets: readonly Target[] = [
  {
    id: 'valproate/total-50-100',
    drug: 'valproate',
    indication: 'epilepsy, total level',
    metric: 'Cmin',
    window: WINDOW,
    low: 50,
    high: 100,
    unit: 'mg/L',
    source: { text: 'Medscape eMedicine 2172048, table of therapeutic drug levels', status: 'verified', basis: 'practice' },
  },
  {
    id: 'valproate/total-50-125',
    drug: 'valproate',
    indication: 'mania, total level',
    metric: 'Cmin',
    window: WINDOW,
    low: 50,
    high: 125,
    unit: 'mg/L',
    source: { text: 'Medscape eMedicine 2172048, table of therapeutic drug levels', status: 'verified', basis: 'practice' },
  },
];

export const valproateThresholds: readonly SafetyThreshold[] = [
  {
    id: 'valproate/above-125',
    drug: 'valproate',
    metric: 'Cmax',
    window: WINDOW,
    above: 125,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'Medscape eMedicine 2172048, table of therapeutic drug levels: upper end of the range in mania; the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'practice',
    },
  },
];
