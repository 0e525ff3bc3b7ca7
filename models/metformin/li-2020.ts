import {
  covariate,
  defineModel,
  givenWith,
  oneCompartmentOral,
  proportionalError,
  standardDeviation,
} from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { deriveFrom } from '../physiology/derivation.ts';
import { ckdEpi2009 } from '../physiology/filtration-adults.ts';
import { metformin } from './drug.ts';

const TABLE = 'table of the final model, as quoted by nlmixr2lib';

const filtration = deriveFrom(
  ['age', 'sex', 'creatinine'],
  'filtration by CKD-EPI 2009 from creatinine without a term for ancestry, mL/min per 1.73 m2',
  ckdEpi2009,
  'Levey AS et al. Ann Intern Med 2009;150:604-612',
);

export const li2020 = defineModel({
  id: 'metformin/li-2020',
  drug: { name: metformin.name, atc: 'A10BA02' },
  moiety: { name: metformin.moiety, level: metformin.levelUnit },
  summary: 'Adults with type 2 diabetes by mouth, with weight and filtration.',
  source: {
    citation: 'Li et al. Medicine 2020;99(46):e23212',
    doi: '10.1097/MD.0000000000023212',
    readIn: ['nlmixr2lib Li_2020_metformin'],
  },
  population: { subjects: 125, description: 'Chinese adults with type 2 diabetes, 51-113 kg, filtration 47-138 mL/min per 1.73 m2' },
  covariates: { weight: covariate('kg', totalWeight), filtration: covariate('mL/min/{1.73_m2}', filtration) },
  limits: [
    { covariate: 'age', between: [18, 85], below: 'refuse', above: 'warn', because: 'adults; the upper bound is chosen here' },
    { covariate: 'weight', between: [51, 113], below: 'refuse', above: 'warn', because: 'lightest and heaviest person studied' },
    { covariate: 'filtration', between: [47, 138], below: 'refuse', above: 'warn', because: 'lowest and highest filtration studied' },
  ],
  structure: givenWith(oneCompartmentOral, { lag: (p) => ({ depot: p.lag }), needs: ['lag'] }),
  parameters: {
    KA: { value: 1.4, unit: '1/h', from: TABLE },
    lag: { value: 0.914, unit: 'h', from: TABLE },
    CL: { value: 53, unit: 'L/h', from: `${TABLE}; 75 kg, 102.5 mL/min per 1.73 m2`, between: standardDeviation(0.1797) },
    V: { value: 438, unit: 'L', from: TABLE },
    weightExponent: { value: 0.688, unit: '1', from: TABLE },
    referenceWeight: { value: 75, unit: 'kg', from: TABLE },
    filtrationExponent: { value: 0.914, unit: '1', from: TABLE },
    referenceFiltration: { value: 102.5, unit: 'mL/min/{1.73_m2}', from: TABLE },
  },
  individual: (p, c) => ({
    KA: p.KA,
    lag: p.lag,
    CL: p.CL * (c.weight / p.referenceWeight) ** p.weightExponent * (c.filtration / p.referenceFiltration) ** p.filtrationExponent,
    V: p.V,
  }),
  error: proportionalError({ proportional: 0.3507, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'The version of CKD-EPI was not read; the one of 2009 is used, without its term for ancestry.',
    'Whether doses were of metformin or of its hydrochloride was not read: they are taken as prescribed.',
    'Read in one source (nlmixr2lib).',
  ],
  checks: [
    {
      covariates: { weight: 75, filtration: 102.5 },
      expect: { CL: 53, V: 438, KA: 1.4, lag: 0.914 },
      by: 'typical',
      from: 'person of 75 kg with 102.5 mL/min per 1.73 m2',
    },
    {
      covariates: { weight: 60, filtration: 60 },
      expect: { CL: 27.86316 },
      within: 1e-3,
      from: '53 x 0.8^0.688 x (60/102.5)^0.914, by hand',
    },
  ],
});
