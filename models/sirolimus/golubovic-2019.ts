import { combinedRoot, covariate, defineModel, flag, twoCompartmentOral, variance } from '../../src/domain/define-model.ts';
import { deriveFrom, recorded } from '../physiology/derivation.ts';
import { sirolimus } from './drug.ts';

const TABLE = 'Table IV, as quoted by nlmixr2lib';

/** U/L: the laboratory’s upper limit of the normal range, above which the authors call it raised. */
const RAISED = 37;

const raisedAst = deriveFrom(['aspartateAminotransferase'], 'aspartate aminotransferase above 37 U/L (1 yes, 0 no)', (body) =>
  body.aspartateAminotransferase > RAISED ? 1 : 0,
);

export const golubovic2019 = defineModel({
  id: 'sirolimus/golubovic-2019',
  drug: { name: sirolimus.name, atc: 'L04AH01' },
  moiety: { name: sirolimus.moiety, level: sirolimus.levelUnit, in: 'whole blood' },
  summary: 'People with a transplanted kidney changed over to sirolimus, with mycophenolate and a corticosteroid; troughs.',
  source: {
    citation:
      'Golubovic B, Vucicevic K, Radivojevic D, Vezmar Kovacevic S, Prostran M, Miljkovic B. Exploring sirolimus pharmacokinetic variability using data available from the routine clinical care of renal transplant patients: population pharmacokinetic approach. J Med Biochem 2019;38:323-331',
    doi: '10.2478/jomb-2018-0030',
    readIn: ['nlmixr2lib Golubovic_2019_sirolimus'],
  },
  population: {
    subjects: 25,
    description:
      'Belgrade, 250 troughs in whole blood by a microparticle immunoassay; 16-64 years (mean 43), 44-128 kg (mean 77), 28 % women; 0.5-15 mg a day; no calcineurin inhibitor any more',
  },
  covariates: { age: covariate('a', recorded('age')), raisedAst: flag(raisedAst) },
  limits: [
    {
      covariate: 'age',
      between: [16, 64],
      below: 'refuse',
      above: 'refuse',
      because: 'youngest and oldest person studied; clearance falls in a straight line with age, by half over this range',
    },
    {
      covariate: 'weight',
      between: [44, 128],
      below: 'refuse',
      above: 'warn',
      because: 'lightest and heaviest person studied; weight is no part of the model',
    },
  ],
  structure: twoCompartmentOral,
  parameters: {
    CL: { value: 12.2, unit: 'L/h', from: `${TABLE}; apparent, the intercept at age 0`, between: variance(0.0547) },
    V1: { value: 118, unit: 'L', from: `${TABLE}; apparent`, between: variance(0.306) },
    Q: { value: 5.07, unit: 'L/h', from: `${TABLE}; apparent`, between: variance(0.103) },
    V2: { value: 609, unit: 'L', from: `${TABLE}; apparent`, between: variance(0.0657) },
    KA: { value: 2.19, unit: '1/h', from: `${TABLE}; held at the prior`, between: variance(0.145) },
    raisedAstFactor: { value: 0.63, unit: '1', from: TABLE },
    ageSlope: { value: -0.388, unit: '1', from: TABLE },
    referenceAge: { value: 44, unit: 'a', from: 'Results, final equation, as quoted by nlmixr2lib' },
  },
  individual: (p, c) => ({
    CL: p.CL * p.raisedAstFactor ** c.raisedAst * (1 + (p.ageSlope * c.age) / p.referenceAge),
    V1: p.V1,
    Q: p.Q,
    V2: p.V2,
    KA: p.KA,
  }),
  error: combinedRoot({ proportional: 0.249, additive: 1.93, unit: 'ug/L', from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in one source only, 25 people, troughs only: absorption and distribution come from priors of other papers (Dansirikul 2005, Jiao 2009), and peaks say what those say.',
    'Clearance is multiplied by 1 - 0.388 age / 44, as printed: its 12.2 L/h is nobody’s value, but that of age 0. At 44 years it is 7.5 L/h.',
    'Nobody took a calcineurin inhibitor any more; ciclosporin, which raises levels of sirolimus, is not asked for.',
    'The paper calls the residual error slope-intercept; the root of the sum of squares is taken, as nlmixr2lib does. The sum would be larger.',
    'The limit of 37 U/L is that of one laboratory.',
  ],
  checks: [
    { covariates: { age: 44, raisedAst: 0 }, expect: { V1: 118, Q: 5.07, V2: 609, KA: 2.19 }, by: 'typical', from: 'Table IV' },
    {
      covariates: { age: 64, raisedAst: 0 },
      expect: { CL: 10.4787 * 0.51 },
      within: 0.01,
      by: 'source',
      from: 'Discussion: clearance falls by 49 % from 16 to 64 years; 10.4787 L/h at 16 years by hand',
    },
    { covariates: { age: 44, raisedAst: 1 }, expect: { CL: 4.70383 }, within: 1e-5, from: '12.2 x 0.63 x (1 - 0.388), by hand' },
  ],
});
