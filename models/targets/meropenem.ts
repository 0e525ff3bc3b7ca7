import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const SECOND_DAY = { from: 24, to: 48 };

/** The trough is first because it needs no MIC; the time above the MIC is what it stands for. */
export const meropenemTargets: readonly Target[] = [
  {
    id: 'meropenem/trough',
    drug: 'meropenem',
    indication: 'severe infection, MIC not known: trough',
    metric: 'Cmin',
    window: SECOND_DAY,
    low: 1,
    high: 8,
    best: 4,
    unit: 'mg/L',
    source: { text: 'target block of a meropenem file of the Tucuxi project', status: 'verified', basis: 'practice' },
  },
  {
    id: 'meropenem/time-above-mic',
    drug: 'meropenem',
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

export const meropenemThresholds: readonly SafetyThreshold[] = [
  {
    id: 'meropenem/trough-above-64',
    drug: 'meropenem',
    metric: 'Cmin',
    window: SECOND_DAY,
    above: 64.2,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'neurotoxicity, table of targets in intensive care (PMC9199203, Table 1); the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'practice',
    },
  },
];
