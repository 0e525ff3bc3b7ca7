import { additiveError, covariate, defineModel, equations } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { glucoseByMass } from '../physiology/glucose.ts';
import { insulin } from './drug.ts';

const CODES = 'two public simulators (LoopInsighT1 and another), which agree';
/** pmol of insulin in one unit, as the simulators count. */
const PMOL = 6000;

export const dallaMan2007 = defineModel({
  id: 'insulin/dalla-man-2007',
  drug: { name: insulin.name, atc: 'A10AB01' },
  moiety: { name: insulin.moiety, dose: '[iU]' },
  summary: 'Teaching: the average person with type 1 diabetes, a meal and insulin under the skin, after Dalla Man and Cobelli.',
  source: {
    citation:
      'Dalla Man C, Rizza RA, Cobelli C. Meal simulation model of the glucose-insulin system. IEEE Trans Biomed Eng 2007;54:1740-1749; subcutaneous insulin after J Diabetes Sci Technol 2007',
    doi: '10.1109/TBME.2007.893506',
    readIn: [
      'LoopInsighT1, UVA/Padova model',
      'simglucose, equations of the UVA/Padova simulator of 2008',
      'a second public parameter file',
    ],
  },
  population: { subjects: null, description: 'The average subject of the paper, without insulin of the own' },
  time: 'min',
  covariates: {
    weight: covariate('kg', totalWeight),
    fastingGlucose: covariate('mg/dL', glucoseByMass),
    mealCarbohydrate: covariate('g', recorded('mealCarbohydrate')),
  },
  limits: [
    { covariate: 'weight', between: [50, 120], below: 'refuse', above: 'refuse', because: 'adults; the bounds are chosen here' },
    {
      covariate: 'fastingGlucose',
      between: [90, 130],
      below: 'refuse',
      above: 'refuse',
      because: 'between these a steady state with insulin above zero exists for the average subject',
    },
    {
      covariate: 'mealCarbohydrate',
      between: [5, 150],
      below: 'refuse',
      above: 'refuse',
      because: 'the stomach empties by the size of the meal; the bounds are chosen here',
    },
  ],
  structure: equations({
    states: {
      subcutaneous1: '[iU]',
      subcutaneous2: '[iU]',
      stomach1: 'mg',
      stomach2: 'mg',
      gut: 'mg',
      plasma: 'mg/kg',
      tissue: 'mg/kg',
      insulin: 'pmol/kg',
      liver: 'pmol/kg',
      delayed1: 'pmol/L',
      delayed2: 'pmol/L',
      remote: 'pmol/L',
    },
    needs: [
      'weight',
      'meal',
      'VG',
      'VI',
      'k1',
      'k2',
      'm1',
      'm2',
      'm4',
      'm3',
      'kmin',
      'kmax',
      'kabs',
      'b',
      'd',
      'f',
      'kp1',
      'kp2',
      'kp3',
      'ki',
      'brain',
      'Vm0',
      'Vmx',
      'Km0',
      'p2U',
      'ke1',
      'ke2',
      'ka1',
      'ka2',
      'kd',
      'basalPlasma',
      'basalTissue',
      'basalInsulin',
      'basalRate',
      'scarce',
    ],
    doseInto: 'subcutaneous1',
    start: (p) => ({
      subcutaneous1: p.basalRate / (p.ka1 + p.kd),
      subcutaneous2: (p.kd * p.basalRate) / (p.ka1 + p.kd) / p.ka2,
      plasma: p.basalPlasma,
      tissue: p.basalTissue,
      insulin: p.basalInsulin * p.VI,
      liver: (p.m2 * p.basalInsulin * p.VI) / (p.m1 + p.m3),
      delayed1: p.basalInsulin,
      delayed2: p.basalInsulin,
      remote: p.basalInsulin,
    }),
    flow: (x, p) => {
      const stomach = x.stomach1 + x.stomach2;
      const emptying =
        p.kmin +
        ((p.kmax - p.kmin) / 2) *
          (Math.tanh((2.5 / (p.meal * (1 - p.b))) * (stomach - p.b * p.meal)) -
            Math.tanh((2.5 / (p.meal * p.d)) * (stomach - p.d * p.meal)) +
            2);
      const level = x.insulin / p.VI;
      const made = Math.max(p.kp1 - p.kp2 * x.plasma - p.kp3 * x.delayed2, 0);
      const used = ((p.Vm0 + p.Vmx * (x.remote - p.basalInsulin)) * x.tissue) / (p.Km0 + x.tissue);
      // The published uptake is constant; where hardly any glucose is left it falls with it, so that no state passes zero.
      const brain = p.brain * Math.min(Math.max(x.plasma, 0) / p.scarce, 1);
      const excreted = Math.max(p.ke1 * (x.plasma - p.ke2), 0);
      return {
        subcutaneous1: -(p.ka1 + p.kd) * x.subcutaneous1,
        subcutaneous2: p.kd * x.subcutaneous1 - p.ka2 * x.subcutaneous2,
        stomach1: -p.kmax * x.stomach1,
        stomach2: p.kmax * x.stomach1 - emptying * x.stomach2,
        gut: emptying * x.stomach2 - p.kabs * x.gut,
        plasma: made + (p.f * p.kabs * x.gut) / p.weight - brain - excreted - p.k1 * x.plasma + p.k2 * x.tissue,
        tissue: p.k1 * x.plasma - p.k2 * x.tissue - used,
        insulin: -(p.m2 + p.m4) * x.insulin + p.m1 * x.liver + ((p.ka1 * x.subcutaneous1 + p.ka2 * x.subcutaneous2) * 6000) / p.weight,
        liver: p.m2 * x.insulin - (p.m1 + p.m3) * x.liver,
        delayed1: p.ki * (level - x.delayed1),
        delayed2: p.ki * (x.delayed1 - x.delayed2),
        remote: p.p2U * (level - x.remote),
      };
    },
    outputs: {
      glucose: { unit: 'mg/dL', is: (x, p) => x.plasma / p.VG },
      insulin: { unit: 'pmol/L', is: (x, p) => x.insulin / p.VI },
    },
    observe: 'glucose',
  }),
  parameters: {
    VG: { value: 1.88, unit: 'dL/kg', from: CODES },
    k1: { value: 0.065, unit: '1/min', from: CODES },
    k2: { value: 0.079, unit: '1/min', from: CODES },
    VI: { value: 0.05, unit: 'L/kg', from: CODES },
    m1: { value: 0.19, unit: '1/min', from: CODES },
    m2: { value: 0.484, unit: '1/min', from: CODES },
    m4: { value: 0.194, unit: '1/min', from: CODES },
    extraction: { value: 0.6, unit: '1', from: `${CODES}; share of insulin that the liver takes` },
    kmax: { value: 0.0558, unit: '1/min', from: CODES },
    kmin: { value: 0.008, unit: '1/min', from: CODES },
    kabs: { value: 0.057, unit: '1/min', from: CODES },
    f: { value: 0.9, unit: '1', from: CODES },
    b: { value: 0.82, unit: '1', from: 'one public parameter file; the other has 0.69' },
    d: { value: 0.01, unit: '1', from: 'one public parameter file; the other has 0.17' },
    kp1: { value: 2.7, unit: '1', from: `${CODES}; mg/kg/min` },
    kp2: { value: 0.0021, unit: '1/min', from: CODES },
    kp3: { value: 0.009, unit: '1', from: `${CODES}; mg/kg/min for each pmol/L` },
    ki: { value: 0.0079, unit: '1/min', from: CODES },
    brain: { value: 1, unit: '1', from: `${CODES}; mg/kg/min` },
    scarce: { value: 18.8, unit: 'mg/kg', from: '10 mg/dL in the volume of glucose: chosen here, not published' },
    Vm0: { value: 2.5, unit: '1', from: `${CODES}; mg/kg/min` },
    Vmx: { value: 0.047, unit: '1', from: `${CODES}; mg/kg/min for each pmol/L` },
    Km0: { value: 225.59, unit: 'mg/kg', from: CODES },
    p2U: { value: 0.0331, unit: '1/min', from: CODES },
    ke1: { value: 0.0005, unit: '1/min', from: CODES },
    ke2: { value: 339, unit: 'mg/kg', from: CODES },
    ka1: { value: 0.0018, unit: '1/min', from: CODES },
    ka2: { value: 0.0182, unit: '1/min', from: CODES },
    kd: { value: 0.0164, unit: '1/min', from: CODES },
  },
  individual: (p, c) => {
    const basalPlasma = c.fastingGlucose * p.VG;
    // Tissue at rest: k1 plasma = k2 tissue + Vm0 tissue / (Km0 + tissue), a quadratic in tissue.
    const half = (p.k2 * p.Km0 + p.Vm0 - p.k1 * basalPlasma) / (2 * p.k2);
    const basalTissue = -half + Math.sqrt(half ** 2 + (p.k1 * basalPlasma * p.Km0) / p.k2);
    const needed = p.brain + (p.Vm0 * basalTissue) / (p.Km0 + basalTissue);
    const basalInsulin = (p.kp1 - p.kp2 * basalPlasma - needed) / p.kp3;
    const m3 = (p.extraction * p.m1) / (1 - p.extraction);
    const cleared = p.m2 + p.m4 - (p.m1 * p.m2) / (p.m1 + m3);
    return {
      ...p,
      weight: c.weight,
      meal: c.mealCarbohydrate * 1000,
      m3,
      basalPlasma,
      basalTissue,
      basalInsulin,
      basalRate: (cleared * basalInsulin * p.VI * c.weight) / PMOL,
    };
  },
  error: additiveError({ additive: 10, unit: 'mg/dL', from: 'none is published; chosen here, so that data can be simulated' }),
  status: {
    is: 'unchecked',
    lacks:
      'the shape of gastric emptying (0.82 and 0.010 against 0.69 and 0.17), variability, of which none is published, and the residual error, which is chosen here; the other constants agree in two simulators',
  },
  use: 'teaching',
  deviations: [
    'For teaching and simulation: the average subject, who does not exist, and no dose of insulin may be taken from it.',
    'The equations are those of the simulator of 2008 (simglucose) with the average parameters; the portal term (kp4 0.0618) and secretion are left out, because in type 1 diabetes there is none, and glucagon, whose parameters one simulator calls unreliable, too.',
    'The shape of gastric emptying is 0.82 and 0.010 in one file, 0.69 and 0.17 in another; the first is used.',
    'Before the first dose the person is at rest with a basal infusion that holds the fasting glucose: it must be given as doses, or glucose rises.',
    'Uptake by the brain is constant in the published equations: with far too much insulin glucose would fall below zero, tissue glucose towards minus Km0, where its use has no bound and no step is small enough. Here it falls in proportion below 10 mg/dL, where nobody lives, so that glucose stays above zero; above that nothing is changed.',
    'A meal is a dose in mg of glucose into stomach1, with the covariate naming its size in g. No variability is published.',
  ],
  checks: [
    {
      covariates: { weight: 70, fastingGlucose: 120, mealCarbohydrate: 60 },
      expect: { basalPlasma: 225.6, basalTissue: 171.9, basalInsulin: 16.1, m3: 0.285, meal: 60000 },
      within: 5e-3,
      from: 'the rest of the average subject at 120 mg/dL, by hand',
    },
  ],
});
