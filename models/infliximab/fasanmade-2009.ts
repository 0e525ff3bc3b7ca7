import { combinedRoot, covariate, defineModel, flag, twoCompartmentInfusion, variance } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { female, recorded } from '../physiology/derivation.ts';
import { infliximab } from './drug.ts';

const BOTH = 'abstract and Table 3, as quoted by nlmixr2lib';
const TABLE = 'Table 3, as quoted by nlmixr2lib';

export const fasanmade2009 = defineModel({
  id: 'infliximab/fasanmade-2009',
  drug: { name: infliximab.name, atc: 'L04AB02' },
  moiety: { name: infliximab.moiety, level: infliximab.levelUnit },
  summary: 'Adults with ulcerative colitis, by vein.',
  source: {
    citation:
      'Fasanmade AA, Adedokun OJ, Blank M, Zhou H, Davis HM. Population pharmacokinetic analysis of infliximab in patients with ulcerative colitis. Eur J Clin Pharmacol 2009;65:1211-1228',
    doi: '10.1007/s00228-009-0718-4',
    readIn: ['abstract (PMC2778780)', 'nlmixr2lib Fasanmade_2009_infliximab'],
  },
  population: {
    subjects: 482,
    description:
      'ACT 1 and ACT 2, moderate to severe disease, 5 or 10 mg/kg at weeks 0, 2, 6 and then every eight; 18-75 years (median 41), 36-159 kg (median 77), 39 % women; antibodies in 7 %',
  },
  time: 'd',
  covariates: {
    weight: covariate('kg', totalWeight),
    albumin: covariate('g/L', recorded('albumin')),
    antiDrugAntibodies: flag(recorded('antiDrugAntibodies')),
    female: flag(female),
  },
  limits: [
    { covariate: 'age', between: [18, 75], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [36, 159], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
    {
      covariate: 'albumin',
      between: [20, 55],
      below: 'refuse',
      above: 'warn',
      because: 'the reference is 41 g/L; the range studied was not read, it is chosen here: at 20 g/L clearance is three times the usual',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 0.407, unit: 'L/d', from: BOTH, between: variance(0.131) },
    V1: { value: 3.29, unit: 'L', from: BOTH, between: variance(0.048) },
    Q: { value: 7.14, unit: 'L/d', from: BOTH },
    V2: { value: 4.13, unit: 'L', from: BOTH },
    albuminExponent: { value: -1.54, unit: '1', from: TABLE },
    antibodyEffect: { value: 0.471, unit: '1', from: TABLE },
    womenClearance: { value: -0.236, unit: '1', from: TABLE },
    weightExponent: { value: 0.538, unit: '1', from: TABLE },
    womenVolume: { value: -0.137, unit: '1', from: TABLE },
    referenceAlbumin: { value: 41, unit: 'g/L', from: `${TABLE}: 4.1 g/dL` },
    referenceWeight: { value: 77, unit: 'kg', from: TABLE },
  },
  individual: (p, c) => ({
    CL:
      p.CL *
      (c.albumin / p.referenceAlbumin) ** p.albuminExponent *
      (1 + p.antibodyEffect * c.antiDrugAntibodies) *
      (1 + p.womenClearance * c.female),
    V1: p.V1 * (c.weight / p.referenceWeight) ** p.weightExponent * (1 + p.womenVolume * c.female),
    Q: p.Q,
    V2: p.V2,
  }),
  error: combinedRoot({ proportional: 0.403, additive: 0.0413, unit: 'mg/L', from: TABLE }),
  status: {
    is: 'unchecked',
    lacks:
      'the covariate effects, the variances to their digits (the abstract’s 37.7 % is not the 37.4 % of 0.131) and the residual error, which stand in nlmixr2lib alone; CL, V1, V2 and Q agree with the abstract',
  },
  use: 'forecast',
  deviations: [
    'The abstract confirms clearance, volumes and Q; the sizes of the covariates, the variances and the residual error were read in one source.',
    'The abstract prints variabilities of 37.7 and 22.1 %; the variances 0.131 and 0.048 give 37.4 and 22.2 %.',
    'The paper has albumin in g/dL with a reference of 4.1; here it is in g/L.',
    'Antibodies are those found at any visit, which nobody knows beforehand: whether there are any by now is asked for.',
    'How the two parts of the residual error add up is not said; the root of the sum of squares is taken. The additive part is small enough not to matter.',
  ],
  checks: [
    {
      covariates: { weight: 77, albumin: 41, antiDrugAntibodies: 0, female: 0 },
      expect: { CL: 0.407, V1: 3.29, Q: 7.14, V2: 4.13 },
      by: 'typical',
      from: 'abstract and Table 3: man of 77 kg with 4.1 g/dL and no antibodies',
    },
    {
      covariates: { weight: 60, albumin: 35, antiDrugAntibodies: 1, female: 1 },
      expect: { CL: 0.5836101, V1: 2.482676 },
      within: 1e-5,
      from: 'the printed equations, by hand',
    },
  ],
});
