import { covariate, defineModel, flag, oneCompartmentOral, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { lamotrigine } from './drug.ts';

const TABLE = 'final model, as quoted by nlmixr2lib';

export const hussein1997 = defineModel({
  id: 'lamotrigine/hussein-1997',
  drug: { name: lamotrigine.name, atc: 'N03AX09' },
  moiety: { name: lamotrigine.moiety, level: lamotrigine.levelUnit },
  summary: 'Adults and adolescents on lamotrigine alone, whose clearance rises over the first weeks.',
  source: {
    citation: 'Hussein et al. Br J Clin Pharmacol 1997;43:457-465',
    doi: '10.1046/j.1365-2125.1997.00594.x',
    readIn: ['nlmixr2lib Hussein_1997_lamotrigine'],
  },
  population: { subjects: 163, description: 'Adults and adolescents on monotherapy, 14-76 years, 40-107 kg' },
  covariates: { daysOfTreatment: covariate('d', recorded('daysOfTreatment')), asianAncestry: flag(recorded('asianAncestry')) },
  limits: [
    { covariate: 'age', between: [14, 76], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    {
      covariate: 'weight',
      between: [40, 107],
      below: 'refuse',
      above: 'warn',
      because: 'lightest and heaviest person studied; weight is not in the model',
    },
    {
      covariate: 'daysOfTreatment',
      between: [0, 3650],
      below: 'refuse',
      above: 'warn',
      because: 'from the first dose on; after about 40 weeks the term has gone (the bound is chosen here)',
    },
  ],
  structure: oneCompartmentOral,
  parameters: {
    CL: { value: 1, unit: '1', from: `${TABLE}; factor 1 that carries the variability of clearance`, between: percentCV(32.1) },
    steadyCL: { value: 2.28, unit: 'L/h', from: TABLE },
    rise: { value: 0.338, unit: 'L/h', from: TABLE },
    induction: { value: 0.119, unit: '1/wk', from: TABLE },
    withAsianAncestry: { value: -0.287, unit: '1', from: TABLE },
    V: { value: 77.4, unit: 'L', from: TABLE, between: percentCV(33.6) },
    KA: { value: 3.18, unit: '1/h', from: TABLE },
  },
  individual: (p, c) => ({
    CL: (p.steadyCL - p.rise * Math.exp((-p.induction * c.daysOfTreatment) / 7)) * (1 + p.withAsianAncestry * c.asianAncestry) * p.CL,
    V: p.V,
    KA: p.KA,
  }),
  error: proportionalError({ proportional: 0.208, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Monotherapy only: valproate halves the clearance and inducers raise it, which other models here know.',
    'The term for Asian ancestry is the authors’ (clearance 29 % lower).',
    'Clearance follows the days of treatment as they are recorded, and is constant between records of it.',
    'Oestrogen contraceptives, which lower levels, are not in the model.',
    'Read in one source (nlmixr2lib).',
  ],
  checks: [
    {
      covariates: { daysOfTreatment: 0, asianAncestry: 0 },
      expect: { CL: 1.942, V: 77.4, KA: 3.18 },
      within: 1e-6,
      by: 'typical',
      from: 'first day: 2.28 - 0.338 L/h',
    },
    {
      covariates: { daysOfTreatment: 84, asianAncestry: 1 },
      expect: { CL: 1.56786 },
      within: 1e-4,
      from: 'twelve weeks: (2.28 - 0.338 e^-1.428) x 0.713, by hand',
    },
  ],
});
