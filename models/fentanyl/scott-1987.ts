import { covariate, defineModel, proportionalError, threeCompartmentInfusion } from '../../src/domain/define-model.ts';
import { sizeFactor, totalWeight } from '../physiology/body-size.ts';
import { fentanyl } from './drug.ts';

const CODE = 'a public simulation program (stanpumpR), which labels it so';

export const scott1987 = defineModel({
  id: 'fentanyl/scott-1987',
  drug: { name: fentanyl.name, atc: 'N01AH01' },
  moiety: { name: fentanyl.moiety, dose: 'ug', level: fentanyl.levelUnit },
  summary: 'Teaching: adults by vein, numbers of a simulation program whose paper is not known.',
  source: {
    citation: 'Labelled as J Pharmacol Exp Ther 1987;240:159-166 in stanpumpR; the values are not those of that paper',
    readIn: ['stanpumpR, fentanyl', 'opentiva, fentanyl (differs)'],
  },
  population: {
    subjects: null,
    description: 'Adults; five papers are listed with the numbers, none of which matches, and no number of people was read',
  },
  time: 'min',
  covariates: { weight: covariate('kg', totalWeight) },
  limits: [
    { covariate: 'age', between: [18, 90], below: 'refuse', above: 'warn', because: 'adults; the upper bound is chosen here' },
    { covariate: 'weight', between: [40, 140], below: 'refuse', above: 'refuse', because: 'adults; the bounds are chosen here' },
  ],
  structure: threeCompartmentInfusion,
  parameters: {
    CL: { value: 0.632, unit: 'L/min', from: `${CODE}; at 70 kg` },
    V1: { value: 12.1, unit: 'L', from: `${CODE}; at 70 kg` },
    Q2: { value: 2.8, unit: 'L/min', from: `${CODE}; at 70 kg` },
    V2: { value: 35.7, unit: 'L', from: `${CODE}; at 70 kg` },
    Q3: { value: 1.55, unit: 'L/min', from: `${CODE}; at 70 kg` },
    V3: { value: 224, unit: 'L', from: `${CODE}; at 70 kg` },
  },
  individual: (p, c) => {
    const [flow, volume] = [sizeFactor(c.weight, 0.75), sizeFactor(c.weight, 1)];
    return { CL: p.CL * flow, V1: p.V1 * volume, Q2: p.Q2 * flow, V2: p.V2 * volume, Q3: p.Q3 * flow, V3: p.V3 * volume };
  },
  error: proportionalError({ proportional: 0.3, from: 'none is published; 30 % is chosen here, so that data can be simulated' }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'The paper behind the numbers is not known. Another program gives a set called Scott with V1 12.7 L, k10 0.0452, k12 0.315, k13 0.154, k21 0.079 and k31 0.00712 per minute (clearance 0.574 L/min): other numbers than these.',
    'That program also has a set called Shafer 1990: V1 6.09 L, k10 0.0827, k12 0.471, k13 0.225, k21 0.102, k31 0.006 per minute.',
    'No variability is published; the residual error is chosen here.',
    'The delay of the effect (a peak at 3.694 min, in the same program) is left out.',
  ],
  checks: [
    {
      covariates: { weight: 70 },
      expect: { CL: 0.632, V1: 12.1, Q2: 2.8, V2: 35.7, Q3: 1.55, V3: 224 },
      within: 1e-9,
      by: 'typical',
      from: 'the program, person of 70 kg',
    },
    { covariates: { weight: 100 }, expect: { CL: 0.825836, V3: 320 }, within: 1e-4, from: '0.632 (100/70)^0.75 and 224 x 100/70, by hand' },
  ],
});
