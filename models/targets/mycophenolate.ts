import type { Target } from '../../src/domain/target.ts';

/** Total mycophenolic acid. The range is that of studies; the consensus statement behind it was not read. */
export const mycophenolateTargets: readonly Target[] = [
  {
    id: 'mycophenolate/kidney',
    drug: 'mycophenolate',
    indication: 'kidney transplant',
    metric: 'AUC24',
    window: { from: 24, to: 48 },
    low: 60,
    high: 120,
    unit: 'mg.h/L',
    source: {
      text: 'AUC over 12 h of 30 to 60 mg.h/L, twice a day: a pilot study in the Indian Journal of Medical Research and a French cohort; the consensus statement was not read',
      status: 'verified',
      basis: 'study',
    },
  },
];
