import { combinedRoot, covariate, defineModel, oneCompartmentInfusion, percentCV } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { measuredClearanceIndexed } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const TABLE = 'as quoted by nlmixr2lib';

export const roberts2011 = defineModel({
  id: 'vancomycin/roberts-2011',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Adults with sepsis in intensive care, with creatinine clearance measured in urine.',
  source: {
    citation:
      'Roberts JA, Taccone FS, Udy AA, Vincent JL, Jacobs F, Lipman J. Vancomycin dosing in critically ill patients: robust methods for improved continuous-infusion regimens. Antimicrob Agents Chemother 2011;55:2704-2709',
    doi: '10.1128/AAC.01708-10',
    readIn: ['nlmixr2lib Roberts_2011_vancomycin'],
  },
  population: {
    subjects: 206,
    description:
      'Adults with sepsis in intensive care in Brussels, continuous infusion, no renal replacement, 579 concentrations; mean 58 years and 74.8 kg',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    creatinineClearanceMeasured: covariate('mL/min/{1.73_m2}', measuredClearanceIndexed),
  },
  limits: [
    { covariate: 'age', between: [18, 95], below: 'refuse', above: 'warn', because: 'adults were studied; the upper bound is chosen here' },
    {
      covariate: 'weight',
      between: [40, 150],
      below: 'warn',
      above: 'warn',
      because: 'the range studied was not read (mean 74.8 kg); these bounds are chosen here',
    },
    {
      covariate: 'creatinineClearanceMeasured',
      between: [20, 250],
      below: 'refuse',
      above: 'warn',
      because:
        'the range studied was not read; clearance is proportional to this value and would be nothing at zero, so both bounds are chosen here',
    },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: { value: 4.58, unit: 'L/h', from: `${TABLE}, at 100 mL/min/1.73 m2`, between: percentCV(38.9) },
    V: { value: 1.53, unit: 'L/kg', from: TABLE, between: percentCV(37.4) },
    referenceClearance: { value: 100, unit: 'mL/min/{1.73_m2}', from: TABLE },
  },
  individual: (p, c) => ({ CL: p.CL * (c.creatinineClearanceMeasured / p.referenceClearance), V: p.V * c.weight }),
  error: combinedRoot({ proportional: 0.199, additive: 2.4, unit: 'mg/L', from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding that quotes the paper’s table. Title and authors are from memory.',
    'Built on continuous infusions: it knows little of peaks, so with intermittent doses the AUC is worth more than the shape.',
    'The CV is read as sqrt(exp(omega^2) - 1).',
    'A measured clearance recorded in mL/min is indexed by the surface of DuBois; which surface the paper used was not read.',
  ],
  checks: [
    {
      covariates: { weight: 70, creatinineClearanceMeasured: 100 },
      expect: { CL: 4.58, V: 107.1 },
      within: 1e-9,
      by: 'typical',
      from: 'typical person: 4.58 L/h; 1.53 L/kg x 70 kg',
    },
  ],
});
