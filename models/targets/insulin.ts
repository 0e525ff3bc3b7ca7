import type { Target } from '../../src/domain/target.ts';

export const insulinTargets: readonly Target[] = [
  {
    id: 'insulin/glucose-70-180',
    drug: 'insulin',
    indication: 'glucose in range, type 1 diabetes',
    metric: 'effect',
    output: 'glucose',
    window: { from: 0, to: 24 },
    low: 70,
    high: 180,
    unit: 'mg/dL',
    source: { text: 'consensus on time in range, from memory', status: 'memory', basis: 'guideline' },
  },
];
