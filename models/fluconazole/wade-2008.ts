import { combinedRoot, covariate, defineModel, oneCompartmentInfusion, together, variance } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { postnatalDays } from '../physiology/maturation.ts';
import { serumCreatinine } from '../physiology/renal-function.ts';
import { fluconazole } from './drug.ts';

const TABLE = 'Table 3, final model, as quoted by nlmixr2lib';

export const wade2008 = defineModel({
  id: 'fluconazole/wade-2008',
  drug: { name: fluconazole.name, atc: 'J02AC01' },
  moiety: { name: fluconazole.moiety, level: fluconazole.levelUnit },
  summary: 'Preterm and term infants in their first four months, by vein.',
  source: {
    citation:
      'Wade KC, Wu D, Kaufman DA, Ward RM, Benjamin DK Jr, Sullivan JE, Ramey N, Jayaraman B, Hoppu K, Adamson PC, Gastonguay MR, Barrett JS. Population pharmacokinetics of fluconazole in young infants. Antimicrob Agents Chemother 2008',
    doi: '10.1128/AAC.00569-08',
    readIn: ['nlmixr2lib Wade_2008_fluconazole'],
  },
  population: {
    subjects: 55,
    description:
      'United States and Helsinki, 357 concentrations after 3-12 mg/kg; born at 23-40 weeks (median 26), 1-88 days old at first (16), 0.45-7.1 kg (1.02)',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    gestationalAge: covariate('wk', recorded('gestationalAge')),
    postnatalAge: covariate('d', postnatalDays),
    creatinine: covariate('mg/dL', serumCreatinine),
  },
  limits: [
    { covariate: 'weight', between: [0.45, 7.1], below: 'refuse', above: 'refuse', because: 'lightest and heaviest infant studied' },
    { covariate: 'gestationalAge', between: [23, 40], below: 'refuse', above: 'warn', because: 'range studied' },
    {
      covariate: 'postnatalAge',
      between: [1, 119],
      below: 'refuse',
      above: 'refuse',
      because: 'infants from the first day to below 120 days were studied',
    },
    {
      covariate: 'creatinine',
      between: [0.1, 1.5],
      below: 'warn',
      above: 'refuse',
      because: 'above 1 mg/dL clearance falls with the fifth power of creatinine, to a seventh at 1.5 mg/dL; further it is not followed',
    },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: {
      value: 0.015,
      unit: 'L/h',
      from: `${TABLE}; 1 kg, born at 26 weeks, two weeks old, creatinine up to 1 mg/dL`,
      between: variance(0.11),
    },
    V: { value: 1.024, unit: 'L/kg', from: TABLE, between: variance(0.057) },
    weightOnCL: { value: 0.75, unit: '1', from: 'Table 2, base model, fixed, as quoted by nlmixr2lib' },
    gestationOnCL: { value: 1.739, unit: '1', from: TABLE },
    ageOnCL: { value: 0.237, unit: '1', from: TABLE },
    creatinineOnCL: { value: -4.896, unit: '1', from: `${TABLE}; above 1 mg/dL only` },
    referenceGestation: { value: 26, unit: 'wk', from: TABLE },
    referenceAge: { value: 14, unit: 'd', from: `${TABLE}: two weeks` },
    normalCreatinine: { value: 1, unit: 'mg/dL', from: TABLE },
  },
  correlated: [together(['CL', 'V'], { covariance: 0.014 })],
  individual: (p, c) => ({
    CL:
      p.CL *
      c.weight ** p.weightOnCL *
      (c.gestationalAge / p.referenceGestation) ** p.gestationOnCL *
      (c.postnatalAge / p.referenceAge) ** p.ageOnCL *
      (c.creatinine > p.normalCreatinine ? (c.creatinine / p.normalCreatinine) ** p.creatinineOnCL : 1),
    V: p.V * c.weight,
  }),
  error: combinedRoot({ proportional: 0.1643, additive: 0.2, unit: 'mg/L', from: `${TABLE}: sigma^2 of 0.027 and 0.04 (timed samples)` }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding that quotes the paper’s tables; its volume and pages are not known here.',
    'The residual error is the one of timed samples; samples scavenged from the laboratory had another and read 0.953 of the level.',
    'The effect of creatinine above 1 mg/dL is steep and rests on few infants: small errors of creatinine move the forecast much.',
    'In the first days creatinine is still the mother’s.',
  ],
  checks: [
    {
      covariates: { weight: 1, gestationalAge: 26, postnatalAge: 14, creatinine: 1 },
      expect: { CL: 0.015, V: 1.024 },
      by: 'typical',
      from: 'Table 3: the infant of 1 kg born at 26 weeks, two weeks old',
    },
    {
      covariates: { weight: 2, gestationalAge: 32, postnatalAge: 28, creatinine: 1.2 },
      expect: { CL: 0.0174724, V: 2.048 },
      within: 1e-5,
      from: '0.015 x 2^0.75 x (32/26)^1.739 x 2^0.237 x 1.2^-4.896, by hand',
    },
  ],
});
