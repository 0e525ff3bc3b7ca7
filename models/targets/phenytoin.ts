import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** The seventh day after the decision, when a steady state is near. */
const WINDOW = { from: 144, to: 168 };

export const phenytoinTargets: readonly Target[] = [
  {
    id: 'phenytoin/total-10-20',
    drug: 'phenytoin',
    indication: 'epilepsy, total level',
    metric: 'Cmin',
    window: WINDOW,
    low: 10,
    high: 20,
    unit: 'mg/L',
    source: { text: 'Medscape eMedicine 2172048, table of therapeutic drug levels', status: 'verified', basis: 'practice' },
  },
];

export const phenytoinThresholds: readonly SafetyThreshold[] = [
  {
    id: 'phenytoin/above-20',
    drug: 'phenytoin',
    metric: 'Cmax',
    window: WINDOW,
    above: 20,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'Medscape eMedicine 2172048, table of therapeutic drug levels: upper end of the range of total levels; the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'practice',
    },
  },
];
