import { additiveError, covariate, defineModel, oneCompartmentInfusion, percentCV, together } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const TABLE = 'Table 4, as quoted by nlmixr2lib, and PKPDsim';
const NOT_READ = 'the range studied was not read; mean and two standard deviations of Table 1';

export const buelga2005 = defineModel({
  id: 'vancomycin/buelga-2005',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Adults with a haematological malignancy, outside intensive care.',
  source: {
    citation:
      'Buelga DS, Fernández de Gatta MM, Herrera EV, Domínguez-Gil A, García MJ. Population pharmacokinetic analysis of vancomycin in patients with hematological malignancies. Antimicrob Agents Chemother 2005;49:4934-4941',
    doi: '10.1128/AAC.49.12.4934-4941.2005',
    readIn: ['nlmixr2lib Buelga_2005_vancomycin', 'PKPDsim pk_vanco_buelga'],
  },
  population: {
    subjects: 215,
    description:
      'Salamanca, 1,004 concentrations; from 15 years (mean 51.5, SD 15.9), 64.7 kg (SD 11.3), Cockcroft-Gault 89.4 mL/min (SD 39.2); 43.7 % neutropenic, intensive care excluded',
  },
  covariates: { weight: covariate('kg', totalWeight), creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight) },
  limits: [
    {
      covariate: 'haematologicalCancer',
      between: [1, 1],
      below: 'refuse',
      above: 'refuse',
      because: 'only people with a haematological malignancy were studied, and the record must say so',
    },
    {
      covariate: 'age',
      between: [15, 83],
      below: 'refuse',
      above: 'warn',
      because: 'from 15 years; above that, mean and two standard deviations',
    },
    { covariate: 'weight', between: [42, 87], below: 'warn', above: 'warn', because: NOT_READ },
    {
      covariate: 'creatinineClearance',
      between: [11, 168],
      below: 'refuse',
      above: 'warn',
      because: `${NOT_READ}; clearance is proportional to it`,
    },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: { value: 1.08, unit: '1', from: `${TABLE}: L/h for each L/h of creatinine clearance`, between: percentCV(28.16) },
    V: { value: 0.98, unit: 'L/kg', from: TABLE, between: percentCV(37.15) },
    litresPerHour: { value: 0.06, unit: '1', from: 'L/h in one mL/min' },
  },
  correlated: [together(['CL', 'V'], { correlation: 0.2312 })],
  individual: (p, c) => ({ CL: p.CL * c.creatinineClearance * p.litresPerHour, V: p.V * c.weight }),
  error: additiveError({ additive: 3.52, unit: 'mg/L', from: TABLE }),
  status: {
    is: 'unchecked',
    lacks:
      'the correlation of CL and V: 0.2312 in nlmixr2lib alone, PKPDsim assumes 0.25; both typical values, both CVs and the residual error agree in the two',
  },
  use: 'forecast',
  deviations: [
    'Table 4 prints "omega CL/V" as 23.12 %, read as a correlation of 0.2312 (nlmixr2lib); PKPDsim uses 0.25.',
    'The CV is read as sqrt(exp(omega^2) - 1).',
    'Peaks were drawn two hours or more after the infusion: one compartment says nothing of earlier levels.',
    'The paper’s separate models for acute myeloblastic leukaemia are not here.',
  ],
  checks: [
    {
      covariates: { weight: 65, creatinineClearance: 100 },
      expect: { CL: 6.48, V: 63.7 },
      within: 1e-9,
      by: 'another',
      from: '1.08 x 6 L/h and 0.98 L/kg x 65 kg; the clearance also computed apart from this project’s code',
    },
    {
      covariates: { weight: 65, creatinineClearance: 90 },
      expect: { CL: 5.832 },
      within: 1e-9,
      by: 'another',
      from: 'typical person worked out in nlmixr2lib',
    },
  ],
});
