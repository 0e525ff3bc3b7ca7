import type { Target } from '../../src/domain/target.ts';

/** Troughs in whole blood that one centre aimed at without a calcineurin inhibitor; with ciclosporin other ranges hold. */
export const sirolimusTargets: readonly Target[] = [
  {
    id: 'sirolimus/kidney',
    drug: 'sirolimus',
    indication: 'kidney transplant without a calcineurin inhibitor: trough',
    metric: 'Cmin',
    window: { from: 336, to: 360 },
    low: 8,
    high: 20,
    unit: 'ug/L',
    source: { text: 'Golubovic 2019 (J Med Biochem 38:323-331), as quoted by nlmixr2lib', status: 'verified', basis: 'study' },
  },
];
