import { covariate, defineModel, flag, percentCV, proportionalError, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { digoxin } from './drug.ts';

const ABSTRACT = 'abstract and a drug file of the Tucuxi project, which agree';
const FILE = 'a drug file of the Tucuxi project; not in the abstract';

export const yukawa2001 = defineModel({
  id: 'digoxin/yukawa-2001',
  drug: { name: digoxin.name, atc: 'C01AA05' },
  moiety: { name: digoxin.moiety, level: digoxin.levelUnit },
  summary: 'Adults with heart failure and atrial fibrillation, with spironolactone and calcium antagonists.',
  source: {
    citation: 'Yukawa et al. Clin Pharmacokinet 2001;40:773-781',
    doi: '10.2165/00003088-200140100-00005',
    readIn: ['the abstract', 'Tucuxi, digoxin (older format)'],
  },
  population: {
    subjects: 106,
    description: 'Japanese adults, 21-83 years, 32-89 kg, mean creatinine clearance 56 mL/min, 246 levels by immunoassay',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight),
    spironolactone: flag(recorded('spironolactone')),
    calciumAntagonist: flag(recorded('calciumAntagonist')),
  },
  limits: [
    { covariate: 'age', between: [21, 83], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [32, 89], below: 'refuse', above: 'warn', because: 'lightest and heaviest person studied' },
    {
      covariate: 'creatinineClearance',
      between: [10, 120],
      below: 'refuse',
      above: 'warn',
      because: 'chosen here about a mean of 56 mL/min: the range studied was not read',
    },
  ],
  structure: twoCompartmentInfusion,
  // No compartment has the second name, so a dose by vein is refused: clearance and volumes are apparent ones.
  routes: { oral: 'central', iv: null },
  parameters: {
    CL: { value: 1, unit: '1', from: `${FILE}; factor 1 that carries the variability of clearance`, between: percentCV(29) },
    perWeight: { value: 0.036, unit: 'L/h/kg', from: ABSTRACT },
    perClearance: { value: 0.112, unit: 'L/h', from: `${ABSTRACT}; for each mL/min` },
    withSpironolactone: { value: 0.77, unit: '1', from: ABSTRACT },
    withCalciumAntagonist: { value: 0.784, unit: '1', from: ABSTRACT },
    V1: { value: 1.83, unit: 'L/kg', from: ABSTRACT },
    Q: { value: 0.629, unit: 'L/h/kg', from: ABSTRACT, between: percentCV(37.8) },
    V2: { value: 22.6, unit: 'L/kg', from: ABSTRACT },
  },
  individual: (p, c) => ({
    CL:
      (p.perWeight * c.weight + p.perClearance * c.creatinineClearance) *
      p.withSpironolactone ** c.spironolactone *
      p.withCalciumAntagonist ** c.calciumAntagonist *
      p.CL,
    V1: p.V1 * c.weight,
    Q: p.Q * c.weight,
    V2: p.V2 * c.weight,
  }),
  error: proportionalError({ proportional: 0.123, from: FILE }),
  status: {
    is: 'unchecked',
    lacks:
      'both CVs (29 and 37.8 %) and the residual error (12.3 %), which stand in one file of the Tucuxi project; the equation of clearance, V1, V2 and Q agree with the abstract',
  },
  use: 'forecast',
  deviations: [
    'Clearance and volumes are apparent (oral), and no absorption is published: an oral dose enters the central compartment at once, so the first hours after it come out too high. A dose by vein is refused.',
    'Variability and residual error are in one source only (Tucuxi).',
    'Calcium antagonists are diltiazem, nicardipine, nifedipine and verapamil.',
    'Creatinine clearance is by Cockcroft-Gault with total weight; the method was not read.',
  ],
  checks: [
    {
      covariates: { weight: 60, creatinineClearance: 80, spironolactone: 0, calciumAntagonist: 0 },
      expect: { CL: 11.1, V1: 109.8, Q: 37.74, V2: 1356 },
      within: 2e-3,
      by: 'another',
      from: '60 kg and 80 mL/min: 11.1 L/h, computed apart from this project’s code',
    },
    {
      covariates: { weight: 50, creatinineClearance: 40, spironolactone: 1, calciumAntagonist: 1 },
      expect: { CL: 3.79111 },
      within: 1e-4,
      from: '(0.036 x 50 + 0.112 x 40) x 0.77 x 0.784, by hand',
    },
  ],
});
