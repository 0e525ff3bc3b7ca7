import type { SafetyThreshold } from '../../src/domain/target.ts';

export const metforminThresholds: readonly SafetyThreshold[] = [
  {
    id: 'metformin/above-5',
    drug: 'metformin',
    metric: 'Cmax',
    window: { from: 24, to: 48 },
    above: 5,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'convention of the field in connection with lactic acidosis (2.5 or 5 mg/L), from memory',
      status: 'memory',
      basis: 'practice',
    },
  },
];
