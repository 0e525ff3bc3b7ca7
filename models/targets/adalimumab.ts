import type { Target } from '../../src/domain/target.ts';

const REVIEW = 'Papamichael 2019 (Curr Opin Gastroenterol 35:302-310), Table 1';
/** Weeks 8 to 10 after the decision: an interval that the decision has made. */
const MAINTENANCE = { from: 1344, to: 1680 };

const trough = { drug: 'adalimumab', metric: 'Cmin', window: MAINTENANCE, unit: 'mg/L' } as const;

/** Troughs. None is agreed on for hidradenitis suppurativa; the range for rheumatoid arthritis is from memory and shown only. */
export const adalimumabTargets: readonly Target[] = [
  {
    ...trough,
    id: 'adalimumab/bowel-maintenance',
    indication: 'inflammatory bowel disease, maintenance: trough',
    low: 3,
    source: { text: `${REVIEW}; 5 mg/L in week 14`, status: 'verified', basis: 'study' },
  },
  {
    ...trough,
    id: 'adalimumab/bowel-healing',
    indication: 'inflammatory bowel disease, maintenance: trough for mucosal healing',
    low: 8,
    source: { text: REVIEW, status: 'verified', basis: 'study' },
  },
  {
    ...trough,
    id: 'adalimumab/rheumatoid-arthritis',
    indication: 'rheumatoid arthritis: trough',
    low: 5,
    high: 8,
    source: { text: '5 to 8 mg/L; not read in a source', status: 'memory', basis: 'practice' },
  },
];
