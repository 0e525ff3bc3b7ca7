import { covariate, defineModel, exponentialError, together, twoCompartmentInfusion, variance } from '../../src/domain/define-model.ts';
import { sizeFactor, totalWeight } from '../physiology/body-size.ts';
import { postmenstrualWeeks } from '../physiology/maturation.ts';
import { paracetamol } from './drug.ts';

const TABLE = 'table of the final model, as quoted by nlmixr2lib';

export const hammer2020 = defineModel({
  id: 'paracetamol/hammer-2020',
  drug: { name: paracetamol.name, atc: 'N02BE01' },
  moiety: { name: paracetamol.moiety, level: paracetamol.levelUnit },
  summary: 'Newborns to adolescents by vein, with maturation by postmenstrual age.',
  source: {
    citation: 'Hammer et al. J Clin Pharmacol 2020;60:16-27',
    doi: '10.1002/jcph.1508',
    readIn: ['nlmixr2lib Hammer_2020_acetaminophen'],
  },
  population: {
    subjects: 283,
    description: '158 newborns and infants below two years and 125 children, pooled; 1,841 levels; postmenstrual age 34-906 weeks',
  },
  covariates: { weight: covariate('kg', totalWeight), postmenstrualAge: covariate('wk', postmenstrualWeeks) },
  limits: [
    {
      covariate: 'postmenstrualAge',
      between: [34, 906],
      below: 'refuse',
      above: 'refuse',
      because: 'youngest and oldest postmenstrual age studied',
    },
    { covariate: 'weight', between: [1, 100], below: 'refuse', above: 'warn', because: 'chosen here: the range studied was not read' },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 18.9, unit: 'L/h', from: `${TABLE}; at 70 kg, mature`, between: variance(0.127) },
    V1: { value: 23, unit: 'L', from: `${TABLE}; at 70 kg`, between: variance(0.993) },
    Q: { value: 47.7, unit: 'L/h', from: `${TABLE}; at 70 kg` },
    V2: { value: 45.5, unit: 'L', from: `${TABLE}; at 70 kg` },
    immature: { value: 0.611, unit: '1', from: `${TABLE}; share lacking at 40 weeks` },
    halfTime: { value: 32.6, unit: 'wk', from: TABLE },
    term: { value: 40, unit: 'wk', from: TABLE },
    sizeExponent: { value: 0.75, unit: '1', from: TABLE },
  },
  correlated: [together(['CL', 'V1'], { correlation: 0.514 })],
  individual: (p, c) => {
    const [flow, volume] = [sizeFactor(c.weight, p.sizeExponent), sizeFactor(c.weight, 1)];
    const mature = 1 - p.immature * Math.exp((-(c.postmenstrualAge - p.term) * Math.LN2) / p.halfTime);
    return { CL: p.CL * flow * mature, V1: p.V1 * volume, Q: p.Q * flow, V2: p.V2 * volume };
  },
  error: exponentialError({ log: 0.221, from: `${TABLE}, read as a standard deviation` }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'The residual error, 0.221, is read as a standard deviation and not as a variance (0.47).',
    'The factor 0.524 of the placebo arm, where rescue doses were given, is left out.',
    'Overdose, liver disease and fever are not in the model. Read in one source (nlmixr2lib).',
  ],
  checks: [
    {
      covariates: { weight: 3.5, postmenstrualAge: 40 },
      expect: { CL: 0.777 },
      within: 2e-3,
      by: 'another',
      from: 'term newborn of 3.5 kg: 0.777 L/h, computed apart from this project’s code',
    },
    {
      covariates: { weight: 30, postmenstrualAge: 500 },
      expect: { CL: 10.0107, V1: 9.85714, V2: 19.5 },
      within: 1e-3,
      from: '18.9 (30/70)^0.75 and near full maturation, by hand',
    },
  ],
});
