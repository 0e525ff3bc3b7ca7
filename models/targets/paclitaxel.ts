import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** No exposure is aimed at: what counts is the lowest count. From memory, and shown only. */
export const paclitaxelTargets: readonly Target[] = [
  {
    id: 'paclitaxel/white-cells',
    drug: 'paclitaxel',
    indication: 'no leukopenia of grade 4: lowest white cell count of a course',
    metric: 'Cmin',
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

export const paclitaxelThresholds: readonly SafetyThreshold[] = [
  {
    id: 'paclitaxel/white-cells-below-1',
    drug: 'paclitaxel',
    metric: 'Cmin',
    output: 'CIRC',
    window: { from: 0, to: 504 },
    below: 1,
    unit: '10*9/L',
    limit: 0.1,
    source: {
      text: 'grades of the CTCAE: grade 4 below 1 x 10*9/L; not read in the document itself; the largest acceptable probability of 0.10 is this project’s default',
      status: 'memory',
      basis: 'guideline',
    },
  },
];
