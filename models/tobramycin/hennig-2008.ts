import { covariate, defineModel, percentCV, proportionalError, together, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { tobramycin } from './drug.ts';

const TABLE = 'Table 2, covariate model, as quoted by nlmixr2lib and an older Tucuxi file';

export const hennig2008 = defineModel({
  id: 'tobramycin/hennig-2008',
  drug: { name: tobramycin.name, atc: 'J01GB01' },
  moiety: { name: tobramycin.moiety, level: tobramycin.levelUnit },
  summary: 'Children and adolescents with cystic fibrosis, once a day.',
  source: {
    citation:
      'Hennig S, Norris R, Kirkpatrick CMJ. Target concentration intervention is needed for tobramycin dosing in paediatric patients with cystic fibrosis - a population pharmacokinetic study. Br J Clin Pharmacol 2008;65:502-510',
    doi: '10.1111/j.1365-2125.2007.03045.x',
    readIn: [
      'nlmixr2lib Hennig_2008_tobramycin',
      'an older file of the Tucuxi project (tobramycinCF)',
      'a PAGANZ abstract of the same study',
    ],
  },
  population: {
    subjects: 35,
    description:
      'Brisbane, 318 concentrations after 70-560 mg once a day; 0.5-17.9 years (mean 9.5), 6-72.6 kg (mean 34), creatinine 20-73 umol/L (mean 44), one of them below 50 mL/min',
  },
  covariates: { weight: covariate('kg', totalWeight) },
  limits: [
    { covariate: 'age', between: [0.5, 17.9], below: 'refuse', above: 'refuse', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [6, 72.6], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
    {
      covariate: 'creatinine',
      between: [0.22, 0.83],
      below: 'warn',
      above: 'refuse',
      because: 'creatinine of 20 to 73 umol/L was studied, and the model knows nothing of the kidneys',
    },
    {
      covariate: 'cysticFibrosis',
      between: [1, 1],
      below: 'refuse',
      above: 'refuse',
      because: 'only people with cystic fibrosis were studied',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 6.37, unit: 'L/h', from: `${TABLE}; 70 kg`, between: percentCV(11.7), betweenOccasions: percentCV(6.5) },
    V1: { value: 18.7, unit: 'L', from: `${TABLE}; 70 kg`, between: percentCV(11.66) },
    Q: { value: 0.39, unit: 'L/h', from: `${TABLE}; 70 kg` },
    V2: { value: 1.32, unit: 'L', from: `${TABLE}; 70 kg`, between: percentCV(41.95) },
    referenceWeight: { value: 70, unit: 'kg', from: TABLE },
  },
  correlated: [
    together(['CL', 'V1'], { correlation: 0.73 }),
    together(['CL', 'V2'], { correlation: 0.49 }),
    together(['V1', 'V2'], { correlation: 0.27 }),
  ],
  individual: (p, c) => {
    const size = c.weight / p.referenceWeight;
    return { CL: p.CL * size ** 0.75, V1: p.V1 * size, Q: p.Q * size ** 0.75, V2: p.V2 * size };
  },
  error: proportionalError({ proportional: 0.19, from: `${TABLE}; exponential in the paper, 19 %` }),
  status: {
    is: 'unchecked',
    lacks:
      'the variability between occasions (6.5 %, a conference abstract alone) and the weight on Q and V2 (nlmixr2lib; the Tucuxi file scales CL and V1 only); the four typical values, the three CVs (Tucuxi rounds 11.66 and 41.95 to 11.7 and 42 %), the three correlations and the residual error agree in both',
  },
  use: 'forecast',
  deviations: [
    'Q and V2 are scaled by weight, as nlmixr2lib reads the footnote of Table 2; the Tucuxi file scales CL and V1 only, so that a small child differs between the two in the last hours before a dose.',
    'The paper estimated a lag of 0.40 h between the start of an infusion and its arrival in the vein, and fixed its length to 0.5 h; both belong to that ward’s pump and are left out, so a recorded start stands for the arrival.',
    'Variability of V1 is printed as 11.66 % in nlmixr2lib, 11.7 in Tucuxi and 11.6 in the abstract; Q as 0.39 and, in the abstract, 0.393 L/h. Between occasions 6.5 % of clearance: abstract only.',
    'The CV is read as sqrt(exp(omega^2) - 1).',
    '35 children, and no covariate for the kidneys.',
  ],
  checks: [
    {
      covariates: { weight: 70 },
      expect: { CL: 6.37, V1: 18.7, Q: 0.39, V2: 1.32 },
      by: 'typical',
      from: 'Table 2 at 70 kg',
    },
    {
      covariates: { weight: 34 },
      expect: { CL: 3.706168, V1: 9.082857 },
      within: 1e-5,
      from: '6.37 x (34/70)^0.75 and 18.7 x 34/70, by hand, at the mean weight',
    },
  ],
});
