import type { Target } from '../../src/domain/target.ts';

/** The time after the decision that decides: these drugs act within minutes. */
const WINDOW = { from: 12, to: 24 };

export const dexmedetomidineTargets: readonly Target[] = [
  {
    id: 'dexmedetomidine/sedation',
    drug: 'dexmedetomidine',
    indication: 'sedation in intensive care',
    metric: 'Cavg',
    window: WINDOW,
    low: 0.4,
    high: 0.8,
    unit: 'ng/mL',
    source: { text: 'practice, from memory', status: 'memory', basis: 'practice' },
  },
];
