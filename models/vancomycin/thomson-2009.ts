import { combinedRoot, covariate, defineModel, percentOmega, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const TABLE = 'Table 2, as quoted by PKPDsim, Tucuxi and a public dosing program';

export const thomson2009 = defineModel({
  id: 'vancomycin/thomson-2009',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Adults in a general hospital, from levels drawn in routine care.',
  source: {
    citation:
      'Thomson AH, Staatz CE, Tobin CM, Gall M, Lovering AM. Development and evaluation of vancomycin dosage guidelines designed to achieve new target concentrations. J Antimicrob Chemother 2009;63:1050-1057',
    doi: '10.1093/jac/dkp085',
    readIn: [
      'PKPDsim pk_vanco_thomson',
      'Tucuxi vancomycin.thomson2009 (NONMEM file)',
      'a public antibiotic dosing program that quotes Table 2',
    ],
  },
  population: {
    subjects: 398,
    description:
      'Adults in a general hospital in Glasgow; 16-97 years, 40-159 kg, Cockcroft-Gault 12-216 mL/min (the number of people was read, the ranges are from memory)',
  },
  covariates: { weight: covariate('kg', totalWeight), creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight) },
  limits: [
    { covariate: 'age', between: [16, 97], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied (from memory)' },
    {
      covariate: 'weight',
      between: [40, 159],
      below: 'warn',
      above: 'warn',
      because: 'lightest and heaviest person studied (from memory)',
    },
    {
      covariate: 'creatinineClearance',
      between: [12, 150],
      below: 'refuse',
      above: 'warn',
      because:
        'nobody below 12 mL/min was studied (from memory) and the straight line reaches zero at 1.1; above 150 it rises without end, and a variant in clinical use (Tong 2026) holds it there',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 2.99, unit: 'L/h', from: TABLE, between: percentOmega(27) },
    V1: { value: 0.675, unit: 'L/kg', from: TABLE, between: percentOmega(15) },
    Q: { value: 2.28, unit: 'L/h', from: TABLE, between: percentOmega(49) },
    V2: { value: 0.732, unit: 'L/kg', from: TABLE, between: percentOmega(130) },
    renalSlope: { value: 0.0154, unit: '1', from: `${TABLE}: 15.4 % for every 10 mL/min` },
    referenceClearance: { value: 66, unit: 'mL/min', from: TABLE },
  },
  individual: (p, c) => ({
    CL: p.CL * (1 + p.renalSlope * (c.creatinineClearance - p.referenceClearance)),
    V1: p.V1 * c.weight,
    Q: p.Q,
    V2: p.V2 * c.weight,
  }),
  error: combinedRoot({ proportional: 0.15, additive: 1.6, unit: 'mg/L', from: TABLE }),
  status: {
    is: 'checked',
    against:
      'all typical values, the slope 0.0154, the four CVs and both parts of the residual error agree in PKPDsim, Tucuxi and a public target-attainment program that quotes Table 2; the reference of 66 mL/min in the first and the last. What differed: Tucuxi leaves out the centring on 66 mL/min, PKPDsim alone has a covariance of CL and V1 (0.01)',
  },
  use: 'forecast',
  deviations: [
    'Variability: 27, 15, 130 and 49 % are read as 100 x omega, as the NONMEM files of PKPDsim and Tucuxi do; one encoding takes ln(1 + CV^2), which for V2 is 0.99 instead of 1.69.',
    'One source (PKPDsim, and a paper of the same company) adds a covariance of 0.01 between CL and V1; the others have none, and none is used.',
    'Tucuxi leaves out the centring on 66 mL/min, which adds 0.049 L/h to every clearance.',
    'The table prints h^-1 as the unit of Q while its key calls it an intercompartmental clearance; it is read as 2.28 L/h, as every encoding does.',
    'The title of the paper and the ranges studied are from memory.',
    'Creatinine clearance is not capped, as in the paper; above 150 mL/min the result carries a warning.',
  ],
  checks: [
    {
      covariates: { weight: 70, creatinineClearance: 66 },
      expect: { CL: 2.99, V1: 47.25, V2: 51.24, Q: 2.28 },
      by: 'typical',
      from: 'Table 2: the person with 66 mL/min; volumes per kg x 70',
    },
    {
      covariates: { weight: 1, creatinineClearance: 66 },
      expect: { V1: 0.675, V2: 0.732 },
      by: 'typical',
      from: 'Table 2; together 1.41 L/kg, where the paper states 1.4 L/kg at steady state',
    },
    {
      covariates: { weight: 70, creatinineClearance: 100 },
      expect: { CL: 4.556 },
      within: 2e-4,
      by: 'another',
      from: '2.99 x (1 + 0.0154 x 34), computed apart from this project’s code',
    },
    {
      covariates: { weight: 82.7018420944358, creatinineClearance: 61.4523569 },
      expect: { CL: 2.7807 },
      within: 2e-4,
      by: 'another',
      from: '2.99 x 2.497 / 2.685 of the sequential forecast published with mipdeval (weight 82.7 kg, 3.687 L/h)',
    },
  ],
});
