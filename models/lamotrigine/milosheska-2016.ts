import { covariate, defineModel, flag, oneCompartmentOral, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { deriveFrom, recorded } from '../physiology/derivation.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { lamotrigine } from './drug.ts';

const TABLE = 'Table 4, as quoted by nlmixr2lib';

const inhibitor = deriveFrom(['valproate', 'sertraline'], 'valproate or sertraline taken (1 yes, 0 no)', (body) =>
  Math.max(body.valproate, body.sertraline),
);
const inducer = deriveFrom(
  ['carbamazepine', 'phenytoin', 'phenobarbital'],
  'carbamazepine, phenytoin or phenobarbital taken (1 yes, 0 no)',
  (body) => Math.max(body.carbamazepine, body.phenytoin, body.phenobarbital),
);
const ALLELES = { between: [0, 2], because: 'none, one or two alleles' } as const;

export const milosheska2016 = defineModel({
  id: 'lamotrigine/milosheska-2016',
  drug: { name: lamotrigine.name, atc: 'N03AX09' },
  moiety: { name: lamotrigine.moiety, level: lamotrigine.levelUnit },
  summary: 'Adults alone on lamotrigine or with valproate, sertraline or inducers; smoking, creatinine clearance and UGT2B7 genotype.',
  source: {
    citation:
      'Milosheska D, Lorber B, Vovk T, Kastelic M, Dolzan V, Grabnar I. Pharmacokinetics of lamotrigine and its metabolite N-2-glucuronide: influence of polymorphism of UDP-glucuronosyltransferases and drug transporters. Br J Clin Pharmacol 2016;82:399-411',
    doi: '10.1111/bcp.12984',
    readIn: ['nlmixr2lib Milosheska_2016_lamotrigine'],
  },
  population: {
    subjects: 100,
    description:
      'Slovenian adults, 20.7-80.4 years, 50-124 kg, Cockcroft-Gault 41-246 mL/min, 54 on lamotrigine alone, 195 levels; priors from eleven earlier models',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight),
    inhibitor: flag(inhibitor),
    inducer: flag(inducer),
    smoker: flag(recorded('smoker')),
    ugt2b7T161: covariate('1', recorded('ugt2b7T161'), ALLELES),
    ugt2b7G372: covariate('1', recorded('ugt2b7G372'), ALLELES),
  },
  limits: [
    { covariate: 'age', between: [20.7, 80.4], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    {
      covariate: 'weight',
      between: [50, 124],
      below: 'refuse',
      above: 'warn',
      because: 'lightest and heaviest person studied; the straight line for volume reaches zero at 15 kg',
    },
    {
      covariate: 'creatinineClearance',
      between: [40.84, 246],
      below: 'refuse',
      above: 'warn',
      because: 'lowest and highest clearance studied',
    },
  ],
  structure: oneCompartmentOral,
  parameters: {
    KA: { value: 1.96, unit: '1/h', from: TABLE, between: percentCV(71.1) },
    CL: { value: 2.4, unit: 'L/h', from: `${TABLE}; 70 kg, 110 mL/min, alone`, between: percentCV(33.1) },
    V: { value: 76.2, unit: 'L', from: `${TABLE}; 70 kg`, between: percentCV(30.1) },
    weightExponent: { value: 0.938, unit: '1', from: TABLE },
    weightSlopeV: { value: 0.0181, unit: '1', from: `${TABLE}; for each kg` },
    referenceWeight: { value: 70, unit: 'kg', from: TABLE },
    withInhibitor: { value: -0.579, unit: '1', from: TABLE },
    withInducer: { value: 0.546, unit: '1', from: TABLE },
    inSmokers: { value: 0.34, unit: '1', from: TABLE },
    renalSlope: { value: 0.00328, unit: '1', from: `${TABLE}; for each mL/min` },
    referenceClearance: { value: 110, unit: 'mL/min', from: TABLE },
    oneT161: { value: -0.0358, unit: '1', from: TABLE },
    twoT161: { value: -0.204, unit: '1', from: TABLE },
    oneG372: { value: 0.194, unit: '1', from: TABLE },
    twoG372: { value: 1.17, unit: '1', from: `${TABLE}; two people` },
  },
  individual: (p, c) => ({
    KA: p.KA,
    CL:
      p.CL *
      (c.weight / p.referenceWeight) ** p.weightExponent *
      (1 + p.withInhibitor * c.inhibitor) *
      (1 + p.withInducer * c.inducer) *
      (1 + p.inSmokers * c.smoker) *
      (1 + p.renalSlope * (c.creatinineClearance - p.referenceClearance)) *
      (1 + (c.ugt2b7T161 > 1 ? p.twoT161 : p.oneT161 * c.ugt2b7T161)) *
      (1 + (c.ugt2b7G372 > 1 ? p.twoG372 : p.oneG372 * c.ugt2b7G372)),
    V: p.V * (1 + p.weightSlopeV * (c.weight - p.referenceWeight)),
  }),
  error: proportionalError({ proportional: 0.18, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Inducers were few (carbamazepine 4, phenytoin 2, phenobarbital 2) and the effect uncertain (0.114 to 1.21); in children carbamazepine raises clearance by 138 % (He 2012). Valproate lowers it by 58 % here, by 53 % in children.',
    'The genotypes are needed: without them the model is refused, because a typical value over genotypes is not published. Two alleles G at 372 rest on two people.',
    'The glucuronide, which the paper models too, is left out.',
    'Oxcarbazepine had no effect; contraceptives (two users) are not in the model.',
    'Variability printed in percent was read as coefficients of variation.',
  ],
  checks: [
    {
      covariates: { weight: 70, creatinineClearance: 110, inhibitor: 1, inducer: 0, smoker: 0, ugt2b7T161: 0, ugt2b7G372: 0 },
      expect: { CL: 1.01, V: 76.2 },
      within: 2e-3,
      by: 'another',
      from: '70 kg on valproate: 1.01 L/h, computed apart from this project’s code',
    },
    {
      covariates: { weight: 70, creatinineClearance: 110, inhibitor: 0, inducer: 1, smoker: 0, ugt2b7T161: 0, ugt2b7G372: 0 },
      expect: { CL: 3.71 },
      within: 2e-3,
      by: 'another',
      from: '70 kg on carbamazepine: 3.71 L/h, computed apart from this project’s code',
    },
    {
      covariates: { weight: 90, creatinineClearance: 60, inhibitor: 0, inducer: 0, smoker: 1, ugt2b7T161: 2, ugt2b7G372: 1 },
      expect: { CL: 3.23457, V: 103.784 },
      within: 1e-4,
      from: 'by hand',
    },
  ],
});
