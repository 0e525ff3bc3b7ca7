import { combinedRoot, covariate, defineModel, percentCV, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { deriveFrom } from '../physiology/derivation.ts';
import { cockcroftGault } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

/** mL/min: the authors truncated creatinine clearance here. */
const CLEARANCE_CAP = 150;
/** Years and mg/dL: above this age the authors raised a lower creatinine to this value (erratum; the paper prints 60 years). */
const FLOOR = { above: 65, creatinine: 1 };

const clearance = deriveFrom(
  ['age', 'weight', 'creatinine', 'sex'],
  'creatinine clearance by Cockcroft-Gault with total body weight, mL/min; above 65 years a creatinine below 1 mg/dL counts as 1; the model itself holds it at 150',
  (body) => cockcroftGault({ ...body, creatinine: body.age > FLOOR.above ? Math.max(body.creatinine, FLOOR.creatinine) : body.creatinine }),
  'Cockcroft DW, Gault MH. Nephron 1976;16:31-41; the floor from Goti 2018, Methods and erratum (PubMed 31306395)',
);

const TABLE = 'Table 2, final model, as quoted by nlmixr2lib and four other encodings';

export const goti2018 = defineModel({
  id: 'vancomycin/goti-2018',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Adults in hospital, two thirds of them in intensive care at some time; here for people without dialysis.',
  source: {
    citation:
      'Goti V, Chaturvedula A, Fossler MJ, Mok S, Jacob JT. Hospitalized patients with and without hemodialysis have markedly different vancomycin pharmacokinetics: a population pharmacokinetic model-based analysis. Ther Drug Monit 2018;40:212-221',
    doi: '10.1097/FTD.0000000000000490',
    errata: ['PubMed 31306395: the creatinine floor holds above 65 years, not above 60'],
    readIn: [
      'nlmixr2lib Goti_2018_vancomycin',
      'PKPDsim pk_vanco_goti',
      'posologyr, vignette on AUC-based dosing',
      'Tucuxi vancomycin.goti2018',
      'a public mrgsolve encoding used for South Australian dosing simulations',
    ],
  },
  population: {
    subjects: 1812,
    description:
      'Two hospitals in Atlanta, 2,765 concentrations; 17-101 years (median 57), 33-255 kg (median 79), Cockcroft-Gault 4-150 mL/min (median 62); 64.7 % with a stay in intensive care, 18.5 % on intermittent haemodialysis',
  },
  covariates: { weight: covariate('kg', totalWeight), creatinineClearance: covariate('mL/min', clearance) },
  limits: [
    { covariate: 'age', between: [17, 101], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [33, 255], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
    {
      covariate: 'creatinineClearance',
      between: [4, CLEARANCE_CAP],
      below: 'refuse',
      above: 'cap',
      because: 'range studied; the authors truncated higher values to 150 mL/min',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 4.5, unit: 'L/h', from: TABLE, between: percentCV(39.8) },
    V1: { value: 58.4, unit: 'L', from: TABLE, between: percentCV(81.6) },
    V2: { value: 38.4, unit: 'L', from: TABLE, between: percentCV(57.1) },
    Q: { value: 6.5, unit: 'L/h', from: TABLE },
    renalExponent: { value: 0.8, unit: '1', from: TABLE },
    referenceClearance: { value: 120, unit: 'mL/min', from: TABLE },
    referenceWeight: { value: 70, unit: 'kg', from: TABLE },
  },
  individual: (p, c) => ({
    CL: p.CL * (c.creatinineClearance / p.referenceClearance) ** p.renalExponent,
    V1: p.V1 * (c.weight / p.referenceWeight),
    Q: p.Q,
    V2: p.V2,
  }),
  error: combinedRoot({ proportional: 0.227, additive: 3.4, unit: 'mg/L', from: TABLE }),
  status: {
    is: 'checked',
    against:
      'all typical values, the exponent 0.8 and both references agree in nlmixr2lib, Tucuxi, PKPDsim and posologyr; the three CVs in the same four; both parts of the residual error in nlmixr2lib, Tucuxi and posologyr. What differed: nlmixr2lib alone scales V2 by weight, PKPDsim shrinks the residual error on purpose (19.7 % and 1.42 mg/L), two take the CV for omega',
  },
  use: 'forecast',
  deviations: [
    'The paper’s factors for people on intermittent haemodialysis (0.7 on CL, 0.5 on V1, for the whole stay and not for a session) are left out: dialysis is refused before the model is asked.',
    'V2 is not scaled by weight: five encodings keep 38.4 L, nlmixr2lib alone scales it by weight / 70 on the strength of the Methods text. Peaks in light and heavy people differ between the two.',
    'The creatinine floor holds above 65 years (erratum), not above 60 (text of the paper); one encoding has no floor.',
    'Variability: the printed CV is read as sqrt(exp(omega^2) - 1), as nlmixr2lib and posologyr do (variances 0.147, 0.510, 0.282); PKPDsim and the South Australian encoding take CV^2 (0.158, 0.666, 0.326).',
    'Residual error 22.7 % and 3.4 mg/L as published, as the root of the sum of squares; PKPDsim uses 19.7 % and 1.42 mg/L on purpose, posologyr adds the two parts.',
    'The authors report that the minimisation ended in rounding errors, and accepted the result with its covariance step.',
  ],
  checks: [
    {
      covariates: { weight: 70, creatinineClearance: 120 },
      expect: { CL: 4.5, V1: 58.4, Q: 6.5, V2: 38.4 },
      by: 'typical',
      from: 'Table 2, typical person of 70 kg with 120 mL/min',
    },
    {
      covariates: { weight: 70, creatinineClearance: 60 },
      expect: { CL: 2.585 },
      within: 2e-4,
      by: 'another',
      from: '4.5 x 0.5^0.8, computed apart from this project’s code',
    },
    {
      covariates: { weight: 70, creatinineClearance: 190 },
      expect: { CL: 5.3795 },
      within: 1e-4,
      from: 'the cap: 4.5 x (150 / 120)^0.8, by hand',
    },
  ],
});
