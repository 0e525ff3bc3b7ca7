import { combinedRoot, covariate, defineModel, flag, percentCV, twoCompartmentOral } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { deriveFrom, recorded } from '../physiology/derivation.ts';
import { linezolid } from './drug.ts';

const TABLE = 'Supplement, Table S3 (medians of the bootstrap), as quoted by nlmixr2lib';
const EQUATION = 'equations on page 5256 and Supplement, Table S3, as quoted by nlmixr2lib';
/** kg/mol, from memory. */
const FIBRINOGEN = 340;

const fibrinogen = deriveFrom(
  ['fibrinogen'],
  'fibrinogen, umol/L, with a molar mass of 340,000 g/mol',
  (body) => (body.fibrinogen * 1000) / FIBRINOGEN,
);

export const taubert2016 = defineModel({
  id: 'linezolid/taubert-2016',
  drug: { name: linezolid.name, atc: 'J01XX08' },
  moiety: { name: linezolid.moiety, level: linezolid.levelUnit },
  summary: 'Adults in intensive care, by vein or by mouth; lactate and acute respiratory distress move clearance, kidneys do not.',
  source: {
    citation:
      'Taubert M, Zoller M, Maier B, Frechen S, Scharf C, Holdt LM, Frey L, Vogeser M, Fuhr U, Zander J. Predictors of inadequate linezolid concentrations after standard dosing in critically ill patients. Antimicrob Agents Chemother 2016;60:5254-5261',
    doi: '10.1128/AAC.00356-16',
    readIn: ['nlmixr2lib Taubert_2016_linezolid'],
  },
  population: {
    subjects: 52,
    description:
      'Munich, 600 mg twice a day, 31 % on continuous renal replacement, 29 % with acute respiratory distress, 17 % with peritonitis, 29 % after lung and 13 % after liver transplantation; 28-84 years (median 58), 44-120 kg (76)',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    fibrinogen: covariate('umol/L', fibrinogen),
    lactate: covariate('mmol/L', recorded('lactate')),
    respiratoryDistress: flag(recorded('respiratoryDistress')),
    peritonitis: flag(recorded('peritonitis')),
  },
  limits: [
    { covariate: 'age', between: [18, 84], below: 'refuse', above: 'warn', because: 'adults of 28 to 84 years were studied' },
    { covariate: 'weight', between: [44, 120], below: 'warn', above: 'warn', because: 'lightest and heaviest person studied' },
    {
      covariate: 'fibrinogen',
      between: [2, 30],
      below: 'warn',
      above: 'warn',
      because: 'centred on 13.0 umol/L; the range studied was not read, these bounds are chosen here',
    },
    {
      covariate: 'lactate',
      between: [0.4, 15],
      below: 'warn',
      above: 'refuse',
      because: 'centred on 1.91 mmol/L; the range studied was not read, these bounds are chosen here',
    },
  ],
  structure: twoCompartmentOral,
  parameters: {
    CL: { value: 7.92, unit: 'L/h', from: `${TABLE}; at the reference covariates`, between: percentCV(58) },
    V1: { value: 15, unit: 'L', from: `${TABLE}; at 76 kg, no peritonitis`, between: percentCV(37) },
    Q: { value: 65.59, unit: 'L/h', from: TABLE },
    V2: { value: 26.55, unit: 'L', from: TABLE },
    KA: { value: 1.72, unit: '1/h', from: TABLE },
    weightOnV1: { value: 1.31, unit: '1', from: EQUATION },
    peritonitisOnV1: { value: 1.53, unit: '1', from: EQUATION },
    fibrinogenOnCL: { value: 0.04, unit: '1', from: EQUATION },
    lactateOnCL: { value: -0.21, unit: '1', from: EQUATION },
    distressOnCL: { value: 1.82, unit: '1', from: EQUATION },
    referenceWeight: { value: 76, unit: 'kg', from: EQUATION },
    referenceFibrinogen: { value: 13, unit: 'umol/L', from: EQUATION },
    referenceLactate: { value: 1.91, unit: 'mmol/L', from: EQUATION },
  },
  individual: (p, c) => ({
    CL:
      p.CL *
      (c.fibrinogen / p.referenceFibrinogen) ** p.fibrinogenOnCL *
      (c.lactate / p.referenceLactate) ** p.lactateOnCL *
      (c.respiratoryDistress === 1 ? p.distressOnCL : 1),
    V1: p.V1 * (c.weight / p.referenceWeight) ** p.weightOnV1 * (c.peritonitis === 1 ? p.peritonitisOnV1 : 1),
    Q: p.Q,
    V2: p.V2,
    KA: p.KA,
  }),
  error: combinedRoot({
    proportional: 0.339,
    additive: 0.0707,
    unit: 'mg/L',
    from: 'Supplement, Table S3: sigma^2 of 0.115 and 0.005, as quoted by nlmixr2lib',
  }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding that quotes the supplement; they are medians of the bootstrap, because the paper prints no others.',
    'The molar mass of fibrinogen is from memory; the exponent of 0.04 makes a tenth more or less of it 0.4 % of clearance.',
    'Everything that is swallowed is taken to be absorbed (F fixed to 1 in the paper).',
    'People on renal replacement were in the study and no effect was found; the program refuses dialysis for this model all the same.',
    'Kidney function is no covariate here, and it is one in Soraluce 2020: where the two differ, a level decides.',
    'The CV is read as sqrt(exp(omega^2) - 1), as nlmixr2lib does.',
  ],
  checks: [
    {
      covariates: { weight: 76, fibrinogen: 13, lactate: 1.91, respiratoryDistress: 0, peritonitis: 0 },
      expect: { CL: 7.92, V1: 15, Q: 65.59, V2: 26.55, KA: 1.72 },
      by: 'typical',
      from: 'Table S3 at the reference covariates',
    },
    {
      covariates: { weight: 76, fibrinogen: 13, lactate: 1.91, respiratoryDistress: 1, peritonitis: 1 },
      expect: { CL: 14.4144, V1: 22.95 },
      within: 1e-9,
      from: '7.92 x 1.82 and 15 x 1.53, by hand',
    },
  ],
});
