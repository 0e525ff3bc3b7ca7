import { covariate, defineModel, equations, flag, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { warfarin } from './drug.ts';

const FIXED = 'Table 3, fixed to Hamberg’s, as quoted by nlmixr2lib';
const TABLE = 'Table 3, as quoted by nlmixr2lib';

export const xia2024 = defineModel({
  id: 'warfarin/xia-2024',
  drug: { name: warfarin.name, atc: 'B01AA03' },
  moiety: { name: warfarin.moiety },
  summary: 'Han Chinese adults with known genotypes: the dose itself, leaving a virtual store, drives the INR.',
  source: {
    citation:
      'Xia X, Cai X, Chen J, Jiang S, Zhang J. Construction of warfarin population pharmacokinetics and pharmacodynamics model in Han population based on Bayesian method. Sci Rep 2024;14:14894',
    doi: '10.1038/s41598-024-65048-7',
    readIn: ['nlmixr2lib Xia_2024_warfarin'],
  },
  population: {
    subjects: 646,
    description:
      'Han Chinese, nine centres, 5,467 INR (537 people for building, 109 for validation); 1-82 years, 7-106 kg, mean 60 kg; 0.625-6.25 mg a day; a quarter on amiodarone',
  },
  covariates: {
    age: covariate('a', recorded('age')),
    weight: covariate('kg', totalWeight),
    baselineInr: covariate('1', recorded('baselineInr')),
    cyp2c9Star2: covariate('1', recorded('cyp2c9Star2'), { between: [0, 1], because: 'alleles *2; nobody studied had one' }),
    cyp2c9Star3: covariate('1', recorded('cyp2c9Star3'), { between: [0, 1], because: 'alleles *3; nobody studied had two' }),
    vkorc1A: covariate('1', recorded('vkorc1A'), { between: [0, 2], because: 'alleles A of VKORC1 -1639' }),
    amiodarone: flag(recorded('amiodarone')),
  },
  limits: [
    {
      covariate: 'age',
      between: [18, 82],
      below: 'refuse',
      above: 'warn',
      because: 'adults up to the oldest person studied; children were few',
    },
    {
      covariate: 'weight',
      between: [35, 106],
      below: 'refuse',
      above: 'refuse',
      because: 'heaviest person studied; the lower bound is chosen here, a few children were lighter',
    },
    {
      covariate: 'baselineInr',
      between: [0.8, 1.8],
      below: 'warn',
      above: 'refuse',
      because: 'about the mean of 1.13 and its spread of 0.59; a higher INR is not a baseline (bounds chosen here)',
    },
  ],
  structure: equations({
    states: { store: 'mg', short1: '1', short2: '1', short3: '1', long1: '1', long2: '1', long3: '1' },
    needs: ['CL', 'V', 'EC50', 'gamma', 'MTT1', 'MTT2', 'baseline', 'span'],
    doseInto: 'store',
    start: () => ({ short1: 1, short2: 1, short3: 1, long1: 1, long2: 1, long3: 1 }),
    flow: (x, p) => {
      const level = Math.max(x.store, 0) / p.V;
      const inhibited = level ** p.gamma / (p.EC50 ** p.gamma + level ** p.gamma);
      const [fast, slow] = [3 / p.MTT1, 3 / p.MTT2];
      return {
        store: -(p.CL / p.V) * x.store,
        short1: fast * (1 - inhibited - x.short1),
        short2: fast * (x.short1 - x.short2),
        short3: fast * (x.short2 - x.short3),
        long1: slow * (1 - inhibited - x.long1),
        long2: slow * (x.long1 - x.long2),
        long3: slow * (x.long2 - x.long3),
      };
    },
    outputs: {
      INR: { unit: '1', is: (x, p) => p.baseline + p.span * (1 - (x.short3 + x.long3) / 2) },
      virtual: { unit: 'mg/L', is: (x, p) => x.store / p.V },
    },
    observe: 'INR',
  }),
  parameters: {
    clearanceStar1: { value: 0.174, unit: 'L/h', from: FIXED },
    clearanceStar2: { value: 0.0879, unit: 'L/h', from: FIXED },
    clearanceStar3: { value: 0.0422, unit: 'L/h', from: FIXED },
    agePerYear: { value: -0.00571, unit: '1/a', from: FIXED },
    referenceAge: { value: 71, unit: 'a', from: FIXED },
    V: { value: 14.3, unit: 'L', from: FIXED },
    gamma: { value: 1.39, unit: '1', from: FIXED },
    MTT1: { value: 27.2, unit: 'h', from: FIXED },
    MTT2: { value: 110.9, unit: 'h', from: FIXED },
    span: { value: 20, unit: '1', from: FIXED },
    perAlleleG: { value: 4.3, unit: 'mg/L', from: TABLE },
    perAlleleA: { value: 1.14, unit: 'mg/L', from: TABLE },
    weightExponent: { value: 1.34, unit: '1', from: TABLE },
    referenceWeight: { value: 60, unit: 'kg', from: 'supplement, equation 8, as quoted by nlmixr2lib' },
    withAmiodarone: { value: -0.602, unit: '1', from: TABLE },
    EC50: { value: 1, unit: '1', from: `${TABLE}; factor 1 that carries its variability`, between: percentCV(55.8) },
  },
  individual: (p, c) => ({
    CL:
      ((2 - c.cyp2c9Star2 - c.cyp2c9Star3) * p.clearanceStar1 + c.cyp2c9Star2 * p.clearanceStar2 + c.cyp2c9Star3 * p.clearanceStar3) *
      (1 + p.agePerYear * (c.age - p.referenceAge)),
    V: p.V,
    EC50:
      ((2 - c.vkorc1A) * p.perAlleleG + c.vkorc1A * p.perAlleleA) *
      (c.weight / p.referenceWeight) ** p.weightExponent *
      (1 + p.withAmiodarone * c.amiodarone) *
      p.EC50,
    gamma: p.gamma,
    MTT1: p.MTT1,
    MTT2: p.MTT2,
    baseline: c.baselineInr,
    span: p.span,
  }),
  error: proportionalError({ proportional: 0.365, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in one source (nlmixr2lib), which quotes the paper’s table; the paper was not read.',
    'There is no concentration: the whole racemic dose enters a virtual store, and its output in mg/L is not comparable with a level in plasma.',
    'The values called Hamberg’s are those of a later model: steepness 1.39 and transit times 27.2 and 110.9 h against 1.15, 28.6 and 118.3 h in Hamberg 2010.',
    'Weight acts on EC50 with the exponent 1.34 (standard error 34 %) and amiodarone lowers it by 60 % (47 %): both are uncertain.',
    'Nobody carried *2: its clearance is Hamberg’s.',
  ],
  checks: [
    {
      covariates: { age: 71, weight: 60, baselineInr: 1.13, cyp2c9Star2: 0, cyp2c9Star3: 0, vkorc1A: 2, amiodarone: 0 },
      expect: { CL: 0.348, V: 14.3, EC50: 2.28 },
      by: 'typical',
      from: 'the typical person: *1/*1, A/A, 60 kg',
    },
    {
      covariates: { age: 51, weight: 60, baselineInr: 1.13, cyp2c9Star2: 0, cyp2c9Star3: 1, vkorc1A: 1, amiodarone: 1 },
      expect: { CL: 0.24089, EC50: 2.16512 },
      within: 1e-4,
      from: '(0.174 + 0.0422) x (1 + 0.00571 x 20) and (4.3 + 1.14) x 0.398, by hand',
    },
  ],
});
