import { covariate, defineModel, proportionalError, threeCompartmentInfusion } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { morphine } from './drug.ts';

const CODE = 'a public simulation program (stanpumpR), which names the author only';

export const lotsch2002 = defineModel({
  id: 'morphine/lotsch-2002',
  drug: { name: morphine.name, atc: 'N02AA01' },
  moiety: { name: morphine.moiety, dose: 'ug', level: morphine.levelUnit },
  summary: 'Teaching: adults by vein, without the glucuronides.',
  source: { citation: 'Called Lotsch PK in stanpumpR; year 2002 and paper from memory', readIn: ['stanpumpR, morphine'] },
  population: { subjects: null, description: 'Adults; the number studied was not read' },
  time: 'min',
  covariates: { weight: covariate('kg', totalWeight) },
  limits: [
    { covariate: 'age', between: [18, 80], below: 'refuse', above: 'warn', because: 'adults; the bounds are chosen here' },
    { covariate: 'weight', between: [40, 140], below: 'refuse', above: 'refuse', because: 'adults; the bounds are chosen here' },
  ],
  structure: threeCompartmentInfusion,
  parameters: {
    V1: { value: 0.25, unit: 'L/kg', from: CODE },
    k10: { value: 0.070505618, unit: '1/min', from: CODE },
    k12: { value: 0.127340824, unit: '1/min', from: CODE },
    k13: { value: 0.018258427, unit: '1/min', from: CODE },
    k21: { value: 0.025964108, unit: '1/min', from: CODE },
    k31: { value: 0.001633166, unit: '1/min', from: CODE },
  },
  individual: (p, c) => {
    const volume = p.V1 * c.weight;
    return {
      CL: p.k10 * volume,
      V1: volume,
      Q2: p.k12 * volume,
      V2: (p.k12 * volume) / p.k21,
      Q3: p.k13 * volume,
      V3: (p.k13 * volume) / p.k31,
    };
  },
  error: proportionalError({ proportional: 0.3, from: 'none is published; 30 % is chosen here, so that data can be simulated' }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'The paper behind the numbers is not named; they stand in one program.',
    'The active glucuronide, which gathers when kidneys fail, and the slow effect (a peak after 93.8 min, least effective level 8 ng/mL, in the same program) are left out.',
    'No variability is published; the residual error is chosen here.',
  ],
  checks: [
    {
      covariates: { weight: 70 },
      expect: { CL: 1.23385, V1: 17.5, V2: 85.829, V3: 195.6457 },
      within: 1e-4,
      from: 'rate constants times 17.5 L, by hand',
    },
  ],
});
