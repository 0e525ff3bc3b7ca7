import { combinedRoot, covariate, defineModel, together, twoCompartmentInfusion, variance } from '../../src/domain/define-model.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { meropenem } from './drug.ts';

const STREAM = 'control stream of the supplement, agreeing with Table 2, as quoted by nlmixr2lib; PKPDsim has the same';

export const gijsen2022 = defineModel({
  id: 'meropenem/gijsen-2022',
  drug: { name: meropenem.name, atc: 'J01DH02' },
  moiety: { name: meropenem.moiety, level: meropenem.levelUnit },
  summary: 'Adults in intensive care with sepsis whose kidneys work well or more than well.',
  source: {
    citation:
      'Gijsen M, Elkayal O, Annaert P, Van Daele R, Meersseman P, Debaveye Y, Wauters J, Dreesen E, Spriet I. Meropenem target attainment and population pharmacokinetics in critically ill septic patients with preserved or increased renal function. Infect Drug Resist 2022;15:53-62',
    doi: '10.2147/IDR.S343264',
    readIn: ['nlmixr2lib Gijsen_2022_meropenem', 'PKPDsim pk_meropenem_gijsen'],
  },
  population: {
    subjects: 58,
    description:
      'Leuven, severe sepsis or septic shock, filtration by CKD-EPI of 70 mL/min/1.73 m2 or more, no renal replacement, 345 concentrations; median 63 years (quartiles 55-68), 70 kg (60-79); clearance measured in urine 88 mL/min/1.73 m2 (69-128)',
  },
  covariates: { creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight) },
  limits: [
    {
      covariate: 'age',
      between: [18, 95],
      below: 'refuse',
      above: 'warn',
      because: 'adults were studied (quartiles 55-68); the upper bound is chosen here',
    },
    { covariate: 'weight', between: [40, 120], below: 'warn', above: 'warn', because: 'quartiles 60-79 kg; these bounds are chosen here' },
    {
      covariate: 'creatinineClearance',
      between: [60, 250],
      below: 'refuse',
      above: 'warn',
      because: 'people with a filtration below 70 mL/min/1.73 m2 were left out of the study; the bounds in mL/min are chosen here',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 13.7, unit: 'L/h', from: `${STREAM}; at 111.7 mL/min`, between: variance(0.288) },
    V1: { value: 25.5, unit: 'L', from: STREAM, between: variance(0.281) },
    Q: { value: 8.13, unit: 'L/h', from: `${STREAM}; 8.1 in Table 2` },
    V2: { value: 12.4, unit: 'L', from: STREAM, between: variance(0.441) },
    clearanceOnCL: { value: 0.637, unit: '1', from: `${STREAM}; 0.64 in Table 2` },
    referenceClearance: { value: 111.7, unit: 'mL/min', from: STREAM },
  },
  correlated: [together(['CL', 'V1'], { covariance: 0.185 })],
  individual: (p, c) => ({
    CL: p.CL * (c.creatinineClearance / p.referenceClearance) ** p.clearanceOnCL,
    V1: p.V1,
    Q: p.Q,
    V2: p.V2,
  }),
  error: combinedRoot({
    proportional: 0.3834,
    additive: 0.3041,
    unit: 'mg/L',
    from: 'control stream of the supplement: sigma^2 of 0.147 and 0.0925',
  }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Table 2 swaps the labels of the residual error: its 31.1 % is the additive variance 0.0925 and its 0.147 mg/L the proportional one. The control stream is followed (38 % and 0.30 mg/L); PKPDsim follows the table (31.1 % and 0.147 mg/L). Everything else agrees in both.',
    'Equation 2 of the paper prints the exponent 0.725; the control stream has 0.637 and the table 0.64.',
    'Which weight entered Cockcroft-Gault is not stated; total weight is used, as in PKPDsim. Weight itself was tried as a covariate and left out.',
    'Total levels were taken for unbound ones (2 % bound).',
  ],
  checks: [
    {
      covariates: { creatinineClearance: 111.7 },
      expect: { CL: 13.7, V1: 25.5, Q: 8.13, V2: 12.4 },
      by: 'typical',
      from: 'control stream, at 111.7 mL/min',
    },
    {
      covariates: { creatinineClearance: 223.4 },
      expect: { CL: 21.304761 },
      within: 1e-6,
      from: '13.7 x 2^0.637, by hand',
    },
  ],
});
