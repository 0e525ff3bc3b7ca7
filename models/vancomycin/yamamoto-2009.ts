import { covariate, defineModel, percentCV, proportionalError, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const ENCODED = 'as encoded by Tucuxi (older Ezechiel file and NONMEM file)';

export const yamamoto2009 = defineModel({
  id: 'vancomycin/yamamoto-2009',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Adults in Japan with a Gram-positive infection.',
  source: {
    citation:
      'Yamamoto M, Kuzuya T, Baba H, Yamada K, Nabeshima T. Population pharmacokinetic analysis of vancomycin in patients with gram-positive infections and the influence of infectious disease type. J Clin Pharm Ther 2009;34:473-483',
    doi: '10.1111/j.1365-2710.2008.01016.x',
    readIn: ['Tucuxi vancomycin.yamamoto2009 (NONMEM file)', 'an older file of the Tucuxi project (vancomycin_adults)'],
  },
  population: {
    subjects: null,
    description: 'Adults in Japan with an infection, and six healthy people, 20-100 years, 29-97 kg; how many was not read',
  },
  covariates: { weight: covariate('kg', totalWeight), creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight) },
  limits: [
    { covariate: 'age', between: [20, 100], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [29, 97], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
    {
      covariate: 'creatinineClearance',
      between: [10, 150],
      below: 'refuse',
      above: 'warn',
      because: 'the range studied was not read; the bounds are chosen here',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 3.83, unit: 'L/h', from: `${ENCODED}; above 85 mL/min`, between: percentCV(37.5) },
    V1: { value: 0.478, unit: 'L/kg', from: `${ENCODED}; with an infection`, between: percentCV(18.2) },
    Q: { value: 8.81, unit: 'L/h', from: ENCODED, between: percentCV(19.2) },
    V2: { value: 60.6, unit: 'L', from: `${ENCODED}; with an infection`, between: percentCV(72.8) },
    clearanceOnCL: { value: 0.0322, unit: 'L/h', from: `${ENCODED}; for each mL/min up to 85` },
    otherCL: { value: 0.32, unit: 'L/h', from: `${ENCODED}; up to 85 mL/min` },
    lineUpTo: { value: 85, unit: 'mL/min', from: ENCODED },
    typicalCL: { value: 3.83, unit: 'L/h', from: `${ENCODED}; CL without variability` },
  },
  individual: (p, c) => ({
    CL: c.creatinineClearance > p.lineUpTo ? p.CL : (p.CL / p.typicalCL) * (p.clearanceOnCL * c.creatinineClearance + p.otherCL),
    V1: p.V1 * c.weight,
    Q: p.Q,
    V2: p.V2,
  }),
  error: proportionalError({ proportional: 0.143, from: ENCODED }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'At 85 mL/min clearance jumps from 3.06 to 3.83 L/h, as both files have it: a creatinine a hundredth lower moves the dose by a quarter. With that the model is for teaching.',
    'Two files of one project, which are one source. The older one loses its branch above 85 mL/min by a stray semicolon; the newer one calls 3.83 the clearance without infection in a comment, and uses it above 85.',
    'The newer file varies parameters in proportion, theta x (1 + eta); log-normal with the same CV is used, because 72.8 % would be negative for one person in twelve.',
    'Volumes are those of infected people; healthy ones have 0.206 L/kg and 39.4 L in the newer file.',
    'The formula of creatinine clearance is not named in the files; Cockcroft-Gault with total body weight is taken.',
  ],
  checks: [
    {
      covariates: { weight: 60, creatinineClearance: 80 },
      expect: { CL: 2.896, V1: 28.68, Q: 8.81, V2: 60.6 },
      within: 1e-9,
      by: 'another',
      from: 'the older file states 2.9 L/h at 80 mL/min and 28.7 L at 60 kg',
    },
    {
      covariates: { weight: 60, creatinineClearance: 100 },
      expect: { CL: 3.83 },
      within: 1e-9,
      by: 'typical',
      from: 'above 85 mL/min',
    },
  ],
});
