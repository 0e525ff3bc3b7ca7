import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

/** The sixth day: the half-life is days, and the loading doses must have settled. */
const SIXTH_DAY = { from: 120, to: 144 };
const ZHANG = 'Zhang T et al. Front Pharmacol 2020;11:594562, abstract';

export const teicoplaninTargets: readonly Target[] = [
  {
    id: 'teicoplanin/trough-severe',
    drug: 'teicoplanin',
    indication: 'severe infection: trough',
    metric: 'Cmin',
    window: SIXTH_DAY,
    low: 15,
    high: 30,
    unit: 'mg/L',
    source: { text: `${ZHANG}: 15 mg/L and more in severe infection; the upper bound from memory`, status: 'memory', basis: 'study' },
  },
  {
    id: 'teicoplanin/trough-moderate',
    drug: 'teicoplanin',
    indication: 'moderate infection: trough',
    metric: 'Cmin',
    window: SIXTH_DAY,
    low: 10,
    unit: 'mg/L',
    source: { text: `${ZHANG}: 10 mg/L in moderate infection`, status: 'verified', basis: 'study' },
  },
];

/** No line of harm was read in a source. */
export const teicoplaninThresholds: readonly SafetyThreshold[] = [
  {
    id: 'teicoplanin/trough-above-60',
    drug: 'teicoplanin',
    metric: 'Cmin',
    window: SIXTH_DAY,
    above: 60,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: 'kidney injury and low platelets were described above about 60 mg/L; not read in a source',
      status: 'memory',
      basis: 'practice',
    },
  },
];
