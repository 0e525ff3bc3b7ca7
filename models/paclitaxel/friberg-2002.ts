import {
  defineModel,
  measuring,
  proportionalError,
  twoCompartmentInfusion,
  variance,
  withFribergChain,
} from '../../src/domain/define-model.ts';
import { paclitaxel } from './drug.ts';

const ENCODED = 'DDMODEL00000186, as quoted by nlmixr2lib';
const MEDIAN = 'near the median of the simulated data set of DDMODEL00000186, as quoted by nlmixr2lib; no estimate';

export const friberg2002 = defineModel({
  id: 'paclitaxel/friberg-2002',
  drug: { name: paclitaxel.name, atc: 'L01CD01' },
  moiety: { name: paclitaxel.moiety, in: 'unbound in plasma' },
  summary: 'White cells of adults with cancer after infusions of three hours, kinetics typical only.',
  source: {
    citation:
      'Friberg LE, Henningsson A, Maas H, Nguyen L, Karlsson MO. Model of chemotherapy-induced myelosuppression with parameter consistency across drugs. J Clin Oncol 2002;20:4713-4721',
    doi: '10.1200/JCO.2002.02.140',
    pubmed: '12488418',
    readIn: ['nlmixr2lib Friberg_2002_paclitaxel (DDMODEL00000186)'],
  },
  population: {
    subjects: 46,
    description:
      'Adults with cancer, about 160-450 mg over three hours, several courses; the people of the data set of the encoding, ages and weights not read',
  },
  covariates: {},
  limits: [
    {
      covariate: 'age',
      between: [18, 80],
      below: 'refuse',
      above: 'warn',
      because: 'adults were studied; the oldest was not read, 80 is chosen here',
    },
  ],
  structure: measuring(withFribergChain(twoCompartmentInfusion), 'CIRC'),
  parameters: {
    CL: { value: 285, unit: 'L/h', from: `${MEDIAN} (160-540)` },
    V1: { value: 290, unit: 'L', from: MEDIAN },
    Q: { value: 204, unit: 'L/h', from: `${ENCODED}, fixed` },
    V2: { value: 995, unit: 'L', from: MEDIAN },
    CIRC0: { value: 7.21, unit: '10*9/L', from: ENCODED, between: variance(0.107) },
    MMT: { value: 124, unit: 'h', from: ENCODED, between: variance(0.0296) },
    GAMMA: { value: 0.239, unit: '1', from: ENCODED },
    SLOPE: { value: 28.9, unit: '1', from: `${ENCODED}; for each umol/L`, between: variance(0.176) },
    molarMass: { value: 853.9, unit: '1', from: 'g/mol, as used by nlmixr2lib' },
  },
  individual: (p) => ({
    CL: p.CL,
    V1: p.V1,
    Q: p.Q,
    V2: p.V2,
    CIRC0: p.CIRC0,
    MMT: p.MMT,
    GAMMA: p.GAMMA,
    // For each mg/L, in which the kinetics are.
    SLOPE: (p.SLOPE * 1000) / p.molarMass,
  }),
  error: proportionalError({ proportional: 0.286, from: `${ENCODED}; of white cells` }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'Kinetics were not part of the model: each person’s own clearance and volumes were given to it (160 to 540 L/h). Here everybody has values near the median of that data set, so people differ in their cells only. For this it is for teaching.',
    'Which concentration acts was not read. A clearance of 285 L/h is that of unbound paclitaxel: an abstract gives 0.62 umol.h/L after 100 mg/m2 over three hours (J Clin Oncol 2002;20:574-581), which is about 190 L/h/m2, against 12 L/h/m2 of total drug in a label. Levels are therefore called unbound; a measured total level is not comparable.',
    'Unbound exposure depends on how long an infusion lasts (same abstract): other durations than three hours are extrapolated.',
    'White cells are all leukocytes, not neutrophils; the paper also has neutrophils and five other drugs, which were not read.',
    'The encoding’s values are those it was simulated with; refitted to its simulated data they return within 1 %.',
    'Levels have no residual error: they are predicted and never fitted.',
  ],
  checks: [
    {
      covariates: {},
      expect: { CL: 285, V1: 290, Q: 204, V2: 995, CIRC0: 7.21, MMT: 124, GAMMA: 0.239 },
      by: 'typical',
      from: 'the encoding',
    },
    { covariates: {}, expect: { SLOPE: 33.8447 }, within: 1e-5, from: '28.9 x 1000 / 853.9, by hand' },
  ],
});
