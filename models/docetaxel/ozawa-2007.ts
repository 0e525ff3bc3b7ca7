import { covariate, defineModel, equations, exponentialError, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { docetaxel } from './drug.ts';

const KINETICS = 'Table 2, as quoted by nlmixr2lib';
const CELLS = 'Table 3, as quoted by nlmixr2lib';

export const ozawa2007 = defineModel({
  id: 'docetaxel/ozawa-2007',
  drug: { name: docetaxel.name, atc: 'L01CD02' },
  moiety: { name: docetaxel.moiety },
  summary: 'Adults with cancer in Japan, levels and neutrophils over one course, with dexamethasone before it.',
  source: {
    citation:
      'Ozawa K, Minami H, Sato H. Population pharmacokinetic and pharmacodynamic analysis for time courses of docetaxel-induced neutropenia in Japanese cancer patients. Cancer Sci 2007;98:1985-1992',
    doi: '10.1111/j.1349-7006.2007.00615.x',
    pubmed: '17888031',
    readIn: ['abstract', 'nlmixr2lib Ozawa_2007_docetaxel'],
  },
  population: {
    subjects: 62,
    description:
      'Kashiwa, 395 neutrophil counts, 30-60 mg/m2 over one hour every three weeks; 21-77 years (median 55.5), 82 % women, most with breast cancer, some with a poor liver or performance status; alpha-1-acid glycoprotein 0.51-2.41 g/L; nobody with growth factors',
  },
  covariates: {
    alpha1AcidGlycoprotein: covariate('g/L', recorded('alpha1AcidGlycoprotein')),
    neutrophilsBefore: covariate('10*9/L', recorded('neutrophilsBefore')),
  },
  limits: [
    { covariate: 'age', between: [21, 77], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    {
      covariate: 'alpha1AcidGlycoprotein',
      between: [0.51, 2.41],
      below: 'refuse',
      above: 'refuse',
      because: 'lowest and highest value studied; the effect on cells falls with its power of 1.38',
    },
    {
      covariate: 'neutrophilsBefore',
      between: [1.5, 20],
      below: 'refuse',
      above: 'warn',
      because: 'leaflets give docetaxel from 1.5 x 10*9/L on; the highest count studied was not read, 20 is chosen here',
    },
  ],
  // Three compartments, a Friberg chain, and cells that dexamethasone brings into the blood. KTR = 4 / MMT.
  structure: equations({
    states: {
      central: 'mg',
      peripheral1: 'mg',
      peripheral2: 'mg',
      proliferating: '10*9/L',
      maturing1: '10*9/L',
      maturing2: '10*9/L',
      maturing3: '10*9/L',
      circulating: '10*9/L',
      input: '10*9/L',
    },
    needs: ['CL', 'V1', 'Q2', 'V2', 'Q3', 'V3', 'CIRC0', 'MMT', 'GAMMA', 'SLOPE', 'MIT', 'IP0'],
    doseInto: 'central',
    start: (p) => ({
      proliferating: p.CIRC0,
      maturing1: p.CIRC0,
      maturing2: p.CIRC0,
      maturing3: p.CIRC0,
      circulating: p.CIRC0,
      input: p.IP0,
    }),
    flow: (x, p) => ({
      central: (-(p.CL + p.Q2 + p.Q3) / p.V1) * x.central + (p.Q2 / p.V2) * x.peripheral1 + (p.Q3 / p.V3) * x.peripheral2,
      peripheral1: (p.Q2 / p.V1) * x.central - (p.Q2 / p.V2) * x.peripheral1,
      peripheral2: (p.Q3 / p.V1) * x.central - (p.Q3 / p.V3) * x.peripheral2,
      proliferating: (4 / p.MMT) * x.proliferating * ((1 - (p.SLOPE * x.central) / p.V1) * (p.CIRC0 / x.circulating) ** p.GAMMA - 1),
      maturing1: (4 / p.MMT) * (x.proliferating - x.maturing1),
      maturing2: (4 / p.MMT) * (x.maturing1 - x.maturing2),
      maturing3: (4 / p.MMT) * (x.maturing2 - x.maturing3),
      circulating: (4 / p.MMT) * (x.maturing3 - x.circulating) + x.input / p.MIT,
      input: -x.input / p.MIT,
    }),
    outputs: {
      CP: { unit: 'mg/L', is: (x, p) => x.central / p.V1, of: 'central' },
      CIRC: { unit: '10*9/L', is: (x) => x.circulating, of: 'circulating' },
    },
    observe: 'CP',
  }),
  parameters: {
    CL: { value: 35.7, unit: 'L/h', from: KINETICS, between: percentCV(39.9) },
    V1: { value: 6.94, unit: 'L', from: KINETICS, between: percentCV(26.4) },
    Q2: { value: 5.58, unit: 'L/h', from: KINETICS },
    V2: { value: 7.39, unit: 'L', from: KINETICS },
    Q3: { value: 12.5, unit: 'L/h', from: KINETICS },
    V3: { value: 225, unit: 'L', from: KINETICS },
    MMT: { value: 113, unit: 'h', from: `${CELLS} (MTT)`, between: percentCV(11.1) },
    SLOPE: { value: 17.9, unit: '1', from: `${CELLS}; for each mg/L, at 0.94 g/L`, between: percentCV(68.2) },
    GAMMA: { value: 0.196, unit: '1', from: CELLS },
    MIT: { value: 35.5, unit: 'h', from: `${CELLS}: mean time in which dexamethasone brings cells into the blood` },
    IP0: { value: 5.19, unit: '10*9/L', from: `${CELLS}: cells that dexamethasone brings`, between: percentCV(110) },
    glycoproteinExponent: { value: -1.38, unit: '1', from: CELLS },
    referenceGlycoprotein: {
      value: 0.94,
      unit: 'g/L',
      from: 'Appendix I (94 mg/dL), as quoted by nlmixr2lib; the median of Table 1 is 90',
    },
  },
  individual: (p, c) => ({
    CL: p.CL,
    V1: p.V1,
    Q2: p.Q2,
    V2: p.V2,
    Q3: p.Q3,
    V3: p.V3,
    CIRC0: c.neutrophilsBefore,
    MMT: p.MMT,
    GAMMA: p.GAMMA,
    SLOPE: p.SLOPE * (c.alpha1AcidGlycoprotein / p.referenceGlycoprotein) ** p.glycoproteinExponent,
    MIT: p.MIT,
    IP0: p.IP0,
  }),
  error: {
    CP: proportionalError({ proportional: 0.268, from: KINETICS }),
    CIRC: exponentialError({ log: 0.291, from: `${CELLS}: 29.1 % on the logarithm` }),
  },
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in one source only; the abstract confirms people, counts and the covariate.',
    'The cells that dexamethasone brings enter once, from the first record on, as in the paper: the model is for one course that begins there, and not for dexamethasone given otherwise.',
    'The count before the first dose is taken as it was measured, without error, and must stay the same through the course.',
    'Kinetics have no covariate here; the earlier model of Bruno, on which they are built, has several.',
    'Kinetics and cells were fitted one after the other.',
    'Another study (the docetaxel model of Kloft 2006) has a slope of 19.3 for each mg/L and a feedback of 0.145 against 17.9 and 0.196 here, and a maturation time of 84 h against 113 h.',
  ],
  checks: [
    {
      covariates: { alpha1AcidGlycoprotein: 0.94, neutrophilsBefore: 4 },
      expect: { CL: 35.7, V1: 6.94, Q2: 5.58, V2: 7.39, Q3: 12.5, V3: 225, MMT: 113, SLOPE: 17.9, GAMMA: 0.196, MIT: 35.5, IP0: 5.19 },
      by: 'typical',
      from: 'Tables 2 and 3, at 0.94 g/L',
    },
    {
      covariates: { alpha1AcidGlycoprotein: 1.5, neutrophilsBefore: 6 },
      expect: { SLOPE: 9.392118, CIRC0: 6 },
      within: 1e-5,
      from: 'equation 11, by hand',
    },
  ],
});
