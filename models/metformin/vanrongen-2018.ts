import { covariate, defineModel, oneCompartmentOral, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { metformin } from './drug.ts';

const TABLE = 'table of the final model, as quoted by nlmixr2lib';

export const vanrongen2018 = defineModel({
  id: 'metformin/vanrongen-2018',
  drug: { name: metformin.name, atc: 'A10BA02' },
  moiety: { name: metformin.moiety, level: metformin.levelUnit },
  summary: 'Adolescents with overweight or obesity and normal kidneys.',
  source: {
    citation: 'van Rongen et al. Paediatr Drugs 2018;20:365-374',
    doi: '10.1007/s40272-018-0293-1',
    readIn: ['nlmixr2lib vanRongen_2018_metformin'],
  },
  population: { subjects: 22, description: 'Adolescents with overweight or obesity, 11-17.5 years, 55-105 kg, normal kidneys' },
  time: 'min',
  covariates: { weight: covariate('kg', totalWeight) },
  limits: [
    { covariate: 'age', between: [11, 17.5], below: 'refuse', above: 'refuse', because: 'youngest and oldest person studied' },
    {
      covariate: 'weight',
      between: [55, 105],
      below: 'refuse',
      above: 'refuse',
      because: 'lightest and heaviest person studied; the straight line reaches zero at 3 kg',
    },
  ],
  structure: oneCompartmentOral,
  parameters: {
    KA: { value: 0.0248, unit: '1/min', from: TABLE, between: percentCV(70.3) },
    CL: { value: 1.17, unit: 'L/min', from: `${TABLE}; at 75.8 kg`, between: percentCV(26.8) },
    V: { value: 485, unit: 'L', from: TABLE, between: percentCV(36.2) },
    weightSlope: { value: 0.0138, unit: '1', from: `${TABLE}; for each kg` },
    referenceWeight: { value: 75.8, unit: 'kg', from: TABLE },
  },
  individual: (p, c) => ({ KA: p.KA, CL: p.CL * (1 + p.weightSlope * (c.weight - p.referenceWeight)), V: p.V }),
  error: proportionalError({ proportional: 0.218, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: ['Kidney function is not in the model: normal kidneys only.', 'Read in one source (nlmixr2lib); 22 people.'],
  checks: [
    {
      covariates: { weight: 75.8 },
      expect: { CL: 1.17, V: 485, KA: 0.0248 },
      by: 'typical',
      from: 'person of 75.8 kg: 1.17 L/min, which is 70.2 L/h',
    },
    { covariates: { weight: 100 }, expect: { CL: 1.56073 }, within: 1e-4, from: '1.17 x (1 + 0.0138 x 24.2), by hand' },
  ],
});
