import type { Target } from '../../src/domain/target.ts';

/** Not monitored in treatment: the range of a table of levels, which pain relief is described at. */
export const paracetamolTargets: readonly Target[] = [
  {
    id: 'paracetamol/range',
    drug: 'paracetamol',
    indication: 'pain or fever; levels are not monitored in treatment',
    metric: 'Cavg',
    window: { from: 24, to: 48 },
    low: 10,
    high: 25,
    unit: 'mg/L',
    source: { text: 'Medscape eMedicine 2172048, table of therapeutic drug levels', status: 'verified', basis: 'practice' },
  },
];
