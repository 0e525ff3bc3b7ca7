import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** The four days of a usual course. */
const COURSE = { from: 0, to: 96 };
const REVIEW =
  'Lawson 2020, review of intravenous busulfan in children (Clin Pharmacokinet), abstract: one study, cumulative AUC of 78 to 101 mg.h/L';

/** Exposure over a whole course, all doses together. */
export const busulfanTargets: readonly Target[] = [
  {
    id: 'busulfan/course-children',
    drug: 'busulfan',
    indication: 'conditioning of children: whole course',
    metric: 'AUC',
    window: COURSE,
    low: 78,
    high: 101,
    unit: 'mg.h/L',
    source: {
      text: `${REVIEW}; a file of Tucuxi for children has 59 to 99 and 72 as the best`,
      status: 'verified',
      basis: 'study',
    },
  },
  {
    id: 'busulfan/course',
    drug: 'busulfan',
    indication: 'conditioning: whole course',
    metric: 'AUC',
    window: COURSE,
    low: 80,
    high: 100,
    unit: 'mg.h/L',
    source: {
      text: 'vignette of the package mipdtrial; cumulative AUC of 80 to 100 mg.h/L over four days',
      status: 'verified',
      basis: 'practice',
    },
  },
];

/** The upper bound of the range with the best survival in that study. */
export const busulfanThresholds: readonly SafetyThreshold[] = [
  {
    id: 'busulfan/course-above-101',
    drug: 'busulfan',
    metric: 'AUC',
    window: COURSE,
    above: 101,
    unit: 'mg.h/L',
    limit: 0.1,
    source: {
      text: `${REVIEW}; the largest acceptable probability of 0.10 is this project's default`,
      status: 'verified',
      basis: 'study',
    },
  },
];
