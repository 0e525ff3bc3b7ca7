import { defineModel, flag, oneCompartmentOral, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { carbamazepine } from './drug.ts';

const FILE = 'a drug file of the Tucuxi project that does not name its paper';

export const tucuxiElderly = defineModel({
  id: 'carbamazepine/tucuxi-elderly',
  drug: { name: carbamazepine.name, atc: 'N03AF01' },
  moiety: { name: carbamazepine.moiety, level: carbamazepine.levelUnit },
  summary: 'People from 60 years with epilepsy on immediate-release carbamazepine.',
  source: {
    citation:
      'A drug file of the Tucuxi project (older format) that names no paper; perhaps Punyawudho et al. Ther Drug Monit 2012 (from memory)',
    readIn: ['Tucuxi, carbamazepine'],
  },
  population: {
    subjects: null,
    description: 'Elderly people with epilepsy, 60-96 years, 50-129 kg; their number was not read',
  },
  covariates: { phenytoin: flag(recorded('phenytoin')) },
  limits: [
    { covariate: 'age', between: [60, 96], below: 'refuse', above: 'refuse', because: 'youngest and oldest person of the file' },
    {
      covariate: 'weight',
      between: [50, 129],
      below: 'refuse',
      above: 'refuse',
      because: 'lightest and heaviest person of the file; weight is not in the model',
    },
  ],
  structure: oneCompartmentOral,
  parameters: {
    CL: { value: 3.59, unit: 'L/h', from: FILE, between: percentCV(18.1) },
    V: { value: 102, unit: 'L', from: FILE, between: percentCV(74.7) },
    KA: { value: 0.197, unit: '1/h', from: FILE },
    withPhenytoin: { value: 0.23, unit: '1', from: FILE },
  },
  individual: (p, c) => ({ CL: p.CL * (1 + p.withPhenytoin * c.phenytoin), V: p.V, KA: p.KA }),
  error: proportionalError({ proportional: 0.251, from: FILE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'The paper behind the file is not named there.',
    'The file adds a bioavailability of 0.8 to a clearance that is already apparent: using both would count it twice, and it is left out.',
    'For the induced state: the first weeks of treatment are not in the model.',
  ],
  checks: [
    { covariates: { phenytoin: 0 }, expect: { CL: 3.59, V: 102, KA: 0.197 }, by: 'typical', from: 'the file, without phenytoin' },
    { covariates: { phenytoin: 1 }, expect: { CL: 4.4157 }, within: 1e-6, from: '3.59 x 1.23, by hand' },
  ],
});
