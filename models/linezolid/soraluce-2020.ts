import { combinedRoot, covariate, defineModel, percentCV, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { linezolid } from './drug.ts';

const TABLE = 'Table 3, final model, as quoted by nlmixr2lib';

export const soraluce2020 = defineModel({
  id: 'linezolid/soraluce-2020',
  drug: { name: linezolid.name, atc: 'J01XX08' },
  moiety: { name: linezolid.moiety, level: linezolid.levelUnit },
  summary: 'Adults in intensive care with creatinine clearance measured in urine; here for people without renal replacement.',
  source: {
    citation:
      'Soraluce A, Barrasa H, Asín-Prieto E, Sánchez-Izquierdo JÁ, Maynar J, Isla A, Rodríguez-Gascón A. Novel population pharmacokinetic model for linezolid in critically ill patients and evaluation of the adequacy of the current dosing recommendation. Pharmaceutics 2020;12:54',
    doi: '10.3390/pharmaceutics12010054',
    readIn: ['nlmixr2lib Soraluce_2020_linezolid'],
  },
  population: {
    subjects: 40,
    description:
      'Three Spanish hospitals, 17 people without and 23 with continuous renal replacement, 311 concentrations at steady state, another 11 for validation; 22-85 years, 55-110 kg; clearance measured over ten hours without replacement 11-179.5 mL/min (median 71)',
  },
  covariates: { creatinineClearanceMeasured: covariate('mL/min', recorded('measuredCreatinineClearance')) },
  limits: [
    { covariate: 'age', between: [18, 85], below: 'refuse', above: 'warn', because: 'adults of 22 to 85 years were studied' },
    { covariate: 'weight', between: [55, 110], below: 'warn', above: 'warn', because: 'lightest and heaviest person studied' },
    {
      covariate: 'creatinineClearanceMeasured',
      between: [11, 179.5],
      below: 'refuse',
      above: 'warn',
      because: 'range of the people without renal replacement; the people of the validation reached 240 mL/min',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    otherCL: { value: 2.62, unit: 'L/h', from: TABLE },
    renalCL: { value: 4.35, unit: 'L/h', from: `${TABLE}; at 44 mL/min` },
    ownShareOfCL: { value: 1, unit: '1', from: `${TABLE}: the variability multiplies the sum`, between: percentCV(61.5) },
    V1: { value: 16.2, unit: 'L', from: TABLE, between: percentCV(65.9) },
    Q: { value: 71.7, unit: 'L/h', from: TABLE },
    V2: { value: 29, unit: 'L', from: TABLE },
    referenceClearance: { value: 44, unit: 'mL/min', from: TABLE },
  },
  individual: (p, c) => ({
    CL: p.ownShareOfCL * (p.otherCL + p.renalCL * (c.creatinineClearanceMeasured / p.referenceClearance)),
    V1: p.V1,
    Q: p.Q,
    V2: p.V2,
  }),
  error: combinedRoot({ proportional: 0.159, additive: 0.266, unit: 'mg/L', from: `${TABLE}; fitted to logarithms` }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding that quotes the paper’s table.',
    'With continuous renal replacement the paper adds the measured extracorporeal clearance, sieving (0.8 on average) times effluent flow (median of the product 2.51 L/h); it is left out here, and dialysis is refused.',
    'Creatinine clearance is measured in urine and not indexed; the paper found Cockcroft-Gault a poor stand-in.',
    'The residual error was fitted to logarithms and is used on the level itself, as nlmixr2lib does.',
    'The CV is read as sqrt(exp(omega^2) - 1); nlmixr2lib reproduces an inset of Figure 3 on this scale and not with omega = CV.',
  ],
  checks: [
    {
      covariates: { creatinineClearanceMeasured: 44 },
      expect: { CL: 6.97, V1: 16.2, Q: 71.7, V2: 29 },
      within: 1e-9,
      by: 'typical',
      from: 'Table 3 at 44 mL/min: 2.62 + 4.35 L/h',
    },
    {
      covariates: { creatinineClearanceMeasured: 71 },
      expect: { CL: 9.64 },
      within: 1e-3,
      from: '2.62 + 4.35 x 71 / 44, by hand',
    },
  ],
});
