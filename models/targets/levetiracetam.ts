import type { Target } from '../../src/domain/target.ts';

/** The window after the decision. */
const WINDOW = { from: 48, to: 72 };

export const levetiracetamTargets: readonly Target[] = [
  {
    id: 'levetiracetam/trough-12-46',
    drug: 'levetiracetam',
    indication: 'epilepsy',
    metric: 'Cmin',
    window: WINDOW,
    low: 12,
    high: 46,
    unit: 'mg/L',
    source: { text: 'reference range of the International League Against Epilepsy, from memory', status: 'memory', basis: 'practice' },
  },
];
