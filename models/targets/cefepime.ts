import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const SECOND_DAY = { from: 24, to: 48 };

export const cefepimeTargets: readonly Target[] = [
  {
    id: 'cefepime/time-above-mic',
    drug: 'cefepime',
    indication: 'severe infection, at the measured MIC',
    metric: 'T>MIC',
    of: 'unbound',
    window: SECOND_DAY,
    low: 100,
    unit: '%',
    source: {
      text: 'what wards that measure aim at for the most part: BMC Infect Dis 2014;14:288, Table 2',
      status: 'verified',
      basis: 'practice',
    },
  },
];

export const cefepimeThresholds: readonly SafetyThreshold[] = [
  {
    id: 'cefepime/trough-above-36',
    drug: 'cefepime',
    metric: 'Cmin',
    window: SECOND_DAY,
    above: 36,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'neurotoxicity, table of targets in intensive care (PMC9199203, Table 1); the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'practice',
    },
  },
];
