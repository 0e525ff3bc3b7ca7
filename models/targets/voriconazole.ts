import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** Two days on, because the loading doses are over and clearance has settled. */
const THIRD_DAY = { from: 48, to: 72 };
const TABLE = 'table of targets in intensive care (PMC9199203, Table 1)';

export const voriconazoleTargets: readonly Target[] = [
  {
    id: 'voriconazole/trough',
    drug: 'voriconazole',
    indication: 'invasive aspergillosis: trough',
    metric: 'Cmin',
    window: THIRD_DAY,
    low: 1,
    high: 3,
    unit: 'mg/L',
    source: { text: TABLE, status: 'verified', basis: 'practice' },
  },
  {
    id: 'voriconazole/trough-wide',
    drug: 'voriconazole',
    indication: 'invasive aspergillosis: trough, wider range',
    metric: 'Cmin',
    window: THIRD_DAY,
    low: 1,
    high: 5.5,
    unit: 'mg/L',
    source: { text: 'range used by many wards; not read in a source', status: 'memory', basis: 'practice' },
  },
];

export const voriconazoleThresholds: readonly SafetyThreshold[] = [
  {
    id: 'voriconazole/trough-above-4',
    drug: 'voriconazole',
    metric: 'Cmin',
    window: THIRD_DAY,
    above: 4,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: `liver injury above 3 to 4 mg/L, ${TABLE}; the largest acceptable probability of 0.10 is this project’s default`,
      status: 'verified',
      basis: 'practice',
    },
  },
];
