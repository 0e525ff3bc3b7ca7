import type { Target } from '../../src/domain/target.ts';

/** The day after the decision that decides. */
const WINDOW = { from: 48, to: 72 };

export const caffeineTargets: readonly Target[] = [
  {
    id: 'caffeine/apnoea-5-25',
    drug: 'caffeine',
    indication: 'apnoea of prematurity',
    metric: 'Cmin',
    window: WINDOW,
    low: 5,
    high: 25,
    unit: 'mg/L',
    source: {
      text: 'common practice, from memory; a review says that routine monitoring is not required',
      status: 'memory',
      basis: 'practice',
    },
  },
];
