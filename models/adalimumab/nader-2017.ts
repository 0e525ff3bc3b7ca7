import { combinedRoot, covariate, defineModel, flag, oneCompartmentOral, variance } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { deriveFrom, recorded } from '../physiology/derivation.ts';
import { adalimumab } from './drug.ts';

const TABLE = 'Table 2, as quoted by nlmixr2lib';
const EQUATION = 'equations 5 and 6, as quoted by nlmixr2lib';

/** Days after the first dose from which antibodies act in the model. */
const ANTIBODIES_ACT = 21;

const actingAntibodies = deriveFrom(
  ['antiDrugAntibodies', 'daysOfTreatment'],
  'antibodies against adalimumab, later than 21 days after the first dose (1 yes, 0 no)',
  (body) => (body.antiDrugAntibodies === 1 && body.daysOfTreatment > ANTIBODIES_ACT ? 1 : 0),
);

export const nader2017 = defineModel({
  id: 'adalimumab/nader-2017',
  drug: { name: adalimumab.name, atc: 'L04AB04' },
  moiety: { name: adalimumab.moiety, level: adalimumab.levelUnit },
  summary: 'Adults with hidradenitis suppurativa, under the skin.',
  source: {
    citation:
      'Nader A, Beck D, Noertersheuser P, Williams D, Mostafa N. Population pharmacokinetics and immunogenicity of adalimumab in adult patients with moderate-to-severe hidradenitis suppurativa. Clin Pharmacokinet 2017;56:1091-1102',
    doi: '10.1007/s40262-016-0502-4',
    readIn: ['nlmixr2lib Nader_2017_adalimumab'],
  },
  population: {
    subjects: 600,
    description:
      'One phase II and two phase III trials, 160 and 80 mg and then 40 mg every week or every other week; 18-67 years (median 35), 43-221 kg (median 94), C-reactive protein 0.1-189 mg/L (median 7.9), 66 % women; antibodies in 6.5 %',
  },
  time: 'd',
  covariates: {
    weight: covariate('kg', totalWeight),
    cReactiveProtein: covariate('mg/L', recorded('cReactiveProtein')),
    actingAntibodies: flag(actingAntibodies),
  },
  limits: [
    { covariate: 'age', between: [18, 67], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [43, 221], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
    { covariate: 'cReactiveProtein', between: [0.1, 189], below: 'refuse', above: 'warn', because: 'lowest and highest value studied' },
  ],
  structure: oneCompartmentOral,
  routes: { sc: 'depot' },
  parameters: {
    CL: { value: 0.667, unit: 'L/d', from: `${TABLE}; apparent, at 94 kg and 7.9 mg/L`, between: variance(0.346) },
    V: { value: 13.5, unit: 'L', from: `${TABLE}; apparent, at 94 kg`, between: variance(0.091) },
    KA: { value: 0.195, unit: '1/d', from: TABLE },
    antibodyFactor: { value: 6.76, unit: '1', from: TABLE },
    clearanceByProtein: { value: 0.173, unit: '1', from: TABLE },
    clearanceByWeight: { value: 0.888, unit: '1', from: TABLE },
    // oxlint-disable-next-line oxc/approx-constant -- an exponent as the table prints it, not a root
    volumeByWeight: { value: 0.707, unit: '1', from: TABLE },
    referenceWeight: { value: 94, unit: 'kg', from: EQUATION },
    referenceProtein: { value: 7.9, unit: 'mg/L', from: EQUATION },
  },
  individual: (p, c) => {
    const size = c.weight / p.referenceWeight;
    return {
      CL:
        p.CL *
        p.antibodyFactor ** c.actingAntibodies *
        (c.cReactiveProtein / p.referenceProtein) ** p.clearanceByProtein *
        size ** p.clearanceByWeight,
      V: p.V * size ** p.volumeByWeight,
      KA: p.KA,
    };
  },
  error: combinedRoot({ proportional: 0.228, additive: 1.435, unit: 'mg/L', from: `${TABLE}: variances 0.052 and 2.06 (ug/mL)^2` }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in one source only.',
    'The authors estimated a covariance of CL and V and did not print it: it is 0 here.',
    'Antibodies multiply clearance by 6.76 from day 22 on. A measured trough should decide, not this term; whether there are antibodies and since when treatment runs is asked for.',
    'C-reactive protein is the one before treatment in the paper; one measured later is lower because of it.',
    'Hidradenitis suppurativa only: other illnesses were not in it.',
  ],
  checks: [
    {
      covariates: { weight: 94, cReactiveProtein: 7.9, actingAntibodies: 0 },
      expect: { CL: 0.667, V: 13.5, KA: 0.195 },
      by: 'typical',
      from: 'Table 2, at 94 kg and 7.9 mg/L without antibodies',
    },
    {
      covariates: { weight: 80, cReactiveProtein: 20, actingAntibodies: 1 },
      expect: { CL: 4.588467, V: 12.04528 },
      within: 1e-6,
      from: 'the printed equations, by hand',
    },
  ],
});
