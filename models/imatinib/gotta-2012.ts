import {
  covariate,
  defineModel,
  flag,
  oneCompartmentOral,
  percentOmega,
  proportionalError,
  together,
} from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { female, recorded } from '../physiology/derivation.ts';
import { imatinib } from './drug.ts';

const BOTH = 'as encoded by Tucuxi, and in Table 1 of Yang 2025 for the model without covariates';
const TUCUXI = 'as encoded by Tucuxi';

export const gotta2012 = defineModel({
  id: 'imatinib/gotta-2012',
  drug: { name: imatinib.name, atc: 'L01EA01' },
  moiety: { name: imatinib.moiety, level: imatinib.levelUnit },
  summary: 'Adults with chronic myeloid leukaemia or a gastrointestinal stromal tumour.',
  source: {
    citation:
      'Gotta et al. (validation in gastrointestinal stromal tumours). Clin Pharmacokinet 2012. The model: Widmer N, Decosterd LA, Csajka C, Leyvraz S, Duchosal MA, Rosselet A, Rochat B, Eap CB, Henry H, Biollaz J, Buclin T. Population pharmacokinetics of imatinib and the role of alpha-acid glycoprotein. Br J Clin Pharmacol 2006;62:97-112',
    doi: '10.1111/j.1365-2125.2006.02719.x',
    readIn: [
      'Tucuxi imatinib (an older file) and imatinib.gotta2012',
      'nlmixr2lib Widmer_2006_imatinib, which quotes Yang T et al. Target Oncol 2025;20:871-886, Table 1',
    ],
  },
  population: {
    subjects: 59,
    description:
      'Widmer 2006: Switzerland, 321 levels, 20-79 years, 44-110 kg, 150-800 mg a day; validated in stromal tumours at 23-88 years and 48-100 kg',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    age: covariate('a', recorded('age')),
    female: flag(female),
    stromalTumour: flag(recorded('stromalTumour')),
  },
  limits: [
    {
      covariate: 'age',
      between: [20, 88],
      below: 'refuse',
      above: 'refuse',
      because: 'youngest and oldest person studied; clearance falls in a straight line with age',
    },
    { covariate: 'weight', between: [44, 110], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
  ],
  structure: oneCompartmentOral,
  parameters: {
    CL: { value: 14.3, unit: 'L/h', from: `${BOTH}; apparent`, between: percentOmega(35.6) },
    V: { value: 347, unit: 'L', from: `${BOTH}; apparent`, between: percentOmega(62.9) },
    KA: { value: 0.609, unit: '1/h', from: `${BOTH} (0.61 there)` },
    typicalCL: { value: 14.3, unit: 'L/h', from: `${BOTH}; what the terms below are added to` },
    typicalV: { value: 347, unit: 'L', from: `${BOTH}; what the term below is added to` },
    weightSlope: { value: 5.42, unit: 'L/h', from: `${TUCUXI}: for each 70 kg above 70 kg` },
    sexClearance: { value: 1.49, unit: 'L/h', from: `${TUCUXI}: added in men, taken off in women` },
    ageSlope: { value: -5.81, unit: 'L/h', from: `${TUCUXI}: for each 50 years above 50` },
    tumourClearance: { value: -0.806, unit: 'L/h', from: `${TUCUXI}: added with a stromal tumour, taken off with leukaemia` },
    sexVolume: { value: 46.2, unit: 'L', from: `${TUCUXI}: added in men, taken off in women` },
    referenceWeight: { value: 70, unit: 'kg', from: TUCUXI },
    referenceAge: { value: 50, unit: 'a', from: TUCUXI },
  },
  correlated: [together(['CL', 'V'], { correlation: 0.798 })],
  individual: (p, c) => {
    const man = 1 - 2 * c.female;
    const tumour = 2 * c.stromalTumour - 1;
    const clearance =
      p.typicalCL +
      (p.weightSlope * (c.weight - p.referenceWeight)) / p.referenceWeight +
      p.sexClearance * man +
      (p.ageSlope * (c.age - p.referenceAge)) / p.referenceAge +
      p.tumourClearance * tumour;
    return {
      CL: (p.CL * clearance) / p.typicalCL,
      V: (p.V * (p.typicalV + p.sexVolume * man)) / p.typicalV,
      KA: p.KA,
    };
  },
  error: proportionalError({ proportional: 0.3138, from: `${BOTH} (31 % there)` }),
  status: {
    is: 'unchecked',
    lacks:
      'the five slopes and the correlation 0.798, which stand in files of the Tucuxi project alone; CL, V, KA, both CVs and the residual error agree in nlmixr2lib',
  },
  use: 'forecast',
  deviations: [
    'The values without covariates agree in two independent sources; the slopes and the correlation are in files of one project only.',
    'Variability of 35.6 and 62.9 % is read as 100 omega: the older Tucuxi file gives a covariance of 0.179 with the correlation of 0.798, which fits omegas of 0.356 and 0.629 (with log-normal coefficients of variation the correlation would be 0.90). nlmixr2lib squares them too.',
    'The variability is log-normal around the sum of the terms; the file calls it proportional.',
    'A newer Tucuxi file refuses volumes of 300 L and more, below the typical 347 L: a slip, not followed.',
    'Widmer 2006 also has a model with alpha-1-acid glycoprotein, which binds imatinib (0.4-2 g/L in the study); it was not read, and none is used here.',
    'Whether the illness is a stromal tumour or leukaemia is asked for, not assumed.',
    'The title and pages of Gotta 2012 were not read.',
  ],
  checks: [
    {
      covariates: { weight: 70, age: 50, female: 0, stromalTumour: 0 },
      expect: { CL: 16.596, V: 393.2, KA: 0.609 },
      from: 'man of 70 kg and 50 years with leukaemia: 14.3 + 1.49 + 0.806 and 347 + 46.2, by hand',
    },
    {
      covariates: { weight: 55, age: 75, female: 1, stromalTumour: 1 },
      expect: { CL: 7.937571, V: 300.8 },
      within: 1e-6,
      from: 'the encoded equation, by hand',
    },
  ],
});
