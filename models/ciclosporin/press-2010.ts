import { covariate, defineModel, exponentialError, flag, linearSystem, variance } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { highDosePrednisolone } from '../physiology/co-medication.ts';
import { ciclosporin } from './drug.ts';

const TABLE = 'Table 4, final model, as quoted by nlmixr2lib';
const TEXT = 'Results, pharmacokinetic model, as quoted by nlmixr2lib';

export const press2010 = defineModel({
  id: 'ciclosporin/press-2010',
  drug: { name: ciclosporin.name, atc: 'L04AD01' },
  moiety: { name: ciclosporin.moiety, level: ciclosporin.levelUnit, in: 'whole blood' },
  summary: 'Adults in the first year with a transplanted kidney, microemulsion by mouth.',
  source: {
    citation:
      'Press RR, Ploeger BA, den Hartigh J, van der Straaten T, van Pelt H, Danhof M, de Fijter H, Guchelaar HJ. Explaining variability in ciclosporin exposure in adult kidney transplant recipients. Eur J Clin Pharmacol 2010;66:579-590',
    doi: '10.1007/s00228-010-0810-9',
    readIn: ['nlmixr2lib Press_2010_ciclosporin'],
  },
  population: {
    subjects: 33,
    description:
      'First kidney, Leiden, most of them seen on eleven occasions in a year; 18-70 years, 49-140 kg (median 76), 21 % women; with mycophenolate and tapered prednisolone; levels by fluorescence polarisation immunoassay',
  },
  covariates: { weight: covariate('kg', totalWeight), highDosePrednisolone: flag(highDosePrednisolone) },
  limits: [
    { covariate: 'age', between: [18, 70], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [49, 140], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
  ],
  // Two steps at one rate: a depot and one transit compartment, both left at KA.
  structure: linearSystem({
    states: { depot: 'mg', transit1: 'mg', central: 'mg', peripheral1: 'mg' },
    needs: ['CL', 'V1', 'Q', 'V2', 'KA', 'F'],
    doseInto: 'depot',
    bioavailability: (p) => ({ depot: p.F }),
    flows: (p) => [
      { from: 'depot', to: 'transit1', rate: p.KA },
      { from: 'transit1', to: 'central', rate: p.KA },
      { from: 'central', to: 'peripheral1', rate: p.Q / p.V1 },
      { from: 'peripheral1', to: 'central', rate: p.Q / p.V2 },
      { from: 'central', rate: p.CL / p.V1 },
    ],
    outputs: { CP: { unit: 'ug/L', weights: (p) => ({ central: 1000 / p.V1 }), of: 'central' } },
    observe: 'CP',
  }),
  routes: { oral: 'depot', iv: 'central' },
  parameters: {
    CL: { value: 15, unit: 'L/h', from: `${TABLE}; at 76 kg`, between: variance(0.03) },
    V1: { value: 56, unit: 'L', from: `${TABLE}; at 76 kg`, between: variance(0.12) },
    Q: { value: 14, unit: 'L/h', from: TABLE },
    V2: { value: 125, unit: 'L', from: TABLE },
    KA: { value: 2, unit: '1/h', from: TABLE, between: variance(0.09) },
    F: { value: 0.5, unit: '1', from: 'fixed, Methods, as quoted by nlmixr2lib', betweenOccasions: variance(0.02) },
    referenceWeight: { value: 76, unit: 'kg', from: TEXT },
    clearanceExponent: { value: 0.75, unit: '1', from: TEXT },
    absorptionLoss: { value: 0.55, unit: '1', from: `${TABLE}: -55 % at 20 mg of prednisolone a day or more` },
    bioavailabilityLoss: { value: 0.22, unit: '1', from: `${TABLE}: -22 % at 20 mg of prednisolone a day or more` },
  },
  individual: (p, c) => ({
    CL: p.CL * (c.weight / p.referenceWeight) ** p.clearanceExponent,
    V1: p.V1 * (c.weight / p.referenceWeight),
    Q: p.Q,
    V2: p.V2,
    KA: p.KA * (1 - p.absorptionLoss * c.highDosePrednisolone),
    F: p.F * (1 - p.bioavailabilityLoss * c.highDosePrednisolone),
  }),
  error: exponentialError({ log: 0.2646, from: `${TABLE}: variance 0.07 on the logarithm` }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in one source only, which took the mean column of the bootstrap.',
    'Bioavailability was fixed at 0.5 and is applied to the dose: CL, V1, Q and V2 are not apparent values to be divided by it again. nlmixr2lib calls them apparent.',
    'The variability of bioavailability is between occasions, as published; nlmixr2lib codes it between people.',
    'The residual error is one on the logarithm, as published; nlmixr2lib codes a proportional one of the same size.',
    'Levels by the polarisation immunoassay read higher than by LC-MS/MS, and which assay measured a level is not asked.',
    'A dose by vein was not studied; it is taken to enter the central compartment whole.',
    'Prednisolone of the day has to be known: a record without it is refused.',
  ],
  checks: [
    {
      covariates: { weight: 76, highDosePrednisolone: 0 },
      expect: { CL: 15, V1: 56, Q: 14, V2: 125, KA: 2, F: 0.5 },
      by: 'typical',
      from: 'Table 4, person of 76 kg without prednisolone at a high dose',
    },
    {
      covariates: { weight: 100, highDosePrednisolone: 1 },
      expect: { CL: 18.4281, V1: 73.6842, KA: 0.9, F: 0.39 },
      within: 1e-4,
      from: 'the printed equations, by hand',
    },
  ],
});
