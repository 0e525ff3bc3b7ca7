import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const SECOND_WEEK = { from: 168, to: 192 };
const HANDBOOK = 'pathology handbook of Eastern Health (test 2297)';

export const imatinibTargets: readonly Target[] = [
  {
    id: 'imatinib/leukaemia',
    drug: 'imatinib',
    indication: 'chronic myeloid leukaemia: trough',
    metric: 'Cmin',
    window: SECOND_WEEK,
    low: 1000,
    unit: 'ug/L',
    source: { text: `${HANDBOOK}; Bouchet 2013, abstract (1,216 people): 1,000 ug/L`, status: 'verified', basis: 'practice' },
  },
  {
    id: 'imatinib/stromal-tumour',
    drug: 'imatinib',
    indication: 'gastrointestinal stromal tumour: trough',
    metric: 'Cmin',
    window: SECOND_WEEK,
    low: 1100,
    unit: 'ug/L',
    source: { text: `${HANDBOOK}; a file of Tucuxi has 750 to 1,500 for both`, status: 'verified', basis: 'practice' },
  },
];

export const imatinibThresholds: readonly SafetyThreshold[] = [
  {
    id: 'imatinib/trough-above-2000',
    drug: 'imatinib',
    metric: 'Cmin',
    window: SECOND_WEEK,
    above: 2000,
    unit: 'ug/L',
    limit: 0.1,
    source: {
      text: `${HANDBOOK}: caution above 2,000 ug/L; the largest acceptable probability of 0.10 is this project's default`,
      status: 'verified',
      basis: 'practice',
    },
  },
];
