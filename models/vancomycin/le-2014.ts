import { combinedRoot, covariate, defineModel, oneCompartmentInfusion, together, variance } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { postnatalDays } from '../physiology/maturation.ts';
import { serumCreatinine } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const ENCODED = 'as encoded by PKPDsim';

export const le2014 = defineModel({
  id: 'vancomycin/le-2014',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Children from three months to young adults of 21 years.',
  source: {
    citation:
      'Le J, Ngu B, Bradley JS, Murray W, Nguyen A, Nguyen L, et al. Vancomycin monitoring in children using Bayesian estimation. Ther Drug Monit 2014;36:510-518',
    pubmed: '24452067',
    readIn: ['the abstract (PMC4101060)', 'PKPDsim pk_vanco_le'],
  },
  population: {
    subjects: 138,
    description:
      '3 months to 21 years, 712 concentrations; median 6.1 years (quartiles 2.2-12.2), 22 kg (13-38), creatinine 0.37 mg/dL (0.30-0.50)',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    creatinine: covariate('mg/dL', serumCreatinine),
    postnatalAge: covariate('d', postnatalDays, { between: [91.3, 8035.5], because: 'three months to 22 years, in days' }),
  },
  limits: [
    {
      covariate: 'age',
      between: [0.25, 21.99],
      below: 'refuse',
      above: 'refuse',
      because: 'youngest and oldest person studied (3 months to 21 years)',
    },
    {
      covariate: 'weight',
      between: [4, 100],
      below: 'warn',
      above: 'warn',
      because: 'the range studied was not read (quartiles 13-38 kg); these bounds are chosen here',
    },
    {
      covariate: 'creatinine',
      between: [0.1, 1.5],
      below: 'warn',
      above: 'refuse',
      because: 'the range studied was not read (quartiles 0.30-0.50 mg/dL); 1.5, three times the upper quartile, is chosen here',
    },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: {
      value: 0.258,
      unit: 'L/h',
      from: `${ENCODED}; for 1 kg (exponent 0.75), 0.4 mg/dL and ln(days) = 7.7`,
      between: variance(0.1681),
    },
    V: { value: 0.644, unit: 'L/kg', from: ENCODED, between: variance(0.0144) },
    sizeExponent: { value: 0.75, unit: '1', from: ENCODED },
    referenceCreatinine: { value: 0.4, unit: 'mg/dL', from: ENCODED },
    creatinineExponent: { value: 0.431, unit: '1', from: ENCODED },
    referenceLogDays: { value: 7.7, unit: '1', from: `${ENCODED}; the logarithm of the days in the median age of 6.1 years` },
    ageExponent: { value: 0.808, unit: '1', from: ENCODED },
  },
  correlated: [together(['CL', 'V'], { covariance: 0.001968 })],
  individual: (p, c) => ({
    CL:
      p.CL *
      c.weight ** p.sizeExponent *
      (p.referenceCreatinine / c.creatinine) ** p.creatinineExponent *
      (Math.log(c.postnatalAge) / p.referenceLogDays) ** p.ageExponent,
    V: p.V * c.weight,
  }),
  error: combinedRoot({ proportional: 0.28, additive: 1, unit: 'mg/L', from: ENCODED }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Equations, variability and residual error come from one encoding; the abstract confirms the population, not the numbers. Title and authors are from memory.',
    '0.1681 and 0.0144 are read as variances (CV about 43 and 12 %).',
    'One compartment: early levels after an infusion are above what it can say.',
  ],
  checks: [
    {
      covariates: { weight: 22, creatinine: 0.4, postnatalAge: Math.exp(7.7) },
      expect: { CL: 2.62065, V: 14.168 },
      within: 1e-4,
      from: '0.258 x 22^0.75 and 0.644 x 22, by hand, at the centre of the covariates',
    },
  ],
});
