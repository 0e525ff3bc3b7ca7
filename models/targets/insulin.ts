import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

export const insulinTargets: readonly Target[] = [
  {
    id: 'insulin/glucose-70-180',
    drug: 'insulin',
    indication: 'glucose in range, type 1 diabetes',
    metric: 'Cavg',
    output: 'glucose',
    window: { from: 0, to: 24 },
    low: 70,
    high: 180,
    unit: 'mg/dL',
    source: {
      text: 'range of the international consensus on time in range (Diabetes Care 2019;42:1593-1603), 70 to 180 mg/dL; that the mean of the day is held against it is this project’s choice',
      status: 'verified',
      basis: 'guideline',
    },
  },
];

export const insulinThresholds: readonly SafetyThreshold[] = [
  {
    id: 'insulin/glucose-below-54',
    drug: 'insulin',
    metric: 'Cmin',
    output: 'glucose',
    window: { from: 0, to: 24 },
    below: 54,
    unit: 'mg/dL',
    limit: 0.1,
    source: {
      text: 'hypoglycaemia of level 2, below 54 mg/dL, as public pages quote the consensus on time in range; the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'guideline',
    },
  },
];
