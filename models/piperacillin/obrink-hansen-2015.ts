import { covariate, defineModel, percentCV, proportionalError, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { serumCreatinineMolar } from '../physiology/renal-function.ts';
import { piperacillin } from './drug.ts';

const TABLE = 'Table 2, as quoted by nlmixr2lib';
const BOTH = `${TABLE}; the same in the abstract`;

export const obrinkHansen2015 = defineModel({
  id: 'piperacillin/obrink-hansen-2015',
  drug: { name: piperacillin.name, atc: 'J01CA12' },
  moiety: { name: piperacillin.moiety, level: piperacillin.levelUnit, in: 'unbound in plasma' },
  summary: 'Adults in the first days of septic shock; levels are of unbound piperacillin.',
  source: {
    citation:
      'Öbrink-Hansen K, Juul RV, Storgaard M, Thomsen MK, Hardlei TF, Brock B, Kreilgaard M, Gjedsted J. Population pharmacokinetics of piperacillin in the early phase of septic shock: does standard dosing result in therapeutic plasma concentrations? Antimicrob Agents Chemother 2015;59:7018-7026',
    doi: '10.1128/AAC.01347-15',
    readIn: ['nlmixr2lib ObrinkHansen_2015_piperacillin', 'the abstract (PMC4604352)'],
  },
  population: {
    subjects: 15,
    description:
      'Aarhus, septic shock on noradrenaline, no renal replacement, two thirds with kidney injury, eight unbound concentrations each during the third dose of 4 g; median 66 years (quartiles 59-79), 80 kg (70-95), creatinine 53-446 umol/L (median 170)',
  },
  covariates: { creatinine: covariate('umol/L', serumCreatinineMolar) },
  limits: [
    {
      covariate: 'age',
      between: [18, 95],
      below: 'refuse',
      above: 'warn',
      because: 'adults were studied (quartiles 59-79); the upper bound is chosen here',
    },
    {
      covariate: 'creatinine',
      between: [53, 446],
      below: 'warn',
      above: 'refuse',
      because: 'range studied; the straight line reaches no clearance at 497 umol/L',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 3.6, unit: 'L/h', from: `${BOTH}; at 170 umol/L` },
    V1: { value: 7.3, unit: 'L', from: BOTH, between: percentCV(57.8) },
    Q: { value: 6.58, unit: 'L/h', from: BOTH },
    V2: { value: 3.9, unit: 'L', from: BOTH },
    creatinineOnCL: { value: -0.011, unit: 'L/h', from: `${TABLE}; for each umol/L of creatinine` },
    referenceCreatinine: { value: 170, unit: 'umol/L', from: TABLE },
    ownShareOfCL: {
      value: 1,
      unit: '1',
      from: `${TABLE}: the variability multiplies clearance and slope together`,
      between: percentCV(71.2),
    },
  },
  individual: (p, c) => ({
    CL: p.ownShareOfCL * (p.CL + p.creatinineOnCL * (c.creatinine - p.referenceCreatinine)),
    V1: p.V1,
    Q: p.Q,
    V2: p.V2,
  }),
  error: proportionalError({ proportional: 0.147, from: TABLE }),
  status: {
    is: 'unchecked',
    lacks:
      'both CVs (71.2 and 57.8 %), the residual error (14.7 %) and the creatinine slope (-0.011), which stand in nlmixr2lib alone; CL, V1, Q and V2 agree with the abstract',
  },
  use: 'forecast',
  deviations: [
    'Levels are unbound piperacillin after ultrafiltration: a total level, which most laboratories report, may not be entered.',
    'Fifteen people. Variability, residual error and the creatinine slope were read in one source; the abstract confirms the four typical values.',
    'The CV is read as sqrt(exp(omega^2) - 1), as nlmixr2lib does.',
    'A fit over one day of kidney injury: clearance may recover within days, and no size enters.',
    'Two people whose infusion seemed delayed were given a lag of their own in the paper; that is left out.',
  ],
  checks: [
    {
      covariates: { creatinine: 170 },
      expect: { CL: 3.6, V1: 7.3, Q: 6.58, V2: 3.9 },
      by: 'typical',
      from: 'Table 2 at 170 umol/L',
    },
    {
      covariates: { creatinine: 446 },
      expect: { CL: 0.564 },
      within: 1e-9,
      from: '3.6 - 0.011 x 276, by hand, at the highest creatinine studied',
    },
  ],
});
