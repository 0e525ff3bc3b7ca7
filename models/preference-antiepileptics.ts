import type { Preference } from './preference-form.ts';

/** Antiepileptics and lithium: see `preference.ts`. */
export const antiepilepticsPreferences: readonly Preference[] = [
  {
    drug: 'carbamazepine',
    order: [
      { model: 'carbamazepine/graves-1998', because: 'adults on steady treatment: 829 people, with other antiepileptics and age' },
      { model: 'carbamazepine/tucuxi-elderly', because: 'from 60 years: the paper behind its numbers is not named' },
      { model: 'carbamazepine/reith-2001', because: 'teaching: children and young adults, variability not published' },
    ],
  },
  {
    drug: 'lamotrigine',
    order: [
      { model: 'lamotrigine/he-2012', because: 'children: made for them, with comedication' },
      { model: 'lamotrigine/milosheska-2016', because: 'adults: with comedication, smoking and creatinine clearance' },
      { model: 'lamotrigine/hussein-1997', because: 'monotherapy: with the course of autoinduction' },
    ],
  },
  {
    drug: 'levetiracetam',
    order: [
      { model: 'levetiracetam/bilbao-2021', because: 'intensive care with a measured creatinine clearance: made for it' },
      { model: 'levetiracetam/wang-2012', because: 'children with normal kidneys: numbers from one source only' },
    ],
  },
  {
    drug: 'lithium',
    order: [
      {
        model: 'lithium/jin-2022',
        because: 'adults on maintenance: clearance was made to depend on the dose, so it forecasts the present dose only',
      },
    ],
  },
  {
    drug: 'phenobarbital',
    order: [{ model: 'phenobarbital/grasela-1985', because: 'newborn infants: made for them' }],
  },
  {
    drug: 'phenytoin',
    order: [
      { model: 'phenytoin/hennig-2015', because: 'children in intensive care: made for them, with albumin' },
      { model: 'phenytoin/yukawa-1990', because: 'everybody at steady state by mouth: saturable elimination, volume not from the paper' },
    ],
  },
  {
    drug: 'valproate',
    order: [
      { model: 'valproate/teixeira-2022', because: 'children and adults by mouth: 836 people, with other antiepileptics' },
      { model: 'valproate/guo-2020', because: 'adults without inducers: a small group, with albumin and CYP2C19' },
    ],
  },
];
