import { covariate, defineModel, exponentialError, linearSystem, together, variance } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { postnatalDays } from '../physiology/maturation.ts';
import { morphine } from './drug.ts';

const RUN = 'final estimates of a run deposited with the model (DDMODEL00000248), as quoted by nlmixr2lib';

export const knibbe2009 = defineModel({
  id: 'morphine/knibbe-2009',
  drug: { name: morphine.name, atc: 'N02AA01' },
  moiety: { name: morphine.moiety, dose: 'ug' },
  summary: 'Preterm and term newborns, infants and children below three years by vein, with both glucuronides.',
  source: {
    citation:
      'Knibbe CAJ, Krekels EHJ, van den Anker JN, DeJongh J, Santen GWE, van Dijk M, Simons SHP, van Lingen RA, Jacqz-Aigrain EM, Danhof M, Tibboel D. Morphine glucuronidation in preterm neonates, infants and children younger than 3 years. Clin Pharmacokinet 2009;48:371-385',
    doi: '10.2165/00003088-200948060-00003',
    pubmed: '19650676',
    readIn: ['nlmixr2lib Knibbe_2009_morphine (DDMODEL00000248)'],
  },
  population: {
    subjects: 248,
    description: 'Preterm newborns to children below three years, 2,159 levels (338 children in the deposited run)',
  },
  time: 'min',
  covariates: { weight: covariate('kg', totalWeight), postnatalAge: covariate('d', postnatalDays) },
  limits: [
    { covariate: 'postnatalAge', between: [0, 1095], below: 'refuse', above: 'refuse', because: 'children below three years were studied' },
    {
      covariate: 'weight',
      between: [0.5, 17],
      below: 'refuse',
      above: 'refuse',
      because: 'chosen here: clearance rises with weight to the power of 1.44 and must not be drawn beyond the children studied',
    },
  ],
  structure: linearSystem({
    states: { central: 'ug', peripheral1: 'ug', m3g: 'ug', m6g: 'ug' },
    needs: ['V', 'Q', 'VM', 'formM3G', 'formM6G', 'CLM3G', 'CLM6G'],
    doseInto: 'central',
    flows: (p) => [
      { from: 'central', to: 'peripheral1', rate: p.Q / p.V },
      { from: 'peripheral1', to: 'central', rate: p.Q / p.V },
      { from: 'central', to: 'm3g', rate: p.formM3G / p.V },
      { from: 'central', to: 'm6g', rate: p.formM6G / p.V },
      { from: 'm3g', rate: p.CLM3G / p.VM },
      { from: 'm6g', rate: p.CLM6G / p.VM },
    ],
    outputs: {
      CP: { unit: 'ng/mL', weights: (p) => ({ central: 1 / p.V }), of: 'central' },
      M3G: { unit: 'ng/mL', weights: (p) => ({ m3g: 1 / p.VM }), of: 'm3g' },
      M6G: { unit: 'ng/mL', weights: (p) => ({ m6g: 1 / p.VM }), of: 'm6g' },
    },
    observe: 'CP',
  }),
  parameters: {
    V: { value: 1.99, unit: 'L/kg', from: RUN, between: variance(0.23) },
    Q: { value: 0.0289, unit: 'L/min', from: `${RUN}; not scaled by weight` },
    metaboliteVolume: { value: 0.119, unit: '1', from: `${RUN}; share of V` },
    formation: { value: 1, unit: '1', from: `${RUN}; factor 1 that carries the variability of forming M3G`, between: variance(0.104) },
    earlyM3G: { value: 0.00309, unit: 'L/min', from: `${RUN}; 1 kg, up to 10 days` },
    laterM3G: { value: 0.00825, unit: 'L/min', from: `${RUN}; 1 kg, older than 10 days` },
    earlyM6G: { value: 0.000408, unit: 'L/min', from: `${RUN}; 1 kg, up to 10 days` },
    laterM6G: { value: 0.000699, unit: 'L/min', from: `${RUN}; 1 kg, older than 10 days` },
    CLM6G: { value: 0.00111, unit: 'L/min', from: `${RUN}; 1 kg`, between: variance(0.185) },
    CLM3G: { value: 0.00219, unit: 'L/min', from: `${RUN}; 1 kg`, between: variance(0.258) },
    sizeExponent: { value: 1.44, unit: '1', from: RUN },
    step: { value: 10, unit: 'd', from: RUN },
  },
  correlated: [together(['CLM6G', 'CLM3G'], { covariance: 0.178 })],
  individual: (p, c) => {
    const size = c.weight ** p.sizeExponent;
    const [later, volume] = [c.postnatalAge > p.step, p.V * c.weight];
    return {
      V: volume,
      Q: p.Q,
      VM: p.metaboliteVolume * volume,
      formM3G: (later ? p.laterM3G : p.earlyM3G) * p.formation * size,
      formM6G: (later ? p.laterM6G : p.earlyM6G) * size,
      CLM3G: p.CLM3G * size,
      CLM6G: p.CLM6G * size,
    };
  },
  error: {
    CP: exponentialError({ log: 0.609, from: `${RUN}: a variance of 0.371` }),
    M3G: exponentialError({ log: 0.454, from: `${RUN}: a variance of 0.206` }),
    M6G: exponentialError({ log: 0.311, from: `${RUN}: a variance of 0.0967` }),
  },
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'The numbers come from a later run on more children, not from the paper’s table; the paper’s exponent of 1.44 and its step at 10 days are the same.',
    'Glucuronides are counted as masses of morphine: their clearances take in the ratio of the molar masses.',
    'Glucuronidation steps up on the eleventh day at once, as published; a child crossing it needs a new record of its age.',
    'An error term for late samples of one study is left out.',
    'Kidney function is not in the model.',
  ],
  checks: [
    {
      covariates: { weight: 1, postnatalAge: 5 },
      expect: { V: 1.99, Q: 0.0289, formM3G: 0.00309, formM6G: 0.000408, CLM3G: 0.00219, CLM6G: 0.00111 },
      within: 1e-9,
      by: 'typical',
      from: 'child of 1 kg on day 5',
    },
    {
      covariates: { weight: 10, postnatalAge: 365 },
      expect: { formM3G: 0.22722, formM6G: 0.0192517, VM: 2.3681 },
      within: 1e-3,
      from: '10^1.44 = 27.542 times the values of 1 kg, by hand',
    },
  ],
});
