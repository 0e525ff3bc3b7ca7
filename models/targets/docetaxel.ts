import type { Target } from '../../src/domain/target.ts';

/** No exposure is aimed at: what counts is the lowest count. From memory, and shown only. */
export const docetaxelTargets: readonly Target[] = [
  {
    id: 'docetaxel/neutrophils',
    drug: 'docetaxel',
    indication: 'no neutropenia of grade 4: lowest neutrophil count of a course',
    metric: 'effect',
    output: 'CIRC',
    window: { from: 0, to: 504 },
    low: 0.5,
    unit: '10*9/L',
    source: {
      text: 'grades of the CTCAE: grade 4 below 0.5 x 10*9/L; not read in the document itself',
      status: 'memory',
      basis: 'guideline',
    },
  },
];
