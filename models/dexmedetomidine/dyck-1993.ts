import { defineModel, proportionalError, threeCompartmentInfusion } from '../../src/domain/define-model.ts';
import { dexmedetomidine } from './drug.ts';

const CODE = 'a public simulation program (stanpumpR), whose own note says that reference and numbers are to be checked';

export const dyck1993 = defineModel({
  id: 'dexmedetomidine/dyck-1993',
  drug: { name: dexmedetomidine.name, atc: 'N05CM18' },
  moiety: { name: dexmedetomidine.moiety, dose: 'ug', level: dexmedetomidine.levelUnit },
  summary: 'Teaching: adults by vein, numbers on which two programs differ.',
  source: {
    citation: 'Dyck et al. Anesthesiology 1993;78:821-828 (from memory)',
    readIn: ['stanpumpR, dexmedetomidine', 'opentiva, dexmedetomidine (differs)'],
  },
  population: { subjects: null, description: 'Adults; the number studied was not read' },
  time: 'min',
  covariates: {},
  limits: [{ covariate: 'age', between: [18, 80], below: 'refuse', above: 'warn', because: 'adults; the bounds are chosen here' }],
  structure: threeCompartmentInfusion,
  parameters: {
    V1: { value: 8.0574, unit: 'L', from: CODE },
    k10: { value: 0.0552, unit: '1/min', from: CODE },
    k12: { value: 0.258, unit: '1/min', from: CODE },
    k13: { value: 0.247, unit: '1/min', from: CODE },
    k21: { value: 0.163, unit: '1/min', from: CODE },
    k31: { value: 0.0112, unit: '1/min', from: CODE },
  },
  individual: (p) => ({
    CL: p.k10 * p.V1,
    V1: p.V1,
    Q2: p.k12 * p.V1,
    V2: (p.k12 * p.V1) / p.k21,
    Q3: p.k13 * p.V1,
    V3: (p.k13 * p.V1) / p.k31,
  }),
  error: proportionalError({ proportional: 0.3, from: 'none is published; 30 % is chosen here, so that data can be simulated' }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'Another program (opentiva) has V1 7.99, V2 13.8 and V3 187 L, Q2 2.26 L/min and a clearance of 0.00791 x height in cm - 0.927 L/min; here V2 is 12.8 and V3 178 L, Q2 2.08 and the clearance 0.445 L/min, which is that of 173 cm. Q3 agrees (1.99 L/min).',
    'No variability is published with these numbers; the residual error is chosen here.',
  ],
  checks: [
    {
      covariates: {},
      expect: { CL: 0.445, V2: 12.8, V3: 178, Q2: 2.08, Q3: 1.99 },
      within: 4e-3,
      by: 'another',
      from: 'clearances and volumes computed from the same constants apart from this project’s code',
    },
  ],
});
