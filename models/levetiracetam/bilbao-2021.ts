import { covariate, defineModel, percentCV, proportionalError, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { levetiracetam } from './drug.ts';

const TABLE = 'Table 3 and section 3.3, final model, as quoted by nlmixr2lib';

export const bilbao2021 = defineModel({
  id: 'levetiracetam/bilbao-2021',
  drug: { name: levetiracetam.name, atc: 'N03AX14' },
  moiety: { name: levetiracetam.moiety, level: levetiracetam.levelUnit },
  summary: 'Adults in intensive care whose creatinine clearance was measured, up to augmented renal clearance.',
  source: {
    citation: 'Bilbao-Meseguer et al. Pharmaceutics 2021;13:1690',
    doi: '10.3390/pharmaceutics13101690',
    readIn: ['nlmixr2lib BilbaoMeseguer_2021_levetiracetam'],
  },
  population: {
    subjects: 27,
    description:
      'Adults in two intensive care units, measured creatinine clearance 54-239 mL/min, 500-1500 mg every 12 h over 30 min, at steady state',
  },
  covariates: { creatinineClearance: covariate('mL/min', recorded('measuredCreatinineClearance')) },
  limits: [
    { covariate: 'age', between: [18, 90], below: 'refuse', above: 'warn', because: 'adults; the upper bound is chosen here' },
    {
      covariate: 'creatinineClearance',
      between: [54, 239],
      below: 'refuse',
      above: 'refuse',
      because:
        'lowest and highest clearance measured; below it the fixed part would over-predict clearance, above it the power rises steeply',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 1, unit: '1', from: `${TABLE}; factor 1 that carries the variability of the whole clearance`, between: percentCV(32.7) },
    other: { value: 3.5, unit: 'L/h', from: TABLE },
    renalExponent: { value: 2.5, unit: '1', from: TABLE },
    renal: { value: 1, unit: 'L/h', from: `${TABLE}; at 120 mL/min, implied by the equation` },
    referenceClearance: { value: 120, unit: 'mL/min', from: TABLE },
    V1: { value: 20.7, unit: 'L', from: TABLE, between: percentCV(56.1) },
    Q: { value: 31.9, unit: 'L/h', from: TABLE },
    V2: { value: 33.5, unit: 'L', from: TABLE },
  },
  individual: (p, c) => ({
    CL: (p.other + p.renal * (c.creatinineClearance / p.referenceClearance) ** p.renalExponent) * p.CL,
    V1: p.V1,
    Q: p.Q,
    V2: p.V2,
  }),
  error: proportionalError({ proportional: 0.223, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Creatinine clearance is the one measured in urine: an estimate from serum creatinine does not stand in for it.',
    'Read in one source (nlmixr2lib); 27 people.',
    'Weight is not in the model.',
  ],
  checks: [
    {
      covariates: { creatinineClearance: 120 },
      expect: { CL: 4.5, V1: 20.7, Q: 31.9, V2: 33.5 },
      by: 'typical',
      from: 'Table 3 at 120 mL/min',
    },
    { covariates: { creatinineClearance: 200 }, expect: { CL: 7.0861 }, within: 1e-4, from: '3.5 + (200/120)^2.5, by hand' },
  ],
});
