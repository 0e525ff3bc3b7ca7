import { combinedRoot, covariate, defineModel, givenWith, onLogit, twoCompartmentOral, variance } from '../../src/domain/define-model.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { ganciclovir } from './drug.ts';

const BOTH = 'abstract (PMC2772326), and Table 3 as quoted by nlmixr2lib';
const TABLE = 'Table 3, as quoted by nlmixr2lib';

export const caldes2009 = defineModel({
  id: 'ganciclovir/caldes-2009',
  drug: { name: ganciclovir.name, atc: 'J05AB06' },
  moiety: { name: ganciclovir.moiety, level: ganciclovir.levelUnit },
  summary: 'Adults with cytomegalovirus after a kidney, liver or heart transplant; by vein, and by mouth as valganciclovir.',
  source: {
    citation:
      'Caldés A, Colom H, Armendariz Y, Garrido MJ, Troconiz IF, Gil-Vernet S, Lloberas N, Pou L, Peraire C, Grinyó JM. Population pharmacokinetics of ganciclovir after intravenous ganciclovir and oral valganciclovir administration in solid organ transplant patients infected with cytomegalovirus. Antimicrob Agents Chemother 2009;53:4816-4824',
    doi: '10.1128/AAC.00085-09',
    pubmed: '19738014',
    readIn: ['the abstract (PMC2772326)', 'nlmixr2lib Caldes_2009_ganciclovir', 'posologyr, vignette on routes of administration'],
  },
  population: {
    subjects: 20,
    description:
      'Barcelona, ten kidney, five liver and five heart transplants, 382 concentrations on days 5 (by vein) and 15 (by mouth); 55.7 +/- 11.8 years, 66.2 +/- 12.9 kg, Cockcroft-Gault 57 +/- 25 mL/min; nobody with a filtration below 10 mL/min or tissue disease',
  },
  covariates: { creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight) },
  limits: [
    {
      covariate: 'age',
      between: [18, 85],
      below: 'refuse',
      above: 'warn',
      because: 'adults, 55.7 +/- 11.8 years; the bounds are chosen here',
    },
    { covariate: 'weight', between: [40, 110], below: 'warn', above: 'warn', because: '66.2 +/- 12.9 kg; the bounds are chosen here' },
    {
      covariate: 'creatinineClearance',
      between: [10, 130],
      below: 'refuse',
      above: 'warn',
      because: 'below 10 mL/min people were left out; clearance is proportional to it; the upper bound is chosen here (57 +/- 25)',
    },
  ],
  structure: givenWith(twoCompartmentOral, {
    needs: ['F', 'LAG'],
    bioavailability: (p) => ({ depot: p.F }),
    lag: (p) => ({ depot: p.LAG }),
  }),
  parameters: {
    CL: { value: 7.49, unit: 'L/h', from: `${BOTH}; at 57 mL/min`, between: variance(0.107) },
    V1: { value: 31.9, unit: 'L', from: BOTH, between: variance(0.227) },
    Q: { value: 10.2, unit: 'L/h', from: BOTH },
    V2: { value: 32, unit: 'L', from: BOTH },
    KA: { value: 0.895, unit: '1/h', from: BOTH, between: variance(0.464) },
    F: { value: 0.825, unit: '1', from: BOTH, between: onLogit(variance(0.049)) },
    LAG: { value: 0.382, unit: 'h', from: BOTH },
    referenceClearance: { value: 57, unit: 'mL/min', from: BOTH },
  },
  individual: (p, c) => ({
    CL: p.CL * (c.creatinineClearance / p.referenceClearance),
    V1: p.V1,
    Q: p.Q,
    V2: p.V2,
    KA: p.KA,
    F: p.F,
    LAG: p.LAG,
  }),
  error: combinedRoot({
    proportional: 0.378,
    additive: 0.465,
    unit: 'mg/L',
    from: `${TABLE}: a variance of 0.143 and a standard deviation of 0.465`,
  }),
  status: {
    is: 'unchecked',
    lacks:
      'the proportional residual error: both nlmixr2lib and posologyr print 0.143, the first as a variance (37.8 %), the second as a standard deviation; and the scale of the variance of F (logit or logarithm); every typical value, the four variances and the additive part agree in the two',
  },
  use: 'forecast',
  deviations: [
    'The typical values stand in the abstract and in both encodings, the four variances and the residual error in the encodings.',
    'nlmixr2lib gives variances (0.107, 0.227, 0.464, 0.049) beside percentages (33, 53, 37, 64 %), which agree for clearance only; the variances are used, as posologyr does. That of F is on the logit scale in nlmixr2lib and on the logarithm in posologyr.',
    'The additive part of the residual error is taken for a standard deviation and the proportional one, 0.143, for a variance, as nlmixr2lib reads the table; posologyr takes 0.143 for a standard deviation and adds the two parts, which would trust levels more.',
    'By mouth the dose is valganciclovir counted as 0.72 of ganciclovir, and F is what reaches the blood of that.',
    'Twenty people, and no size: in the heavy and the light the volume is not theirs.',
  ],
  checks: [
    {
      covariates: { creatinineClearance: 57 },
      expect: { CL: 7.49, V1: 31.9, Q: 10.2, V2: 32, KA: 0.895, F: 0.825, LAG: 0.382 },
      within: 1e-9,
      by: 'source',
      from: 'abstract: the final parameters at 57 mL/min',
    },
    { covariates: { creatinineClearance: 28.5 }, expect: { CL: 3.745 }, within: 1e-9, from: '7.49 x 28.5 / 57, by hand' },
  ],
});
