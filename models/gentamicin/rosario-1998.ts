import { combinedRoot, covariate, defineModel, percentCV, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { surfaceByDuBois } from '../physiology/body-size.ts';
import { deriveFrom, recorded } from '../physiology/derivation.ts';
import { CREATININE_UMOL, cockcroftGault } from '../physiology/renal-function.ts';
import { gentamicin } from './drug.ts';

/** umol/L: a lower creatinine counted as this. */
const FLOOR = 60;

const clearance = deriveFrom(
  ['age', 'weight', 'creatinine', 'sex'],
  'creatinine clearance by Cockcroft-Gault with total body weight, mL/min; a creatinine below 60 umol/L counts as 60',
  (body) => cockcroftGault({ ...body, creatinine: Math.max(body.creatinine, FLOOR / CREATININE_UMOL) }),
  'Cockcroft DW, Gault MH. Nephron 1976;16:31-41; the floor as encoded by Tucuxi',
);

const ENCODED = 'as encoded by Tucuxi in its older Ezechiel file';

export const rosario1998 = defineModel({
  id: 'gentamicin/rosario-1998',
  drug: { name: gentamicin.name, atc: 'J01GB03' },
  moiety: { name: gentamicin.moiety, level: gentamicin.levelUnit },
  summary: 'Adults with cancer.',
  source: {
    citation:
      'Rosario MC, Thomson AH, Jodrell DI, Sharp CA, Elliott HL. Population pharmacokinetics of gentamicin in patients with cancer. Br J Clin Pharmacol 1998;46:229-236 (authors, volume and pages from memory)',
    readIn: ['Tucuxi, older Ezechiel file genta_adults_2cp'],
  },
  population: { subjects: null, description: 'Adults with cancer, 15-81 years, 38-117 kg; how many was not read' },
  covariates: {
    creatinineClearance: covariate('mL/min', clearance),
    bodySurface: covariate('m2', surfaceByDuBois),
    albumin: covariate('g/L', recorded('albumin')),
  },
  limits: [
    { covariate: 'age', between: [15, 81], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [38, 117], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
    {
      covariate: 'creatinineClearance',
      between: [10, 200],
      below: 'refuse',
      above: 'warn',
      because: 'the range studied was not read; bounds chosen here, where the line still gives plausible clearances',
    },
    {
      covariate: 'bodySurface',
      between: [1.2, 2.5],
      below: 'refuse',
      above: 'refuse',
      because: 'follows from 38-117 kg at usual heights; chosen here',
    },
    {
      covariate: 'albumin',
      between: [15, 55],
      below: 'warn',
      above: 'warn',
      because: 'the range studied was not read; bounds chosen here around 34 g/L',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 0.88, unit: 'L/h', from: `${ENCODED}; without kidneys`, between: percentCV(18.5) },
    clearanceOnCL: { value: 0.043, unit: '1', from: `${ENCODED}; per mL/min` },
    V1: { value: 8.59, unit: 'L', from: `${ENCODED}; per m2 at an albumin of 34 g/L` },
    albuminOnV1: { value: -0.39, unit: '1', from: ENCODED },
    referenceAlbumin: { value: 34, unit: 'g/L', from: ENCODED },
    Q: { value: 1.3, unit: 'L/h', from: ENCODED, between: percentCV(28.2) },
    V2: { value: 9.79, unit: 'L', from: ENCODED },
  },
  individual: (p, c) => ({
    CL: p.CL * (1 + p.clearanceOnCL * c.creatinineClearance),
    V1: p.V1 * c.bodySurface * (c.albumin / p.referenceAlbumin) ** p.albuminOnV1,
    Q: p.Q,
    V2: p.V2,
  }),
  error: combinedRoot({ proportional: 0.165, additive: 0.107, unit: 'mg/L', from: ENCODED }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in one encoding and nowhere else; the paper itself is cited from memory.',
    'Tucuxi coded the residual error anew from a model with two parts, exponential and additive.',
    'The formula of the body surface is not named in the encoding; DuBois is taken.',
    'No variability of the central volume was published: the forecast is surer of peaks than it should be.',
  ],
  checks: [
    {
      covariates: { creatinineClearance: 86, bodySurface: 1.73, albumin: 34 },
      expect: { CL: 4.13, V1: 14.8607 },
      by: 'another',
      within: 2e-3,
      from: '4.13 L/h at 86 mL/min, computed apart from this project’s code; 8.59 x 1.73 by hand',
    },
  ],
});
