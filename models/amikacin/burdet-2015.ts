import { combinedSum, covariate, defineModel, together, twoCompartmentInfusion, variance } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { amikacin } from './drug.ts';

const ENCODED = 'final model, as encoded in a vignette of posologyr';
const BOTH = `${ENCODED}; a public encoding of the basic model quotes the same from the paper`;

export const burdet2015 = defineModel({
  id: 'amikacin/burdet-2015',
  drug: { name: amikacin.name, atc: 'J01GB06' },
  moiety: { name: amikacin.moiety, level: amikacin.levelUnit },
  summary: 'Adults in intensive care with suspected ventilator-associated pneumonia, with creatinine clearance measured in urine.',
  source: {
    citation:
      'Burdet C, Pajot O, Couffignal C, Armand-Lefèvre L, Foucrier A, Laouénan C, Wolff M, Massias L, Mentré F. Population pharmacokinetics of single-dose amikacin in critically ill patients with suspected ventilator-associated pneumonia. Eur J Clin Pharmacol 2015;71:75-83',
    doi: '10.1007/s00228-014-1766-y',
    readIn: [
      'a vignette of posologyr (a posteriori dosing)',
      'a public mrgsolve encoding of the basic model of Table 2, which quotes the paper',
    ],
  },
  population: {
    subjects: 60,
    description:
      'Three French intensive care units, ventilated for more than two days, 43 % in septic shock, no renal replacement, 291 concentrations in the day after one infusion; 28-84 years (median 61.5), 45-126 kg (78), creatinine clearance over four hours 4-412 mL/min (82), albumin 10-44 g/L (19)',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    creatinineClearanceMeasured: covariate('mL/min', recorded('measuredCreatinineClearance')),
    oxygenation: covariate('mm[Hg]', recorded('oxygenation')),
  },
  limits: [
    {
      covariate: 'age',
      between: [18, 84],
      below: 'refuse',
      above: 'warn',
      because: 'under 18 years nobody was studied; oldest person studied',
    },
    { covariate: 'weight', between: [45, 126], below: 'warn', above: 'warn', because: 'lightest and heaviest person studied' },
    {
      covariate: 'creatinineClearanceMeasured',
      between: [4, 412],
      below: 'refuse',
      above: 'warn',
      because: 'range measured over four hours in the people studied',
    },
    {
      covariate: 'oxygenation',
      between: [50, 450],
      below: 'warn',
      above: 'warn',
      because: 'centred on 169 mmHg; the range studied was not read, these bounds are chosen here',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 4.3, unit: 'L/h', from: `${ENCODED}; at 82 mL/min`, between: variance(0.1) },
    V1: { value: 15.9, unit: 'L', from: `${ENCODED}; at 78 kg and 169 mmHg`, between: variance(0.05) },
    V2: { value: 21.4, unit: 'L', from: ENCODED, between: variance(0.2) },
    Q: { value: 12.1, unit: 'L/h', from: ENCODED, between: variance(0.08) },
    clearanceOnCL: { value: 0.7, unit: '1', from: ENCODED },
    weightOnV1: { value: 0.9, unit: '1', from: ENCODED },
    oxygenationOnV1: { value: 0.4, unit: '1', from: ENCODED },
    referenceClearance: { value: 82, unit: 'mL/min', from: ENCODED },
    referenceWeight: { value: 78, unit: 'kg', from: ENCODED },
    referenceOxygenation: { value: 169, unit: 'mm[Hg]', from: ENCODED },
  },
  correlated: [
    together(['CL', 'V1'], { covariance: 0.01 }),
    together(['CL', 'V2'], { covariance: 0.01 }),
    together(['V1', 'V2'], { covariance: 0.02 }),
    together(['CL', 'Q'], { covariance: -0.06 }),
    together(['V1', 'Q'], { covariance: 0.004 }),
    together(['V2', 'Q'], { covariance: 0.003 }),
  ],
  individual: (p, c) => ({
    CL: p.CL * (c.creatinineClearanceMeasured / p.referenceClearance) ** p.clearanceOnCL,
    V1: p.V1 * (c.weight / p.referenceWeight) ** p.weightOnV1 * (c.oxygenation / p.referenceOxygenation) ** p.oxygenationOnV1,
    Q: p.Q,
    V2: p.V2,
  }),
  error: combinedSum({ proportional: 0.1, additive: 0.2, unit: 'mg/L', from: `${BOTH}; the two parts are added, as in posologyr` }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'The numbers of the final model come from one encoding, rounded to one or two digits. The second source quotes the basic model (CL 4.0, V1 15.3, Q 12.2, V2 22.1) and of the final one the abstract’s 31, 22, 27 and 47 % for CL, V1, Q and V2, which are 100 x omega and agree with the variances here (0.096, 0.048, 0.073, 0.221), 4.3 L/h, and V1 and V2 together as 37.3 L.',
    'The paper does not say whether the two parts of the residual error are added or taken as the root of squares: posologyr adds them, the other encoding does not. It matters near 2 mg/L only.',
    'Creatinine clearance was measured over four hours; a collection of another length is taken as it is, an estimate from serum creatinine is not.',
    'PaO2/FiO2 changes within hours, and the record’s last value is carried forward.',
    'Built on one dose in each person followed for a day: accumulation over days is not in it and may be more than it says.',
    'Volumes are those of people with shock and low albumin; on an ordinary ward peaks are higher.',
  ],
  checks: [
    {
      covariates: { weight: 78, creatinineClearanceMeasured: 82, oxygenation: 169 },
      expect: { CL: 4.3, V1: 15.9, Q: 12.1, V2: 21.4 },
      by: 'typical',
      from: 'the centre of the covariates; both sources state 4.3 L/h and 37.3 L in all',
    },
    {
      covariates: { weight: 70, creatinineClearanceMeasured: 41, oxygenation: 338 },
      expect: { CL: 2.64696, V1: 19.033218 },
      within: 1e-6,
      from: '4.3 x 0.5^0.7 and 15.9 x (70/78)^0.9 x 2^0.4, by hand',
    },
  ],
});
