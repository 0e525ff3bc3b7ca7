import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** The seventh day after the decision, when a steady state is near. */
const WINDOW = { from: 144, to: 168 };

export const carbamazepineTargets: readonly Target[] = [
  {
    id: 'carbamazepine/trough-4-12',
    drug: 'carbamazepine',
    indication: 'epilepsy',
    metric: 'Cmin',
    window: WINDOW,
    low: 4,
    high: 12,
    unit: 'mg/L',
    source: {
      text: 'Medscape eMedicine 2172048, table of therapeutic drug levels; Davis’s laboratory and diagnostic tests handbook',
      status: 'verified',
      basis: 'practice',
    },
  },
];

export const carbamazepineThresholds: readonly SafetyThreshold[] = [
  {
    id: 'carbamazepine/above-12',
    drug: 'carbamazepine',
    metric: 'Cmax',
    window: WINDOW,
    above: 12,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'Medscape eMedicine 2172048, table of therapeutic drug levels: upper end of the range; the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'practice',
    },
  },
];
