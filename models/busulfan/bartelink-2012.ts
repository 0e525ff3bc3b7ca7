import { covariate, defineModel, percentCV, proportionalError, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { busulfan } from './drug.ts';

const ENCODED = 'as encoded by Tucuxi busulfan_children_2CP';

export const bartelink2012 = defineModel({
  id: 'busulfan/bartelink-2012',
  drug: { name: busulfan.name, atc: 'L01AB01' },
  moiety: { name: busulfan.moiety, level: busulfan.levelUnit },
  summary: 'Infants, children and young adults before transplantation of blood stem cells, by weight alone.',
  source: {
    citation:
      'Bartelink IH, et al. Body weight-dependent pharmacokinetics of busulfan in paediatric haematopoietic stem cell transplantation patients: towards individualized dosing. Clin Pharmacokinet 2012;51:331-345',
    doi: '10.2165/11598180-000000000-00000',
    readIn: ['Tucuxi busulfan_children_2CP (an older file, by S. Goutelle)', 'abstract'],
  },
  population: { subjects: 245, description: '0.1-26 years, 3-100 kg (abstract; the encoding says 3.1-109 kg)' },
  covariates: { weight: covariate('kg', totalWeight) },
  limits: [
    { covariate: 'age', between: [0.1, 26], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    {
      covariate: 'weight',
      between: [3.1, 100],
      below: 'refuse',
      above: 'refuse',
      because: 'lightest and heaviest person studied, the narrower of two statements',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 3.47, unit: 'L/h', from: `${ENCODED}; at 15.3 kg`, between: percentCV(27) },
    V1: { value: 11.1, unit: 'L', from: `${ENCODED}; at 15.3 kg`, between: percentCV(20) },
    Q: { value: 0.495, unit: 'L/h', from: ENCODED, between: percentCV(88) },
    ratio: { value: 6.92, unit: '1', from: `${ENCODED}: V2 over the typical V1`, between: percentCV(67) },
    typicalVolume: { value: 11.1, unit: 'L', from: `${ENCODED}: the typical V1, of which V2 is a multiple` },
    referenceWeight: { value: 15.3, unit: 'kg', from: ENCODED },
    clearanceExponent: { value: 1.56, unit: '1', from: `${ENCODED}: at 1 kg; the exponent falls with weight` },
    exponentSlope: { value: -0.226, unit: '1', from: ENCODED },
    unitWeight: { value: 1, unit: 'kg', from: `${ENCODED}: the power takes the weight as a number of kg` },
    volumeExponent: { value: 0.89, unit: '1', from: ENCODED },
  },
  individual: (p, c) => {
    const size = c.weight / p.referenceWeight;
    const exponent = p.clearanceExponent * (c.weight / p.unitWeight) ** p.exponentSlope;
    return {
      CL: p.CL * size ** exponent,
      V1: p.V1 * size ** p.volumeExponent,
      Q: p.Q,
      V2: p.ratio * p.typicalVolume * size ** p.volumeExponent,
    };
  },
  error: proportionalError({ proportional: 0.14, from: ENCODED }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'The numbers were read in one encoding only; the abstract confirms 245 people, two compartments and weight on clearance, volume and Q.',
    'The abstract puts weight on Q as well; the encoding does not, and here Q is 0.495 L/h for everybody. Its part in the exposure is small.',
    'V2 is 6.92 times the typical V1, with an eta of its own, as encoded; whether the paper means the individual V1 is open.',
    'Variability is read as a coefficient of variation; the encoding only calls it proportional.',
    'No term for age or for the day of treatment.',
  ],
  checks: [
    {
      covariates: { weight: 15.3 },
      expect: { CL: 3.47, V1: 11.1, Q: 0.495, V2: 76.812 },
      within: 1e-9,
      by: 'typical',
      from: 'values at 15.3 kg; V2 is printed as 76.8',
    },
    { covariates: { weight: 5 }, expect: { CL: 1.031934, V1: 4.102333 }, within: 1e-5, from: 'the encoded equations, by hand' },
    {
      covariates: { weight: 60 },
      expect: { CL: 8.078283, V1: 37.45435, V2: 259.1841 },
      within: 1e-5,
      from: 'the encoded equations, by hand',
    },
  ],
});
