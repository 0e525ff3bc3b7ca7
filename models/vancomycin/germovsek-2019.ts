import { covariate, defineModel, oneCompartmentInfusion, proportionalError, together, variance } from '../../src/domain/define-model.ts';
import { sizeFactor, totalWeight } from '../physiology/body-size.ts';
import { matured, postmenstrualWeeks } from '../physiology/maturation.ts';
import { vancomycin } from './drug.ts';

const ENCODED = 'as encoded by PKPDsim';
const NOT_READ = 'the range studied was not read; the bounds are chosen here';

export const germovsek2019 = defineModel({
  id: 'vancomycin/germovsek-2019',
  drug: { name: vancomycin.name, atc: 'J01XA01' },
  moiety: { name: vancomycin.moiety, level: vancomycin.levelUnit },
  summary: 'Neonates and infants whose kidneys work as their age lets them: no creatinine enters.',
  source: {
    citation:
      'Germovsek E, Osborne L, Gunaratnam F, et al. Development and external evaluation of a population pharmacokinetic model for continuous and intermittent administration of vancomycin in neonates and infants using prospectively collected data. J Antimicrob Chemother 2019;74:1003-1011',
    doi: '10.1093/jac/dky525',
    readIn: ['PKPDsim pk_vanco_germovsek'],
  },
  population: {
    subjects: null,
    description: 'Neonates and infants with continuous and intermittent infusions; how many, and their ranges, were not read',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    postmenstrualAge: covariate('wk', postmenstrualWeeks),
  },
  limits: [
    {
      covariate: 'postmenstrualAge',
      between: [23, 92],
      below: 'refuse',
      above: 'refuse',
      because: `neonates and infants to a year; ${NOT_READ}`,
    },
    { covariate: 'weight', between: [0.5, 12], below: 'refuse', above: 'refuse', because: NOT_READ },
    {
      covariate: 'creatinine',
      between: [0.1, 0.9],
      below: 'warn',
      above: 'refuse',
      because: 'the model knows nothing of the kidneys; a creatinine above 0.9 mg/dL is chosen here as not usual for the age',
    },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: { value: 5.7329, unit: 'L/h', from: `${ENCODED}; 70 kg, mature`, between: variance(0.103194) },
    V: { value: 39.26, unit: 'L', from: `${ENCODED}; 70 kg`, between: variance(0.0999011) },
    weightOnCL: { value: 0.632, unit: '1', from: ENCODED },
    maturationHalf: { value: 55.4, unit: 'wk', from: ENCODED },
    maturationSteepness: { value: 3.33, unit: '1', from: ENCODED },
  },
  correlated: [together(['CL', 'V'], { covariance: 0.0444473 })],
  individual: (p, c) => ({
    CL: p.CL * sizeFactor(c.weight, p.weightOnCL) * matured(c.postmenstrualAge, p.maturationHalf, p.maturationSteepness),
    V: p.V * sizeFactor(c.weight, 1),
  }),
  error: proportionalError({ proportional: 0.2965, from: ENCODED }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding. Title, volume and pages are from memory.',
    'No kidney function enters: the person’s own creatinine only decides whether the model may be used.',
    'The encoding has an additive error of 0.001 mg/L, which stands for none and is left out.',
  ],
  checks: [
    {
      covariates: { weight: 70, postmenstrualAge: 55.4 },
      expect: { CL: 2.86645, V: 39.26 },
      within: 1e-9,
      from: 'half of 5.7329 L/h at 55.4 weeks, by the meaning of the half-maturation age',
    },
    {
      covariates: { weight: 3.5, postmenstrualAge: 42 },
      expect: { CL: 0.2456114, V: 1.963 },
      within: 1e-6,
      from: '5.7329 x 0.05^0.632 / (1 + (42/55.4)^-3.33) and 39.26 x 0.05, by hand',
    },
  ],
});
