import type { Target } from '../../src/domain/target.ts';

/** The second week after the decision: levels take that long to settle. The range is that of all ages; newborns are given no other. */
export const phenobarbitalTargets: readonly Target[] = [
  {
    id: 'phenobarbital/range',
    drug: 'phenobarbital',
    indication: 'epilepsy',
    metric: 'Cavg',
    window: { from: 144, to: 168 },
    low: 15,
    high: 40,
    unit: 'mg/L',
    source: {
      text: 'bedside clinical guidelines of the University Hospitals of North Midlands: 15 to 40 mg/L (read on a copy not meant for use); not stated for newborns, whom the model here is for',
      status: 'verified',
      basis: 'practice',
    },
  },
];
