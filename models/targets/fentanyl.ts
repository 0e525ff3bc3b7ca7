import type { Target } from '../../src/domain/target.ts';

/** The time after the decision that decides: these drugs act within minutes. */
const WINDOW = { from: 1, to: 2 };

export const fentanylTargets: readonly Target[] = [
  {
    id: 'fentanyl/analgesia',
    drug: 'fentanyl',
    indication: 'analgesia',
    metric: 'Cavg',
    window: WINDOW,
    low: 0.6,
    high: 2,
    unit: 'ng/mL',
    source: {
      text: 'stanpumpR: least effective level 0.6 ng/mL; the upper bound is that program’s, too',
      status: 'verified',
      basis: 'practice',
    },
  },
];
