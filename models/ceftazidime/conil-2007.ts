import { covariate, defineModel, flag, percentCV, proportionalError, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { female, recorded } from '../physiology/derivation.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { ceftazidime } from './drug.ts';

const EQUATIONS = 'final equations, page 31, as quoted by nlmixr2lib';
const FINAL = 'variability of the final model, page 31, as quoted by nlmixr2lib';
const BASIC = 'of the model without covariates, page 31, as quoted by nlmixr2lib; the final model prints none';

export const conil2007 = defineModel({
  id: 'ceftazidime/conil-2007',
  drug: { name: ceftazidime.name, atc: 'J01DD02' },
  moiety: { name: ceftazidime.moiety, level: ceftazidime.levelUnit },
  summary: 'Adults with burns in intensive care, after the first days.',
  source: {
    citation:
      'Conil JM, Georges B, Lavit M, Laguerre J, Samii K, Houin G, Saivin S. A population pharmacokinetic approach to ceftazidime use in burn patients: influence of glomerular filtration, gender and mechanical ventilation. Br J Clin Pharmacol 2007;64:27-35',
    doi: '10.1111/j.1365-2125.2007.02857.x',
    readIn: ['nlmixr2lib Conil_2007_ceftazidime'],
  },
  population: {
    subjects: 50,
    description:
      'Toulouse, burns of 23 % of the body on average in their second phase, 237 concentrations, 6 g a day in three or six infusions of 20 minutes; 15-90 years (mean 52), 50-108 kg (71), 24 % women, Cockcroft-Gault 33-191 mL/min (105), 32 % ventilated',
  },
  covariates: {
    creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight),
    female: flag(female),
    mechanicalVentilation: flag(recorded('mechanicalVentilation')),
  },
  limits: [
    { covariate: 'age', between: [15, 90], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [50, 108], below: 'warn', above: 'warn', because: 'lightest and heaviest person studied' },
    {
      covariate: 'creatinineClearance',
      between: [33, 191],
      below: 'refuse',
      above: 'warn',
      because: 'lowest and highest clearance studied; it enters clearance in a straight line',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    baseCL: { value: 1.08, unit: 'L/h', from: EQUATIONS },
    clearanceOnCL: { value: 0.0536, unit: 'L/h', from: `${EQUATIONS}; for each mL/min` },
    ownShareOfCL: { value: 1, unit: '1', from: FINAL, between: percentCV(16) },
    V1: { value: 18.81, unit: 'L', from: EQUATIONS, between: percentCV(13) },
    Q: { value: 6.881, unit: 'L/h', from: `${EQUATIONS}; variability ${BASIC}`, between: percentCV(363) },
    V2: { value: 2.69, unit: 'L', from: `${EQUATIONS}; variability ${BASIC}`, between: percentCV(190) },
    femaleOnV2: { value: 1.43, unit: '1', from: EQUATIONS },
    ventilatedOnV2: { value: 2.44, unit: '1', from: EQUATIONS },
    clearanceOnV2: { value: 0.00414, unit: '1', from: `${EQUATIONS}; for each mL/min` },
  },
  individual: (p, c) => ({
    CL: p.ownShareOfCL * (p.baseCL + p.clearanceOnCL * c.creatinineClearance),
    V1: p.V1,
    Q: p.Q,
    V2:
      p.V2 *
      (1 + p.femaleOnV2 * c.female) *
      (1 + p.ventilatedOnV2 * c.mechanicalVentilation) *
      (1 + p.clearanceOnV2 * c.creatinineClearance),
  }),
  error: proportionalError({ proportional: 0.38, from: BASIC }),
  status: { is: 'unchecked', lacks: 'every number: one encoding that quotes the paper was read, and no second source' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding that quotes the paper.',
    'The variability of Q (363 %) and of V2 (190 %) and the residual error (38 %) are those of the model without covariates: the paper prints none for the final one, so a forecast is wider than it need be.',
    'Printed as per cent and taken as coefficients of variation of a log-normal, as in nlmixr2lib.',
    'Burns only: fluid and clearance of others in intensive care differ. Ventilation is known of the time of sampling alone.',
    'Ventilation is not read from records: the question states it.',
  ],
  checks: [
    {
      covariates: { creatinineClearance: 105, female: 0, mechanicalVentilation: 0 },
      expect: { CL: 6.708, V1: 18.81, Q: 6.881, V2: 3.85934 },
      within: 1e-5,
      from: '1.08 + 0.0536 x 105 and 2.69 x (1 + 0.00414 x 105), by hand',
    },
    {
      covariates: { creatinineClearance: 105, female: 1, mechanicalVentilation: 1 },
      expect: { CL: 6.708, V2: 32.26102 },
      within: 1e-5,
      from: '2.69 x 2.43 x 3.44 x (1 + 0.00414 x 105), by hand',
    },
  ],
});
