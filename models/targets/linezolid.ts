import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const SECOND_DAY = { from: 24, to: 48 };
const TABLE = 'table of targets in intensive care (PMC9199203, Table 1)';

export const linezolidTargets: readonly Target[] = [
  {
    id: 'linezolid/trough',
    drug: 'linezolid',
    indication: 'severe infection: trough',
    metric: 'Cmin',
    window: SECOND_DAY,
    low: 2,
    high: 8,
    unit: 'mg/L',
    source: { text: TABLE, status: 'verified', basis: 'practice' },
  },
  {
    id: 'linezolid/time-above-mic',
    drug: 'linezolid',
    indication: 'severe infection, at the measured MIC',
    metric: 'T>MIC',
    of: 'unbound',
    window: SECOND_DAY,
    low: 85,
    unit: '%',
    source: { text: 'BMC Infect Dis 2014;14:288, Table 2', status: 'verified', basis: 'practice' },
  },
  {
    id: 'linezolid/auc-over-mic',
    drug: 'linezolid',
    indication: 'severe infection, MIC 2 mg/L: exposure over MIC',
    metric: 'AUC24/MIC',
    window: SECOND_DAY,
    low: 100,
    unit: '1',
    mic: 2,
    source: {
      text: 'Taubert 2016, abstract: area of 12 h over MIC above 50, here doubled for the day of two doses',
      status: 'verified',
      basis: 'study',
    },
  },
];

export const linezolidThresholds: readonly SafetyThreshold[] = [
  {
    id: 'linezolid/trough-above-8',
    drug: 'linezolid',
    metric: 'Cmin',
    window: SECOND_DAY,
    above: 8,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: `toxicity, ${TABLE}; the largest acceptable probability of 0.10 is this project’s default`,
      status: 'verified',
      basis: 'practice',
    },
  },
];
