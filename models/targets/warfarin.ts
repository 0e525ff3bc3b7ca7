import type { Target } from '../../src/domain/target.ts';

const ACCP =
  'ACCP conference on antithrombotic therapy 2004 (Chest 126, supplement, 204S), as tabulated in a university laboratory handbook';
/** The seventh day after the decision: the INR answers over days. */
const SEVENTH_DAY = { from: 144, to: 168 };

export const warfarinTargets: readonly Target[] = [
  {
    id: 'warfarin/inr-2-3',
    drug: 'warfarin',
    indication: 'venous thromboembolism or atrial fibrillation',
    metric: 'effect',
    output: 'INR',
    window: SEVENTH_DAY,
    low: 2,
    high: 3,
    unit: '1',
    source: { text: ACCP, status: 'verified', basis: 'guideline' },
  },
  {
    id: 'warfarin/inr-2.5-3.5',
    drug: 'warfarin',
    indication: 'mechanical heart valve of high risk',
    metric: 'effect',
    output: 'INR',
    window: SEVENTH_DAY,
    low: 2.5,
    high: 3.5,
    unit: '1',
    source: { text: ACCP, status: 'verified', basis: 'guideline' },
  },
];
