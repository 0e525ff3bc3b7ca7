import { defineModel, proportionalError, twoCompartmentInfusion, variance } from '../../src/domain/define-model.ts';
import { heparin } from './drug.ts';

const TABLE = 'final model, as quoted by nlmixr2lib';

export const jia2015 = defineModel({
  id: 'heparin/jia-2015',
  drug: { name: heparin.name, atc: 'B01AB01' },
  moiety: { name: heparin.moiety, dose: '[iU]', level: heparin.levelUnit },
  summary: 'Teaching: adults during heart surgery with bypass, one large bolus, anti-IIa activity.',
  source: {
    citation: 'Jia et al. J Transl Med 2015;13:45',
    doi: '10.1186/s12967-015-0404-5',
    readIn: ['nlmixr2lib Jia_2015_unfractionatedHeparin'],
  },
  population: { subjects: 32, description: 'Chinese adults in heart surgery, 18-74 years, 41-82 kg; anti-IIa activity' },
  covariates: {},
  limits: [
    { covariate: 'age', between: [18, 74], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    {
      covariate: 'weight',
      between: [41, 82],
      below: 'refuse',
      above: 'refuse',
      because: 'lightest and heaviest person studied; weight is not in the model',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 1.18, unit: 'L/h', from: TABLE, between: variance(0.122) },
    V1: { value: 3.04, unit: 'L', from: TABLE, between: variance(0.105) },
    Q: { value: 0.171, unit: 'L/h', from: TABLE, between: variance(0.0978) },
    V2: { value: 8.01, unit: 'L', from: TABLE },
  },
  individual: (p) => ({ CL: p.CL, V1: p.V1, Q: p.Q, V2: p.V2 }),
  error: proportionalError({ proportional: 0.3728, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'For the bolus of a bypass only: not for therapeutic infusions on a ward, and protamine is not in the model.',
    'Read in one source (nlmixr2lib). V2 has a standard error of 32 %, the variability of CL one of 78 %.',
    'Anti-IIa activity: not the same as the protamine titration of the other heparin model.',
  ],
  checks: [
    {
      covariates: {},
      expect: { CL: 1.18, V1: 3.04, Q: 0.171, V2: 8.01 },
      by: 'typical',
      from: 'the typical person; 24,805 IU over 3.04 L is 8.16 IU/mL',
    },
  ],
});
