import {
  covariate,
  defineModel,
  flag,
  percentCV,
  proportionalError,
  together,
  twoCompartmentInfusion,
} from '../../src/domain/define-model.ts';
import { fatFreeMassAdult } from '../physiology/body-size.ts';
import { deriveFrom, female, recorded } from '../physiology/derivation.ts';
import { expectedCreatinineCeriotti } from '../physiology/expected-creatinine.ts';
import { CREATININE_UMOL } from '../physiology/renal-function.ts';
import { tobramycin } from './drug.ts';

const TABLE = 'Table 2, final model, as quoted by nlmixr2lib, Tucuxi and a public target-attainment program';

const creatinineRatio = deriveFrom(
  ['age', 'sex', 'creatinine'],
  'serum creatinine expected at that age and sex over the one measured',
  (body) => expectedCreatinineCeriotti(body.age, body.sex) / (body.creatinine * CREATININE_UMOL),
  'Ceriotti F et al. Clin Chem 2008;54:559-566; Johansson AM et al. Ther Drug Monit 2011;33:711-718',
);

export const hennig2013 = defineModel({
  id: 'tobramycin/hennig-2013',
  drug: { name: tobramycin.name, atc: 'J01GB01' },
  moiety: { name: tobramycin.moiety, level: tobramycin.levelUnit },
  summary: 'Everybody from the second week of life, with and without cystic fibrosis.',
  source: {
    citation:
      'Hennig S, Standing JF, Staatz CE, Thomson AH. Population pharmacokinetics of tobramycin in patients with and without cystic fibrosis. Clin Pharmacokinet 2013;52:289-301',
    doi: '10.1007/s40262-013-0036-y',
    pubmed: '23420517',
    readIn: [
      'nlmixr2lib Hennig_2013_tobra',
      'Tucuxi tobramycin.hennig2013 (drug file and NONMEM file)',
      'a public target-attainment program that quotes Table 2 and equations 6-9',
      'abstract on PubMed',
    ],
  },
  population: {
    subjects: 732,
    description:
      'Eight centres, 465 people with cystic fibrosis and 267 without, 5,605 concentrations; 0.01-85 years (children median 7.7, adults 31.7), 3.3-120 kg, fat-free mass 3.0-65.1 kg, creatinine clearance 23-145 mL/min',
  },
  covariates: {
    fatFreeMass: covariate('kg', fatFreeMassAdult),
    age: covariate('a', recorded('age')),
    creatinineRatio: covariate('1', creatinineRatio),
    female: flag(female),
  },
  limits: [
    { covariate: 'age', between: [0.01, 85], below: 'refuse', above: 'refuse', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [3.3, 120], below: 'refuse', above: 'warn', because: 'lightest and heaviest person studied' },
    {
      covariate: 'fatFreeMass',
      between: [3, 65.1],
      below: 'refuse',
      above: 'warn',
      because: 'smallest and largest fat-free mass studied',
    },
    {
      covariate: 'creatinineRatio',
      between: [0.25, 3],
      below: 'refuse',
      above: 'warn',
      because:
        'the lowest creatinine clearance studied, 23 mL/min, is about a quarter of what healthy kidneys do, and below it the model hardly lowers clearance; the upper bound is chosen here',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: {
      value: 9.4,
      unit: 'L/h',
      from: `${TABLE}; men, fat-free mass 70 kg, 18 years`,
      between: percentCV(25.9),
      betweenOccasions: percentCV(12.7),
    },
    V1: { value: 25.1, unit: 'L', from: `${TABLE}; men, fat-free mass 70 kg`, between: percentCV(15.2) },
    Q: { value: 1.5, unit: 'L/h', from: `${TABLE}; fat-free mass 70 kg`, between: percentCV(41.8) },
    V2: { value: 10, unit: 'L', from: `${TABLE}; fat-free mass 70 kg`, between: percentCV(58.5) },
    womenOnCL: { value: 8.1 / 9.4, unit: '1', from: `${TABLE}: women 8.1 L/h` },
    womenOnV1: { value: 20.1 / 25.1, unit: '1', from: `${TABLE}: women 20.1 L` },
    massOnCL: { value: 0.952, unit: '1', from: TABLE },
    ageOnCLBelow18: { value: -0.021, unit: '1/a', from: TABLE },
    ageOnCLFrom18: { value: -0.01, unit: '1/a', from: TABLE },
    creatinineOnCL: { value: 0.222, unit: '1', from: TABLE },
    referenceMass: { value: 70, unit: 'kg', from: TABLE },
    referenceAge: { value: 18, unit: 'a', from: TABLE },
  },
  correlated: [
    together(['CL', 'V1'], { correlation: 0.658 }),
    together(['CL', 'Q'], { correlation: 0.711 }),
    together(['V1', 'Q'], { correlation: 0.475 }),
  ],
  individual: (p, c) => {
    const size = c.fatFreeMass / p.referenceMass;
    const slope = c.age < p.referenceAge ? p.ageOnCLBelow18 : p.ageOnCLFrom18;
    return {
      CL:
        p.CL *
        (c.female === 1 ? p.womenOnCL : 1) *
        size ** p.massOnCL *
        (1 + slope * (c.age - p.referenceAge)) *
        c.creatinineRatio ** p.creatinineOnCL,
      V1: p.V1 * (c.female === 1 ? p.womenOnV1 : 1) * size,
      Q: p.Q * size ** p.massOnCL,
      V2: p.V2 * size,
    };
  },
  error: proportionalError({ proportional: 0.204, from: TABLE }),
  status: {
    is: 'unchecked',
    lacks:
      'the variability between occasions (12.7 %), which stands in a public target-attainment program alone; all typical values, slopes and exponents, the four CVs, the three correlations and the residual error agree in nlmixr2lib and Tucuxi',
  },
  use: 'forecast',
  deviations: [
    'Creatinine enters as expected over measured. nlmixr2lib and the target-attainment program say so and quote adult values of 84 (men) and 69.5 umol/L (women), which are those of Ceriotti and Johansson; Tucuxi puts 37.2 umol/L for everybody, which is what that curve gives at 7.5 years, and would lower the clearance of a healthy adult by 13 to 17 %. The paper does not print the curve.',
    'nlmixr2lib reports that measured creatinine below 60 umol/L was raised to 60 while covariates were sought; whether the final model does so is not clear, and it is not done here.',
    'Variability is printed as CV and read as sqrt(exp(omega^2) - 1), as nlmixr2lib does; Tucuxi takes the CV for omega (0.259 against 0.255 for clearance).',
    'The variability between occasions (12.7 % of clearance) was read in one of the three sources.',
    'A duration of infusion and a lag that the paper estimated for burettes, and a part of the residual error for duplicate samples (8.4 %), are left out.',
    'Clearance depends weakly on creatinine (exponent 0.222): in kidney injury it is higher here than it may be.',
  ],
  checks: [
    {
      covariates: { fatFreeMass: 70, age: 18, creatinineRatio: 1, female: 0 },
      expect: { CL: 9.4, V1: 25.1, Q: 1.5, V2: 10 },
      by: 'typical',
      from: 'Table 2: men of 18 years and 70 kg of fat-free mass',
    },
    {
      covariates: { fatFreeMass: 70, age: 18, creatinineRatio: 1, female: 1 },
      expect: { CL: 8.1, V1: 20.1 },
      by: 'typical',
      from: 'Table 2: women',
    },
    {
      covariates: { fatFreeMass: 70, age: 70, creatinineRatio: 1, female: 0 },
      expect: { CL: 4.512 },
      by: 'another',
      from: '9.4 x 0.480, the factor that nlmixr2lib works out for 70 years',
    },
    {
      covariates: { fatFreeMass: 70, age: 2, creatinineRatio: 1, female: 0 },
      expect: { CL: 12.5584 },
      by: 'another',
      from: '9.4 x 1.336, the factor that nlmixr2lib works out for 2 years',
    },
  ],
});
