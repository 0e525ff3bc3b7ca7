import { covariate, defineModel, percentOmega, proportionalError, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { deriveFrom } from '../physiology/derivation.ts';
import { ckdEpi2009 } from '../physiology/filtration-adults.ts';
import { teicoplanin } from './drug.ts';

const TABLE = 'Table 2 and equations 6-9, as quoted by nlmixr2lib';

const filtration = deriveFrom(
  ['age', 'creatinine', 'sex'],
  'filtration by CKD-EPI 2009 from creatinine, without its race term, mL/min per 1.73 m2',
  ckdEpi2009,
  'Levey AS et al. A new equation to estimate glomerular filtration rate. Ann Intern Med 2009;150:604-612',
);

export const chen2023 = defineModel({
  id: 'teicoplanin/chen-2023',
  drug: { name: teicoplanin.name, atc: 'J01XA02' },
  moiety: { name: teicoplanin.moiety, level: teicoplanin.levelUnit },
  summary: 'Adults in intensive care with sepsis, without renal replacement.',
  source: {
    citation:
      'Chen CY, Xie M, Gong J, Yu N, Wei R, Lei LL, Zhao SM, Li RM, Dong X, Zhang XL, Zhou Y, Li SL, Cui YM. Population pharmacokinetic analysis and dosing regimen optimization of teicoplanin in critically ill patients with sepsis. Front Pharmacol 2023;14:1132367',
    doi: '10.3389/fphar.2023.1132367',
    readIn: ['nlmixr2lib Chen_2023_teicoplanin'],
  },
  population: {
    subjects: 59,
    description:
      'Beijing, sepsis, no renal replacement, no endocarditis, bone or joint infection, 249 concentrations about the third to sixth dose; 28-92 years (median 72), 35-90 kg (65), filtration 11-124 mL/min/1.73 m2 (71.9), albumin 15.5-39.4 g/L (29.5)',
  },
  covariates: { filtration: covariate('mL/min/{1.73_m2}', filtration) },
  limits: [
    { covariate: 'age', between: [18, 92], below: 'refuse', above: 'warn', because: 'adults of 28 to 92 years were studied' },
    {
      covariate: 'weight',
      between: [35, 90],
      below: 'warn',
      above: 'warn',
      because: 'lightest and heaviest person studied; no weight is in the model',
    },
    { covariate: 'filtration', between: [11, 124], below: 'refuse', above: 'warn', because: 'range studied' },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 1.03, unit: 'L/h', from: `${TABLE}; at 71.88 mL/min/1.73 m2`, between: percentOmega(53.9) },
    V1: { value: 20.1, unit: 'L', from: TABLE, between: percentOmega(60.7) },
    Q: { value: 3.12, unit: 'L/h', from: TABLE, between: percentOmega(54.3) },
    V2: { value: 101, unit: 'L', from: TABLE, between: percentOmega(32.1) },
    filtrationOnCL: { value: 0.437, unit: '1', from: TABLE },
    referenceFiltration: { value: 71.88, unit: 'mL/min/{1.73_m2}', from: TABLE },
  },
  individual: (p, c) => ({
    CL: p.CL * (c.filtration / p.referenceFiltration) ** p.filtrationOnCL,
    V1: p.V1,
    Q: p.Q,
    V2: p.V2,
  }),
  error: proportionalError({ proportional: 0.174, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding that quotes the paper.',
    'The percentages are 100 x omega: their squares are the variances that equations 6 to 9 print (0.29, 0.37, 0.29, 0.10).',
    'Four to six doses of a drug with a half-life of days: what comes after the first week is further than the data.',
    'No size and no albumin enter, although much of it is bound to albumin: a total level says less where albumin is low.',
    'The citation of the filtration formula is from memory; the paper’s people were Chinese, and no race term is used.',
  ],
  checks: [
    {
      covariates: { filtration: 71.88 },
      expect: { CL: 1.03, V1: 20.1, Q: 3.12, V2: 101 },
      by: 'typical',
      from: 'Table 2 at the median filtration',
    },
    { covariates: { filtration: 35.94 }, expect: { CL: 0.7608291 }, within: 1e-6, from: '1.03 x 0.5^0.437, by hand' },
  ],
});
