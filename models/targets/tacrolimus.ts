import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const SECOND_DAY = { from: 24, to: 48 };
const LABEL = 'US label of tacrolimus, table of whole-blood troughs';

const trough = (id: string, indication: string, low: number, high: number): Target => ({
  id: `tacrolimus/${id}`,
  drug: 'tacrolimus',
  indication,
  metric: 'Cmin',
  window: SECOND_DAY,
  low,
  high,
  unit: 'ug/L',
  source: { text: LABEL, status: 'verified', basis: 'label' },
});

/** Troughs in whole blood. Protocols of studies aim narrower: 10 to 15 ug/L in the first weeks, 5 to 10 after (Woillard 2011). */
export const tacrolimusTargets: readonly Target[] = [
  trough('kidney-mmf', 'kidney, with mycophenolate and an interleukin-2 antibody, months 1 to 12', 4, 11),
  trough('kidney-azathioprine-early', 'kidney, with azathioprine, at first', 7, 20),
  trough('kidney-azathioprine-late', 'kidney, with azathioprine, later', 5, 15),
  trough('liver', 'liver', 5, 20),
  trough('heart-early', 'heart, at first', 10, 20),
  trough('heart-late', 'heart, later', 5, 15),
];

/** More than the highest trough that the label names for any organ. */
export const tacrolimusThresholds: readonly SafetyThreshold[] = [
  {
    id: 'tacrolimus/trough-above-20',
    drug: 'tacrolimus',
    metric: 'Cmin',
    window: SECOND_DAY,
    above: 20,
    unit: 'ug/L',
    limit: 0.1,
    source: {
      text: `${LABEL}: the highest upper bound; the largest acceptable probability of 0.10 is this project's default`,
      status: 'verified',
      basis: 'label',
    },
  },
];
