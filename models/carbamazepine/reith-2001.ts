import { additiveError, covariate, defineModel, oneCompartmentOral } from '../../src/domain/define-model.ts';
import { surfaceByMosteller, totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { carbamazepine } from './drug.ts';

const ABSTRACT = 'abstract on the publisher’s page';

export const reith2001 = defineModel({
  id: 'carbamazepine/reith-2001',
  drug: { name: carbamazepine.name, atc: 'N03AF01' },
  moiety: { name: carbamazepine.moiety, level: carbamazepine.levelUnit },
  summary: 'Teaching: children to young adults, with a clearance that grows with the daily dose.',
  source: {
    citation:
      'Reith DM, Hooper WD, Parke J, Charles B. Population pharmacokinetic modeling of steady state carbamazepine clearance in children, adolescents, and adults. J Pharmacokinet Pharmacodyn 2001',
    doi: '10.1023/A:1011569703060',
    readIn: ['the abstract'],
  },
  population: {
    subjects: 91,
    description: 'Children, adolescents and young adults, 0.7-37 years; 946 levels from monitoring and a study of bioequivalence',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    surface: covariate('m2', surfaceByMosteller, { between: [0.3, 2.3], because: 'of people from 7 to 100 kg, roughly' }),
    dailyDose: covariate('mg/d', recorded('dailyDose')),
  },
  limits: [
    { covariate: 'age', between: [0.7, 37], below: 'refuse', above: 'refuse', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [7, 100], below: 'refuse', above: 'refuse', because: 'chosen here: the range studied was not read' },
    {
      covariate: 'dailyDose',
      between: [50, 2000],
      below: 'refuse',
      above: 'refuse',
      because: 'chosen here: the range studied was not read',
    },
  ],
  structure: oneCompartmentOral,
  parameters: {
    perSurface: { value: 2.24, unit: 'L/h/m2', from: ABSTRACT },
    perDose: { value: 0.047, unit: 'L/h', from: `${ABSTRACT}; for each mg/kg` },
    V: { value: 0.37, unit: 'L/kg', from: ABSTRACT },
    KA: { value: 0.013, unit: '1/h', from: ABSTRACT },
  },
  individual: (p, c) => ({
    CL: p.perSurface * c.surface + p.perDose * (c.dailyDose / c.weight),
    V: p.V * c.weight,
    KA: p.KA,
  }),
  error: additiveError({ additive: 1.8, unit: 'mg/L', from: 'its size is not in the abstract; taken from Graves 1998' }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'Variability between people and the size of the residual error are not in the abstract: there are no etas, and the error is borrowed.',
    'Absorption (0.013 per hour) is slower than elimination: a flip-flop solution, so volume and absorption must not be trusted one by one.',
    'The dose is taken as the daily dose in mg/kg; the abstract says only dose. A clearance that depends on the dose cannot serve to search for one.',
    'The formula of body surface was not read; Mosteller’s is used.',
  ],
  checks: [
    {
      covariates: { weight: 30, surface: 1.05, dailyDose: 600 },
      expect: { CL: 3.292, V: 11.1, KA: 0.013 },
      within: 1e-6,
      from: '2.24 x 1.05 + 0.047 x 20, by hand',
    },
  ],
});
