import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** The seventh day after the decision: levels settle in five to seven days. */
const SEVENTH_DAY = { from: 144, to: 168 };

export const posaconazoleTargets: readonly Target[] = [
  {
    id: 'posaconazole/prophylaxis',
    drug: 'posaconazole',
    indication: 'prophylaxis of fungal infection: trough',
    metric: 'Cmin',
    window: SEVENTH_DAY,
    low: 0.7,
    high: 4,
    unit: 'mg/L',
    source: {
      text: 'laboratory page of the Leeds Teaching Hospitals: above 0.7 mg/L (Therapeutic Guidelines, Australia: at least 0.5); upper bound: Therapeutic Guidelines, where some institutions stay below 4',
      status: 'verified',
      basis: 'practice',
    },
  },
  {
    id: 'posaconazole/treatment',
    drug: 'posaconazole',
    indication: 'treatment of fungal infection: trough',
    metric: 'Cmin',
    window: SEVENTH_DAY,
    low: 1,
    high: 4,
    unit: 'mg/L',
    source: {
      text: 'Therapeutic Guidelines, Australia: at least 1 mg/L, and some institutions stay below 4 (Leeds Teaching Hospitals: above 1.25)',
      status: 'verified',
      basis: 'guideline',
    },
  },
];

export const posaconazoleThresholds: readonly SafetyThreshold[] = [
  {
    id: 'posaconazole/above-4',
    drug: 'posaconazole',
    metric: 'Cmin',
    window: SEVENTH_DAY,
    above: 4,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'pseudohyperaldosteronism at 4 mg/L or more (Therapeutic Guidelines, Australia); the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'guideline',
    },
  },
];
