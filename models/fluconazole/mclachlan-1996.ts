import { additiveError, covariate, defineModel, givenWith, oneCompartmentOral, percentCV } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { fluconazole } from './drug.ts';

const TABLE = 'Table 2, NONMEM, both studies, as quoted by nlmixr2lib';
const REGRESSION = 'abstract and page 296, final regression, as quoted by nlmixr2lib';

export const mclachlan1996 = defineModel({
  id: 'fluconazole/mclachlan-1996',
  drug: { name: fluconazole.name, atc: 'J02AC01' },
  moiety: { name: fluconazole.moiety, level: fluconazole.levelUnit },
  summary: 'Adults with HIV, by mouth or by vein.',
  source: {
    citation:
      'McLachlan AJ, Tett SE. Pharmacokinetics of fluconazole in people with HIV infection: a population analysis. Br J Clin Pharmacol 1996;41:291-298',
    doi: '10.1046/j.1365-2125.1996.03085.x',
    readIn: ['nlmixr2lib McLachlan_1996_fluconazole'],
  },
  population: {
    subjects: 113,
    description:
      'Sydney, men with HIV, most with an illness that defines AIDS, 770 concentrations after 50-800 mg; 23-60 years (mean 38), 42-88 kg (63), Cockcroft-Gault 36-138 mL/min (68), CD4 cells 69 per uL on average, below 200 in 97 of 109',
  },
  covariates: {
    creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight),
    cd4Cells: covariate('/uL', recorded('cd4Cells')),
  },
  limits: [
    { covariate: 'age', between: [18, 60], below: 'refuse', above: 'warn', because: 'men of 23 to 60 years were studied' },
    { covariate: 'weight', between: [42, 88], below: 'warn', above: 'warn', because: 'lightest and heaviest person studied' },
    { covariate: 'creatinineClearance', between: [36, 138], below: 'refuse', above: 'warn', because: 'range studied' },
    {
      covariate: 'cd4Cells',
      between: [0, 600],
      below: 'refuse',
      above: 'warn',
      because: 'below 200 per uL in nine of ten people; the upper bound is chosen here',
    },
  ],
  structure: givenWith(oneCompartmentOral, { needs: ['F'], bioavailability: (p) => ({ depot: p.F }) }),
  parameters: {
    baseCL: { value: 0.25, unit: 'L/h', from: REGRESSION },
    clearanceOnCL: { value: 0.0057, unit: 'L/h', from: `${REGRESSION}; for each mL/min` },
    cellsOnCL: { value: 0.00068, unit: 'L/h', from: `${REGRESSION}; for each CD4 cell per uL` },
    ownShareOfCL: { value: 1, unit: '1', from: `${TABLE}: of the model without covariates`, between: percentCV(41) },
    V: { value: 47.6, unit: 'L', from: TABLE, between: percentCV(8) },
    KA: { value: 5.02, unit: '1/h', from: TABLE, between: percentCV(234) },
    F: { value: 0.99, unit: '1', from: TABLE, between: percentCV(6) },
  },
  individual: (p, c) => ({
    CL: p.ownShareOfCL * (p.baseCL + p.clearanceOnCL * c.creatinineClearance + p.cellsOnCL * c.cd4Cells),
    V: p.V,
    KA: p.KA,
    F: p.F,
  }),
  error: additiveError({ additive: 0.52, unit: 'mg/L', from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding that quotes the paper.',
    'The variability of clearance (41 %) is the one before covariates: the paper prints none after, so a forecast is wider than it need be.',
    'The paper varies parameters in proportion, theta x (1 + eta); here they are log-normal, as in nlmixr2lib, because 234 % of the absorption rate would be negative otherwise. The paper’s other program found 41 % for it and thought that nearer the truth.',
    'F is log-normal around 0.99 and so may pass 1 by a few per cent.',
    'Only men with HIV were studied; a count of CD4 cells is asked for, and there is no use for anybody else.',
    'No weight enters.',
  ],
  checks: [
    {
      covariates: { creatinineClearance: 68, cd4Cells: 69 },
      expect: { CL: 0.68452, V: 47.6, KA: 5.02, F: 0.99 },
      within: 1e-6,
      from: '0.25 + 0.0057 x 68 + 0.00068 x 69, by hand, at the means studied',
    },
  ],
});
