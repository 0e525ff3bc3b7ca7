import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const SECOND_DAY = { from: 24, to: 48 };

export const piperacillinTargets: readonly Target[] = [
  {
    id: 'piperacillin/time-above-mic',
    drug: 'piperacillin',
    indication: 'severe infection, at the measured MIC',
    metric: 'T>MIC',
    of: 'unbound',
    window: SECOND_DAY,
    low: 100,
    unit: '%',
    source: {
      text: 'Öbrink-Hansen 2015, abstract (100 % of the time above the MIC, or half of it above four times the MIC); BMC Infect Dis 2014;14:288, Table 2',
      status: 'verified',
      basis: 'practice',
    },
  },
];

export const piperacillinThresholds: readonly SafetyThreshold[] = [
  {
    id: 'piperacillin/trough-above-328-unbound',
    drug: 'piperacillin',
    metric: 'Cmin',
    window: SECOND_DAY,
    above: 328,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'neurotoxicity above a total trough of 361 mg/L (table of targets in intensive care, PMC9199203, Table 1), times the unbound fraction 0.91 that Kim 2022 used (as quoted by a public program), because levels here are unbound; the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'practice',
    },
  },
];
