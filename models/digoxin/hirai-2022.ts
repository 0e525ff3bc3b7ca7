import { covariate, defineModel, flag, oneCompartmentOral, percentOmega, proportionalError } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { digoxin } from './drug.ts';

const TABLE = 'Table 3, as quoted by nlmixr2lib';
/** mL/min: the authors put this in the place of higher values. */
const CLEARANCE_CAP = 120;

export const hirai2022 = defineModel({
  id: 'digoxin/hirai-2022',
  drug: { name: digoxin.name, atc: 'C01AA05' },
  moiety: { name: digoxin.moiety, level: digoxin.levelUnit },
  summary: 'Adults with atrial fibrillation and heart failure on daily digoxin, with or without amiodarone; troughs.',
  source: {
    citation:
      'Hirai T, Kasai H, Naganuma M, Hagiwara N, Shiga T. Population pharmacokinetic analysis and dosage recommendations for digoxin in Japanese patients with atrial fibrillation and heart failure using real-world data. BMC Pharmacol Toxicol 2022;23:14',
    doi: '10.1186/s40360-022-00552-y',
    readIn: ['nlmixr2lib Hirai_2022_digoxin'],
  },
  population: {
    subjects: 391,
    description:
      'Japanese adults, mean 67 years, 57 kg, Cockcroft-Gault median 57 mL/min (quartiles 41 and 76), 3,465 steady-state troughs; 16 % on amiodarone',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight),
    amiodarone: flag(recorded('amiodarone')),
  },
  limits: [
    { covariate: 'age', between: [18, 95], below: 'refuse', above: 'warn', because: 'adults; the upper bound is chosen here' },
    {
      covariate: 'weight',
      between: [30, 100],
      below: 'warn',
      above: 'warn',
      because: 'chosen here about 57 kg (standard deviation 15): the range studied was not read',
    },
    {
      covariate: 'creatinineClearance',
      between: [15, CLEARANCE_CAP],
      below: 'refuse',
      above: 'cap',
      because:
        'the authors held higher values at 120 mL/min; the lower bound is chosen here below the lower quartile of 41, the range studied was not read',
    },
  ],
  structure: oneCompartmentOral,
  // No compartment has this name, so a dose by vein is refused: clearance and volume are apparent ones.
  routes: { oral: 'depot', iv: null },
  parameters: {
    KA: { value: 1, unit: '1/h', from: `${TABLE}, fixed` },
    CL: { value: 6.209, unit: 'L/h', from: `${TABLE}; at 60 mL/min`, between: percentOmega(34.4) },
    V: { value: 6, unit: 'L/kg', from: `${TABLE}, fixed` },
    renalExponent: { value: 0.409, unit: '1', from: TABLE },
    referenceClearance: { value: 60, unit: 'mL/min', from: TABLE },
    withAmiodarone: { value: -0.238, unit: '1', from: TABLE },
  },
  individual: (p, c) => ({
    KA: p.KA,
    CL: p.CL * (c.creatinineClearance / p.referenceClearance) ** p.renalExponent * (1 + p.withAmiodarone * c.amiodarone),
    V: p.V * c.weight,
  }),
  error: proportionalError({ proportional: 0.366, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Troughs only: volume and absorption are fixed from other papers; loading doses and peaks are not foreseen.',
    'Variability of 34.4 % is read as 100 x omega; as a coefficient of variation the variance would be 0.112 instead of 0.118.',
    'Weight acts on the volume only.',
    'Read in one source (nlmixr2lib).',
  ],
  checks: [
    {
      covariates: { weight: 57, creatinineClearance: 60, amiodarone: 0 },
      expect: { CL: 6.209, V: 342, KA: 1 },
      by: 'typical',
      from: 'Table 3 at 60 mL/min',
    },
    {
      covariates: { weight: 57, creatinineClearance: 160, amiodarone: 1 },
      expect: { CL: 6.282 },
      within: 1e-3,
      from: 'the cap: 6.209 x 2^0.409 x 0.762, by hand',
    },
  ],
});
