import { defineModel, oneCompartmentOral, proportionalError, standardDeviation } from '../../src/domain/define-model.ts';
import { adalimumab } from './drug.ts';

export const ling2024 = defineModel({
  id: 'adalimumab/ling-2024',
  drug: { name: adalimumab.name, atc: 'L04AB04' },
  moiety: { name: adalimumab.moiety, level: adalimumab.levelUnit },
  summary: 'Ten adults with rheumatoid arthritis on a biosimilar, under the skin.',
  source: {
    citation:
      'Ling SF, Ogungbenro K, Darwich AS, Ariff ABM, Nair N, Bluett J, Morgan AW, Isaacs JD, Wilson AG, Hyrich KL, Barton A, Plant D. Population pharmacokinetic analysis and simulation of alternative dosing regimens for biosimilars to adalimumab and etanercept in patients with rheumatoid arthritis. Pharmaceutics 2024;16:702',
    doi: '10.3390/pharmaceutics16060702',
    readIn: ['nlmixr2lib Ling_2024_adalimumab, which also quotes Ling S, thesis, University of Manchester 2022'],
  },
  population: {
    subjects: 10,
    description:
      'Greater Manchester, 58 levels, 40 mg every two weeks; median 50.5 years and 85.5 kg, nine women; antibodies were not looked for',
  },
  time: 'd',
  covariates: {},
  limits: [
    {
      covariate: 'age',
      between: [18, 80],
      below: 'refuse',
      above: 'warn',
      because: 'adults were studied; the oldest was not read, 80 is chosen here',
    },
    {
      covariate: 'weight',
      between: [50, 130],
      below: 'warn',
      above: 'warn',
      because: 'the middle half weighed 66 to 111 kg, the extremes were not read; chosen here, weight is no part of the model',
    },
  ],
  structure: oneCompartmentOral,
  routes: { sc: 'depot' },
  parameters: {
    CL: {
      value: 0.0121,
      unit: 'L/h',
      from: 'thesis, Discussion (Table 3 of the paper prints 0.00283), as quoted by nlmixr2lib; apparent',
      between: standardDeviation(0.689),
    },
    V: { value: 9.19, unit: 'L', from: 'Table 3 and thesis, as quoted by nlmixr2lib; apparent', between: standardDeviation(0.156) },
    KA: { value: 0.01167, unit: '1/h', from: 'section 3.2, fixed (Table 3 prints 0.1167), as quoted by nlmixr2lib' },
    hoursPerDay: { value: 24, unit: '1', from: 'the paper counts in hours, this file in days' },
  },
  individual: (p) => ({ CL: p.CL * p.hoursPerDay, V: p.V, KA: p.KA * p.hoursPerDay }),
  error: proportionalError({ proportional: 0.26, from: 'Table 3, 26.00 as a hundredfold, as quoted by nlmixr2lib' }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'Ten people and no covariate: for teaching.',
    'Table 3 of the paper misprints two of three values: KA ten times too high (its text has 0.01167/h, from Ternant 2015), CL as 0.00283 L/h, below the range that the same sentence of the thesis calls usual (0.00676 to 0.0322). Text and thesis are followed; with them the percentiles of Figure 1 are reproduced (nlmixr2lib).',
    'Table 3 heads the variabilities with a per cent sign: 68.9 and 15.6 are omegas times a hundred, with which Figure 1 is reproduced within 0.5 %.',
    'Table 3 prints an additive error of 10.8 mg/L, more than nearly every level of the study: it is left out, as the figures leave it out.',
    'Antibodies were not looked for.',
  ],
  checks: [
    { covariates: {}, expect: { CL: 0.2904, V: 9.19 }, within: 1e-9, by: 'typical', from: '0.0121 L/h and 9.19 L of the thesis, in days' },
    { covariates: {}, expect: { KA: 0.28 }, within: 1e-3, by: 'source', from: 'Ternant 2015, which the text cites: 0.28 a day' },
  ],
});
