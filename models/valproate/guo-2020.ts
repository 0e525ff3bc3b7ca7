import { covariate, defineModel, flag, oneCompartmentOral, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { deriveFrom, female, recorded } from '../physiology/derivation.ts';
import { valproate } from './drug.ts';

const TABLE = 'table of the final model, as quoted by nlmixr2lib';

const carrier = deriveFrom(['cyp2c19LossAlleles'], 'carrier of CYP2C19*2 or *3 (1 yes, 0 no)', (body) =>
  body.cyp2c19LossAlleles > 0 ? 1 : 0,
);

export const guo2020 = defineModel({
  id: 'valproate/guo-2020',
  drug: { name: valproate.name, atc: 'N03AG01' },
  moiety: { name: valproate.moiety, level: valproate.levelUnit },
  summary: 'Adults in hospital without inducers, by mouth or vein, with albumin and CYP2C19 genotype; total valproic acid.',
  source: {
    citation: 'Guo et al. J Int Med Res 2020;48(8)',
    doi: '10.1177/0300060520952281',
    readIn: ['nlmixr2lib Guo_2020_valproic_acid'],
  },
  population: {
    subjects: 60,
    description: 'Chinese adults in hospital, 22-88 years, 40-90 kg, 98 steady-state levels, by mouth and by vein',
  },
  covariates: { albumin: covariate('g/L', recorded('albumin')), carrier: flag(carrier), female: flag(female) },
  limits: [
    { covariate: 'age', between: [22, 88], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    {
      covariate: 'weight',
      between: [40, 90],
      below: 'refuse',
      above: 'warn',
      because: 'lightest and heaviest person studied; weight is not in the model',
    },
    {
      covariate: 'albumin',
      between: [25, 50],
      below: 'refuse',
      above: 'warn',
      because: 'chosen here about 38.7 g/L: the range studied was not read',
    },
  ],
  structure: oneCompartmentOral,
  parameters: {
    CL: { value: 0.64, unit: 'L/h', from: `${TABLE}; at 38.7 g/L of albumin`, between: percentCV(44.66) },
    V: { value: 22.15, unit: 'L', from: `${TABLE}; women`, between: percentCV(31.01) },
    KA: { value: 2.38, unit: '1/h', from: `${TABLE}, fixed` },
    albuminExponent: { value: -1.06, unit: '1', from: TABLE },
    referenceAlbumin: { value: 38.7, unit: 'g/L', from: TABLE },
    inCarriers: { value: -0.45, unit: '1', from: `${TABLE}; in the exponent` },
    inMen: { value: 0.78, unit: '1', from: `${TABLE}; in the exponent` },
  },
  individual: (p, c) => ({
    CL: p.CL * (c.albumin / p.referenceAlbumin) ** p.albuminExponent * Math.exp(p.inCarriers * c.carrier),
    V: p.V * Math.exp(p.inMen * (1 - c.female)),
    KA: p.KA,
  }),
  error: proportionalError({ proportional: 0.1175, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Volumes differ 2.2-fold between women and men (22 and 48 L), which is implausible: peaks are rough.',
    'Small: 60 people and 98 levels, read in one source (nlmixr2lib).',
    'Low albumin raises the clearance of total drug; the free level need not change.',
  ],
  checks: [
    {
      covariates: { albumin: 38.7, carrier: 0, female: 1 },
      expect: { CL: 0.64, V: 22.15, KA: 2.38 },
      by: 'typical',
      from: 'woman with 38.7 g/L of albumin, *1/*1',
    },
    {
      covariates: { albumin: 30, carrier: 1, female: 0 },
      expect: { CL: 0.53453, V: 48.3196 },
      within: 1e-3,
      from: '0.64 (30/38.7)^-1.06 e^-0.45 and 22.15 e^0.78, by hand; the source rounds to 48.3 L',
    },
  ],
});
