import { covariate, defineModel, equations, exponentialError, standardDeviation, together } from '../../src/domain/define-model.ts';
import { sizeFactor, totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { voriconazole } from './drug.ts';

const TABLE = 'Table 3, as quoted by nlmixr2lib; PKPDsim has the same';
const ONE = 'Table 3, as quoted by nlmixr2lib';
const METHODS = 'Methods, fixed, as quoted by nlmixr2lib';
/** Years: children below, adolescents between, adults from the second on. */
const ADOLESCENT_FROM = 12;
const ADULT_FROM = 17;

const share = (logit: number): number => 1 / (1 + Math.exp(-logit));

export const friberg2012 = defineModel({
  id: 'voriconazole/friberg-2012',
  drug: { name: voriconazole.name, atc: 'J02AC03' },
  moiety: { name: voriconazole.moiety, level: voriconazole.levelUnit },
  summary: 'Children from two years, adolescents and adults; clearance falls with the level, with time and with the CYP2C19 genotype.',
  source: {
    citation:
      'Friberg LE, Ravva P, Karlsson MO, Liu P. Integrated population pharmacokinetic analysis of voriconazole in children, adolescents, and adults. Antimicrob Agents Chemother 2012;56:3032-3042',
    doi: '10.1128/AAC.05761-11',
    pubmed: '22430956',
    readIn: ['nlmixr2lib Friberg_2012_voriconazole', 'PKPDsim pk_voriconazole_friberg'],
  },
  population: {
    subjects: 173,
    description:
      '112 immunocompromised children of 2-11 years and 26 adolescents of 12-16 years, 35 healthy adults of 22-55 years, 3,336 concentrations; 10.8-97 kg; 39 % with one and 3 % with two loss-of-function alleles of CYP2C19',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    age: covariate('a', recorded('age')),
    lossAlleles: covariate('1', recorded('cyp2c19LossAlleles'), { between: [0, 2], because: 'a person has two alleles' }),
  },
  limits: [
    {
      covariate: 'age',
      between: [2, 55],
      below: 'refuse',
      above: 'warn',
      because: 'youngest and oldest person studied; the adults were healthy',
    },
    { covariate: 'weight', between: [10.8, 97], below: 'refuse', above: 'warn', because: 'lightest and heaviest person studied' },
  ],
  structure: equations({
    states: { gut: 'mg', central: 'mg', peripheral: 'mg', hours: 'h' },
    needs: ['CL', 'V1', 'Q', 'V2', 'KA', 'LAG', 'F', 'VMAX', 'KM', 'INHIBITION', 'HALFTIME'],
    doseInto: 'gut',
    lag: (p) => ({ gut: p.LAG }),
    bioavailability: (p) => ({ gut: p.F }),
    flow: (x, p) => {
      const level = x.central / p.V1;
      const late = Math.max(x.hours - 1, 0);
      const most = p.VMAX * (1 - (p.INHIBITION * late) / (late + p.HALFTIME - 1));
      const across = p.Q * (level - x.peripheral / p.V2);
      return {
        gut: -p.KA * x.gut,
        central: p.KA * x.gut - p.CL * level - (most * level) / (p.KM + level) - across,
        peripheral: across,
        hours: x.gut + x.central > 0 ? 1 : 0,
      };
    },
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V1, of: 'central' } },
    observe: 'CP',
  }),
  routes: { iv: 'central', oral: 'gut' },
  parameters: {
    CL: { value: 6.16, unit: 'L/h', from: `${TABLE}; 70 kg` },
    V1: { value: 79, unit: 'L', from: `${TABLE}; 70 kg`, between: standardDeviation(0.136) },
    Q: { value: 15.5, unit: 'L/h', from: `${TABLE}; 70 kg, adults`, between: standardDeviation(0.424) },
    V2: { value: 103, unit: 'L', from: `${TABLE}; 70 kg`, between: standardDeviation(0.769) },
    youngOnQ: { value: 1.637, unit: '1', from: `${TABLE}: 1 + 0.637 below 17 years` },
    KM: { value: 1.15, unit: 'mg/L', from: TABLE },
    VMAX: { value: 114, unit: 'mg/h', from: `${TABLE}; 70 kg, one hour after the first dose` },
    inhibitionLogit: { value: 1.5, unit: '1', from: `${TABLE}: 0.818` },
    childOnInhibitionLogit: { value: -0.39, unit: '1', from: TABLE },
    HALFTIME: { value: 2.41, unit: 'h', from: TABLE },
    availabilityLogit: { value: 0.585, unit: '1', from: `${TABLE}: 0.642` },
    availabilityShape: { value: 0.367, unit: '1', from: `${TABLE}: Box-Cox` },
    availabilityAdult: { value: 0.686, unit: '1', from: `${ONE}: standard deviation of eta, adults` },
    availabilityYoung: { value: 1.67, unit: '1', from: `${ONE}: standard deviation of eta, below 17 years` },
    childKA: { value: 1.19, unit: '1/h', from: TABLE },
    adolescentOnKA: { value: 0.385, unit: '1', from: `${ONE}: 1 - 0.615` },
    adultKA: { value: 100, unit: '1/h', from: `${ONE}; fixed` },
    adultLag: { value: 0.949, unit: 'h', from: TABLE },
    youngOnLag: { value: 0.126, unit: '1', from: `${ONE}: 1 - 0.874` },
    adultShareOnVmax: { value: 0.584, unit: '1', from: `${ONE}: of the eta of KM` },
    adolescentShareOnVmax: { value: 0.208, unit: '1', from: `${ONE}: of the eta of KM` },
    youngSpreadOfCL: { value: 2.7, unit: '1', from: `${ONE}: 1 + 1.70 times the eta of CL` },
    sizeOnClearances: { value: 0.75, unit: '1', from: METHODS },
    ownCL: { value: 1, unit: '1', from: `${ONE}: factor of its eta, adults`, between: standardDeviation(0.435) },
    ownKM: { value: 1, unit: '1', from: `${ONE}: factor of the eta shared with VMAX`, between: standardDeviation(1.36) },
    ownChildVmax: { value: 1, unit: '1', from: `${ONE}: factor of the eta of VMAX in children`, between: standardDeviation(0.239) },
    ownAvailability: {
      value: 1,
      unit: '1',
      from: 'factor of an eta of variance 1, scaled by the two standard deviations above',
      between: standardDeviation(1),
    },
    ownYoungKA: { value: 1, unit: '1', from: `${TABLE}: factor of its eta, below 17 years`, between: standardDeviation(0.898) },
  },
  correlated: [together(['ownKM', 'ownChildVmax'], { correlation: 0.81 })],
  individual: (p, c) => {
    const [child, adult] = [c.age < ADOLESCENT_FROM, c.age >= ADULT_FROM];
    const clearances = sizeFactor(c.weight, p.sizeOnClearances);
    const volumes = sizeFactor(c.weight, 1);
    const spread = p.availabilityShape * (adult ? p.availabilityAdult : p.availabilityYoung);
    const ownVmax = adult ? p.ownKM ** p.adultShareOnVmax : child ? p.ownChildVmax : p.ownKM ** p.adolescentShareOnVmax;
    return {
      CL: p.CL * p.ownCL ** (adult ? 1 : p.youngSpreadOfCL) * clearances,
      V1: p.V1 * volumes,
      Q: p.Q * (adult ? 1 : p.youngOnQ) * clearances,
      V2: p.V2 * volumes,
      KA: adult ? p.adultKA : p.childKA * (child ? 1 : p.adolescentOnKA) * p.ownYoungKA,
      LAG: p.adultLag * (adult ? 1 : p.youngOnLag),
      F: share(p.availabilityLogit + (p.ownAvailability ** spread - 1) / p.availabilityShape),
      VMAX: p.VMAX * ownVmax * clearances,
      KM: p.KM * p.ownKM,
      INHIBITION: adult && c.lossAlleles > 0 ? 1 : share(p.inhibitionLogit + (child ? p.childOnInhibitionLogit : 0)),
      HALFTIME: p.HALFTIME,
    };
  },
  error: exponentialError({ log: 0.365, from: `${ONE}: studies 3 and 4, children and adolescents` }),
  status: {
    is: 'unchecked',
    lacks:
      'how etas are shared and scaled by age, the residual error and who receives the shift of -0.382: nlmixr2lib and PKPDsim differ; the structural values agree in the two',
  },
  use: 'forecast',
  deviations: [
    'A shift of -0.382 on KM and VMAX belongs to the children of study 1 in nlmixr2lib, whose name for it is that study’s; PKPDsim gives it to every child below 12 years. It is left out here, since nobody new is in study 1: with it a child’s clearance at high levels would be up to 38 % lower.',
    'Adults with one or two loss-of-function alleles lose the saturable path wholly once the first hours are over (nlmixr2lib); PKPDsim does so at any age and also when the genotype is unknown. Here the genotype must be known.',
    'Adults were healthy volunteers: in a sick adult variability and clearance are likely to be other. 17 to 21 years were not studied and are taken for adult, as the paper’s groups end at 17.',
    'The residual error of the largest group of patients (0.365 on the logarithm) is used for all; study 1 had 0.593, study 2 0.425, healthy adults 0.091 by vein and 0.160 by mouth, and the paper lets it vary between people (0.456).',
    'The paper counts hours from the first dose; here they are counted while there is drug in the body, so that a lag is not counted and a history that begins late starts the clock late.',
    'How etas are shared between KM and VMAX and scaled by age stands in one source; PKPDsim replaces them by variances of its own.',
    'Inflammation, liver disease and interacting medicines are not in the model.',
  ],
  checks: [
    {
      covariates: { weight: 70, age: 34, lossAlleles: 0 },
      expect: { CL: 6.16, V1: 79, Q: 15.5, V2: 103, KA: 100, LAG: 0.949, F: 0.642, VMAX: 114, KM: 1.15, INHIBITION: 0.818 },
      within: 1e-3,
      by: 'another',
      from: 'nlmixr2lib works out the typical adult: availability 0.642, inhibition 0.818',
    },
    {
      covariates: { weight: 70, age: 13, lossAlleles: 1 },
      expect: { Q: 25.3735, KA: 0.458, LAG: 0.12, INHIBITION: 0.818 },
      within: 4e-3,
      by: 'another',
      from: 'nlmixr2lib works out the adolescent: absorption 0.458 1/h, lag 0.120 h',
    },
    {
      covariates: { weight: 70, age: 5, lossAlleles: 2 },
      expect: { KA: 1.19, INHIBITION: 0.752 },
      within: 1e-3,
      by: 'another',
      from: 'nlmixr2lib works out the child: inhibition 0.752',
    },
    {
      covariates: { weight: 70, age: 34, lossAlleles: 1 },
      expect: { INHIBITION: 1 },
      within: 1e-9,
      from: 'the rule for adults with a loss-of-function allele',
    },
  ],
});
