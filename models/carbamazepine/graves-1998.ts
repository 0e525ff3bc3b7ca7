import { additiveError, covariate, defineModel, flag, oneCompartmentOral, percentCV } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { deriveFrom, recorded } from '../physiology/derivation.ts';
import { carbamazepine } from './drug.ts';

const ABSTRACT = 'abstract, two copies of which agree';

const aged = deriveFrom(['age'], '70 years or older (1 yes, 0 no)', ({ age }) => (age >= 70 ? 1 : 0));
const barbiturate = deriveFrom(['phenobarbital', 'felbamate'], 'phenobarbital or felbamate taken (1 yes, 0 no)', (body) =>
  Math.max(body.phenobarbital, body.felbamate),
);

export const graves1998 = defineModel({
  id: 'carbamazepine/graves-1998',
  drug: { name: carbamazepine.name, atc: 'N03AF01' },
  moiety: { name: carbamazepine.moiety, level: carbamazepine.levelUnit },
  summary: 'Adults with epilepsy on carbamazepine for weeks, alone or with phenytoin, phenobarbital or felbamate.',
  source: {
    citation: 'Graves et al. Pharmacotherapy 1998 (author from memory; the abstract was read)',
    pubmed: '9545146',
    readIn: ['the abstract (PubMed 9545146)'],
  },
  population: {
    subjects: 829,
    description: 'Adults with epilepsy, three centres, 1991-1995; 50 more for validation (mean error 0.6, median absolute error 2.4 mg/L)',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    aged: flag(aged),
    phenytoin: flag(recorded('phenytoin')),
    phenobarbitalOrFelbamate: flag(barbiturate),
  },
  limits: [
    { covariate: 'age', between: [18, 95], below: 'refuse', above: 'warn', because: 'adults; the upper bound is chosen here' },
    { covariate: 'weight', between: [35, 150], below: 'warn', above: 'warn', because: 'chosen here: the range studied was not read' },
  ],
  structure: oneCompartmentOral,
  parameters: {
    perWeight: { value: 0.0134, unit: 'L/h/kg', from: ABSTRACT },
    base: { value: 3.58, unit: 'L/h', from: ABSTRACT },
    withPhenytoin: { value: 1.42, unit: '1', from: ABSTRACT },
    withPhenobarbital: { value: 1.17, unit: '1', from: `${ABSTRACT}; phenobarbital or felbamate` },
    withBoth: { value: 1.62, unit: '1', from: ABSTRACT },
    aged: { value: 0.749, unit: '1', from: ABSTRACT },
    CL: { value: 1, unit: '1', from: `${ABSTRACT}; factor 1 that carries its variability`, between: percentCV(26) },
    V: { value: 1.97, unit: 'L/kg', from: ABSTRACT, between: percentCV(82) },
    KA: { value: 0.441, unit: '1/h', from: ABSTRACT },
  },
  individual: (p, c) => {
    const one = c.phenytoin * (p.withPhenytoin - 1) + c.phenobarbitalOrFelbamate * (p.withPhenobarbital - 1);
    const comedication = c.phenytoin * c.phenobarbitalOrFelbamate > 0 ? p.withBoth : 1 + one;
    return { CL: (p.perWeight * c.weight + p.base) * comedication * p.aged ** c.aged * p.CL, V: p.V * c.weight, KA: p.KA };
  },
  error: additiveError({ additive: 1.8, unit: 'mg/L', from: ABSTRACT }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in the abstract only; whether variability was printed as 100 x omega was not read, and 26 and 82 % are taken as coefficients of variation.',
    'For the induced state: clearance rises over the first weeks of treatment, which is not in the model. It must not be used in the first four weeks.',
    'Forms (prolonged release or not) are not told apart.',
  ],
  checks: [
    {
      covariates: { weight: 70, aged: 0, phenytoin: 0, phenobarbitalOrFelbamate: 0 },
      expect: { CL: 4.518, V: 137.9, KA: 0.441 },
      within: 1e-6,
      by: 'another',
      from: '0.0134 x 70 + 3.58, computed apart from this project’s code',
    },
    {
      covariates: { weight: 60, aged: 1, phenytoin: 1, phenobarbitalOrFelbamate: 1 },
      expect: { CL: 5.31946 },
      within: 1e-5,
      from: '(0.0134 x 60 + 3.58) x 1.62 x 0.749, by hand',
    },
  ],
});
