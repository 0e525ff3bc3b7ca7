import { covariate, defineModel, exponentialError, together, twoCompartmentInfusion, variance } from '../../src/domain/define-model.ts';
import { sizeFactor, totalWeight } from '../physiology/body-size.ts';
import { deriveFrom } from '../physiology/derivation.ts';
import { expectedCreatinineCeriotti } from '../physiology/expected-creatinine.ts';
import { matured, postmenstrualWeeks } from '../physiology/maturation.ts';
import { CREATININE_UMOL } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const ENCODED = 'as encoded by PKPDsim';

const creatinineRatio = deriveFrom(
  ['age', 'sex', 'creatinine'],
  'serum creatinine over the one expected at that age and sex',
  (body) => (body.creatinine * CREATININE_UMOL) / expectedCreatinineCeriotti(body.age, body.sex),
  'Ceriotti F et al. Clin Chem 2008;54:559-566; Johansson AM et al. Ther Drug Monit 2011;33:711-718',
);

export const kloprogge2019 = defineModel({
  id: 'vancomycin/kloprogge-2019',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Infants, children and adolescents, with creatinine against the one expected at that age.',
  source: {
    citation:
      'Kloprogge F, Hill LF, Booth J, Klein N, Irwin AD, Dixon G, Standing JF. Revising pediatric vancomycin dosing accounting for nephrotoxicity in a pharmacokinetic-pharmacodynamic model. Antimicrob Agents Chemother 2019;63',
    pubmed: '30833429',
    readIn: ['PKPDsim pk_vanco_kloprogge'],
  },
  population: { subjects: null, description: 'Infants, children and adolescents in hospital; how many, and their ranges, were not read' },
  covariates: {
    weight: covariate('kg', totalWeight),
    postmenstrualAge: covariate('wk', postmenstrualWeeks, {
      between: [36, 985],
      because: 'born at 23 weeks and three months old; born at 42 weeks and 18 years old',
    }),
    creatinineRatio: covariate('1', creatinineRatio),
  },
  limits: [
    {
      covariate: 'age',
      between: [0.25, 17.99],
      below: 'refuse',
      above: 'refuse',
      because: 'children; the range studied was not read, three months and 18 years are chosen here',
    },
    {
      covariate: 'weight',
      between: [3, 100],
      below: 'refuse',
      above: 'warn',
      because: 'the range studied was not read; the bounds are chosen here',
    },
    {
      covariate: 'creatinineRatio',
      between: [0.3, 3],
      below: 'warn',
      above: 'refuse',
      because: 'the range studied was not read; a third and three times the expected value are chosen here',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 4.84, unit: 'L/h', from: `${ENCODED}; 70 kg, mature, expected creatinine`, between: variance(0.2263512) },
    V1: { value: 39.9, unit: 'L', from: `${ENCODED}; 70 kg`, between: variance(1.853544) },
    Q: { value: 3.85, unit: 'L/h', from: `${ENCODED}; 70 kg` },
    V2: { value: 37.8, unit: 'L', from: `${ENCODED}; 70 kg` },
    creatinineOnCL: { value: -0.692342, unit: '1', from: ENCODED },
    weightOnCL: { value: 0.632, unit: '1', from: ENCODED },
    maturationHalf: { value: 50.2, unit: 'wk', from: ENCODED },
    maturationSteepness: { value: 3.52, unit: '1', from: ENCODED },
  },
  correlated: [together(['CL', 'V1'], { covariance: 0.3465337 })],
  individual: (p, c) => ({
    CL:
      p.CL *
      sizeFactor(c.weight, p.weightOnCL) *
      c.creatinineRatio ** p.creatinineOnCL *
      matured(c.postmenstrualAge, p.maturationHalf, p.maturationSteepness),
    V1: p.V1 * sizeFactor(c.weight, 1),
    Q: p.Q * sizeFactor(c.weight, 0.75),
    V2: p.V2 * sizeFactor(c.weight, 1),
  }),
  error: exponentialError({ log: 0.243, from: `${ENCODED}; additive on the logarithm` }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding. Title and authors are from memory.',
    'The variance of the central volume (1.85) is very large: without levels the peak is hardly known.',
    'The encoding takes the adult creatinine from above 17 years; here the lines for 15 to 17 years are followed to the eighteenth birthday.',
  ],
  checks: [
    {
      covariates: { weight: 70, postmenstrualAge: 50.2, creatinineRatio: 1 },
      expect: { CL: 2.42, V1: 39.9, Q: 3.85, V2: 37.8 },
      within: 1e-9,
      from: 'half of 4.84 L/h at 50.2 weeks, by the meaning of the half-maturation age',
    },
    {
      covariates: { weight: 20, postmenstrualAge: 353, creatinineRatio: 2 },
      expect: { CL: 1.355582, V1: 11.4 },
      within: 1e-6,
      from: '4.84 x (20/70)^0.632 x 2^-0.692342 / (1 + (353/50.2)^-3.52), by hand',
    },
  ],
});
