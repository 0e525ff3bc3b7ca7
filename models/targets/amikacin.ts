import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const FRENCH =
  'French guideline as stated in Ann Intensive Care 2016 (doi 10.1186/s13613-016-0211-z) and 2020;10:75: a peak of 8 to 10 times the breakpoint of 8 mg/L';

export const amikacinTargets: readonly Target[] = [
  {
    id: 'amikacin/peak-severe',
    drug: 'amikacin',
    indication: 'severe Gram-negative infection, once a day: peak',
    metric: 'Cmax',
    window: { from: 0, to: 24 },
    low: 60,
    high: 80,
    unit: 'mg/L',
    mic: 8,
    source: { text: FRENCH, status: 'verified', basis: 'guideline' },
  },
  {
    id: 'amikacin/peak-over-mic',
    drug: 'amikacin',
    indication: 'severe Gram-negative infection, once a day: peak over the measured MIC',
    metric: 'Cmax/MIC',
    window: { from: 0, to: 24 },
    low: 8,
    high: 10,
    unit: '1',
    source: { text: FRENCH, status: 'verified', basis: 'guideline' },
  },
];

export const amikacinThresholds: readonly SafetyThreshold[] = [
  {
    id: 'amikacin/trough-above-2.5',
    drug: 'amikacin',
    metric: 'Cmin',
    window: { from: 24, to: 48 },
    above: 2.5,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'bound on the trough in a vignette of posologyr and in two files of the Tucuxi project; the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'practice',
    },
  },
];
