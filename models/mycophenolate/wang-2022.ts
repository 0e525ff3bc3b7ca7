import { covariate, defineModel, givenWith, proportionalError, twoCompartmentOral, variance } from '../../src/domain/define-model.ts';
import { deriveFrom } from '../physiology/derivation.ts';
import { mycophenolate } from './drug.ts';

const TABLE = 'Table 3, as quoted by nlmixr2lib';

/** Days after transplantation of the two groups of people studied, and what stands for everybody else. */
const EARLY = { from: 4, to: 8 };
const STABLE = { from: 5.5 * 365.25, to: 10 * 365.25 };
const NEITHER = 2;

const stage = deriveFrom(
  ['daysSinceTransplant'],
  'stage after transplantation: 0 from day 4 to 8, 1 from 5.5 to 10 years, 2 at any other time, which was not studied',
  ({ daysSinceTransplant: days }) => (days >= EARLY.from && days <= EARLY.to ? 0 : days >= STABLE.from && days <= STABLE.to ? 1 : NEITHER),
);

export const wang2022 = defineModel({
  id: 'mycophenolate/wang-2022',
  drug: { name: mycophenolate.name, atc: 'L04AA06' },
  moiety: { name: mycophenolate.moiety, level: mycophenolate.levelUnit },
  summary: 'Adults with a transplanted kidney on tacrolimus and a corticosteroid, in the first week or after more than five years.',
  source: {
    citation:
      'Wang P, Xie H, Zhang Q, Tian X, Feng Y, Qin Z, Yang J, Shang W, Feng G, Zhang X. Population pharmacokinetics of mycophenolic acid in renal transplant patients: a comparison of the early and stable posttransplant stages. Front Pharmacol 2022;13:859351',
    doi: '10.3389/fphar.2022.859351',
    readIn: ['nlmixr2lib Wang_2022_mycophenolic_acid'],
  },
  population: {
    subjects: 99,
    description:
      'Zhengzhou, 1,079 levels: 51 people at days 4-8 and 48 at 5.5-10 years; about 64 kg, creatinine clearance about 63 and 75 mL/min, 18 % women; fasting, dispersible tablets of mycophenolate mofetil twice a day',
  },
  covariates: { stage: covariate('1', stage) },
  limits: [
    {
      covariate: 'age',
      between: [18, 75],
      below: 'refuse',
      above: 'warn',
      because: 'adults were studied; the oldest was not read, 75 is chosen here',
    },
    {
      covariate: 'stage',
      between: [0, 1],
      below: 'refuse',
      above: 'refuse',
      because:
        'only days 4 to 8 (0) and 5.5 to 10 years (1) after transplantation were studied, and clearance differs by a factor of 2.3 between them',
    },
  ],
  structure: givenWith(twoCompartmentOral, { needs: ['LAG'], lag: (p) => ({ depot: p.LAG }) }),
  parameters: {
    CL: { value: 23.36, unit: 'L/h', from: `${TABLE}; apparent, early stage`, between: variance(0.2) },
    V1: { value: 78.07, unit: 'L', from: `${TABLE}; apparent, early stage`, between: variance(1.03) },
    Q: { value: 29.53, unit: 'L/h', from: `${TABLE}; apparent`, between: variance(0.98) },
    V2: { value: 554.52, unit: 'L', from: `${TABLE}; apparent`, between: variance(1.72) },
    KA: { value: 1.36, unit: '1/h', from: TABLE, between: variance(0.34) },
    LAG: { value: 0.23, unit: 'h', from: TABLE, between: variance(0.74) },
    stableClearance: { value: -0.82, unit: '1', from: `${TABLE}: exponent of the stable stage on CL/F` },
    stableVolume: { value: -2.54, unit: '1', from: `${TABLE}: exponent of the stable stage on V/F` },
  },
  individual: (p, c) => ({
    CL: p.CL * Math.exp(p.stableClearance * c.stage),
    V1: p.V1 * Math.exp(p.stableVolume * c.stage),
    Q: p.Q,
    V2: p.V2,
    KA: p.KA,
    LAG: p.LAG,
  }),
  error: proportionalError({ proportional: 0.37, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in one source only.',
    'Between day 8 and 5.5 years the model says nothing, and refuses; nothing is interpolated.',
    'Variances above 1 (V1, V2) leave a person without levels nearly undetermined; forecasts of the trough are wide.',
    'No return of mycophenolic acid from the gut is in it: second peaks are not described.',
    'Doses are mg of the mofetil ester as dispersible tablets; other forms were not studied.',
    'Total mycophenolic acid; creatinine clearance and albumin were tried as covariates and not kept.',
  ],
  checks: [
    {
      covariates: { stage: 0 },
      expect: { CL: 23.36, V1: 78.07, Q: 29.53, V2: 554.52, KA: 1.36, LAG: 0.23 },
      by: 'typical',
      from: 'Table 3, early stage',
    },
    {
      covariates: { stage: 1 },
      expect: { CL: 10.25 },
      within: 5e-3,
      by: 'source',
      from: 'Results: CL/F in the stable stage (10.29 from the table)',
    },
    { covariates: { stage: 1 }, expect: { V1: 6.157 }, within: 1e-3, from: '78.07 x exp(-2.54), by hand' },
  ],
});
