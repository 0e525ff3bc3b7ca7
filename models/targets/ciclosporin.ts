import type { Target } from '../../src/domain/target.ts';

const SECOND_DAY = { from: 24, to: 48 };
const LEIDEN = 'protocol of Press 2010 (Eur J Clin Pharmacol 66:579-590), as quoted by nlmixr2lib';

/** Exposures that one centre aimed at after kidney transplantation, levels by immunoassay, and a trough after that of stem cells. */
export const ciclosporinTargets: readonly Target[] = [
  {
    id: 'ciclosporin/kidney-first-six-weeks',
    drug: 'ciclosporin',
    indication: 'kidney transplant, first six weeks',
    metric: 'AUC24',
    window: SECOND_DAY,
    best: 10800,
    unit: 'ug.h/L',
    source: { text: `${LEIDEN}: 5,400 over each of two intervals, or 10,800 once a day`, status: 'verified', basis: 'study' },
  },
  {
    id: 'ciclosporin/kidney-later',
    drug: 'ciclosporin',
    indication: 'kidney transplant, after six weeks',
    metric: 'AUC24',
    window: SECOND_DAY,
    best: 6500,
    unit: 'ug.h/L',
    source: { text: `${LEIDEN}: 3,250 over each of two intervals, or 6,500 once a day`, status: 'verified', basis: 'study' },
  },
  {
    id: 'ciclosporin/stem-cells-trough',
    drug: 'ciclosporin',
    indication: 'allogeneic stem cell transplant: trough',
    metric: 'Cmin',
    window: SECOND_DAY,
    low: 200,
    high: 400,
    unit: 'ug/L',
    source: {
      text: 'protocol of Wilhelm 2012 (Br J Clin Pharmacol 73:553-563), as quoted by nlmixr2lib; the same range in a hospital formulary',
      status: 'verified',
      basis: 'study',
    },
  },
];
