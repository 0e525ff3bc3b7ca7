import { combinedRoot, covariate, defineModel, together, twoCompartmentInfusion, variance } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { postnatalDays } from '../physiology/maturation.ts';
import { serumCreatinine } from '../physiology/renal-function.ts';
import { vancomycin } from './drug.ts';

const ENCODED = 'as encoded by PKPDsim';
const NOT_READ = 'the range studied was not read; the bounds are chosen here';

export const capparelli2001 = defineModel({
  id: 'vancomycin/capparelli-2001',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Newborns and infants, with creatinine, days and whether born after 28 weeks.',
  source: {
    citation:
      'Capparelli EV, Lane JR, Romanowski GL, et al. The influences of renal function and maturation on vancomycin elimination in newborns and infants. J Clin Pharmacol 2001;41:927-934',
    pubmed: '11549096',
    readIn: ['PKPDsim pk_vanco_capparelli'],
  },
  population: { subjects: null, description: 'Newborns and infants; how many, and their ranges, were not read' },
  covariates: {
    weight: covariate('kg', totalWeight),
    creatinine: covariate('mg/dL', serumCreatinine),
    postnatalAge: covariate('d', postnatalDays),
    gestationalAge: covariate('wk', recorded('gestationalAge')),
  },
  limits: [
    { covariate: 'postnatalAge', between: [0, 365], below: 'refuse', above: 'refuse', because: `newborns and infants; ${NOT_READ}` },
    { covariate: 'gestationalAge', between: [23, 43], below: 'refuse', above: 'refuse', because: NOT_READ },
    { covariate: 'weight', between: [0.5, 12], below: 'refuse', above: 'refuse', because: NOT_READ },
    {
      covariate: 'creatinine',
      between: [0.2, 2.5],
      below: 'refuse',
      above: 'refuse',
      because: `a part of clearance is divided by creatinine and grows without end as it falls; ${NOT_READ}`,
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    creatininePart: { value: 0.028, unit: 'L/h/kg', from: `${ENCODED}; over creatinine in mg/dL` },
    dailyPart: { value: 0.000127, unit: 'L/h/kg', from: `${ENCODED}; for each day since birth` },
    maturePart: { value: 0.0123, unit: 'L/h/kg', from: `${ENCODED}; born after 28 weeks` },
    constantPart: { value: 0.006, unit: 'L/h', from: ENCODED },
    bornAfter: { value: 28, unit: 'wk', from: ENCODED },
    volume: { value: 0.793, unit: 'L/kg', from: `${ENCODED}; at steady state` },
    constantVolume: { value: 0.01, unit: 'L', from: ENCODED },
    centralShare: { value: 0.666, unit: '1', from: `${ENCODED}; of the volume at steady state` },
    Q: { value: 0.0334, unit: 'L/h/kg', from: ENCODED },
    ownShareOfCL: { value: 1, unit: '1', from: `${ENCODED}: the variability multiplies the sum`, between: variance(0.1024) },
    ownShareOfV: { value: 1, unit: '1', from: `${ENCODED}: the variability multiplies both volumes`, between: variance(0.0256) },
  },
  correlated: [together(['ownShareOfCL', 'ownShareOfV'], { covariance: 0.0128 })],
  individual: (p, c) => {
    const steady = p.ownShareOfV * (p.volume * c.weight + p.constantVolume);
    return {
      CL:
        p.ownShareOfCL *
        (c.weight * (p.creatininePart / c.creatinine + p.dailyPart * c.postnatalAge + (c.gestationalAge > p.bornAfter ? p.maturePart : 0)) +
          p.constantPart),
      V1: p.centralShare * steady,
      Q: p.Q * c.weight,
      V2: (1 - p.centralShare) * steady,
    };
  },
  error: combinedRoot({ proportional: 0.14, additive: 3.4, unit: 'mg/L', from: ENCODED }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding. Title, volume and pages are from memory.',
    'The encoding takes age in years and multiplies by 365; days are used here.',
    'Clearance jumps at a gestation of 28 weeks, as the encoding has it.',
    'An additive error of 3.4 mg/L: a trough below about 7 mg/L tells this model little.',
  ],
  checks: [
    {
      covariates: { weight: 1, creatinine: 1, postnatalAge: 0, gestationalAge: 26 },
      expect: { CL: 0.034, V1: 0.534798, Q: 0.0334, V2: 0.268202 },
      within: 1e-9,
      from: '0.028 + 0.006; 0.803 x 0.666 and 0.803 x 0.334, by hand',
    },
    {
      covariates: { weight: 3, creatinine: 0.5, postnatalAge: 20, gestationalAge: 39 },
      expect: { CL: 0.21852 },
      within: 1e-9,
      from: '3 x (0.056 + 0.00254 + 0.0123) + 0.006, by hand',
    },
  ],
});
