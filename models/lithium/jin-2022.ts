import { additiveError, covariate, defineModel, oneCompartmentOral, variance } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { lithium } from './drug.ts';

const TABLE = 'Table 2 and equations 8 to 10, as quoted by nlmixr2lib';

export const jin2022 = defineModel({
  id: 'lithium/jin-2022',
  drug: { name: lithium.name, atc: 'N05AN01' },
  moiety: { name: lithium.moiety, dose: 'mmol', level: lithium.levelUnit },
  summary: 'Bipolar disorder on maintenance with lithium carbonate and healthy kidneys; troughs.',
  source: {
    citation:
      'Jin Z-b, Wu Z, Cui Y-f, Liu X-p, Liang H-b, You J-y, Wang C-y. Population pharmacokinetics and dosing regimen of lithium in Chinese patients with bipolar disorder. Front Pharmacol 2022;13:913935',
    doi: '10.3389/fphar.2022.913935',
    readIn: ['nlmixr2lib Jin_2022_lithium'],
  },
  population: {
    subjects: 268,
    description:
      'Chinese, 13-77 years (27 of them 16 or younger), 35-110 kg, Cockcroft-Gault 62-226 mL/min, 150-1500 mg a day, three quarters on sustained release; 476 troughs; no interacting drugs',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight),
    dailyDose: covariate('mg/d', recorded('dailyDose')),
  },
  limits: [
    { covariate: 'age', between: [13, 77], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [35, 110], below: 'refuse', above: 'warn', because: 'lightest and heaviest person studied' },
    {
      covariate: 'creatinineClearance',
      between: [61.7, 226],
      below: 'refuse',
      above: 'warn',
      because: 'lowest and highest clearance studied; its weak effect among healthy kidneys must not be carried to sick ones',
    },
    {
      covariate: 'dailyDose',
      between: [150, 1500],
      below: 'refuse',
      above: 'refuse',
      because: 'lowest and highest daily dose of lithium carbonate studied',
    },
  ],
  structure: oneCompartmentOral,
  parameters: {
    KA: { value: 0.293, unit: '1/h', from: `${TABLE}, fixed` },
    CL: { value: 0.909, unit: 'L/h', from: `${TABLE}; 600 mg a day, 62 kg, 116 mL/min`, between: variance(0.027) },
    V: { value: 10.9, unit: 'L', from: TABLE, between: variance(0.162) },
    doseExponent: { value: 0.354, unit: '1', from: TABLE },
    referenceDose: { value: 600, unit: 'mg/d', from: TABLE },
    weightExponent: { value: 0.33, unit: '1', from: TABLE },
    referenceWeight: { value: 62, unit: 'kg', from: TABLE },
    renalExponent: { value: 0.186, unit: '1', from: TABLE },
    referenceClearance: { value: 116, unit: 'mL/min', from: TABLE },
  },
  individual: (p, c) => ({
    KA: p.KA,
    CL:
      p.CL *
      (c.dailyDose / p.referenceDose) ** p.doseExponent *
      (c.weight / p.referenceWeight) ** p.weightExponent *
      (c.creatinineClearance / p.referenceClearance) ** p.renalExponent,
    V: p.V,
  }),
  error: additiveError({ additive: 0.1476, unit: 'mmol/L', from: `${TABLE}: 0.0218, read as a variance` }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'Clearance rises with the daily dose, which in monitoring data is as much an effect of the level on the dose as the reverse: a search for a dose would be led astray. The model describes the present dose of lithium carbonate (the covariate, mg a day), and is for teaching.',
    'Unsafe in kidney disease, with diuretics, inhibitors of the renin-angiotensin system or anti-inflammatory drugs: people with them were left out.',
    'Additive error 0.0218 under a heading in mmol/L is read as a variance, which agrees with the scatter of the paper’s figure (0.13 to 0.15 mmol/L).',
    'Troughs only; absorption is fixed.',
  ],
  checks: [
    {
      covariates: { weight: 62, creatinineClearance: 116, dailyDose: 600 },
      expect: { CL: 0.909, V: 10.9, KA: 0.293 },
      by: 'typical',
      from: 'Table 2: 62 kg, 116 mL/min, 600 mg a day',
    },
    { covariates: { weight: 80, creatinineClearance: 70, dailyDose: 900 }, expect: { CL: 1.03903 }, within: 1e-3, from: 'by hand' },
  ],
});
