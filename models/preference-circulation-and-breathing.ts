import type { Preference } from './preference-form.ts';

/** Digoxin, theophylline, caffeine and metformin: see `preference.ts`. */
export const circulationAndBreathingPreferences: readonly Preference[] = [
  {
    drug: 'caffeine',
    order: [
      { model: 'caffeine/lee-1997', because: 'teaching: preterm infants, base or citrate not known' },
      { model: 'caffeine/csajka-2005', because: 'healthy adults by mouth' },
    ],
  },
  {
    drug: 'digoxin',
    order: [
      { model: 'digoxin/hirai-2022', because: 'heart failure and fibrillation: 391 people, with kidney function and amiodarone' },
      { model: 'digoxin/yukawa-2001', because: 'adults: two compartments, numbers in two sources but a smaller group' },
    ],
  },
  {
    drug: 'metformin',
    order: [
      { model: 'metformin/vanrongen-2018', because: 'adolescents with obesity: made for them' },
      { model: 'metformin/li-2020', because: 'adults: with weight and filtration' },
    ],
  },
  {
    drug: 'theophylline',
    order: [
      { model: 'theophylline/suda-2008', because: 'preterm infants: made for them, troughs only' },
      { model: 'theophylline/yano-1993', because: 'adults by vein: with carbon dioxide tension and liver function' },
      { model: 'theophylline/rovei-1982', because: 'teaching: eight healthy people' },
    ],
  },
];
