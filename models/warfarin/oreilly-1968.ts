import { additiveError, combinedRoot, defineModel, equations, onLogit, standardDeviation } from '../../src/domain/define-model.ts';
import { warfarin } from './drug.ts';

const FIT = 'a fit printed in the documentation of posologyr and nlmixr2';
const logOf = (value: number): string => `${FIT}, as ln = ${value}`;

export const oreilly1968 = defineModel({
  id: 'warfarin/oreilly-1968',
  drug: { name: warfarin.name, atc: 'B01AA03' },
  moiety: { name: warfarin.moiety },
  summary: 'Teaching: the classic data of single large doses in volunteers, warfarin in plasma and prothrombin complex activity.',
  source: {
    citation:
      'Data of O’Reilly RA and colleagues (1963, 1968), provided by Funaki T and Holford N; the parameters are a fit in software documentation, not a paper',
    readIn: ['posologyr, article on multiple endpoints'],
  },
  population: { subjects: 32, description: 'Healthy volunteers after one dose; the number of people is from memory' },
  covariates: {},
  limits: [],
  structure: equations({
    states: { transit: 'mg', gut: 'mg', central: 'mg', activity: '%' },
    needs: ['KTR', 'KA', 'CL', 'V', 'Emax', 'EC50', 'KOUT', 'E0'],
    doseInto: 'transit',
    start: (p) => ({ activity: p.E0 }),
    flow: (x, p) => {
      const level = x.central / p.V;
      return {
        transit: -p.KTR * x.transit,
        gut: p.KTR * x.transit - p.KA * x.gut,
        central: p.KA * x.gut - p.CL * level,
        activity: p.KOUT * (p.E0 * (1 - (p.Emax * level) / (p.EC50 + level)) - x.activity),
      };
    },
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V }, PCA: { unit: '%', is: (x) => x.activity } },
    observe: 'CP',
  }),
  parameters: {
    KTR: { value: Math.exp(0.106), unit: '1/h', from: logOf(0.106), between: standardDeviation(1.024695) },
    KA: { value: Math.exp(-0.087), unit: '1/h', from: logOf(-0.087), between: standardDeviation(0.9518403) },
    CL: { value: Math.exp(-2.03), unit: 'L/h', from: logOf(-2.03), between: standardDeviation(0.5300943) },
    V: { value: Math.exp(2.07), unit: 'L', from: logOf(2.07), between: standardDeviation(0.4785394) },
    Emax: {
      value: 1 / (1 + Math.exp(-3.4)),
      unit: '1',
      from: `${FIT}, as a logit of 3.4`,
      between: onLogit(standardDeviation(0.7134424)),
    },
    EC50: { value: Math.exp(0.00724), unit: 'mg/L', from: logOf(0.00724), between: standardDeviation(0.7204165) },
    KOUT: { value: Math.exp(-2.9), unit: '1/h', from: logOf(-2.9), between: standardDeviation(0.3563706) },
    E0: { value: Math.exp(4.57), unit: '%', from: logOf(4.57), between: standardDeviation(0.2660827) },
  },
  individual: (p) => ({ KTR: p.KTR, KA: p.KA, CL: p.CL, V: p.V, Emax: p.Emax, EC50: p.EC50, KOUT: p.KOUT, E0: p.E0 }),
  error: {
    CP: combinedRoot({ proportional: 0.15, additive: 0.144, unit: 'mg/L', from: FIT }),
    PCA: additiveError({ additive: 3.91, unit: '%', from: FIT }),
  },
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'For teaching and for tests of the engine: a fit in software documentation, of single doses far above those in use.',
    'The printed variability (1.02, 0.95, 0.53 ...) stands where variances belong, and is read as standard deviations, because a variance of 1.02 on the transit rate would be implausible: to be fitted again before any use.',
    'Prothrombin complex activity in percent, not INR.',
  ],
  checks: [
    {
      covariates: {},
      expect: { CL: 0.131, V: 7.92, Emax: 0.968, EC50: 1.007, KOUT: 0.055, E0: 96.5 },
      within: 5e-3,
      from: 'exp of the printed logarithms, rounded, by hand',
    },
  ],
});
