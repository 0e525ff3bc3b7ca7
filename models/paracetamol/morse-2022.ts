import {
  combinedRoot,
  covariate,
  defineModel,
  flag,
  givenWith,
  percentOmega,
  together,
  twoCompartmentOral,
} from '../../src/domain/define-model.ts';
import { fatFreeMassAdult, sizeFactor, totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { paracetamol } from './drug.ts';

const TABLE = 'Table 2, as quoted by nlmixr2lib';
const CORRELATIONS = [
  [['V1', 'CL'], -0.004],
  [['Q', 'CL'], 0.005],
  [['Q', 'V1'], -0.912],
  [['V2', 'CL'], 0.137],
  [['V2', 'V1'], -0.928],
  [['V2', 'Q'], 0.985],
] as const;

export const morse2022 = defineModel({
  id: 'paracetamol/morse-2022',
  drug: { name: paracetamol.name, atc: 'N02BE01' },
  moiety: { name: paracetamol.moiety, level: paracetamol.levelUnit },
  summary: 'Healthy adults by vein and by tablet, fasted or fed.',
  source: {
    citation: 'Morse et al. Eur J Drug Metab Pharmacokinet 2022;47:497-507',
    doi: '10.1007/s13318-022-00766-9',
    readIn: ['nlmixr2lib Morse_2022_acetaminophen'],
  },
  population: { subjects: 116, description: 'Healthy adults, 18-49 years, 49-116 kg, 6,095 levels; with ibuprofen in the arms by mouth' },
  covariates: {
    weight: covariate('kg', totalWeight),
    fatFreeMass: covariate('kg', fatFreeMassAdult, { between: [30, 85], because: 'of adults from 49 to 116 kg, roughly' }),
    fed: flag(recorded('fed')),
  },
  limits: [
    { covariate: 'age', between: [18, 49], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [49, 116], below: 'refuse', above: 'warn', because: 'lightest and heaviest person studied' },
  ],
  structure: givenWith(twoCompartmentOral, {
    lag: (p) => ({ depot: p.lag }),
    bioavailability: (p) => ({ depot: p.F }),
    needs: ['lag', 'F'],
  }),
  parameters: {
    CL: { value: 24, unit: 'L/h', from: `${TABLE}; at 70 kg`, between: percentOmega(17.3) },
    V1: { value: 43.7, unit: 'L', from: `${TABLE}; at 70 kg; the abstract prints 43.5, the number of Q`, between: percentOmega(53.7) },
    Q: { value: 43.5, unit: 'L/h', from: `${TABLE}; at 70 kg`, between: percentOmega(61.5) },
    V2: { value: 29.7, unit: 'L', from: `${TABLE}; at 70 kg`, between: percentOmega(46.6) },
    F: { value: 0.859, unit: '1', from: TABLE, between: percentOmega(14.5) },
    halfLife: { value: 11.5, unit: 'min', from: `${TABLE}; absorption half-life, fasted, tablet`, between: percentOmega(85.6) },
    lag: { value: 5.3, unit: 'min', from: `${TABLE}; fasted, tablet`, between: percentOmega(96) },
    fatShare: { value: 0.816, unit: '1', from: `${TABLE}; share of fat mass that counts for clearance` },
    standardFatFree: { value: 56.1, unit: 'kg', from: 'section 2.3, as quoted by nlmixr2lib; at 70 kg' },
    sizeExponent: { value: 0.75, unit: '1', from: 'section 2.3, as quoted by nlmixr2lib' },
    fedHalfLife: { value: 1.87, unit: '1', from: `${TABLE}; tablet` },
    fedLag: { value: 4.63, unit: '1', from: `${TABLE}; tablet` },
  },
  correlated: CORRELATIONS.map(([pair, correlation]) => together(pair, { correlation })),
  individual: (p, c) => {
    const standard = p.standardFatFree + p.fatShare * (70 - p.standardFatFree);
    const flow = sizeFactor(c.fatFreeMass + p.fatShare * (c.weight - c.fatFreeMass), p.sizeExponent, standard);
    const volume = sizeFactor(c.weight, 1);
    return {
      CL: p.CL * flow,
      V1: p.V1 * volume,
      Q: p.Q * flow,
      V2: p.V2 * volume,
      KA: Math.LN2 / ((p.halfLife * (1 + (p.fedHalfLife - 1) * c.fed)) / 60),
      lag: (p.lag * (1 + (p.fedLag - 1) * c.fed)) / 60,
      F: p.F,
    };
  },
  error: combinedRoot({ proportional: 0.07, additive: 0.064, unit: 'mg/L', from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Tablets only. Suspension and sachet (absorption half-life 0.394 and 0.462 of the fasted tablet’s, lag 0.743 and 0.845; fed 2.52 and 2.30, lag 2.93 and 2.10) are left out.',
    'The residual error varies between people by 105 %, which is left out: it is the typical one.',
    'The volume is 43.7 L in the table and 43.5 in the abstract, where the number of Q was printed.',
    'Healthy people: overdose and liver disease are not in the model.',
    'The share absorbed is log-normal as published and exceeds 1 in some people.',
  ],
  checks: [
    {
      covariates: { weight: 70, fatFreeMass: 56.1, fed: 0 },
      expect: { CL: 24, V1: 43.7, Q: 43.5, V2: 29.7, KA: 3.61642, lag: 0.0883333, F: 0.859 },
      within: 1e-4,
      by: 'typical',
      from: 'Table 2: 70 kg with 56.1 kg fat-free, fasted; ln 2 over 11.5 min',
    },
    {
      covariates: { weight: 90, fatFreeMass: 55, fed: 1 },
      expect: { CL: 28.1845, V1: 56.1857, lag: 0.408983 },
      within: 1e-3,
      from: 'by hand',
    },
  ],
});
