import type { Preference } from './preference-form.ts';

/** Anticoagulants: see `preference.ts`. */
export const anticoagulantsPreferences: readonly Preference[] = [
  {
    drug: 'apixaban',
    order: [
      { model: 'apixaban/cirincione-2018', because: 'adults: pooled from twelve studies, with kidney function held as the authors did' },
    ],
  },
  {
    drug: 'dabigatran',
    order: [
      { model: 'dabigatran/liesenfeld-2013', because: 'people on haemodialysis: made for them' },
      { model: 'dabigatran/yang-2024', because: 'teaching: healthy young people without a renal covariate' },
    ],
  },
  {
    drug: 'heparin',
    order: [
      { model: 'heparin/alsallami-2016', because: 'teaching: children, one bolus for angiography' },
      { model: 'heparin/jia-2015', because: 'teaching: adults, one bolus for bypass' },
    ],
  },
  {
    drug: 'rivaroxaban',
    order: [{ model: 'rivaroxaban/willmann-2018', because: 'adults: pooled from seven trials of all indications, with kidney function' }],
  },
  {
    drug: 'warfarin',
    order: [
      { model: 'warfarin/hamberg-2010', because: 'adults with known genotypes: S-warfarin in plasma and INR, with age' },
      { model: 'warfarin/xia-2024', because: 'Han Chinese adults with known genotypes: INR without concentrations' },
      { model: 'warfarin/oreilly-1968', because: 'teaching: single doses in volunteers' },
    ],
  },
];
