import { combinedRoot, covariate, defineModel, flag, percentCV, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { postnatalDays } from '../physiology/maturation.ts';
import { amikacin } from './drug.ts';

const ENCODED = 'Table 2, model building, as encoded by an older Tucuxi file';
const AGREED = `${ENCODED}; the abstract names it`;

export const deCock2012 = defineModel({
  id: 'amikacin/de-cock-2012',
  drug: { name: amikacin.name, atc: 'J01GB06' },
  moiety: { name: amikacin.moiety, level: amikacin.levelUnit },
  summary: 'Preterm and term neonates in their first month.',
  source: {
    citation:
      'De Cock RF, Allegaert K, Schreuder MF, Sherwin CM, de Hoog M, van den Anker JN, Danhof M, Knibbe CA. Maturation of the glomerular filtration rate in neonates, as reflected by amikacin clearance. Clin Pharmacokinet 2012;51:105-117',
    doi: '10.2165/11595640-000000000-00000',
    readIn: ['an older file of the Tucuxi project (amikacin)', 'the abstract'],
  },
  population: {
    subjects: 874,
    description: 'Neonates born at 24-43 weeks with 385-4,650 g, 1-30 days old',
  },
  covariates: {
    birthWeight: covariate('kg', recorded('birthWeight')),
    weight: covariate('kg', totalWeight),
    postnatalAge: covariate('d', postnatalDays),
    ibuprofen: flag(recorded('ibuprofen')),
  },
  limits: [
    { covariate: 'gestationalAge', between: [24, 43], below: 'refuse', above: 'refuse', because: 'range studied' },
    {
      covariate: 'birthWeight',
      between: [0.385, 4.65],
      below: 'refuse',
      above: 'refuse',
      because: 'lightest and heaviest at birth studied',
    },
    {
      covariate: 'weight',
      between: [0.385, 4.78],
      below: 'refuse',
      above: 'refuse',
      because: 'range of the Tucuxi file, which does not say whether at birth or now',
    },
    {
      covariate: 'postnatalAge',
      between: [1, 30],
      below: 'warn',
      above: 'refuse',
      because: 'one to thirty days were studied, and clearance rises in a straight line with the days',
    },
    {
      covariate: 'creatinine',
      between: [0.1, 1.5],
      below: 'warn',
      above: 'refuse',
      because: 'the model knows nothing of the kidneys but age, size and ibuprofen; 1.5 mg/dL is chosen here',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 0.0493, unit: 'L/h', from: `${ENCODED}; born with 1,750 g, before the first day`, between: percentCV(30) },
    V1: { value: 0.833, unit: 'L', from: `${ENCODED}; now 1,760 g` },
    V2: { value: 0.833, unit: 'L', from: `${ENCODED}; estimated as V1` },
    Q: { value: 0.0205, unit: 'L/h', from: `${ENCODED}; 0.415 of CL` },
    birthWeightOnCL: { value: 1.34, unit: '1', from: AGREED },
    ageOnCL: { value: 0.213, unit: '1', from: `${ENCODED}, for two days; 0.2 in the abstract` },
    referenceAge: { value: 2, unit: 'd', from: ENCODED },
    ibuprofenOnCL: { value: 0.838, unit: '1', from: AGREED },
    weightOnV: { value: 0.919, unit: '1', from: AGREED },
    referenceBirthWeight: { value: 1.75, unit: 'kg', from: ENCODED },
    referenceWeight: { value: 1.76, unit: 'kg', from: ENCODED },
  },
  individual: (p, c) => {
    const grown =
      (c.birthWeight / p.referenceBirthWeight) ** p.birthWeightOnCL *
      (1 + (p.ageOnCL * c.postnatalAge) / p.referenceAge) *
      (c.ibuprofen === 1 ? p.ibuprofenOnCL : 1);
    const size = (c.weight / p.referenceWeight) ** p.weightOnV;
    return { CL: p.CL * grown, V1: p.V1 * size, Q: p.Q * grown, V2: p.V2 * size };
  },
  error: combinedRoot({ proportional: 0.248, additive: 0.517, unit: 'mg/L', from: `${ENCODED}: square roots of sigma^2` }),
  status: {
    is: 'unchecked',
    lacks:
      'the typical values, 0.213 for age, 0.919 for weight, the CV and the residual error, which stand in one file of the Tucuxi project; the abstract confirms 1.34 and which covariates there are',
  },
  use: 'forecast',
  deviations: [
    'Typical values, variability and residual error come from one encoding that names Table 2; the abstract confirms the covariates and the exponent 1.34, not the rest.',
    'Q is 0.0205 L/h in the encoding and 0.415 of CL in its words, which is 0.02046; 0.0205 is used.',
    'The heaviest birth weight is 4,650 g in the abstract and 4,780 g in the encoding.',
    'No variability of the volumes was published: the forecast is surer of peaks than it should be.',
    '30 % is read as sqrt(exp(omega^2) - 1).',
    'Asphyxia and cooling, which lower clearance, are not in the model.',
  ],
  checks: [
    {
      covariates: { birthWeight: 1.75, weight: 1.76, postnatalAge: 0, ibuprofen: 0 },
      expect: { CL: 0.0493, V1: 0.833, Q: 0.0205, V2: 0.833 },
      by: 'typical',
      from: 'Table 2, at the centre of the weights, before the first day',
    },
    {
      covariates: { birthWeight: 3.5, weight: 3.52, postnatalAge: 2, ibuprofen: 1 },
      expect: { CL: 0.126862, V1: 1.57504 },
      within: 1e-5,
      from: '0.0493 x 2^1.34 x 1.213 x 0.838 and 0.833 x 2^0.919, by hand',
    },
  ],
});
