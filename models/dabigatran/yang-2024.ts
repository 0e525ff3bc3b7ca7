import { combinedRoot, defineModel, flag, givenWith, standardDeviation, twoCompartmentOral } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { dabigatran } from './drug.ts';

const TABLE = 'Table 4, final model, as quoted by nlmixr2lib';

export const yang2024 = defineModel({
  id: 'dabigatran/yang-2024',
  drug: { name: dabigatran.name, atc: 'B01AE07' },
  moiety: { name: dabigatran.moiety, level: dabigatran.levelUnit },
  summary: 'Teaching: healthy young people with normal kidneys after one dose; not for people with atrial fibrillation.',
  source: {
    citation:
      'Yang Z, Tan WR, Li Q, Wang Y, Liu S, Chen L, Zhou Y, Zeng C, Zeng Y, Xiong Y, Zhang Q, Li N, Du P, Liu L, Chen J, He Y. Population pharmacokinetic study of the effect of polymorphisms in the ABCB1 and CES1 genes on the pharmacokinetics of dabigatran. Front Pharmacol 2024;15:1454612',
    doi: '10.3389/fphar.2024.1454612',
    readIn: ['nlmixr2lib Yang_2024_dabigatran'],
  },
  population: {
    subjects: 123,
    description:
      'Healthy Chinese, 18-43 years, 45-82 kg, 1,926 levels after one dose of 150 mg dabigatran etexilate, fasted or after a fatty meal',
  },
  covariates: { fed: flag(recorded('fed')), abcb1Rs4148738Heterozygous: flag(recorded('abcb1Rs4148738Heterozygous')) },
  limits: [
    { covariate: 'age', between: [18, 43], below: 'refuse', above: 'refuse', because: 'youngest and oldest person studied' },
    {
      covariate: 'weight',
      between: [45.2, 82],
      below: 'refuse',
      above: 'refuse',
      because: 'lightest and heaviest person studied; weight is not in the model',
    },
  ],
  structure: givenWith(twoCompartmentOral, { lag: (p) => ({ depot: p.lag }), needs: ['lag'] }),
  parameters: {
    KA: { value: 0.38, unit: '1/h', from: TABLE },
    lag: { value: 0.48, unit: 'h', from: TABLE, between: standardDeviation(0.19) },
    CL: { value: 122, unit: 'L/h', from: TABLE, between: standardDeviation(0.31) },
    V1: { value: 245, unit: 'L', from: TABLE, between: standardDeviation(0.27) },
    Q: { value: 70.8, unit: 'L/h', from: TABLE },
    V2: { value: 756, unit: 'L', from: TABLE },
    fedKA: { value: -0.24, unit: '1', from: TABLE },
    fedLag: { value: 2.65, unit: '1', from: TABLE },
    fedCL: { value: 0.51, unit: '1', from: TABLE },
    heterozygousV1: { value: 0.38, unit: '1', from: TABLE },
  },
  individual: (p, c) => ({
    KA: p.KA * (1 + p.fedKA * c.fed),
    lag: p.lag * (1 + p.fedLag * c.fed),
    CL: p.CL * (1 + p.fedCL * c.fed),
    V1: p.V1 * (1 + p.heterozygousV1 * c.abcb1Rs4148738Heterozygous),
    Q: p.Q,
    V2: p.V2,
  }),
  error: combinedRoot({ proportional: 0.08, additive: 6.31, unit: 'ng/mL', from: TABLE }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'Kidney function is not in the model, and it decides about dabigatran: healthy people only. No model of people with atrial fibrillation was found with its numbers.',
    'Doses are mg of dabigatran etexilate, levels total dabigatran; clearance and volumes are apparent, with the small share absorbed in them.',
    'The abstract states effects of a meal of 2.65 and 0.51 per cent; the control stream and the data make them factors of 3.65 and 1.51.',
    'Variability 0.31, 0.27 and 0.19 is printed without its scale and read as standard deviations, which agree with the spread of the areas (33.5 and 29.3 %).',
    'Read in one source (nlmixr2lib).',
  ],
  checks: [
    {
      covariates: { fed: 0, abcb1Rs4148738Heterozygous: 0 },
      expect: { CL: 122, V1: 245, Q: 70.8, V2: 756, KA: 0.38, lag: 0.48 },
      by: 'typical',
      from: 'Table 4, fasted',
    },
    {
      covariates: { fed: 1, abcb1Rs4148738Heterozygous: 1 },
      expect: { CL: 184.22, V1: 338.1, KA: 0.2888, lag: 1.752 },
      from: 'after a meal, heterozygous, by hand',
    },
  ],
});
