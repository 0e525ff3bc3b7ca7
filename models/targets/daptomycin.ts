import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const THIRD_DAY = { from: 48, to: 72 };
const REVIEW = 'Clinical Pharmacokinetics of Daptomycin, Clin Pharmacokinet (doi 10.1007/s40262-020-00968-x), abstract';

export const daptomycinTargets: readonly Target[] = [
  {
    id: 'daptomycin/auc-over-mic',
    drug: 'daptomycin',
    indication: 'serious Gram-positive infection, MIC 1 mg/L',
    metric: 'AUC24/MIC',
    window: THIRD_DAY,
    low: 666,
    unit: '1',
    mic: 1,
    source: { text: `${REVIEW}: above 666 is usually recommended`, status: 'verified', basis: 'practice' },
  },
];

export const daptomycinThresholds: readonly SafetyThreshold[] = [
  {
    id: 'daptomycin/trough-above-24',
    drug: 'daptomycin',
    metric: 'Cmin',
    window: THIRD_DAY,
    above: 24.3,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: `muscle injury, ${REVIEW}, and Patel 2011 (doi 10.1128/AAC.01224-10), abstract; the largest acceptable probability of 0.10 is this project’s default`,
      status: 'verified',
      basis: 'study',
    },
  },
];
