import {
  covariate,
  defineModel,
  flag,
  givenWith,
  oneCompartmentOral,
  proportionalError,
  together,
  variance,
} from '../../src/domain/define-model.ts';
import { surfaceByDuBois, totalWeight } from '../physiology/body-size.ts';
import { female, recorded } from '../physiology/derivation.ts';
import { cockcroftGaultIndexed, cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { rivaroxaban } from './drug.ts';

const TABLE = 'Table 3, as quoted by nlmixr2lib';
/** mL/min per 1.73 m2: the authors held higher values here (Methods, as quoted by nlmixr2lib). */
const CLEARANCE_CAP = 140;
const EQUATION = 'supplementary equation 1, as quoted by nlmixr2lib';

export const willmann2018 = defineModel({
  id: 'rivaroxaban/willmann-2018',
  drug: { name: rivaroxaban.name, atc: 'B01AF01' },
  moiety: { name: rivaroxaban.moiety, level: rivaroxaban.levelUnit },
  summary: 'Adults treated for venous thromboembolism, atrial fibrillation or acute coronary syndrome.',
  source: {
    citation:
      'Willmann S, Zhang L, Frede M, Kubitza D, Mueck W, Schmidt S, Solms A, Yan X, Garmann D. Integrated population pharmacokinetic analysis of rivaroxaban across multiple patient populations. CPT Pharmacometrics Syst Pharmacol 2018;7:309-320',
    doi: '10.1002/psp4.12288',
    pubmed: '29660785',
    readIn: ['nlmixr2lib Willmann_2018a_rivaroxaban', 'the paper’s abstract'],
  },
  population: {
    subjects: 4918,
    description: 'Six phase II and one phase III trial, 22,843 levels; mean 60.5 years, 82.5 kg, Cockcroft-Gault 98 mL/min; 39 % women',
  },
  covariates: {
    age: covariate('a', recorded('age')),
    weight: covariate('kg', totalWeight),
    surface: covariate('m2', surfaceByDuBois, { between: [1.3, 2.6], because: 'of adults from 45 to 150 kg, roughly' }),
    creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight),
    creatinineClearanceIndexed: covariate('mL/min/{1.73_m2}', cockcroftGaultIndexed),
    female: flag(female),
    pgpInhibitor: flag(recorded('pgpInhibitor')),
    strongInhibitor: flag(recorded('strongCyp3a4Inhibitor')),
    moderateInhibitor: flag(recorded('moderateCyp3a4Inhibitor')),
    weakInhibitor: flag(recorded('weakCyp3a4Inhibitor')),
    inducer: flag(recorded('cyp3a4Inducer')),
    atrialFibrillation: flag(recorded('atrialFibrillation')),
    acuteCoronarySyndrome: flag(recorded('acuteCoronarySyndrome')),
    singleDose: covariate('mg', recorded('singleDose')),
  },
  limits: [
    { covariate: 'age', between: [18, 90], below: 'refuse', above: 'warn', because: 'adults; the upper bound is chosen here' },
    {
      covariate: 'weight',
      between: [45, 150],
      below: 'warn',
      above: 'warn',
      because: 'chosen here about a mean of 82 kg; the range studied was not read',
    },
    {
      covariate: 'creatinineClearance',
      between: [30, 240],
      below: 'refuse',
      above: 'warn',
      because: 'the trials left out lower values (from memory); the upper bound is chosen here, the range studied was not read',
    },
    {
      covariate: 'creatinineClearanceIndexed',
      between: [20, CLEARANCE_CAP],
      below: 'warn',
      above: 'cap',
      because:
        'the authors held higher values at 140 mL/min per 1.73 m2 of the person’s own surface; the lower bound is that of the smallest clearance in the largest person here',
    },
    { covariate: 'singleDose', between: [2.5, 30], below: 'refuse', above: 'refuse', because: 'smallest and largest single dose studied' },
  ],
  structure: givenWith(oneCompartmentOral, { bioavailability: (p) => ({ depot: p.F }), needs: ['F'] }),
  parameters: {
    KA: { value: 0.821, unit: '1/h', from: TABLE, between: variance(0.628) },
    CL: { value: 6.58, unit: 'L/h', from: TABLE, between: variance(0.167) },
    V: { value: 62.5, unit: 'L', from: TABLE, between: variance(0.0391) },
    leastF: { value: 0.59, unit: '1', from: TABLE },
    mostF: { value: 1.25, unit: '1', from: `${TABLE}, fixed` },
    halfDose: { value: 14.4, unit: 'mg', from: TABLE },
    renalExponent: { value: 0.406, unit: '1', from: TABLE },
    referenceClearance: { value: 93, unit: 'mL/min', from: EQUATION },
    weightExponentCL: { value: -0.278, unit: '1', from: TABLE },
    weightExponentV: { value: 0.216, unit: '1', from: TABLE },
    referenceWeight: { value: 81, unit: 'kg', from: EQUATION },
    ageExponentV: { value: -0.189, unit: '1', from: TABLE },
    referenceAge: { value: 61, unit: 'a', from: EQUATION },
    femaleV: { value: 0.889, unit: '1', from: TABLE },
    withPgpInhibitor: { value: 0.966, unit: '1', from: TABLE },
    withStrongInhibitor: { value: 0.978, unit: '1', from: TABLE },
    withModerateInhibitor: { value: 0.863, unit: '1', from: TABLE },
    withWeakInhibitor: { value: 0.939, unit: '1', from: TABLE },
    withInducer: { value: 1.3, unit: '1', from: TABLE },
    withAtrialFibrillation: { value: 0.849, unit: '1', from: TABLE },
    withAcuteCoronarySyndrome: { value: 1.14, unit: '1', from: TABLE },
  },
  correlated: [together(['CL', 'V'], { covariance: 0.0674 })],
  individual: (p, c) => ({
    KA: p.KA,
    CL:
      p.CL *
      ((c.creatinineClearanceIndexed * c.surface) / 1.73 / p.referenceClearance) ** p.renalExponent *
      (c.weight / p.referenceWeight) ** p.weightExponentCL *
      p.withPgpInhibitor ** c.pgpInhibitor *
      p.withStrongInhibitor ** c.strongInhibitor *
      p.withModerateInhibitor ** c.moderateInhibitor *
      p.withWeakInhibitor ** c.weakInhibitor *
      p.withInducer ** c.inducer *
      (1 + c.atrialFibrillation * (p.withAtrialFibrillation - 1) + c.acuteCoronarySyndrome * (p.withAcuteCoronarySyndrome - 1)),
    V: p.V * (c.weight / p.referenceWeight) ** p.weightExponentV * (c.age / p.referenceAge) ** p.ageExponentV * p.femaleV ** c.female,
    F: p.leastF + (p.mostF - p.leastF) * Math.exp((-Math.LN2 / p.halfDose) * c.singleDose),
  }),
  error: proportionalError({ proportional: 0.4506, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Prevention after joint replacement (factor 1.04 on clearance up to 72 h after the first dose, 1.29 later) is left out.',
    'Clearance falls with weight (exponent -0.278), because weight is already in the creatinine clearance; the abstract does not list weight among the significant effects, the table carries it.',
    'The factor of strong CYP3A4 inhibitors (0.978) rests on six people: trials with ketoconazole or ritonavir found two and a half times the exposure. It must not be used to foresee such an interaction.',
    'Factors of the indication are partly artefacts of when samples were drawn, as the authors say.',
    'Bioavailability depends on the size of the single dose, which must be given as a covariate: regimens of different doses need different values. It is 0.998 at 10 mg, not exactly 1.',
    'Surface for the cap of creatinine clearance is by DuBois; the paper’s formula was not read. Clearance acts indexed and times that surface; not indexed it only decides who is refused.',
  ],
  checks: [
    {
      covariates: {
        age: 61,
        weight: 81,
        surface: 1.92,
        creatinineClearance: 93,
        creatinineClearanceIndexed: (93 * 1.73) / 1.92,
        female: 0,
        pgpInhibitor: 0,
        strongInhibitor: 0,
        moderateInhibitor: 0,
        weakInhibitor: 0,
        inducer: 0,
        atrialFibrillation: 0,
        acuteCoronarySyndrome: 0,
        singleDose: 10,
      },
      expect: { CL: 6.58, V: 62.5, KA: 0.821, F: 0.998 },
      within: 5e-4,
      by: 'another',
      from: 'the reference person; nlmixr2lib computes 0.998 for 10 mg',
    },
    {
      covariates: {
        age: 75,
        weight: 81,
        surface: 1.92,
        creatinineClearance: 50,
        creatinineClearanceIndexed: (50 * 1.73) / 1.92,
        female: 1,
        pgpInhibitor: 0,
        strongInhibitor: 0,
        moderateInhibitor: 1,
        weakInhibitor: 0,
        inducer: 0,
        atrialFibrillation: 1,
        acuteCoronarySyndrome: 0,
        singleDose: 20,
      },
      expect: { CL: 3.7473, V: 53.435, F: 0.84204 },
      within: 1e-3,
      from: 'by hand: 6.58 x (50/93)^0.406 x 0.863 x 0.849; 62.5 x (75/61)^-0.189 x 0.889; 0.59 + 0.66 x 2^(-20/14.4)',
    },
  ],
});
