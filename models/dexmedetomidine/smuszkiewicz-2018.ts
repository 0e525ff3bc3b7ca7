import { defineModel, percentCV, proportionalError, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { dexmedetomidine } from './drug.ts';

const TABLE = 'table of the final model, as quoted by nlmixr2lib';

export const smuszkiewicz2018 = defineModel({
  id: 'dexmedetomidine/smuszkiewicz-2018',
  drug: { name: dexmedetomidine.name, atc: 'N05CM18' },
  moiety: { name: dexmedetomidine.moiety, dose: 'ug', level: dexmedetomidine.levelUnit },
  summary: 'Adults in intensive care on infusions.',
  source: {
    citation: 'Smuszkiewicz et al. J Pharmacokinet Pharmacodyn 2018;45:277-284',
    doi: '10.1007/s10928-017-9564-7',
    readIn: ['nlmixr2lib Smuszkiewicz_2017_dexmedetomidine'],
  },
  population: { subjects: 27, description: 'Adults in intensive care, 19-84 years, 45-100 kg, levels by mass spectrometry' },
  covariates: {},
  limits: [
    { covariate: 'age', between: [19, 84], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    {
      covariate: 'weight',
      between: [45, 100],
      below: 'refuse',
      above: 'warn',
      because: 'lightest and heaviest person studied; weight is not in the model',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 38.5, unit: 'L/h', from: TABLE, between: percentCV(63.2) },
    V1: { value: 27, unit: 'L', from: TABLE, between: percentCV(124) },
    Q: { value: 46.4, unit: 'L/h', from: TABLE, between: percentCV(80.9) },
    V2: { value: 87.6, unit: 'L', from: TABLE, between: percentCV(89) },
  },
  individual: (p) => ({ CL: p.CL, V1: p.V1, Q: p.Q, V2: p.V2 }),
  error: proportionalError({ proportional: 0.24, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'No covariate was kept, and variability is large (clearance 63 %, volume 124 %): forecasts without levels are wide.',
    'Read in one source (nlmixr2lib); 27 people.',
  ],
  checks: [{ covariates: {}, expect: { CL: 38.5, V1: 27, Q: 46.4, V2: 87.6 }, by: 'typical', from: 'the typical person' }],
});
