import { combinedRoot, covariate, defineModel, percentCV, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { fatFreeMass, totalWeight } from '../physiology/body-size.ts';
import { deriveFrom } from '../physiology/derivation.ts';
import { CITATIONS, cockcroftGault } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const TABLE = 'Table 3, as quoted by an older Tucuxi file and two public programs';
/** mL/min: the authors held creatinine clearance here, as two public programs say. */
const CLEARANCE_CAP = 120;

const clearance = deriveFrom(
  ['age', 'weight', 'height', 'creatinine', 'sex'],
  'creatinine clearance by Cockcroft-Gault with the fat-free mass of Janmahasatian, mL/min; the model itself holds it at 120',
  (body) => cockcroftGault({ ...body, weight: fatFreeMass(body) }),
  CITATIONS.cockcroftGault,
);

export const llopis2006 = defineModel({
  id: 'vancomycin/llopis-2006',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Adults in intensive care; for teaching, because the unit of a part of its residual error is unclear.',
  source: {
    citation:
      'Llopis-Salvia P, Jiménez-Torres NV. Population pharmacokinetic parameters of vancomycin in critically ill patients. J Clin Pharm Ther 2006;31:447-454',
    doi: '10.1111/j.1365-2710.2006.00762.x',
    readIn: [
      'an older file of the Tucuxi project (vancomycin)',
      'a public dosing program that quotes Table 3',
      'a public simulation study that quotes Tables 1 and 3',
    ],
  },
  population: {
    subjects: 50,
    description:
      'Adults in intensive care, 18-77 years, 50-130 kg (71.2 +/- 12.3), creatinine clearance 69.9 +/- 24.9 mL/min, infusions of an hour or more',
  },
  covariates: { weight: covariate('kg', totalWeight), creatinineClearance: covariate('mL/min', clearance) },
  limits: [
    {
      covariate: 'intensiveCare',
      between: [1, 1],
      below: 'refuse',
      above: 'refuse',
      because: 'only people in intensive care were studied',
    },
    { covariate: 'age', between: [18, 77], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [50, 130], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
    {
      covariate: 'creatinineClearance',
      between: [15, CLEARANCE_CAP],
      below: 'refuse',
      above: 'cap',
      because: 'the authors held higher values at 120 mL/min; the lower bound is chosen here (69.9 +/- 24.9 mL/min)',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    clearanceOnCL: { value: 0.034, unit: 'L/h', from: `${TABLE}; for each mL/min` },
    weightOnCL: { value: 0.015, unit: 'L/h/kg', from: TABLE },
    ownShareOfCL: { value: 1, unit: '1', from: `${TABLE}: the variability multiplies the sum`, between: percentCV(29.2) },
    V1: { value: 0.414, unit: 'L/kg', from: TABLE, between: percentCV(36.4) },
    Q: { value: 7.48, unit: 'L/h', from: TABLE },
    V2: { value: 1.32, unit: 'L/kg', from: TABLE, between: percentCV(39.8) },
  },
  individual: (p, c) => ({
    CL: p.ownShareOfCL * (p.clearanceOnCL * c.creatinineClearance + p.weightOnCL * c.weight),
    V1: p.V1 * c.weight,
    Q: p.Q,
    V2: p.V2 * c.weight,
  }),
  error: combinedRoot({
    proportional: 0.239,
    additive: 0.185,
    unit: 'mg/L',
    from: `${TABLE}: printed as 23.9 and 18.5, the second without a clear unit`,
  }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'The paper prints 23.9 and 18.5 for the residual error. The second is read as 0.185 mg/L by Tucuxi, whose authors doubt it, as 1.85 mg/L by the simulation study, and as 18.5 by the dosing program. How much a level counts depends on it; 0.185 is used and the model is for teaching.',
    'Creatinine clearance by Cockcroft-Gault with lean weight: the dosing program says so and takes fat-free mass; Tucuxi does not name a formula.',
    'The cap of 120 mL/min holds for everybody in the simulation study and only below a creatinine of 0.6 mg/dL in the dosing program; it is used for everybody.',
    'The variability is read as sqrt(exp(omega^2) - 1).',
  ],
  checks: [
    {
      covariates: { weight: 75, creatinineClearance: 70 },
      expect: { CL: 3.505, V1: 31.05, Q: 7.48, V2: 99 },
      within: 1e-9,
      by: 'another',
      from: 'the Tucuxi file states 3.505 L/h, 31.05 L and 99 L for 75 kg and 70 mL/min',
    },
    {
      covariates: { weight: 75, creatinineClearance: 180 },
      expect: { CL: 5.205 },
      within: 1e-9,
      from: 'the cap: 0.034 x 120 + 0.015 x 75, by hand',
    },
  ],
});
