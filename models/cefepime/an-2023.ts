import { combinedRoot, covariate, defineModel, twoCompartmentInfusion, variance } from '../../src/domain/define-model.ts';
import { leanMassJames, totalWeight } from '../physiology/body-size.ts';
import { deriveFrom } from '../physiology/derivation.ts';
import { CITATIONS, cockcroftGault } from '../physiology/renal-function.ts';
import { cefepime } from './drug.ts';

const ENCODED = 'as encoded by PKPDsim';
/** kg: the encoding takes no lean mass below this. */
const LEAN_FLOOR = 30;

const clearance = deriveFrom(
  ['age', 'weight', 'height', 'creatinine', 'sex'],
  'creatinine clearance by Cockcroft-Gault with the lean body mass of James (30 kg at least), mL/min',
  (body) => cockcroftGault({ ...body, weight: Math.max(leanMassJames(body), LEAN_FLOOR) }),
  CITATIONS.cockcroftGault,
);

export const an2023 = defineModel({
  id: 'cefepime/an-2023',
  drug: { name: cefepime.name, atc: 'J01DE01' },
  moiety: { name: cefepime.moiety, level: cefepime.levelUnit },
  summary: 'Adults in intensive care, without renal replacement.',
  source: {
    citation:
      'An G, Creech CB, Wu N, Nation RL, Gu K, Nalbant D, Jimenez-Truque N, Fissell W, Patel PC, Fishbane N, Watanabe A, Rolsma S, Kirkpatrick CMJ, Landersdorfer CB, Winokur P. Population pharmacokinetics and target attainment analyses to identify a rational empirical dosing strategy for cefepime in critically ill patients. J Antimicrob Chemother 2023;78:1460-1470',
    doi: '10.1093/jac/dkad106',
    pubmed: '37071586',
    readIn: ['PKPDsim pk_cefepime_an', 'the abstract (PMC10474939)'],
  },
  population: {
    subjects: 130,
    description:
      'Two sites, 76 men and 54 women, 278 concentrations; median 65 years (quartiles 52-72), 90 kg (70-110), creatinine clearance 86 mL/min (52-126)',
  },
  covariates: { weight: covariate('kg', totalWeight), creatinineClearance: covariate('mL/min', clearance) },
  limits: [
    {
      covariate: 'age',
      between: [18, 95],
      below: 'refuse',
      above: 'warn',
      because: 'adults (quartiles 52-72 years); the bounds are chosen here',
    },
    { covariate: 'weight', between: [40, 180], below: 'warn', above: 'warn', because: 'quartiles 70-110 kg; the bounds are chosen here' },
    {
      covariate: 'bodyMassIndex',
      between: [15, 43],
      below: 'warn',
      above: 'refuse',
      because: 'the lean mass of James falls with weight above 43 kg/m2 in men and already above 36 in women',
    },
    {
      covariate: 'creatinineClearance',
      between: [15, 200],
      below: 'refuse',
      above: 'warn',
      because: 'quartiles 52-126 mL/min; the range studied was not read, the bounds are chosen here',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    renalCL: { value: 2, unit: 'L/h', from: `${ENCODED}; at 54 mL/min` },
    otherCL: { value: 0.526, unit: 'L/h', from: ENCODED },
    ownShareOfCL: { value: 1, unit: '1', from: `${ENCODED}: the variability multiplies the sum of both`, between: variance(0.089401) },
    V1: { value: 13.4, unit: 'L', from: `${ENCODED}; at 90 kg`, between: variance(0.427716) },
    Q: { value: 12, unit: 'L/h', from: ENCODED },
    V2: { value: 7.52, unit: 'L', from: ENCODED, between: variance(0.029929) },
    referenceClearance: { value: 54, unit: 'mL/min', from: ENCODED },
    referenceWeight: { value: 90, unit: 'kg', from: ENCODED },
  },
  individual: (p, c) => ({
    CL: p.ownShareOfCL * (p.renalCL * (c.creatinineClearance / p.referenceClearance) + p.otherCL),
    V1: p.V1 * (c.weight / p.referenceWeight),
    Q: p.Q,
    V2: p.V2,
  }),
  error: combinedRoot({ proportional: 0.224, additive: 6.44, unit: 'mg/L', from: ENCODED }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding; the abstract confirms the people, two compartments, and that creatinine clearance and weight are the covariates.',
    'The lean mass of the encoding is James’s only with height in metres (its coefficients are 0.0128 and 0.0148); with centimetres it would be about 1.1 times the weight and creatinine clearance half too high in obesity.',
    'The variances are squares of 0.299, 0.654 and 0.173, standard deviations of eta in the encoding.',
    'The encoding’s branch for continuous renal replacement (1.64 L/h) is switched off there and left out here.',
    'An additive error of 6.44 mg/L: a trough below about 10 mg/L tells this model little.',
  ],
  checks: [
    {
      covariates: { weight: 90, creatinineClearance: 54 },
      expect: { CL: 2.526, V1: 13.4, Q: 12, V2: 7.52 },
      within: 1e-9,
      by: 'typical',
      from: 'the encoding at 54 mL/min and 90 kg',
    },
    {
      covariates: { weight: 60, creatinineClearance: 108 },
      expect: { CL: 4.526, V1: 8.933333 },
      within: 1e-6,
      from: '2 x 2 + 0.526 and 13.4 x 60/90, by hand',
    },
  ],
});
