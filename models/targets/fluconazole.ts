import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const SECOND_DAY = { from: 24, to: 48 };

export const fluconazoleTargets: readonly Target[] = [
  {
    id: 'fluconazole/trough',
    drug: 'fluconazole',
    indication: 'invasive candidiasis in intensive care: trough',
    metric: 'Cmin',
    window: SECOND_DAY,
    low: 10,
    high: 20,
    unit: 'mg/L',
    source: { text: 'table of targets in intensive care (PMC9199203, Table 1)', status: 'verified', basis: 'practice' },
  },
  {
    id: 'fluconazole/auc-over-mic',
    drug: 'fluconazole',
    indication: 'candidiasis, at the measured MIC',
    metric: 'AUC24/MIC',
    window: SECOND_DAY,
    low: 25,
    unit: '1',
    source: { text: 'exposure over MIC of 25 or more; not read in a source', status: 'memory', basis: 'practice' },
  },
];

/** No line of harm was read in a source. */
export const fluconazoleThresholds: readonly SafetyThreshold[] = [
  {
    id: 'fluconazole/trough-above-80',
    drug: 'fluconazole',
    metric: 'Cmin',
    window: SECOND_DAY,
    above: 80,
    unit: 'mg/L',
    limit: 0.1,
    source: { text: 'seizures were described above about 80 mg/L; not read in a source', status: 'memory', basis: 'practice' },
  },
];
