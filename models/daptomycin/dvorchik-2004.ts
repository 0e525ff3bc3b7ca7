import { additiveError, covariate, defineModel, flag, percentCV, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { female } from '../physiology/derivation.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { daptomycin } from './drug.ts';

const ENCODED = 'as encoded by Tucuxi (drug file and NONMEM file)';

export const dvorchik2004 = defineModel({
  id: 'daptomycin/dvorchik-2004',
  drug: { name: daptomycin.name, atc: 'J01XX09' },
  moiety: { name: daptomycin.moiety, level: daptomycin.levelUnit },
  summary: 'Adults with a Gram-positive infection, without dialysis.',
  source: {
    citation:
      'Dvorchik B, Arbeit RD, Chung J, Liu S, Knebel W, Kastrissios H. Population pharmacokinetics of daptomycin. Antimicrob Agents Chemother 2004;48:2799-2807',
    doi: '10.1128/AAC.48.8.2799-2807.2004',
    pubmed: '15273084',
    readIn: ['Tucuxi daptomycin.dvorchik2004 (drug file and NONMEM file)', 'the abstract'],
  },
  population: {
    subjects: 282,
    description:
      'Fifteen trials, 153 healthy people and 129 with a Gram-positive infection, some on dialysis; 18-93 years, 48-153 kg, centred on 75.1 kg and 91.2 mL/min',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight),
    female: flag(female),
  },
  limits: [
    { covariate: 'age', between: [18, 93], below: 'refuse', above: 'refuse', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [48, 153], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
    {
      covariate: 'creatinineClearance',
      between: [15, 150],
      below: 'refuse',
      above: 'warn',
      because: 'centred on 91.2 mL/min; the range without dialysis was not read, the bounds are chosen here',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 0.807, unit: 'L/h', from: `${ENCODED}; 0.81 L/h in the abstract; men, 91.2 mL/min`, between: percentCV(30.6) },
    V1: { value: 4.8, unit: 'L', from: ENCODED, between: percentCV(56.7) },
    Q: { value: 3.46, unit: 'L/h', from: `${ENCODED}; 75.1 kg`, between: percentCV(65.2) },
    V2: { value: 6.04, unit: 'L', from: `${ENCODED}; 75.1 kg, with an infection: 3.13 L times 1.93`, between: percentCV(19.1) },
    clearanceOnCL: { value: 0.00514, unit: 'L/h', from: `${ENCODED}; for each mL/min` },
    womenOnCL: { value: 0.8, unit: '1', from: `${ENCODED}; 80 % of men in the abstract` },
    weightOnQ: { value: 0.0593, unit: 'L/h/kg', from: ENCODED },
    weightOnV2: { value: 0.0884, unit: 'L/kg', from: `${ENCODED}; with an infection: 0.0458 times 1.93` },
    typicalCL: { value: 0.807, unit: 'L/h', from: `${ENCODED}; CL without variability` },
    typicalQ: { value: 3.46, unit: 'L/h', from: `${ENCODED}; Q without variability` },
    typicalV2: { value: 6.04, unit: 'L', from: `${ENCODED}; V2 without variability` },
    referenceClearance: { value: 91.2, unit: 'mL/min', from: ENCODED },
    referenceWeight: { value: 75.1, unit: 'kg', from: ENCODED },
  },
  individual: (p, c) => {
    const heavier = c.weight - p.referenceWeight;
    return {
      CL:
        p.CL * (1 + (p.clearanceOnCL * (c.creatinineClearance - p.referenceClearance)) / p.typicalCL) * (c.female === 1 ? p.womenOnCL : 1),
      V1: p.V1,
      Q: p.Q * (1 + (p.weightOnQ * heavier) / p.typicalQ),
      V2: p.V2 * (1 + (p.weightOnV2 * heavier) / p.typicalV2),
    };
  },
  error: additiveError({ additive: 4.73, unit: 'mg/L', from: `${ENCODED}: the root of a printed sigma^2 of 22.4` }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Tucuxi counts women as 1 and multiplies clearance by 0.8 + 0.2 of that, so that men have the lower clearance; the abstract says that women have 80 % of men. The abstract is followed.',
    'Clearance rises by 0.14 L/h for each degree of body temperature above 37.2 in the paper; temperature is not among the quantities of the body here and the term is left out. At 39 degrees it would add about a third.',
    'Numbers come from one project; the abstract confirms 0.81 L/h, the effect of sex, and that the peripheral volume doubles in infection.',
    'Tucuxi varies parameters in proportion, theta x (1 + eta); log-normal with the same CV is used, because 65 % would be negative for one person in sixteen.',
    'Clearance on dialysis (0.27 L/h) is left out, and dialysis is refused.',
    'An additive error of 4.7 mg/L: a trough of 10 mg/L tells this model little.',
  ],
  checks: [
    {
      covariates: { weight: 75.1, creatinineClearance: 91.2, female: 0 },
      expect: { CL: 0.807, V1: 4.8, Q: 3.46, V2: 6.04 },
      within: 1e-9,
      by: 'typical',
      from: 'the encoding at its centre; 0.81 L/h in the abstract',
    },
    {
      covariates: { weight: 100, creatinineClearance: 50, female: 1 },
      expect: { CL: 0.4761856, Q: 4.93657, V2: 8.24116 },
      within: 1e-6,
      from: '0.8 x (0.807 - 0.00514 x 41.2), 3.46 + 0.0593 x 24.9 and 6.04 + 0.0884 x 24.9, by hand',
    },
  ],
});
