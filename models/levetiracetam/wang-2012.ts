import { additiveError, covariate, defineModel, oneCompartmentOral, variance } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { levetiracetam } from './drug.ts';

const TABLE = 'Table 4, as quoted by nlmixr2lib';

export const wang2012 = defineModel({
  id: 'levetiracetam/wang-2012',
  drug: { name: levetiracetam.name, atc: 'N03AX14' },
  moiety: { name: levetiracetam.moiety, level: levetiracetam.levelUnit },
  summary: 'Teaching: children with epilepsy and normal kidneys, by mouth; its residual error is too small to weigh levels with.',
  source: {
    citation: 'Wang et al. Acta Pharmacol Sin 2012;33:845-851',
    doi: '10.1038/aps.2012.57',
    readIn: ['nlmixr2lib Wang_2012_levetiracetam'],
  },
  population: { subjects: 311, description: 'Chinese children with epilepsy, 0.5-14 years, 5-70 kg, normal kidneys' },
  covariates: { weight: covariate('kg', totalWeight) },
  limits: [
    { covariate: 'age', between: [0.5, 14], below: 'refuse', above: 'refuse', because: 'youngest and oldest child studied' },
    { covariate: 'weight', between: [5, 70], below: 'refuse', above: 'refuse', because: 'lightest and heaviest child studied' },
  ],
  structure: oneCompartmentOral,
  parameters: {
    KA: { value: 1.56, unit: '1/h', from: TABLE },
    CL: { value: 1.04, unit: 'L/h', from: `${TABLE}; at 25 kg`, between: variance(0.195) },
    V: { value: 12.1, unit: 'L', from: TABLE, between: variance(0.163) },
    weightExponent: { value: 0.567, unit: '1', from: `${TABLE}; the text prints 0.563` },
    referenceWeight: { value: 25, unit: 'kg', from: TABLE },
  },
  individual: (p, c) => ({ KA: p.KA, CL: p.CL * (c.weight / p.referenceWeight) ** p.weightExponent, V: p.V }),
  error: additiveError({ additive: 0.1673, unit: 'mg/L', from: `${TABLE}: a variance of 0.028` }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'The residual error, 0.167 mg/L over levels of 5 to 116 mg/L, is implausibly small: a fit would follow every level. It is kept as published, and the model is for teaching.',
    'Volume does not depend on weight: peaks of small children come out too low.',
    'The exponent of weight is 0.567 in the table and 0.563 in the text.',
  ],
  checks: [
    { covariates: { weight: 25 }, expect: { CL: 1.04, V: 12.1, KA: 1.56 }, by: 'typical', from: 'Table 4: child of 25 kg' },
    { covariates: { weight: 50 }, expect: { CL: 1.5407 }, within: 1e-4, from: '1.04 x 2^0.567, by hand' },
  ],
});
