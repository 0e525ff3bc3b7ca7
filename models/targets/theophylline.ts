import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** The day after the decision that decides. */
const WINDOW = { from: 48, to: 72 };

export const theophyllineTargets: readonly Target[] = [
  {
    id: 'theophylline/adults-5-15',
    drug: 'theophylline',
    indication: 'airway obstruction, adults',
    metric: 'Cmin',
    window: WINDOW,
    low: 5,
    high: 15,
    unit: 'mg/L',
    source: { text: 'Medscape eMedicine 2172048, table of therapeutic drug levels', status: 'verified', basis: 'practice' },
  },
  {
    id: 'theophylline/children-5-10',
    drug: 'theophylline',
    indication: 'airway obstruction, children',
    metric: 'Cmin',
    window: WINDOW,
    low: 5,
    high: 10,
    unit: 'mg/L',
    source: { text: 'Medscape eMedicine 2172048, table of therapeutic drug levels', status: 'verified', basis: 'practice' },
  },
  {
    id: 'theophylline/apnoea-6-11',
    drug: 'theophylline',
    indication: 'apnoea of prematurity',
    metric: 'Cmin',
    window: WINDOW,
    low: 6,
    high: 11,
    unit: 'mg/L',
    source: {
      text: 'Medscape eMedicine 2172048, table of therapeutic drug levels; 5-13 mg/L in Suda 2008 (nlmixr2lib)',
      status: 'verified',
      basis: 'practice',
    },
  },
];

export const theophyllineThresholds: readonly SafetyThreshold[] = [
  {
    id: 'theophylline/above-15',
    drug: 'theophylline',
    metric: 'Cmax',
    window: WINDOW,
    above: 15,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'Medscape eMedicine 2172048, table of therapeutic drug levels: upper end of the range of adults; the largest acceptable probability of 0.10 is this project’s default',
      status: 'verified',
      basis: 'practice',
    },
  },
];
