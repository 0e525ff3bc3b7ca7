import { combinedRoot, defineModel, percentCV, together, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import { gentamicin } from './drug.ts';

const TABLE = 'final model, as quoted by nlmixr2lib';

export const hodiamont2017 = defineModel({
  id: 'gentamicin/hodiamont-2017',
  drug: { name: gentamicin.name, atc: 'J01GB03' },
  moiety: { name: gentamicin.moiety, level: gentamicin.levelUnit },
  summary: 'Adults in intensive care; knows nothing of the kidneys, so that levels have to tell.',
  source: {
    citation:
      'Hodiamont CJ, Juffermans NP, Bouman CS, de Jong MD, Mathôt RA, van Hest RM. Determinants of gentamicin concentrations in critically ill patients: a population pharmacokinetic analysis. Ther Drug Monit 2017;39:522-530',
    doi: '10.1097/FTD.0000000000000432',
    readIn: ['nlmixr2lib Hodiamont_2017_gentamicin'],
  },
  population: {
    subjects: 59,
    description: 'Intensive care in Amsterdam, 416 concentrations; 79 kg and Cockcroft-Gault 87 mL/min on average',
  },
  covariates: {},
  limits: [
    {
      covariate: 'age',
      between: [18, 100],
      below: 'refuse',
      above: 'warn',
      because: 'adults were studied; the upper bound is chosen here',
    },
    {
      covariate: 'weight',
      between: [40, 150],
      below: 'warn',
      above: 'warn',
      because: 'chosen here around the average of 79 kg; the range studied was not read',
    },
  ],
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 2.3, unit: 'L/h', from: TABLE, between: percentCV(75) },
    V1: { value: 21.6, unit: 'L', from: TABLE, between: percentCV(27) },
    Q: { value: 1.3, unit: 'L/h', from: TABLE },
    V2: { value: 10.2, unit: 'L', from: TABLE },
  },
  correlated: [together(['CL', 'V1'], { correlation: 0.21 })],
  individual: (p) => ({ CL: p.CL, V1: p.V1, Q: p.Q, V2: p.V2 }),
  error: combinedRoot({ proportional: 0.194, additive: 0.13, unit: 'mg/L', from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'No covariate at all: without a level the forecast is the average of intensive care, whatever the kidneys do.',
    'The paper reports a substantial variability between occasions on clearance and volume; its values were not read and it is left out, so that levels of long ago count for more than they should.',
    'Every number was read in one source.',
  ],
  checks: [{ covariates: {}, expect: { CL: 2.3, V1: 21.6, Q: 1.3, V2: 10.2 }, by: 'typical', from: 'final model: the typical person' }],
});
