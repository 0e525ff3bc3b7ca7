import { combinedRoot, covariate, defineModel, twoCompartmentInfusion, variance } from '../../src/domain/define-model.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const TRANSLATED = 'parametric translation, as encoded by PKPDsim and quoted by nlmixr2lib from Tong 2026';

export const carreno2017 = defineModel({
  id: 'vancomycin/carreno-2017',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Adults with obesity, from twelve people; for teaching, because its variability is a translation.',
  source: {
    citation:
      'Carreno JJ, Lomaestro B, Tietjan J, et al. Pilot study of a Bayesian approach to estimate vancomycin exposure in obese patients with limited pharmacokinetic sampling. Antimicrob Agents Chemother 2017;61:e02478-16',
    doi: '10.1128/AAC.02478-16',
    readIn: [
      'PKPDsim pk_vanco_carreno',
      'nlmixr2lib Tong_2026_vancomycin_carreno, which quotes the supplement of Tong DMH et al. JAC Antimicrob Resist 2026 (doi 10.1093/jacamr/dlag016)',
    ],
  },
  population: {
    subjects: 12,
    description:
      'Adults with obesity, 71 concentrations, fitted without a parametric distribution; used later as the default for 2,709 people of 40 kg/m2 and more, and given up for a model that met the target more often',
  },
  covariates: { creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight) },
  limits: [
    {
      covariate: 'bodyMassIndex',
      between: [30, 75],
      below: 'refuse',
      above: 'warn',
      because: 'people with obesity were studied; the range was not read, the upper bound is chosen here',
    },
    { covariate: 'age', between: [18, 95], below: 'refuse', above: 'warn', because: 'adults; the bounds are chosen here' },
    {
      covariate: 'creatinineClearance',
      between: [20, 200],
      below: 'refuse',
      above: 'warn',
      because: 'the range studied was not read; the bounds are chosen here',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    otherCL: { value: 0.18, unit: 'L/h', from: TRANSLATED, between: variance(0.057068) },
    clearanceOnCL: { value: 0.036, unit: 'L/h', from: `${TRANSLATED}; for each mL/min`, between: variance(0.30864) },
    V1: { value: 25.76, unit: 'L', from: TRANSLATED, between: variance(0.20559) },
    K12: { value: 2.29, unit: '1/h', from: TRANSLATED, between: variance(1.11676) },
    K21: { value: 1.44, unit: '1/h', from: TRANSLATED, between: variance(1.4433) },
  },
  individual: (p, c) => ({
    CL: p.otherCL + p.clearanceOnCL * c.creatinineClearance,
    V1: p.V1,
    Q: p.K12 * p.V1,
    V2: (p.K12 * p.V1) / p.K21,
  }),
  error: combinedRoot({ proportional: 0.1, additive: 0.1, unit: 'mg/L', from: `${TRANSLATED}: assumed, not estimated` }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'The paper fitted support points, not a distribution: the log-normal variances and both parts of the residual error are assumptions of those who translated it, who say so. For teaching.',
    'Both places where it was read go back to the same program, so they are one source.',
    'No volume depends on size, in a model for the heavy; 106 and 120 % of variability in the rate constants let few levels move the estimate far.',
    'By which weight creatinine clearance was estimated was not read; total weight is used, which is high in obesity.',
  ],
  checks: [
    {
      covariates: { creatinineClearance: 100 },
      expect: { CL: 3.78, V1: 25.76, Q: 58.9904, V2: 40.965556 },
      within: 1e-6,
      from: '0.18 + 0.036 x 100; 2.29 x 25.76; and over 1.44, by hand',
    },
  ],
});
