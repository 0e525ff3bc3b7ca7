import type { Target } from '../../src/domain/target.ts';

const REVIEW = 'Papamichael 2019 (Curr Opin Gastroenterol 35:302-310), Table 1';
/** The second of two intervals of eight weeks after the decision. */
const MAINTENANCE = { from: 1344, to: 2688 };

const trough = { drug: 'infliximab', unit: 'mg/L', source: { text: REVIEW, status: 'verified', basis: 'study' } } as const;

/** Troughs in inflammatory bowel disease; no upper bound is given, and none is made up. */
export const infliximabTargets: readonly Target[] = [
  {
    ...trough,
    id: 'infliximab/bowel-maintenance',
    indication: 'inflammatory bowel disease, maintenance: trough',
    metric: 'Cmin',
    window: MAINTENANCE,
    low: 3,
  },
  {
    ...trough,
    id: 'infliximab/bowel-healing',
    indication: 'inflammatory bowel disease, maintenance: trough for mucosal healing',
    metric: 'Cmin',
    window: MAINTENANCE,
    low: 7,
  },
  {
    ...trough,
    id: 'infliximab/bowel-week-2',
    indication: 'inflammatory bowel disease: two weeks after the first dose',
    metric: 'C',
    hours: 336,
    window: { from: 0, to: 336 },
    low: 20,
  },
  {
    ...trough,
    id: 'infliximab/bowel-week-6',
    indication: 'inflammatory bowel disease: week 6, four weeks after the second dose',
    metric: 'C',
    hours: 672,
    window: { from: 0, to: 672 },
    low: 10,
  },
  {
    ...trough,
    id: 'infliximab/bowel-week-14',
    indication: 'inflammatory bowel disease: week 14, eight weeks after the third dose',
    metric: 'C',
    hours: 1344,
    window: { from: 0, to: 1344 },
    low: 3,
  },
];
