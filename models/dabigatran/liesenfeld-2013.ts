import {
  covariate,
  defineModel,
  flag,
  givenWith,
  percentCV,
  proportionalError,
  twoCompartmentOral,
} from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { dabigatran } from './drug.ts';

const TABLE = 'Table 2, as quoted by nlmixr2lib';

export const liesenfeld2013 = defineModel({
  id: 'dabigatran/liesenfeld-2013',
  drug: { name: dabigatran.name, atc: 'B01AE07' },
  moiety: { name: dabigatran.moiety, level: dabigatran.levelUnit },
  summary: 'People without kidney function on haemodialysis, with what a dialyser clears.',
  source: {
    citation:
      'Liesenfeld KH, Staab A, Haertter S, Formella S, Clemens A, Lehr T. Pharmacometric characterization of dabigatran hemodialysis. Clin Pharmacokinet 2013;52:453-462',
    doi: '10.1007/s40262-013-0049-6',
    readIn: ['nlmixr2lib Liesenfeld_2013_dabigatran'],
  },
  population: {
    subjects: 7,
    description:
      'Men with end-stage kidney disease, 27-53 years, 60-87 kg; 308 levels; blood flow 200-400, dialysate 700 mL/min, one high-flux filter',
  },
  covariates: {
    dialysis: flag(recorded('dialysis')),
    bloodFlow: covariate('mL/min', recorded('dialyserBloodFlow')),
    dialysateFlow: covariate('mL/min', recorded('dialysateFlow')),
  },
  limits: [
    {
      covariate: 'age',
      between: [18, 75],
      below: 'refuse',
      above: 'warn',
      because: 'men of 27-53 years were studied; the bounds are chosen here',
    },
    {
      covariate: 'bloodFlow',
      between: [200, 400],
      below: 'refuse',
      above: 'refuse',
      because: 'flows studied; between sessions any value of the range will do',
    },
    {
      covariate: 'dialysateFlow',
      between: [500, 700],
      below: 'refuse',
      above: 'refuse',
      because: '700 mL/min was studied, 500 simulated by the authors',
    },
  ],
  structure: givenWith(twoCompartmentOral, {
    lag: (p) => ({ depot: p.lag }),
    bioavailability: (p) => ({ depot: p.F }),
    needs: ['lag', 'F'],
  }),
  parameters: {
    CL: { value: 12.4, unit: 'L/h', from: TABLE, between: percentCV(40.4) },
    V1: { value: 531, unit: 'L', from: TABLE, between: percentCV(14.3) },
    Q: { value: 152, unit: 'L/h', from: TABLE },
    V2: { value: 499, unit: 'L', from: TABLE },
    KA: { value: 0.821, unit: '1/h', from: TABLE, betweenOccasions: percentCV(64) },
    lag: { value: 1.67, unit: 'h', from: `${TABLE}; fed` },
    F: { value: 1, unit: '1', from: `${TABLE}, fixed`, betweenOccasions: percentCV(48) },
    transferArea: { value: 313, unit: 'mL/min', from: TABLE },
    perFlow: {
      value: 1,
      unit: '1',
      from: 'mL/min of cleared blood count as L/h of apparent clearance: 0.06 over a share absorbed of 0.06, as quoted by nlmixr2lib',
    },
  },
  individual: (p, c) => {
    const left = Math.exp((-p.transferArea * (c.dialysateFlow - c.bloodFlow)) / (c.bloodFlow * c.dialysateFlow));
    const cleared = (c.bloodFlow * (1 - left)) / (1 - (c.bloodFlow / c.dialysateFlow) * left);
    return { CL: p.CL + c.dialysis * p.perFlow * cleared, V1: p.V1, Q: p.Q, V2: p.V2, KA: p.KA, lag: p.lag, F: p.F };
  },
  error: proportionalError({ proportional: 0.085, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Seven men, one filter: for what a session removes, not for people with working kidneys.',
    'Doses are mg of dabigatran etexilate; clearance and volumes are apparent.',
    'The variability between occasions (KA 64 %, F 48 %) is kept as such; nlmixr2lib turns it into variability between people. An occasion was one interval of 21 h.',
    'What the dialyser clears is by the equation of Michaels, as the authors use it, in a form that needs dialysate flow above blood flow.',
    'The lag is the one after food.',
  ],
  checks: [
    {
      covariates: { dialysis: 0, bloodFlow: 200, dialysateFlow: 700 },
      expect: { CL: 12.4, V1: 531, Q: 152, V2: 499, KA: 0.821, lag: 1.67 },
      by: 'typical',
      from: 'Table 2, between sessions',
    },
    {
      covariates: { dialysis: 1, bloodFlow: 200, dialysateFlow: 700 },
      expect: { CL: 160.875 },
      within: 1e-3,
      from: '12.4 and the equation of Michaels for 200 and 700 mL/min, by hand',
    },
  ],
});
