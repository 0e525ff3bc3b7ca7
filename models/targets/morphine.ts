import type { Target } from '../../src/domain/target.ts';

/** The time after the decision that decides: these drugs act within minutes. */
const WINDOW = { from: 12, to: 24 };

export const morphineTargets: readonly Target[] = [
  {
    id: 'morphine/infants',
    drug: 'morphine',
    indication: 'pain after surgery, infants',
    metric: 'Cavg',
    window: WINDOW,
    low: 10,
    high: 20,
    unit: 'ng/mL',
    source: { text: 'convention of the field, from memory', status: 'memory', basis: 'practice' },
  },
];
