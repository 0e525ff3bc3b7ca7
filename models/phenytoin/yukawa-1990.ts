import {
  covariate,
  defineModel,
  flag,
  oneCompartmentMichaelisMentenOral,
  percentOmega,
  proportionalError,
} from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { deriveFrom } from '../physiology/derivation.ts';
import { phenytoin } from './drug.ts';

const TABLE = 'Table III, model 2, as quoted by nlmixr2lib';
const ADDED = 'not of the paper, which has steady states only; usual for total phenytoin, as nlmixr2lib adds it';

const child = deriveFrom(['age'], 'younger than 15 years (1 yes, 0 no)', ({ age }) => (age < 15 ? 1 : 0));
const comedication = deriveFrom(
  ['phenobarbital', 'carbamazepine', 'valproate', 'otherAntiepileptic'],
  'any other antiepileptic taken (1 yes, 0 no)',
  (body) => Math.max(body.phenobarbital, body.carbamazepine, body.valproate, body.otherAntiepileptic),
);

export const yukawa1990 = defineModel({
  id: 'phenytoin/yukawa-1990',
  drug: { name: phenytoin.name, atc: 'N03AB02' },
  moiety: { name: phenytoin.moiety },
  summary: 'Children and adults on tablets for months, at steady state: elimination saturates.',
  source: {
    citation:
      'Yukawa E, Higuchi S, Aoyama T. Population pharmacokinetics of phenytoin from routine clinical data in Japan: an update. Chem Pharm Bull 1990;38:1973-1976',
    doi: '10.1248/cpb.38.1973',
    readIn: ['nlmixr2lib Yukawa_1990_phenytoin'],
  },
  population: {
    subjects: 334,
    description:
      'Japanese outpatients with epilepsy, 0.6-71 years, 9-115 kg, 756 pairs of daily dose and steady-state level, normal kidneys and liver; 233 with other antiepileptics',
  },
  time: 'd',
  covariates: { weight: covariate('kg', totalWeight), child: flag(child), comedication: flag(comedication) },
  limits: [
    { covariate: 'age', between: [0.6, 71], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [9, 115], below: 'refuse', above: 'warn', because: 'lightest and heaviest person studied' },
  ],
  structure: oneCompartmentMichaelisMentenOral,
  routes: { oral: 'depot', iv: 'central' },
  parameters: {
    VMAX: { value: 325, unit: 'mg/d', from: `${TABLE}; at 60 kg`, between: percentOmega(19.3) },
    KM: { value: 2.41, unit: 'mg/L', from: TABLE, between: percentOmega(63.1) },
    weightExponent: { value: 0.737, unit: '1', from: TABLE },
    referenceWeight: { value: 60, unit: 'kg', from: TABLE },
    childKm: { value: 0.752, unit: '1', from: TABLE },
    comedicationVmax: { value: 1.08, unit: '1', from: TABLE },
    comedicationKm: { value: 1.32, unit: '1', from: TABLE },
    V: { value: 0.6, unit: 'L/kg', from: ADDED },
    KA: { value: 36, unit: '1/d', from: `${ADDED}: 1.5 per hour` },
  },
  individual: (p, c) => ({
    VMAX: p.VMAX * (c.weight / p.referenceWeight) ** p.weightExponent * p.comedicationVmax ** c.comedication,
    KM: p.KM * p.childKm ** c.child * p.comedicationKm ** c.comedication,
    V: p.V * c.weight,
    KA: p.KA,
  }),
  error: proportionalError({
    proportional: 0.52,
    from: `${TABLE}: 10.3 % of the daily dose, carried over to a level of 9.78 mg/L (the mean studied) by (Km + C) / Km = 5.06`,
  }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'For steady states: volume (0.6 L/kg) and absorption (1.5 per hour) are not of the paper, so the time to a new steady state and peaks are rough.',
    'The published residual error, 10.3 %, is on the daily dose that gives a level; as an error of a level of 9.78 mg/L it is 52 %, and less at lower levels. nlmixr2lib uses 10.3 % on the level, which would trust levels too much.',
    'Variability is read as 100 x omega, as nlmixr2lib does.',
    'Tablets only; the authors’ powder, of which 1 - exp(-9.92 / daily dose in mg/kg) is absorbed, is left out.',
    'Whether doses were phenytoin or its sodium salt was not read: they are taken as phenytoin, which may be 8 % off.',
    'Total levels: with low albumin, kidney failure or valproate the free share is larger than they suggest.',
    'A dose by vein goes straight into the central compartment, which was not studied.',
  ],
  checks: [
    {
      covariates: { weight: 60, child: 0, comedication: 0 },
      expect: { VMAX: 325, KM: 2.41, V: 36 },
      by: 'typical',
      from: 'Table III: adult of 60 kg on phenytoin alone',
    },
    {
      covariates: { weight: 30, child: 1, comedication: 1 },
      expect: { VMAX: 210.6, KM: 2.3923 },
      within: 1e-3,
      from: '325 x 0.5^0.737 x 1.08 and 2.41 x 0.752 x 1.32, by hand',
    },
  ],
});
