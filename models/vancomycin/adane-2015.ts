import { covariate, defineModel, oneCompartmentInfusion, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { cockcroftGaultIndexed } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const ENCODED = 'as encoded by PKPDsim';

export const adane2015 = defineModel({
  id: 'vancomycin/adane-2015',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Extremely obese adults, body mass index 40 kg/m2 and above.',
  source: {
    citation:
      'Adane ED, Herald M, Koura F. Pharmacokinetics of vancomycin in extremely obese patients with suspected or confirmed Staphylococcus aureus infections. Pharmacotherapy 2015;35:127-139',
    doi: '10.1002/phar.1531',
    pubmed: '25644478',
    readIn: ['the abstract', 'PKPDsim pk_vanco_adane'],
  },
  population: {
    subjects: 31,
    description:
      'Adults with a body mass index of 40 kg/m2 or more in one hospital; median 147.9 kg, 49.5 kg/m2, Cockcroft-Gault 124.8 mL/min/1.73 m2; peak, midpoint and trough at steady state',
  },
  covariates: {
    weight: covariate('kg', totalWeight, { between: [78, 320], because: 'from 140 cm at 40 kg/m2 to 200 cm at 80 kg/m2' }),
    creatinineClearanceIndexed: covariate('mL/min/{1.73_m2}', cockcroftGaultIndexed),
  },
  limits: [
    { covariate: 'age', between: [18, 90], below: 'refuse', above: 'warn', because: 'adults were studied; the upper bound is chosen here' },
    {
      covariate: 'bodyMassIndex',
      between: [40, 80],
      below: 'refuse',
      above: 'warn',
      because: 'only people of 40 kg/m2 and above were studied; the largest was not read, 80 is chosen here',
    },
    {
      covariate: 'creatinineClearanceIndexed',
      between: [30, 200],
      below: 'refuse',
      above: 'warn',
      because:
        'the range studied was not read (median 124.8); clearance is proportional to this value, so both bounds are chosen here to stay near the middle',
    },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: { value: 6.54, unit: 'L/h', from: 'abstract', between: percentCV(23.9) },
    V: { value: 0.51, unit: 'L/kg', from: 'abstract', between: percentCV(26.7) },
    referenceClearance: { value: 125, unit: 'mL/min/{1.73_m2}', from: `${ENCODED}: 7.5 L/h; the abstract has a median of 124.8` },
  },
  individual: (p, c) => ({ CL: p.CL * (c.creatinineClearanceIndexed / p.referenceClearance), V: p.V * c.weight }),
  error: proportionalError({ proportional: 0.189, from: ENCODED }),
  status: {
    is: 'unchecked',
    lacks:
      'both CVs (23.9 and 26.7 %) and the residual error (18.9 %), which stand in PKPDsim alone; CL and V agree with the abstract, the reference of 125 with its median of 124.8',
  },
  use: 'forecast',
  deviations: [
    'The weight inside Cockcroft-Gault is not named in what was read; total body weight, then indexed by the surface of DuBois as the encoding does, gives about the median printed (a woman of 50 years, 147.9 kg, 173 cm and 0.9 mg/dL: 120 mL/min/1.73 m2).',
    'The abstract also tells of creatinine clearance from 24-h urine; that it is the estimate that enters the equation is how the encoding is read.',
    'Variability and residual error come from one encoding; the CV is read as sqrt(exp(omega^2) - 1).',
    'One compartment: levels within an hour of the end of an infusion are above what it can say.',
  ],
  checks: [
    {
      covariates: { weight: 147.9, creatinineClearanceIndexed: 125 },
      expect: { CL: 6.54, V: 75.429 },
      within: 1e-6,
      by: 'typical',
      from: 'abstract: 6.54 L/h at the median; 0.51 L/kg x 147.9 kg',
    },
  ],
});
