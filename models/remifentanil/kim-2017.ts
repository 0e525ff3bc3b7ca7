import { combinedRoot, covariate, defineModel, percentCV, threeCompartmentInfusion } from '../../src/domain/define-model.ts';
import { fatFreeMassAdult, totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { remifentanil } from './drug.ts';

const CODES = 'three public programs (tci, stanpumpR, opentiva), which agree where not said otherwise';
const FACTOR = 'the R package tci; factor 1 that carries its variability';

export const kim2017 = defineModel({
  id: 'remifentanil/kim-2017',
  drug: { name: remifentanil.name, atc: 'N01AH06' },
  moiety: { name: remifentanil.moiety, dose: 'ug', level: remifentanil.levelUnit },
  summary: 'Adults with obesity.',
  source: {
    citation: 'Kim et al. Anesthesiology 2017 (journal from memory)',
    doi: '10.1097/ALN.0000000000001635',
    readIn: ['the R package tci', 'stanpumpR, remifentanil', 'opentiva, remifentanil'],
  },
  population: { subjects: null, description: 'Adults with obesity; the number studied was not read' },
  time: 'min',
  covariates: {
    age: covariate('a', recorded('age')),
    weight: covariate('kg', totalWeight),
    fatFreeMass: covariate('kg', fatFreeMassAdult, { between: [40, 100], because: 'of adults with obesity from 75 to 215 kg, roughly' }),
  },
  limits: [
    {
      covariate: 'age',
      between: [18, 75],
      below: 'refuse',
      above: 'refuse',
      because: 'chosen here: Q2 reaches zero at 106 years, V3 at 121',
    },
    { covariate: 'weight', between: [75, 215], below: 'refuse', above: 'refuse', because: 'chosen here: the range studied was not read' },
    {
      covariate: 'bodyMassIndex',
      between: [30, 75],
      below: 'refuse',
      above: 'refuse',
      because: 'people with obesity were studied; the upper bound is chosen here',
    },
  ],
  structure: threeCompartmentInfusion,
  parameters: {
    V1: { value: 4.76, unit: 'L', from: `${CODES}; at 74.5 kg`, between: percentCV(53.6) },
    V2: { value: 1, unit: '1', from: FACTOR, between: percentCV(56.3) },
    V3: { value: 1, unit: '1', from: FACTOR, between: percentCV(59) },
    CL: { value: 1, unit: '1', from: FACTOR, between: percentCV(21.2) },
    Q2: { value: 1, unit: '1', from: FACTOR, between: percentCV(41.2) },
    Q3: { value: 0.197, unit: 'L/min', from: CODES, between: percentCV(59) },
    baseV2: { value: 8.4, unit: 'L', from: CODES },
    yearV2: { value: -0.0936, unit: 'L', from: `${CODES}; for each year` },
    baseV3: { value: 4, unit: 'L', from: CODES },
    yearV3: { value: -0.0477, unit: 'L', from: `${CODES}; for each year` },
    baseCL: { value: 2.77, unit: 'L/min', from: CODES },
    yearCL: { value: -0.0149, unit: 'L/min', from: `${CODES}; for each year` },
    baseQ2: { value: 1.94, unit: 'L/min', from: CODES },
    yearQ2: { value: -0.028, unit: 'L/min', from: `${CODES}; for each year` },
    exponentV1: { value: 0.658, unit: '1', from: CODES },
    exponentV2: { value: 0.573, unit: '1', from: CODES },
    exponentCL: { value: 0.336, unit: '1', from: CODES },
    referenceWeight: { value: 74.5, unit: 'kg', from: CODES },
    referenceFatFree: { value: 52.3, unit: 'kg', from: CODES },
    referenceAge: { value: 37, unit: 'a', from: CODES },
  },
  individual: (p, c) => {
    const [size, years] = [c.weight / p.referenceWeight, c.age - p.referenceAge];
    return {
      CL: (p.baseCL * size ** p.exponentCL + p.yearCL * years) * p.CL,
      V1: p.V1 * size ** p.exponentV1,
      Q2: (p.baseQ2 + p.yearQ2 * years) * p.Q2,
      V2: (p.baseV2 * (c.fatFreeMass / p.referenceFatFree) ** p.exponentV2 + p.yearV2 * years) * p.V2,
      Q3: p.Q3,
      V3: (p.baseV3 + p.yearV3 * years) * p.V3,
    };
  },
  error: combinedRoot({
    proportional: 0.168,
    additive: 0.0217,
    unit: 'ug/L',
    from: 'the R package tci; its form and the unit of the additive part are not said there',
  }),
  status: {
    is: 'unchecked',
    lacks: 'the six CVs and the residual error, which stand in the R package tci alone; all constants agree in tci and stanpumpR',
  },
  use: 'forecast',
  deviations: [
    'One program (opentiva) leaves (age - 37) out of V2, and another (stanpumpR) divides by the weight where the body mass index belongs in the fat-free mass: both are errors of theirs.',
    'Fat-free mass is that of Janmahasatian.',
    'Variability and residual error are read in one program; the additive part is taken as ug/L.',
    'No effect compartment was read.',
  ],
  checks: [
    {
      covariates: { age: 37, weight: 74.5, fatFreeMass: 52.3 },
      expect: { CL: 2.77, V1: 4.76, V2: 8.4, V3: 4, Q2: 1.94, Q3: 0.197 },
      within: 1e-9,
      by: 'typical',
      from: 'reference person',
    },
    {
      covariates: { age: 50, weight: 120, fatFreeMass: 65 },
      expect: { CL: 3.05747, V1: 6.51372, V2: 8.29751, V3: 3.3799, Q2: 1.576 },
      within: 1e-3,
      from: 'by hand',
    },
  ],
});
