import type { Target } from '../../src/domain/target.ts';

/** The time after the decision that decides: these drugs act within minutes. */
const WINDOW = { from: 1, to: 2 };

export const propofolTargets: readonly Target[] = [
  {
    id: 'propofol/bis-40-60',
    drug: 'propofol',
    indication: 'general anaesthesia',
    metric: 'Cavg',
    output: 'BIS',
    window: WINDOW,
    low: 40,
    high: 60,
    unit: '1',
    source: {
      text: 'review of the bispectral index, Eur J Anaesthesiol 1999, abstract: 40 to 60 were proposed to keep hypnosis with propofol',
      status: 'verified',
      basis: 'study',
    },
  },
];
