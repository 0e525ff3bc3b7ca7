import {
  covariate,
  defineModel,
  flag,
  givenWith,
  percentCV,
  proportionalError,
  twoCompartmentOral,
} from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { everolimus } from './drug.ts';

const TABLE = 'Table 2, final model, as quoted by nlmixr2lib';
const THEORY = 'Anderson and Holford 2008, which the paper cites without restating it; as quoted by nlmixr2lib';

export const dewit2016 = defineModel({
  id: 'everolimus/dewit-2016',
  drug: { name: everolimus.name, atc: 'L01EG02' },
  moiety: { name: everolimus.moiety, level: everolimus.levelUnit, in: 'whole blood' },
  summary: 'Adults with advanced thyroid cancer on 10 mg once a day.',
  source: {
    citation:
      'de Wit D, Schneider TC, Moes DJAR, Roozen CFM, den Hartigh J, Gelderblom H, Guchelaar HJ, van der Hoeven JJ, Links TP, Kapiteijn E, van Erp NP. Everolimus pharmacokinetics and its exposure-toxicity relationship in patients with thyroid cancer. Cancer Chemother Pharmacol 2016;78:63-71',
    doi: '10.1007/s00280-016-3050-6',
    readIn: ['nlmixr2lib deWit_2016_everolimus'],
  },
  population: {
    subjects: 40,
    description:
      'Leiden and Groningen, 669 levels in whole blood on days 1 and 15; 40-80 years (median 63), 45-105 kg (median 75), 47.5 % women',
  },
  covariates: { weight: covariate('kg', totalWeight), abcb1Ttt: flag(recorded('abcb1Ttt')) },
  limits: [
    {
      covariate: 'age',
      between: [18, 80],
      below: 'refuse',
      above: 'warn',
      because: '40 to 80 years were studied; younger adults are let in, since the model has no term for age; no child was studied',
    },
    { covariate: 'weight', between: [45, 105], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
  ],
  structure: givenWith(twoCompartmentOral, { needs: ['F'], bioavailability: (p) => ({ depot: p.F }) }),
  parameters: {
    CL: { value: 17.4, unit: 'L/h', from: `${TABLE}; apparent, at 70 kg`, between: percentCV(35.1) },
    V1: { value: 25.2, unit: 'L', from: `${TABLE}; apparent, at 70 kg`, between: percentCV(86.4) },
    Q: { value: 51.1, unit: 'L/h', from: `${TABLE}; apparent` },
    V2: { value: 400, unit: 'L', from: `${TABLE}; apparent, fixed` },
    KA: { value: 0.647, unit: '1/h', from: TABLE },
    F: {
      value: 1,
      unit: '1',
      from: 'Methods: fixed, absolute bioavailability is unknown; as quoted by nlmixr2lib',
      betweenOccasions: percentCV(19.2),
    },
    haplotypeFactor: { value: 0.792, unit: '1', from: `${TABLE}: bioavailability of carriers of an ABCB1 TTT haplotype` },
    referenceWeight: { value: 70, unit: 'kg', from: THEORY },
    clearanceExponent: { value: 0.75, unit: '1', from: THEORY },
  },
  individual: (p, c) => ({
    CL: p.CL * (c.weight / p.referenceWeight) ** p.clearanceExponent,
    V1: p.V1 * (c.weight / p.referenceWeight),
    Q: p.Q,
    V2: p.V2,
    KA: p.KA,
    F: p.F * p.haplotypeFactor ** c.abcb1Ttt,
  }),
  error: proportionalError({ proportional: 0.273, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in one source only.',
    'The reference weight of 70 kg and the exponents are the convention that the paper cites, not printed in it; the median weight was 75 kg, at which clearance would be 5 % lower if that were meant.',
    'The haplotype has to be known: a person without it is refused, not taken for a non-carrier.',
    'Q and V2 are not scaled by weight; V2 was fixed.',
    'Haematocrit is no part of the model, though the drug sits in red cells.',
  ],
  checks: [
    {
      covariates: { weight: 70, abcb1Ttt: 0 },
      expect: { CL: 17.4, V1: 25.2, Q: 51.1, V2: 400, KA: 0.647, F: 1 },
      by: 'typical',
      from: 'Table 2, at 70 kg, no carrier',
    },
    {
      covariates: { weight: 90, abcb1Ttt: 1 },
      expect: { CL: 21.0091, V1: 32.4, F: 0.792 },
      within: 1e-4,
      from: 'the equations with the cited exponents, by hand',
    },
  ],
});
