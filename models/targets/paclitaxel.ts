import type { Target } from '../../src/domain/target.ts';

/** No exposure is aimed at: what counts is the lowest count. From memory, and shown only. */
export const paclitaxelTargets: readonly Target[] = [
  {
    id: 'paclitaxel/white-cells',
    drug: 'paclitaxel',
    indication: 'no leukopenia of grade 4: lowest white cell count of a course',
    metric: 'effect',
    output: 'CIRC',
    window: { from: 0, to: 504 },
    low: 1,
    unit: '10*9/L',
    source: {
      text: 'grades of the CTCAE: grade 4 below 1 x 10*9/L; not read in the document itself',
      status: 'memory',
      basis: 'guideline',
    },
  },
];
