import { covariate, defineModel, equations, exponentialError, variance } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { warfarin } from './drug.ts';

const TABLE = 'parameter table of a public study of warfarin dosing that carries this model; the paper’s table was not read';
const ALLELES = `${TABLE}; the sum over two alleles over the volume gives its elimination rate, and a later paper prints the same values as Hamberg’s`;

export const hamberg2010 = defineModel({
  id: 'warfarin/hamberg-2010',
  drug: { name: warfarin.name, atc: 'B01AA03' },
  moiety: { name: warfarin.moiety },
  summary: 'Adults with known CYP2C9 and VKORC1 genotypes: S-warfarin in plasma drives two chains of clotting activity to the INR.',
  source: {
    citation: 'Hamberg AK et al. Clin Pharmacol Ther 2010;87:727-734',
    doi: '10.1038/clpt.2010.37',
    readIn: [
      'a public study of model-informed warfarin dosing (DavAug/mipd-warfarin)',
      'nlmixr2lib Xia_2024_warfarin, for clearances, volume and age',
    ],
  },
  population: { subjects: null, description: 'Swedish and Italian cohorts (from memory); their number was not read' },
  covariates: {
    age: covariate('a', recorded('age')),
    baselineInr: covariate('1', recorded('baselineInr')),
    cyp2c9Star2: covariate('1', recorded('cyp2c9Star2'), {
      between: [0, 1],
      because: 'alleles *2; two of them with two *3 cannot be, so each is tried up to one',
    }),
    cyp2c9Star3: covariate('1', recorded('cyp2c9Star3'), {
      between: [0, 1],
      because: 'alleles *3; two of them with two *2 cannot be, so each is tried up to one',
    }),
    vkorc1A: covariate('1', recorded('vkorc1A'), { between: [0, 2], because: 'alleles A of VKORC1 -1639' }),
  },
  limits: [
    {
      covariate: 'age',
      between: [18, 95],
      below: 'refuse',
      above: 'warn',
      because: 'adults; the bounds are chosen here, the range studied was not read',
    },
    {
      covariate: 'baselineInr',
      between: [0.8, 1.5],
      below: 'warn',
      above: 'refuse',
      because: 'INR before any anticoagulant; a higher one is not a baseline (bounds chosen here)',
    },
  ],
  structure: equations({
    states: {
      gut: 'mg',
      central: 'mg',
      short1: '1',
      short2: '1',
      short3: '1',
      long1: '1',
      long2: '1',
      long3: '1',
    },
    needs: ['KA', 'CL', 'V', 'EC50', 'gamma', 'k1', 'k2', 'baseline', 'span'],
    doseInto: 'gut',
    // Half of a racemic dose is S-warfarin.
    bioavailability: () => ({ gut: 0.5 }),
    start: () => ({ short1: 1, short2: 1, short3: 1, long1: 1, long2: 1, long3: 1 }),
    flow: (x, p) => {
      const level = Math.max(x.central, 0) / p.V;
      const inhibited = level ** p.gamma / (p.EC50 ** p.gamma + level ** p.gamma);
      return {
        gut: -p.KA * x.gut,
        central: p.KA * x.gut - (p.CL / p.V) * x.central,
        short1: p.k1 * (1 - inhibited - x.short1),
        short2: p.k1 * (x.short1 - x.short2),
        short3: p.k1 * (x.short2 - x.short3),
        long1: p.k2 * (1 - inhibited - x.long1),
        long2: p.k2 * (x.long1 - x.long2),
        long3: p.k2 * (x.long2 - x.long3),
      };
    },
    outputs: {
      CP: { unit: 'mg/L', is: (x, p) => x.central / p.V },
      INR: { unit: '1', is: (x, p) => p.baseline + p.span * (1 - (x.short3 + x.long3) / 2) },
    },
    observe: 'CP',
  }),
  parameters: {
    KA: { value: 2, unit: '1/h', from: TABLE },
    clearanceStar1: { value: 0.174, unit: 'L/h', from: ALLELES },
    clearanceStar2: { value: 0.0879, unit: 'L/h', from: ALLELES },
    clearanceStar3: { value: 0.0422, unit: 'L/h', from: ALLELES },
    elimination: { value: 1, unit: '1', from: 'factor 1 that carries the variability of elimination', between: variance(0.071) },
    agePerYear: { value: -0.00571, unit: '1/a', from: ALLELES },
    referenceAge: { value: 71, unit: 'a', from: ALLELES },
    V: { value: 14.3, unit: 'L', from: TABLE, between: variance(0.054) },
    typicalVolume: { value: 14.3, unit: 'L', from: `${TABLE}; V without its variability` },
    EC50: { value: 4.1, unit: 'mg/L', from: `${TABLE}; two alleles G`, between: variance(0.24) },
    lessWithA: { value: 0.532, unit: '1', from: `${TABLE}; two alleles A` },
    gamma: { value: 1.15, unit: '1', from: TABLE },
    k1: { value: 0.105, unit: '1/h', from: `${TABLE}; 3 / 28.6 h` },
    k2: { value: 0.025, unit: '1/h', from: `${TABLE}; 3 / 118.3 h` },
    span: { value: 20, unit: '1', from: TABLE },
  },
  individual: (p, c) => ({
    KA: p.KA,
    CL:
      ((2 - c.cyp2c9Star2 - c.cyp2c9Star3) * p.clearanceStar1 + c.cyp2c9Star2 * p.clearanceStar2 + c.cyp2c9Star3 * p.clearanceStar3) *
      (1 + p.agePerYear * (c.age - p.referenceAge)) *
      p.elimination *
      (p.V / p.typicalVolume),
    V: p.V,
    EC50: p.EC50 * (1 - (p.lessWithA * c.vkorc1A) / 2),
    gamma: p.gamma,
    k1: p.k1,
    k2: p.k2,
    baseline: c.baselineInr,
    span: p.span,
  }),
  error: {
    CP: exponentialError({ log: 0.099, from: TABLE }),
    INR: exponentialError({ log: 0.19, from: TABLE }),
  },
  status: {
    is: 'unchecked',
    lacks:
      'whether 0.071, 0.054 and 0.240 are variances or standard deviations, the residual errors and all of the response (the second source has a later variant of it); the clearances of the alleles, the volume and the slope of age agree in the two',
  },
  use: 'forecast',
  deviations: [
    'Variability 0.071 (elimination), 0.054 (V) and 0.240 (EC50) are read as variances (27, 24 and 52 % CV, the usual size for S-warfarin); the file they stand in calls them standard deviations of the logarithm (7, 5 and 24 %). The larger reading is the weaker prior. A later state of that file has 0.089 for elimination.',
    'The variability of elimination is on the rate constant, as in that file: clearance moves with the volume.',
    'The same table gives the chains as 0.1049 and 0.0254 per hour in another place; 0.105 and 0.025 are used.',
    'Xia 2024 quotes a steepness of 1.39 and transit times of 27.2 and 110.9 h as Hamberg’s: those belong to a later model without concentrations.',
    'The dose is racemic, and half of it is taken as S-warfarin; absorption is taken as complete.',
    'Only one allele *2 or *3 each is tried by the gate; *2/*2 and *3/*3 are computed from the same sum.',
    'Interacting drugs, diet and liver disease are not in the model.',
  ],
  checks: [
    {
      covariates: { age: 71, baselineInr: 1, cyp2c9Star2: 0, cyp2c9Star3: 0, vkorc1A: 0 },
      expect: { CL: 0.348, V: 14.3, EC50: 4.1 },
      by: 'typical',
      from: 'the typical person of 71 years, *1/*1, G/G',
    },
    {
      covariates: { age: 71, baselineInr: 1, cyp2c9Star2: 2, cyp2c9Star3: 0, vkorc1A: 2 },
      expect: { CL: 0.17574, EC50: 1.9188 },
      within: 5e-3,
      by: 'another',
      from: 'the table’s own relative changes: 0.348 x (1 - 0.495) for *2/*2 and 4.1 x (1 - 0.532) for A/A',
    },
    {
      covariates: { age: 71, baselineInr: 1, cyp2c9Star2: 0, cyp2c9Star3: 2, vkorc1A: 1 },
      expect: { CL: 0.084564, EC50: 3.0094 },
      within: 5e-3,
      by: 'another',
      from: 'the table’s own relative changes: 0.348 x (1 - 0.757) for *3/*3, and half of 0.532 for one allele A',
    },
  ],
});
