import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** No exposure is aimed at: what counts is the lowest count. */
export const docetaxelTargets: readonly Target[] = [
  {
    id: 'docetaxel/neutrophils',
    drug: 'docetaxel',
    indication: 'no neutropenia of grade 4: lowest neutrophil count of a course',
    metric: 'Cmin',
    output: 'CIRC',
    window: { from: 0, to: 504 },
    low: 0.5,
    unit: '10*9/L',
    source: {
      text: 'grade 4 of neutrophils is below 0.5 x 10*9/L (grading scale in Blood 2008;111:5446-5456, Table 5; grade 4 of the CTCAE is the same, as quoted in a public page)',
      status: 'verified',
      basis: 'guideline',
    },
  },
];

export const docetaxelThresholds: readonly SafetyThreshold[] = [
  {
    id: 'docetaxel/neutrophils-below-0.5',
    drug: 'docetaxel',
    metric: 'Cmin',
    output: 'CIRC',
    window: { from: 0, to: 504 },
    below: 0.5,
    unit: '10*9/L',
    limit: 0.1,
    source: {
      text: 'grade 4 of neutrophils is below 0.5 x 10*9/L (grading scale in Blood 2008;111:5446-5456, Table 5; grade 4 of the CTCAE is the same, as quoted in a public page); the largest acceptable probability of 0.10 is this project’s default, and labels accept more',
      status: 'verified',
      basis: 'guideline',
    },
  },
];
