import { combinedRoot, covariate, defineModel, flag, percentCV, together, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { postnatalDays } from '../physiology/maturation.ts';
import { gentamicin } from './drug.ts';

const ABSTRACT = 'abstract (at 2.17 kg); final model as quoted by nlmixr2lib';
const ENCODED = 'final model, as quoted by nlmixr2lib; not in the abstract';

export const fuchs2014 = defineModel({
  id: 'gentamicin/fuchs-2014',
  drug: { name: gentamicin.name, atc: 'J01GB03' },
  moiety: { name: gentamicin.moiety, level: gentamicin.levelUnit },
  summary: 'Preterm and term neonates in their first weeks.',
  source: {
    citation:
      'Fuchs A, Guidi M, Giannoni E, Werner D, Buclin T, Widmer N, Csajka C. Population pharmacokinetic study of gentamicin in a large cohort of premature and term neonates. Br J Clin Pharmacol 2014;78:1090-1101',
    doi: '10.1111/bcp.12444',
    pubmed: '24938850',
    readIn: ['nlmixr2lib Fuchs_2014_gentamicin', 'abstract on PubMed', 'a test model of Tucuxi, whose variances are wrong'],
  },
  population: {
    subjects: 1449,
    description:
      'Lausanne, 994 preterm and 455 term neonates, 3,039 concentrations; born at 24-42 weeks, 0.44-5.51 kg, 0-94 days old, 98 % of the data from the first week; another 69 for validation',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    gestationalAge: covariate('wk', recorded('gestationalAge')),
    postnatalAge: covariate('d', postnatalDays),
    dopamine: flag(recorded('dopamine')),
  },
  limits: [
    { covariate: 'weight', between: [0.44, 5.51], below: 'refuse', above: 'refuse', because: 'lightest and heaviest neonate studied' },
    {
      covariate: 'gestationalAge',
      between: [24, 42],
      below: 'refuse',
      above: 'refuse',
      because: 'range studied; clearance falls to zero below 16 weeks',
    },
    {
      covariate: 'postnatalAge',
      between: [0, 28],
      below: 'refuse',
      above: 'refuse',
      because:
        '98 % of the data are from the first week and the slope in days is a straight line; four weeks is a bound chosen here (oldest studied 94 days)',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 0.089, unit: 'L/h', from: `${ABSTRACT}; born at 34 weeks, one day old`, between: percentCV(28) },
    V1: { value: 0.908, unit: 'L', from: ABSTRACT, between: percentCV(18) },
    Q: { value: 0.157, unit: 'L/h', from: ABSTRACT },
    V2: { value: 0.56, unit: 'L', from: ABSTRACT },
    referenceWeight: { value: 2.17, unit: 'kg', from: ABSTRACT },
    referenceGestation: { value: 34, unit: 'wk', from: ENCODED },
    gestationOnCL: { value: 1.87, unit: '1', from: ENCODED },
    ageOnCL: { value: 0.054, unit: '1', from: ENCODED },
    dopamineOnCL: { value: -0.12, unit: '1', from: ENCODED },
    gestationOnV1: { value: -0.922, unit: '1', from: ENCODED },
  },
  correlated: [together(['CL', 'V1'], { correlation: 0.87 })],
  individual: (p, c) => {
    const size = c.weight / p.referenceWeight;
    const gestation = c.gestationalAge / p.referenceGestation - 1;
    return {
      CL:
        p.CL *
        size ** 0.75 *
        (1 + p.gestationOnCL * gestation) *
        (1 + p.ageOnCL * (c.postnatalAge - 1)) *
        (1 + p.dopamineOnCL * c.dopamine),
      V1: p.V1 * size * (1 + p.gestationOnV1 * gestation),
      Q: p.Q * size ** 0.75,
      V2: p.V2 * size,
    };
  },
  error: combinedRoot({ proportional: 0.18, additive: 0.1, unit: 'mg/L', from: ENCODED }),
  status: {
    is: 'unchecked',
    lacks:
      'the four slopes, the correlation 0.87 and the residual error, which stand in nlmixr2lib alone (a test model of Tucuxi has other estimates: 1.876, 0.0553, -0.921, 17.8 % and 0.0999 mg/L); CL, V1, Q, V2 and both CVs agree with the abstract',
  },
  use: 'forecast',
  deviations: [
    'The covariate slopes, the correlation and the residual error were read in one source; the abstract confirms the typical values, their variability and that dopamine lowers clearance.',
    'A test model of Tucuxi has nearly the same values (0.0886, 0.905, 0.161, 0.558) and a variability of clearance of 0.893, which is about the correlation: not used.',
    'The additive part of the residual error is read as a standard deviation in mg/L.',
    'The paper’s neonates were up to 94 days old; the file stops at 28, because almost all data are from the first week.',
  ],
  checks: [
    {
      covariates: { weight: 2.17, gestationalAge: 34, postnatalAge: 1, dopamine: 0 },
      expect: { CL: 0.089, V1: 0.908, Q: 0.157, V2: 0.56 },
      by: 'typical',
      from: 'abstract: the neonate of 2.17 kg',
    },
    {
      covariates: { weight: 3.5, gestationalAge: 40, postnatalAge: 3, dopamine: 1 },
      expect: { CL: 0.165185, V1: 1.22623 },
      within: 1e-5,
      from: '0.089 x (3.5/2.17)^0.75 x 1.33 x 1.108 x 0.88 and 0.908 x (3.5/2.17) x 0.83729, by hand',
    },
  ],
});
