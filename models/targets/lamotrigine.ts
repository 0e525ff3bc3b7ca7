import type { Target } from '../../src/domain/target.ts';

/** The seventh day after the decision, when a steady state is near. */
const WINDOW = { from: 144, to: 168 };

export const lamotrigineTargets: readonly Target[] = [
  {
    id: 'lamotrigine/trough-1-14',
    drug: 'lamotrigine',
    indication: 'epilepsy',
    metric: 'Cmin',
    window: WINDOW,
    low: 1,
    high: 14,
    unit: 'mg/L',
    source: {
      text: 'Davis’s laboratory and diagnostic tests handbook; 2.5-15 mg/L elsewhere (from memory)',
      status: 'verified',
      basis: 'practice',
    },
  },
];
