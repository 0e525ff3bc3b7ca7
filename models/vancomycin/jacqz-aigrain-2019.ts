import { combinedRoot, covariate, defineModel, standardDeviation, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { postmenstrualWeeks } from '../physiology/maturation.ts';
import { serumCreatinine } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const ENCODED = 'as encoded by PKPDsim';
const NOT_READ = 'the range studied was not read; the bounds are chosen here';

export const jacqzAigrain2019 = defineModel({
  id: 'vancomycin/jacqz-aigrain-2019',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Neonates and young infants, pooled; for teaching, because the assay factor for creatinine is unclear.',
  source: {
    citation:
      'Jacqz-Aigrain E, Leroux S, Thomson AH, et al. Population pharmacokinetic meta-analysis of individual data to design the first randomized efficacy trial of vancomycin in neonates and young infants. J Antimicrob Chemother 2019;74:2128-2138',
    pubmed: '31049551',
    readIn: ['PKPDsim pk_vanco_jacqzaigrain'],
  },
  population: { subjects: null, description: 'Neonates and young infants of several studies; how many, and their ranges, were not read' },
  covariates: {
    weight: covariate('kg', totalWeight),
    postmenstrualAge: covariate('wk', postmenstrualWeeks),
    creatinine: covariate('mg/dL', serumCreatinine),
  },
  limits: [
    { covariate: 'postmenstrualAge', between: [24, 52], below: 'refuse', above: 'refuse', because: `centred on 32 weeks; ${NOT_READ}` },
    { covariate: 'weight', between: [0.5, 6], below: 'refuse', above: 'refuse', because: `centred on 1.35 kg; ${NOT_READ}` },
    { covariate: 'creatinine', between: [0.15, 2], below: 'refuse', above: 'refuse', because: `centred on 0.61 mg/dL; ${NOT_READ}` },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: {
      value: 0.068,
      unit: 'L/h',
      from: `${ENCODED}; 1.35 kg, 32 weeks, 0.61086 mg/dL`,
      between: standardDeviation(0.182),
      betweenOccasions: standardDeviation(0.191),
    },
    V1: { value: 0.728, unit: 'L', from: `${ENCODED}; 1.35 kg`, between: standardDeviation(0.175) },
    V2: { value: 0.358, unit: 'L', from: `${ENCODED}; 1.35 kg`, between: standardDeviation(1.025) },
    Q: { value: 0.0301, unit: 'L/h', from: `${ENCODED}; 1.35 kg` },
    weightOnCL: { value: 0.863, unit: '1', from: ENCODED },
    weightOnV1: { value: 1.13, unit: '1', from: ENCODED },
    weightOnV2: { value: 1.15, unit: '1', from: ENCODED },
    ageOnCL: { value: 0.544, unit: '1', from: ENCODED },
    creatinineOnCL: { value: -0.666, unit: '1', from: ENCODED },
    referenceWeight: { value: 1.35, unit: 'kg', from: ENCODED },
    referenceAge: { value: 32, unit: 'wk', from: ENCODED },
    referenceCreatinine: { value: 0.61086, unit: 'mg/dL', from: `${ENCODED}; 54 umol/L` },
  },
  individual: (p, c) => {
    const size = c.weight / p.referenceWeight;
    return {
      CL:
        p.CL *
        size ** p.weightOnCL *
        (c.postmenstrualAge / p.referenceAge) ** p.ageOnCL *
        (c.creatinine / p.referenceCreatinine) ** p.creatinineOnCL,
      V1: p.V1 * size ** p.weightOnV1,
      Q: p.Q * size,
      V2: p.V2 * size ** p.weightOnV2,
    };
  },
  error: combinedRoot({ proportional: 0.222, additive: 1.57, unit: 'mg/L', from: ENCODED }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'The encoding multiplies creatinine, and clearance as well, by 0.72 for one of two creatinine assays, and does not say which. For the other, which this file is for, both factors are 1. For the first, clearance would be 0.90 times the one here if the factor is meant twice, and 1.25 times if once: with that doubt the model is for teaching.',
    'All numbers come from one encoding, which holds the variances 0.033124, 0.030625 and 1.050625, the squares of 0.182, 0.175 and 1.025; between occasions of 24 h 0.191. Title, volume and pages are from memory.',
  ],
  checks: [
    {
      covariates: { weight: 1.35, postmenstrualAge: 32, creatinine: 0.61086 },
      expect: { CL: 0.068, V1: 0.728, Q: 0.0301, V2: 0.358 },
      by: 'typical',
      from: 'the centre of the covariates',
    },
    {
      covariates: { weight: 2.7, postmenstrualAge: 40, creatinine: 0.61086 },
      expect: { CL: 0.1396423 },
      within: 1e-6,
      from: '0.068 x 2^0.863 x 1.25^0.544, by hand',
    },
  ],
});
