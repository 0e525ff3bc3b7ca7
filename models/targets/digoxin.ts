import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** The seventh day after the decision that decides, when a steady state is near. */
const WINDOW = { from: 144, to: 168 };

export const digoxinTargets: readonly Target[] = [
  {
    id: 'digoxin/heart-failure',
    drug: 'digoxin',
    indication: 'heart failure',
    metric: 'Cmin',
    window: WINDOW,
    low: 0.5,
    high: 0.8,
    unit: 'ng/mL',
    source: {
      text: 'Komatsu et al. 2015 (doi 10.1186/s40780-015-0023-6), citing the analysis of the DIG trial; 0.5-1.0 in a Tucuxi drug file',
      status: 'verified',
      basis: 'practice',
    },
  },
  {
    id: 'digoxin/rate-control',
    drug: 'digoxin',
    indication: 'conventional range',
    metric: 'Cmin',
    window: WINDOW,
    low: 0.8,
    high: 2,
    unit: 'ng/mL',
    source: { text: 'Medscape eMedicine 2172048, table of therapeutic drug levels', status: 'verified', basis: 'practice' },
  },
];

export const digoxinThresholds: readonly SafetyThreshold[] = [
  {
    id: 'digoxin/above-2',
    drug: 'digoxin',
    metric: 'Cmin',
    window: WINDOW,
    above: 2,
    unit: 'ng/mL',
    limit: 0.1,
    source: {
      text: 'Medscape eMedicine 2172048, table of therapeutic drug levels: upper end of the conventional range; the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'practice',
    },
  },
];
