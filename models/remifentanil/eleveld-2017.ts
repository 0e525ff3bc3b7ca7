import {
  covariate,
  defineModel,
  exponentialError,
  flag,
  inUnits,
  threeCompartmentInfusion,
  variance,
  withEffectCompartment,
} from '../../src/domain/define-model.ts';
import { fatFreeMass, fatFreeMassByAlSallami, totalWeight } from '../physiology/body-size.ts';
import { female, recorded } from '../physiology/derivation.ts';
import { matured } from '../physiology/maturation.ts';
import { remifentanil } from './drug.ts';

const STREAM = 'control stream as quoted by stanpumpR; tci and opentiva agree';

/** kg, of a man of 70 kg and 170 cm. */
const REFERENCE_FAT_FREE = fatFreeMass({ weight: 70, height: 170, sex: 'male' });

export const eleveld2017 = defineModel({
  id: 'remifentanil/eleveld-2017',
  drug: { name: remifentanil.name, atc: 'N01AH06' },
  moiety: { name: remifentanil.moiety, dose: 'ug' },
  summary: 'Children and adults of all ages, with an effect compartment.',
  source: {
    citation: 'Eleveld et al. Anesthesiology 2017;126:1005-1018',
    doi: '10.1097/ALN.0000000000001634',
    readIn: ['stanpumpR, remifentanil (control stream)', 'the R package tci', 'opentiva, remifentanil'],
  },
  population: { subjects: 131, description: 'Patients and volunteers from 5 days to 85 years, 2.5-106 kg, pooled from three studies' },
  time: 'min',
  covariates: {
    age: covariate('a', recorded('age')),
    weight: covariate('kg', totalWeight),
    fatFreeMass: covariate('kg', fatFreeMassByAlSallami, {
      between: [8, 75],
      because: 'of people from three years and 12 kg to 106 kg, roughly',
    }),
    female: flag(female),
  },
  limits: [
    {
      covariate: 'age',
      between: [3, 85],
      below: 'refuse',
      above: 'warn',
      because: 'oldest person studied; younger children were too, but the formula for fat-free mass starts at three years',
    },
    {
      covariate: 'weight',
      between: [12, 106],
      below: 'refuse',
      above: 'refuse',
      because: 'heaviest person studied; the lower bound goes with the age of three years',
    },
  ],
  structure: inUnits(withEffectCompartment(threeCompartmentInfusion), { mg: 'ug', 'mg/L': 'ug/L' }),
  parameters: {
    V1: { value: 5.81, unit: 'L', from: STREAM, between: variance(0.104) },
    V2: { value: 8.82, unit: 'L', from: STREAM, between: variance(0.115) },
    V3: { value: 5.03, unit: 'L', from: STREAM, between: variance(0.81) },
    CL: { value: 2.58, unit: 'L/min', from: STREAM, between: variance(0.0197) },
    Q2: { value: 1.72, unit: 'L/min', from: STREAM, between: variance(0.0547) },
    Q3: { value: 0.124, unit: 'L/min', from: STREAM, between: variance(0.285) },
    typicalV2: { value: 8.82, unit: 'L', from: `${STREAM}; V2 without its variability` },
    typicalV3: { value: 5.03, unit: 'L', from: `${STREAM}; V3 without its variability` },
    halfWeight: { value: 2.88, unit: 'kg', from: STREAM },
    ageV1: { value: -0.00554, unit: '1/a', from: `${STREAM}; V1, Q2 and Q3` },
    ageV2: { value: -0.00327, unit: '1/a', from: `${STREAM}; V2 and CL` },
    ageV3: { value: -0.0315, unit: '1/a', from: STREAM },
    inWomen: { value: 0.47, unit: '1', from: `${STREAM}; from about 12 to 45 years` },
    weightV3: { value: -0.026, unit: '1', from: `${STREAM}; for each kg` },
    KE0: { value: 1.09, unit: '1/min', from: 'tci and opentiva, at 35 years' },
    ageKE0: { value: -0.0289, unit: '1/a', from: 'tci and opentiva' },
    referenceAge: { value: 35, unit: 'a', from: STREAM },
    referenceWeight: { value: 70, unit: 'kg', from: STREAM },
  },
  individual: (p, c) => {
    const [size, years] = [c.fatFreeMass / REFERENCE_FAT_FREE, c.age - p.referenceAge];
    const [first, second] = [Math.exp(p.ageV1 * years), Math.exp(p.ageV2 * years)];
    const woman = 1 + p.inWomen * c.female * matured(c.age, 12, 6) * (1 - matured(c.age, 45, 6));
    const mature = matured(c.weight, p.halfWeight, 2) / matured(p.referenceWeight, p.halfWeight, 2);
    const V2 = p.V2 * size * second * woman;
    const V3 = p.V3 * size * Math.exp(p.ageV3 * years) * Math.exp(p.weightV3 * (c.weight - p.referenceWeight));
    return {
      CL: p.CL * size ** 0.75 * mature * woman * second,
      V1: p.V1 * size * first,
      Q2: p.Q2 * (V2 / p.typicalV2) ** 0.75 * first * woman,
      V2,
      Q3: p.Q3 * (V3 / p.typicalV3) ** 0.75 * first,
      V3,
      KE0: p.KE0 * Math.exp(p.ageKE0 * years),
    };
  },
  error: exponentialError({ log: 0.24, from: `${STREAM}; the one of patients (Mertens)` }),
  status: {
    is: 'unchecked',
    lacks:
      'all variances, which stand in the R package tci alone, and the residual error, which stands in stanpumpR alone; the thetas agree in tci, stanpumpR and opentiva but for V3 in tci, ke0 in tci and opentiva',
  },
  use: 'forecast',
  deviations: [
    'The residual error differs by study: 0.111 (Minto), 0.271 (Ross), 0.240 (Mertens); the last one is used.',
    'The R package tci has V3 from the value of V2 (8.82 instead of 5.03 L), and another program gives the factor for women to men: both are errors of theirs.',
    'One program uses this model below 30 kg/m2 only, and Kim’s above; that is a rule of its own.',
    'The factor for women lies between ages of 12 and 45 years, which are written into the formula with the steepness 6.',
  ],
  checks: [
    {
      covariates: { age: 35, weight: 70, fatFreeMass: 54.4757, female: 0 },
      expect: { CL: 2.58, V1: 5.81, V2: 8.82, V3: 5.03, Q2: 1.72, Q3: 0.124, KE0: 1.09 },
      within: 1e-4,
      by: 'typical',
      from: 'man of 35 years, 70 kg, 170 cm',
    },
    {
      covariates: { age: 25, weight: 60, fatFreeMass: 40, female: 1 },
      expect: { CL: 3.06646, V1: 4.50917, V2: 9.70993, V3: 6.56369 },
      within: 1e-3,
      from: 'by hand',
    },
  ],
});
