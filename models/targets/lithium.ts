import type { Target } from '../../src/domain/target.ts';

/** The seventh day after the decision, when a steady state is near. */
const WINDOW = { from: 144, to: 168 };

export const lithiumTargets: readonly Target[] = [
  {
    id: 'lithium/maintenance',
    drug: 'lithium',
    indication: 'prevention of relapse',
    metric: 'C',
    hours: 12,
    window: WINDOW,
    low: 0.6,
    high: 1.0,
    unit: 'mmol/L',
    source: {
      text: 'Medscape eMedicine 2172048, table of therapeutic drug levels; 12 h after a dose',
      status: 'verified',
      basis: 'practice',
    },
  },
  {
    id: 'lithium/mania',
    drug: 'lithium',
    indication: 'acute mania',
    metric: 'C',
    hours: 12,
    window: WINDOW,
    low: 0.8,
    high: 1.2,
    unit: 'mmol/L',
    source: {
      text: 'Medscape eMedicine 2172048, table of therapeutic drug levels; 12 h after a dose',
      status: 'verified',
      basis: 'practice',
    },
  },
  {
    id: 'lithium/elderly',
    drug: 'lithium',
    indication: 'elderly people',
    metric: 'C',
    hours: 12,
    window: WINDOW,
    low: 0.4,
    high: 0.8,
    unit: 'mmol/L',
    source: {
      text: 'Medscape eMedicine 2172048, table of therapeutic drug levels; 12 h after a dose',
      status: 'verified',
      basis: 'practice',
    },
  },
];
