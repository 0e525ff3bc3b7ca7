import { covariate, defineModel, flag, oneCompartmentOral, proportionalError, variance } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { lamotrigine } from './drug.ts';

const TABLE = 'final model, as quoted by nlmixr2lib';

export const he2012 = defineModel({
  id: 'lamotrigine/he-2012',
  drug: { name: lamotrigine.name, atc: 'N03AX09' },
  moiety: { name: lamotrigine.moiety, level: lamotrigine.levelUnit },
  summary: 'Children with epilepsy at steady state, alone or with valproate, carbamazepine or phenobarbital; troughs.',
  source: {
    citation: 'He et al. Acta Pharmacol Sin 2012;33:1417-1423',
    doi: '10.1038/aps.2012.118',
    readIn: ['nlmixr2lib He_2012_lamotrigine'],
  },
  population: { subjects: 116, description: 'Chinese children, 0.5-17 years, 8-85 kg, 191 troughs; 168 more children for validation' },
  covariates: {
    weight: covariate('kg', totalWeight),
    valproate: flag(recorded('valproate')),
    carbamazepine: flag(recorded('carbamazepine')),
    phenobarbital: flag(recorded('phenobarbital')),
  },
  limits: [
    { covariate: 'age', between: [0.5, 17], below: 'refuse', above: 'refuse', because: 'youngest and oldest child studied' },
    { covariate: 'weight', between: [8, 85], below: 'refuse', above: 'refuse', because: 'lightest and heaviest child studied' },
  ],
  structure: oneCompartmentOral,
  parameters: {
    KA: { value: 1, unit: '1/h', from: `${TABLE}, fixed` },
    CL: { value: 1.01, unit: 'L/h', from: `${TABLE}; at 27.87 kg`, between: variance(0.067) },
    V: { value: 16.7, unit: 'L', from: `${TABLE}; at 27.87 kg, fixed` },
    weightExponent: { value: 0.635, unit: '1', from: TABLE },
    referenceWeight: { value: 27.87, unit: 'kg', from: TABLE },
    withValproate: { value: -0.753, unit: '1', from: `${TABLE}; in the exponent` },
    withCarbamazepine: { value: 0.868, unit: '1', from: `${TABLE}; in the exponent` },
    withPhenobarbital: { value: 0.633, unit: '1', from: `${TABLE}; in the exponent` },
  },
  individual: (p, c) => ({
    KA: p.KA,
    CL:
      p.CL *
      (c.weight / p.referenceWeight) ** p.weightExponent *
      Math.exp(p.withValproate * c.valproate + p.withCarbamazepine * c.carbamazepine + p.withPhenobarbital * c.phenobarbital),
    V: (p.V * c.weight) / p.referenceWeight,
  }),
  error: proportionalError({ proportional: 0.2121, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Troughs only: volume and absorption are fixed, and peaks are not foreseen.',
    'Carbamazepine raises clearance by 138 % here, inducers by 55 % in adults (Milosheska 2016).',
    'Read in one source (nlmixr2lib).',
  ],
  checks: [
    {
      covariates: { weight: 27.87, valproate: 1, carbamazepine: 0, phenobarbital: 0 },
      expect: { CL: 0.476, V: 16.7 },
      within: 1e-3,
      by: 'another',
      from: 'with valproate: 0.476 L/h, computed apart from this project’s code',
    },
    {
      covariates: { weight: 27.87, valproate: 0, carbamazepine: 1, phenobarbital: 0 },
      expect: { CL: 2.41 },
      within: 2e-3,
      by: 'another',
      from: 'with carbamazepine: 2.41 L/h, computed apart from this project’s code',
    },
  ],
});
