import { covariate, defineModel, flag, oneCompartmentInfusion, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { amikacin } from './drug.ts';

const ENCODED = 'as encoded by an older Tucuxi file';
const NOT_READ = 'the range studied was not read; these bounds are chosen here';

export const romano1999 = defineModel({
  id: 'amikacin/romano-1999',
  drug: { name: amikacin.name, atc: 'J01GB06' },
  moiety: { name: amikacin.moiety, level: amikacin.levelUnit },
  summary: 'Adults with a haematological malignancy.',
  source: {
    citation:
      'Romano S, Fdez de Gatta MM, Calvo MV, Caballero D, Dominguez-Gil A, Lanao JM. Population pharmacokinetics of amikacin in patients with haematological malignancies. J Antimicrob Chemother 1999;44:235-242',
    readIn: ['an older file of the Tucuxi project (amikacin_adults_1CP)', 'the abstract'],
  },
  population: {
    subjects: 134,
    description:
      'Salamanca, people with a haematological malignancy, another 73 for validation; 53 +/- 16.4 years, 64.8 +/- 10.7 kg; levels of routine care',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight),
    albumin: covariate('g/L', recorded('albumin'), {
      between: [10, 60],
      because: 'what a living person may have; the model asks only whether it is below 35 g/L',
    }),
    acuteMyeloidLeukaemia: flag(recorded('acuteMyeloidLeukaemia')),
  },
  limits: [
    {
      covariate: 'haematologicalCancer',
      between: [1, 1],
      below: 'refuse',
      above: 'refuse',
      because: 'only people with a haematological malignancy were studied',
    },
    { covariate: 'age', between: [18, 90], below: 'refuse', above: 'warn', because: `53 +/- 16.4 years; ${NOT_READ}` },
    { covariate: 'weight', between: [40, 110], below: 'warn', above: 'warn', because: `64.8 +/- 10.7 kg; ${NOT_READ}` },
    {
      covariate: 'creatinineClearance',
      between: [20, 150],
      below: 'refuse',
      above: 'warn',
      because: `about 85 mL/min on average, and clearance is proportional to it; ${NOT_READ}`,
    },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: { value: 1.11, unit: '1', from: `${ENCODED}; of the creatinine clearance in L/h`, between: percentCV(28.7) },
    V: { value: 0.37, unit: 'L/kg', from: ENCODED, between: percentCV(26.2) },
    leukaemiaOnCL: { value: 0.2, unit: '1', from: ENCODED },
    lowAlbuminOnV: { value: 0.3, unit: '1', from: ENCODED },
    lowAlbumin: { value: 35, unit: 'g/L', from: ENCODED },
    litresPerHour: { value: 0.06, unit: '1', from: 'L/h in one mL/min' },
  },
  individual: (p, c) => ({
    CL: p.CL * c.creatinineClearance * p.litresPerHour * (1 + p.leukaemiaOnCL * c.acuteMyeloidLeukaemia),
    V: p.V * c.weight * (c.albumin < p.lowAlbumin ? 1 + p.lowAlbuminOnV : 1),
  }),
  error: proportionalError({ proportional: 0.341, from: ENCODED }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding; the abstract confirms the people, one compartment and the four covariates. Year, volume and pages are from memory.',
    'By which formula creatinine clearance was estimated is not said there; Cockcroft-Gault with total weight is used. The same authors used Jelliffe in 1998 for intensive care, which differs by up to a third in heavy and light people.',
    'The CV is read as sqrt(exp(omega^2) - 1).',
    'The residual error is large (34 %) and was proportional in the encoding.',
    'Intensive care is not this model’s: there the same authors found 0.93 of creatinine clearance and a larger volume in sepsis.',
  ],
  checks: [
    {
      covariates: { weight: 65, creatinineClearance: 85, albumin: 40, acuteMyeloidLeukaemia: 0 },
      expect: { CL: 5.661, V: 24.05 },
      within: 1e-9,
      by: 'another',
      from: 'the encoding states 5.66 L/h at 85 mL/min and 24.05 L at 65 kg',
    },
    {
      covariates: { weight: 65, creatinineClearance: 85, albumin: 30, acuteMyeloidLeukaemia: 1 },
      expect: { CL: 6.7932, V: 31.265 },
      within: 1e-9,
      from: '5.661 x 1.2 and 24.05 x 1.3, by hand',
    },
  ],
});
