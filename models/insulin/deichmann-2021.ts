import { additiveError, covariate, defineModel, equations } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { glucoseByMass } from '../physiology/glucose.ts';
import { insulin } from './drug.ts';

const CODE = 'a public simulator (LoopInsighT1)';
export const deichmann2021 = defineModel({
  id: 'insulin/deichmann-2021',
  drug: { name: insulin.name, atc: 'A10AB01' },
  moiety: { name: insulin.moiety, dose: '[iU]' },
  summary: 'Teaching: the minimal model of glucose with insulin under the skin and meals, at rest.',
  source: {
    citation:
      'Deichmann J, Bachmann S, Burckhardt M-A, Szinnai G, Kaltenbach H-M. Simulation-based evaluation of treatment adjustment to exercise in type 1 diabetes. Front Endocrinol 2021',
    readIn: ['LoopInsighT1, Deichmann 2021'],
  },
  population: { subjects: null, description: 'Simulated people with type 1 diabetes' },
  time: 'min',
  covariates: { weight: covariate('kg', totalWeight), fastingGlucose: covariate('mg/dL', glucoseByMass) },
  limits: [
    { covariate: 'weight', between: [40, 120], below: 'refuse', above: 'refuse', because: 'the bounds are chosen here' },
    {
      covariate: 'fastingGlucose',
      between: [80, 170],
      below: 'refuse',
      above: 'refuse',
      because: 'up to the glucose without insulin action, 172 mg/dL; the bounds are chosen here',
    },
  ],
  structure: equations({
    states: { depot1: '[iU]', depot2: '[iU]', insulin: 'u[iU]/mL', remote: 'u[iU]/mL', glucose: 'mg/dL', meal1: 'mg', meal2: 'mg' },
    needs: ['weight', 'k21', 'kd', 'ka', 'ke', 'Vi', 'Ib', 'p1', 'p2', 'p3', 'Gb', 'Vg', 'AG', 'tau', 'rest', 'restAction', 'basalRate'],
    doseInto: 'depot1',
    bioavailability: (p) => ({ meal1: p.AG }),
    start: (p) => ({
      depot1: p.basalRate / p.k21,
      depot2: p.basalRate / (p.kd + p.ka),
      insulin: p.Ib,
      remote: p.Ib,
      glucose: p.rest,
    }),
    flow: (x, p) => ({
      depot1: -p.k21 * x.depot1,
      depot2: p.k21 * x.depot1 - (p.kd + p.ka) * x.depot2,
      insulin: (p.ka * x.depot2 * 1e6) / (p.Vi * p.weight) - p.ke * x.insulin,
      remote: p.p2 * (x.insulin - x.remote),
      glucose:
        -p.p1 * (x.glucose - p.Gb) - (p.restAction + (p.p3 / p.p2) * (x.remote - p.Ib)) * x.glucose + x.meal2 / (p.tau * p.Vg * p.weight),
      meal1: -x.meal1 / p.tau,
      meal2: (x.meal1 - x.meal2) / p.tau,
    }),
    outputs: {
      glucose: { unit: 'mg/dL', is: (x) => x.glucose },
      insulin: { unit: 'u[iU]/mL', is: (x) => x.insulin },
    },
    observe: 'glucose',
  }),
  parameters: {
    p1: { value: 0.0041, unit: '1/min', from: CODE },
    p2: { value: 0.0155, unit: '1/min', from: CODE },
    p3: { value: 6.913e-6, unit: '1', from: `${CODE}; per min2 for each uU/mL` },
    Gb: { value: 172, unit: 'mg/dL', from: CODE },
    Vg: { value: 1.6, unit: 'dL/kg', from: CODE },
    AG: { value: 0.8, unit: '1', from: CODE },
    tau: { value: 60, unit: 'min', from: CODE },
    k21: { value: 0.0085, unit: '1/min', from: CODE },
    kd: { value: 0.0247, unit: '1/min', from: CODE },
    ka: { value: 0.011, unit: '1/min', from: CODE },
    ke: { value: 0.0357, unit: '1/min', from: CODE },
    Vi: { value: 104, unit: 'mL/kg', from: CODE },
    Ib: { value: 10, unit: 'u[iU]/mL', from: CODE },
  },
  individual: (p, c) => ({
    ...p,
    weight: c.weight,
    rest: c.fastingGlucose,
    restAction: (-p.p1 * (c.fastingGlucose - p.Gb)) / c.fastingGlucose,
    basalRate: (p.Ib * ((p.kd + p.ka) / p.ka) * p.Vi * c.weight * p.ke) / 1e6,
  }),
  error: additiveError({ additive: 10, unit: 'mg/dL', from: 'none is published; chosen here, so that data can be simulated' }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'For teaching: no dose of insulin may be taken from it.',
    'Exercise (heart rate above rest, with alpha 0.000259 and beta 0.000339 per beat, and times of 5 and 600 min, a 0.1, n 4) is left out: the person is at rest.',
    'The simulator counts insulin as a difference from its basal value; here it is counted whole, which is the same.',
    'Before the first dose the person is at rest with a basal infusion that holds the fasting glucose: it must be given as doses, or glucose rises.',
    'A meal is a dose in mg of glucose into meal1. No variability is published.',
  ],
  checks: [
    {
      covariates: { weight: 70, fastingGlucose: 100 },
      expect: { restAction: 0.002952, basalRate: 0.0084348 },
      within: 1e-3,
      from: '0.0041 x 0.72, and 10 x (0.0357 / 0.011) x 104 x 70 x 0.0357 uU/min, by hand',
    },
  ],
});
