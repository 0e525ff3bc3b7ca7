import { combinedRoot, covariate, defineModel, oneCompartmentInfusion, percentCV } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { matured, postmenstrualWeeks } from '../physiology/maturation.ts';
import { serumCreatinineMolar } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const ENCODED = 'as encoded by Tucuxi (file of the first author) and PKPDsim';
const DOMAIN = 'range of the file that the first author wrote for Tucuxi; the paper’s own range was not read';

export const dao2020 = defineModel({
  id: 'vancomycin/dao-2020',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Neonates and infants up to six months, preterm and term.',
  source: {
    citation:
      'Dao K, Guidi M, André P, Giannoni E, Basterrechea S, Zhao W, Fuchs A, Pfister M, Buclin T, Csajka C. Optimisation of vancomycin exposure in neonates based on the best level of evidence. Pharmacol Res 2020;154:104278',
    pubmed: '31108184',
    readIn: ['Tucuxi vancomycin.dao2019', 'PKPDsim pk_vanco_dao'],
  },
  population: {
    subjects: 405,
    description:
      'Neonates, 1,831 concentrations from routine monitoring; the file is meant for infants up to six months with intermittent infusions',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    creatinine: covariate('umol/L', serumCreatinineMolar),
    postmenstrualAge: covariate('wk', postmenstrualWeeks, {
      between: [20, 75],
      because: '20 weeks at birth on the first day; 45 weeks at birth and 30 weeks after it',
    }),
  },
  limits: [
    { covariate: 'postnatalAge', between: [0, 210], below: 'refuse', above: 'refuse', because: `below 30 weeks after birth: ${DOMAIN}` },
    { covariate: 'gestationalAge', between: [20, 45], below: 'refuse', above: 'refuse', because: DOMAIN },
    { covariate: 'weight', between: [0.4, 8], below: 'refuse', above: 'refuse', because: DOMAIN },
    { covariate: 'creatinine', between: [9, 501], below: 'refuse', above: 'refuse', because: DOMAIN },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: { value: 0.273, unit: 'L/h', from: `${ENCODED}; for 1 kg, 54 umol/L and full maturation`, between: percentCV(22.6) },
    V: { value: 0.628, unit: 'L/kg', from: ENCODED },
    sizeExponent: { value: 0.438, unit: '1', from: ENCODED },
    referenceCreatinine: { value: 54, unit: 'umol/L', from: ENCODED },
    creatinineExponent: { value: 0.473, unit: '1', from: ENCODED },
    maturationHalf: { value: 46.4, unit: 'wk', from: ENCODED },
    maturationSteepness: { value: 3.54, unit: '1', from: ENCODED },
  },
  individual: (p, c) => ({
    CL:
      p.CL *
      c.weight ** p.sizeExponent *
      (p.referenceCreatinine / c.creatinine) ** p.creatinineExponent *
      matured(c.postmenstrualAge, p.maturationHalf, p.maturationSteepness),
    V: p.V * c.weight,
  }),
  error: combinedRoot({ proportional: 0.236, additive: 1.98, unit: 'mg/L', from: ENCODED }),
  status: {
    is: 'checked',
    against:
      'both typical values, the three exponents, the half-maturation age, the one CV and both parts of the residual error agree in Tucuxi and PKPDsim. What differed: the reference creatinine is 54 umol/L in one and 0.61 mg/dL (53.9 umol/L) in the other; both take the CV for omega',
  },
  use: 'forecast',
  deviations: [
    'The history of the Tucuxi file says that the paper leaves open whether clearance varies proportionally or exponentially between people; exponential is used, and 22.6 % is read as sqrt(exp(omega^2) - 1).',
    'No variability of the volume was published: the forecast is surer of peaks than it should be.',
    'The paper was on line in 2019 and is called dao2019 there, dao in PKPDsim; its year 2020 and volume 154 are from memory.',
    'Whether creatinine in the first days, when it is still the mother’s, was treated apart was not read.',
  ],
  checks: [
    {
      covariates: { weight: 1, creatinine: 54, postmenstrualAge: 46.4 },
      expect: { CL: 0.1365, V: 0.628 },
      within: 1e-9,
      from: 'half of 0.273 L/h at 46.4 weeks, by the meaning of the half-maturation age',
    },
    {
      covariates: { weight: 3, creatinine: 108, postmenstrualAge: 46.4 },
      expect: { CL: 0.15911, V: 1.884 },
      within: 1e-4,
      from: '0.1365 x 3^0.438 x 0.5^0.473, by hand',
    },
  ],
});
