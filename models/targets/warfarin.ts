import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const ACCP =
  'ACCP conference on antithrombotic therapy 2004 (Chest 126, supplement, 204S), as tabulated in a university laboratory handbook';
/** The seventh day after the decision: the INR answers over days. */
const SEVENTH_DAY = { from: 144, to: 168 };

export const warfarinTargets: readonly Target[] = [
  {
    id: 'warfarin/inr-2-3',
    drug: 'warfarin',
    indication: 'venous thromboembolism or atrial fibrillation',
    metric: 'Cavg',
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
    metric: 'Cavg',
    output: 'INR',
    window: SEVENTH_DAY,
    low: 2.5,
    high: 3.5,
    unit: '1',
    source: { text: ACCP, status: 'verified', basis: 'guideline' },
  },
];

/** From the fourth day on: what the INR does before is of doses already taken. */
const FROM_FOURTH_DAY = { from: 72, to: 168 };

export const warfarinThresholds: readonly SafetyThreshold[] = [
  {
    id: 'warfarin/inr-above-4',
    drug: 'warfarin',
    metric: 'Cmax',
    output: 'INR',
    window: FROM_FOURTH_DAY,
    above: 4,
    unit: '1',
    limit: 0.1,
    source: {
      text: 'bleeding rises with the INR, particularly where it exceeds 4 (J Am Coll Cardiol 2006, PubMed 16487849, abstract); the window and the largest acceptable probability of 0.10 are this project’s default',
      status: 'verified',
      basis: 'study',
    },
  },
];
