import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** From the start of an infusion to the fourth day. */
const COURSE = { from: 0, to: 96 };
const LABEL =
  'prescribing information of leucovorin and methotrexate, normal elimination: about 10 umol/L at 24 h, 1 umol/L at 48 h and below 0.2 umol/L at 72 h after the start (read in quotations of it)';

const normal = { drug: 'methotrexate', metric: 'C', window: COURSE, unit: 'umol/L' } as const;

/** Not exposures to be reached, but levels not to be passed: they decide on rescue with folinic acid, which nothing here doses. */
export const methotrexateTargets: readonly Target[] = [
  {
    ...normal,
    id: 'methotrexate/at-24-h',
    indication: 'high dose over some hours: level at 24 h',
    hours: 24,
    high: 10,
    source: { text: LABEL, status: 'verified', basis: 'label' },
  },
  {
    ...normal,
    id: 'methotrexate/at-48-h',
    indication: 'high dose: level at 48 h',
    hours: 48,
    high: 1,
    source: { text: LABEL, status: 'verified', basis: 'label' },
  },
  {
    ...normal,
    id: 'methotrexate/at-72-h',
    indication: 'high dose: level at 72 h',
    hours: 72,
    high: 0.2,
    source: {
      text: `${LABEL}; rescue ended at 0.2 umol/L in Mao 2022`,
      status: 'verified',
      basis: 'label',
    },
  },
];

/** More than the level of normal elimination two days after the start. */
export const methotrexateThresholds: readonly SafetyThreshold[] = [
  {
    id: 'methotrexate/above-1-after-48-h',
    drug: 'methotrexate',
    metric: 'Cmax',
    window: { from: 48, to: 96 },
    above: 1,
    unit: 'umol/L',
    limit: 0.1,
    source: { text: `${LABEL}; the largest acceptable probability of 0.10 is this project's default`, status: 'verified', basis: 'label' },
  },
];
