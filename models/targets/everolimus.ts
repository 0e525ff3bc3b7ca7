import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const SECOND_WEEK = { from: 168, to: 192 };
const TRIAL =
  'abstract of a prospective trial of concentration-controlled dosing (237 kidney recipients); the label of Zortress gives the same range';

/** Troughs in whole blood after kidney transplantation. Against cancer no range is agreed on, and none is given here. */
export const everolimusTargets: readonly Target[] = [
  {
    id: 'everolimus/kidney',
    drug: 'everolimus',
    indication: 'kidney transplant with reduced ciclosporin: trough',
    metric: 'Cmin',
    window: SECOND_WEEK,
    low: 3,
    high: 8,
    unit: 'ug/L',
    source: { text: TRIAL, status: 'verified', basis: 'label' },
  },
];

/** The upper bound of that range. */
export const everolimusThresholds: readonly SafetyThreshold[] = [
  {
    id: 'everolimus/trough-above-8',
    drug: 'everolimus',
    metric: 'Cmin',
    window: SECOND_WEEK,
    above: 8,
    unit: 'ug/L',
    limit: 0.1,
    source: {
      text: `${TRIAL}: upper bound of the range; the largest acceptable probability of 0.10 is this project's default`,
      status: 'verified',
      basis: 'label',
    },
  },
];
