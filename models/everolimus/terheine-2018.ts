import { covariate, defineModel, exponentialError, flag, linearSystem, percentCV } from '../../src/domain/define-model.ts';
import { fatFreeMassAdult } from '../physiology/body-size.ts';
import { highDosePrednisolone } from '../physiology/co-medication.ts';
import { recorded } from '../physiology/derivation.ts';
import { everolimus } from './drug.ts';

const TABLE = 'Table 2, final model, as quoted by nlmixr2lib';
const METHODS = 'Methods, structural model, as quoted by nlmixr2lib';

export const terheine2018 = defineModel({
  id: 'everolimus/terheine-2018',
  drug: { name: everolimus.name, atc: 'L04AH02' },
  moiety: { name: everolimus.moiety, in: 'whole blood' },
  summary: 'Adults with a transplanted kidney or with thyroid or breast cancer, with haematocrit.',
  source: {
    citation:
      'ter Heine R, van Erp NP, Guchelaar HJ, de Fijter JW, Reinders MEJ, van Herpen CM, Burger DM, Moes DJAR. A pharmacological rationale for improved everolimus dosing in oncology and transplant patients. Br J Clin Pharmacol 2018;84:1575-1586',
    doi: '10.1111/bcp.13591',
    readIn: ['nlmixr2lib TerHeine_2018_everolimus'],
  },
  population: {
    subjects: 126,
    description:
      'The Netherlands, 1,239 levels: 71 people with metastatic thyroid or breast cancer on 10 mg once a day, 55 with a transplanted kidney on 1.5 to 3 mg twice a day; 19-80 years, 45-110.3 kg, haematocrit 0.28-0.50, 54 % women',
  },
  covariates: {
    fatFreeMass: covariate('kg', fatFreeMassAdult, { between: [25, 90], because: '45 to 110 kg at usual adult heights' }),
    haematocrit: covariate('L/L', recorded('haematocrit')),
    highDosePrednisolone: flag(highDosePrednisolone),
  },
  limits: [
    { covariate: 'age', between: [19, 80], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [45, 110.3], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
    {
      covariate: 'haematocrit',
      between: [0.28, 0.5],
      below: 'warn',
      above: 'warn',
      because: 'lowest and highest haematocrit studied; the drug sits in red cells, and plasma levels follow from it',
    },
  ],
  // A depot and four transits at one rate; clearance and first pass by a well-stirred liver; blood from plasma by binding to red cells.
  structure: linearSystem({
    states: { depot: 'mg', transit1: 'mg', transit2: 'mg', transit3: 'mg', transit4: 'mg', central: 'mg', peripheral1: 'mg' },
    needs: ['CL', 'V1', 'Q', 'V2', 'KTR', 'F', 'HCT', 'BMAX', 'KD', 'KNS'],
    doseInto: 'depot',
    bioavailability: (p) => ({ depot: p.F }),
    flows: (p) => [
      { from: 'depot', to: 'transit1', rate: p.KTR },
      { from: 'transit1', to: 'transit2', rate: p.KTR },
      { from: 'transit2', to: 'transit3', rate: p.KTR },
      { from: 'transit3', to: 'transit4', rate: p.KTR },
      { from: 'transit4', to: 'central', rate: p.KTR },
      { from: 'central', to: 'peripheral1', rate: p.Q / p.V1 },
      { from: 'peripheral1', to: 'central', rate: p.Q / p.V2 },
      { from: 'central', rate: p.CL / p.V1 },
    ],
    outputs: {
      CB: {
        unit: 'ug/L',
        is: (x, p) => {
          const plasma = (1000 * x.central) / p.V1;
          return p.HCT * ((p.BMAX * plasma) / (p.KD + plasma) + p.KNS * plasma) + (1 - p.HCT) * plasma;
        },
        of: 'central',
      },
      CP: { unit: 'ug/L', weights: (p) => ({ central: 1000 / p.V1 }) },
    },
    observe: 'CB',
  }),
  parameters: {
    MAT: { value: 0.404, unit: 'h', from: TABLE, betweenOccasions: percentCV(110) },
    CLINT: { value: 340, unit: 'L/h', from: TABLE, between: percentCV(33.9) },
    V1: { value: 175, unit: 'L', from: `${TABLE}; at a fat-free mass of 57.2 kg`, between: percentCV(40.6) },
    V2: { value: 577, unit: 'L', from: `${TABLE}; at a fat-free mass of 57.2 kg` },
    Q: { value: 85.7, unit: 'L/h', from: `${TABLE}; at a fat-free mass of 57.2 kg` },
    QH: { value: 90, unit: 'L/h', from: `${TABLE}, fixed: flow of blood through the liver` },
    unbound: { value: 0.27, unit: '1', from: `${METHODS}, fixed: unbound share in plasma` },
    prednisoloneEffect: { value: 0.31, unit: '1', from: `${TABLE}: +31 % of CLINT at 20 mg of prednisolone a day or more` },
    referenceMass: { value: 57.2, unit: 'kg', from: METHODS },
    flowExponent: { value: 0.75, unit: '1', from: `${METHODS}: theory, the number not restated there` },
    transits: { value: 4, unit: '1', from: METHODS },
    BMAX: { value: 964, unit: 'ug/L', from: `${METHODS}: 0.964 mg/L, binding to red cells in vitro` },
    KD: { value: 92, unit: 'ug/L', from: `${METHODS}: 0.0920 mg/L` },
    KNS: { value: 0.153, unit: '1', from: METHODS },
  },
  individual: (p, c) => {
    const size = c.fatFreeMass / p.referenceMass;
    const plasmaFlow = p.QH * size ** p.flowExponent * (1 - c.haematocrit);
    const intrinsic = p.unbound * p.CLINT * (1 + p.prednisoloneEffect * c.highDosePrednisolone);
    const extraction = intrinsic / (plasmaFlow + intrinsic);
    return {
      CL: plasmaFlow * extraction,
      V1: p.V1 * size,
      Q: p.Q * size ** p.flowExponent,
      V2: p.V2 * size,
      KTR: (p.transits + 1) / p.MAT,
      F: 1 - extraction,
      HCT: c.haematocrit,
      BMAX: p.BMAX,
      KD: p.KD,
      KNS: p.KNS,
    };
  },
  error: exponentialError({ log: 0.179, from: `${TABLE}: 17.9 % on the logarithm of plasma levels` }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in one source only.',
    'The model was fitted to plasma levels that were computed from blood by haematocrit and binding; here the same equation is run backwards, and its error is put on blood as it stands. Below 20 ug/L in blood the two are proportional within a few per cent.',
    'The variability of the absorption time is between occasions, as published; nlmixr2lib codes it between people.',
    'The exponents of fat-free mass are those of theory (0.75 on flows, 1 on volumes): the paper cites them without their values.',
    'All parameters are apparent but for the first pass: how much is absorbed is unknown and in them.',
    'Haematocrit must be the one of the day of the level; prednisolone of the day has to be known.',
    'Five steps at 5 / MAT: a depot and four transits, as nlmixr2lib reads the text.',
  ],
  checks: [
    {
      covariates: { fatFreeMass: 57.2, haematocrit: 0.36, highDosePrednisolone: 0 },
      expect: { V1: 175, V2: 577, Q: 85.7, KTR: 5 / 0.404 },
      by: 'typical',
      from: 'Table 2, at the reference fat-free mass',
    },
    {
      covariates: { fatFreeMass: 57.2, haematocrit: 0.36, highDosePrednisolone: 0 },
      expect: { CL: 35.3928, F: 0.385542 },
      within: 1e-5,
      from: 'the well-stirred liver at the reference, by hand: 57.6 x 91.8 / 149.4',
    },
    {
      covariates: { fatFreeMass: 45, haematocrit: 0.3, highDosePrednisolone: 1 },
      expect: { CL: 36.6068, F: 0.304402 },
      within: 1e-5,
      from: 'the printed equations, by hand',
    },
  ],
});
