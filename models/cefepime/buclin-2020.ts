import {
  covariate,
  defineModel,
  proportionalError,
  proportionally,
  standardDeviation,
  twoCompartmentInfusion,
} from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { deriveFrom } from '../physiology/derivation.ts';
import { CITATIONS, CREATININE_UMOL } from '../physiology/renal-function.ts';
import { cefepime } from './drug.ts';

const ENCODED = 'NONMEM file of the Tucuxi project';

/** Cockcroft-Gault in SI units as the file writes it, mL/min: 1.23 (men) or 1.04 (women) x (140 - age) x weight / creatinine in umol/L. */
const clearance = deriveFrom(
  ['age', 'weight', 'creatinine', 'sex'],
  'creatinine clearance by Cockcroft-Gault in SI units with total body weight, mL/min',
  ({ age, weight, creatinine, sex }) => ((sex === 'male' ? 1.23 : 1.04) * weight * (140 - age)) / (creatinine * CREATININE_UMOL),
  CITATIONS.cockcroftGault,
);

export const buclin2020 = defineModel({
  id: 'cefepime/buclin-2020',
  drug: { name: cefepime.name, atc: 'J01DE01' },
  moiety: { name: cefepime.moiety, level: cefepime.levelUnit },
  summary: 'Adults: an expert’s summary of published models, not a study.',
  source: {
    citation: 'Buclin T. Cefepime in adults, a meta-model built from published models for the Tucuxi project, 2020; no paper',
    readIn: ['Tucuxi cefepime.buclin2020 (NONMEM files)'],
  },
  population: { subjects: null, description: 'No people of its own: typical values and variability were chosen from published models' },
  covariates: { weight: covariate('kg', totalWeight), creatinineClearance: covariate('mL/min', clearance) },
  limits: [
    { covariate: 'age', between: [18, 95], below: 'refuse', above: 'warn', because: 'meant for adults; the bounds are chosen here' },
    { covariate: 'weight', between: [40, 150], below: 'warn', above: 'warn', because: 'no range is stated; the bounds are chosen here' },
    {
      covariate: 'creatinineClearance',
      between: [15, 200],
      below: 'refuse',
      above: 'warn',
      because: 'no range is stated; the bounds are chosen here',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    otherCL: { value: 0.9, unit: 'L/h', from: ENCODED },
    renalCL: { value: 0.85, unit: '1', from: `${ENCODED}; of the creatinine clearance in L/h` },
    ownShareOfCL: {
      value: 1,
      unit: '1',
      from: `${ENCODED}: the variability multiplies the sum of both`,
      between: proportionally(standardDeviation(0.45)),
    },
    V1: { value: 0.2, unit: 'L/kg', from: ENCODED, between: proportionally(standardDeviation(0.5)) },
    Q: { value: 17, unit: 'L/h', from: ENCODED },
    V2: { value: 14, unit: 'L', from: ENCODED, between: proportionally(standardDeviation(0.35)) },
    litresPerHour: { value: 0.06, unit: '1', from: 'L/h in one mL/min' },
  },
  individual: (p, c) => ({
    CL: p.ownShareOfCL * (p.otherCL + p.renalCL * p.litresPerHour * c.creatinineClearance),
    V1: p.V1 * c.weight,
    Q: p.Q,
    V2: p.V2,
  }),
  error: proportionalError({ proportional: 0.2, from: ENCODED }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'Not a study: an expert chose these values from published models, and nobody’s levels were fitted. For teaching only.',
    'Parameters vary as theta x (1 + eta) with standard deviations of 0.45, 0.5 and 0.35: one person in fifty or so would have a negative volume or clearance.',
    'No range of validity is stated.',
  ],
  checks: [
    {
      covariates: { weight: 70, creatinineClearance: 100 },
      expect: { CL: 6, V1: 14, Q: 17, V2: 14 },
      within: 1e-9,
      from: '0.9 + 0.85 x 6 L/h and 0.2 x 70, by hand',
    },
  ],
});
