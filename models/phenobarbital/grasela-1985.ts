import { covariate, defineModel, flag, oneCompartmentInfusion, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { phenobarbital } from './drug.ts';

const ABSTRACT = 'abstract (PubMed 4075936), as quoted by nlmixr2lib and read on the page of its authors’ company';

export const grasela1985 = defineModel({
  id: 'phenobarbital/grasela-1985',
  drug: { name: phenobarbital.name, atc: 'N03AA02' },
  moiety: { name: phenobarbital.moiety, level: phenobarbital.levelUnit },
  summary: 'Newborn, mostly preterm infants in their first days, with perinatal asphyxia.',
  source: {
    citation:
      'Grasela TH, Donn SM. Neonatal population pharmacokinetics of phenobarbital derived from routine clinical data. Dev Pharmacol Ther 1985;8:374-383',
    pubmed: '4075936',
    readIn: ['the abstract', 'nlmixr2lib Grasela_1985_phenobarbital', 'a public encoding for a dosing program (residual error)'],
  },
  population: {
    subjects: 59,
    description: 'Preterm and term infants, birth weight 0.6-3.62 kg (mean 1.52), gestational age 24-42 weeks (mean 31), routine levels',
  },
  covariates: { weight: covariate('kg', totalWeight), perinatalAsphyxia: flag(recorded('perinatalAsphyxia')) },
  limits: [
    { covariate: 'weight', between: [0.6, 3.62], below: 'refuse', above: 'refuse', because: 'lightest and heaviest infant studied' },
    {
      covariate: 'gestationalAge',
      between: [24, 42],
      below: 'refuse',
      above: 'refuse',
      because: 'youngest and oldest gestational age studied',
    },
    {
      covariate: 'postnatalAge',
      between: [0, 16],
      below: 'refuse',
      above: 'refuse',
      because: 'newborn infants, whose clearance rises after the first weeks; the bound is chosen here',
    },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: { value: 0.0047, unit: 'L/h/kg', from: ABSTRACT, between: percentCV(19) },
    V: { value: 0.96, unit: 'L/kg', from: ABSTRACT, between: percentCV(16) },
    withAsphyxia: { value: 0.13, unit: '1', from: ABSTRACT },
  },
  individual: (p, c) => ({ CL: p.CL * c.weight, V: p.V * c.weight * (1 + p.withAsphyxia * c.perinatalAsphyxia) }),
  error: proportionalError({ proportional: 0.107, from: 'not in the abstract; 10.7 % in a public encoding for a dosing program' }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in the abstract; the residual error is from one encoding and was not seen in the paper.',
    'That encoding has 13.5 % for the volume after asphyxia and applies it below an Apgar score of 1; the abstract has 13 % and a score below 5.',
    'Therapeutic hypothermia and maturation after the first weeks are not in the model.',
    'Levels are total phenobarbital in serum.',
  ],
  checks: [
    {
      covariates: { weight: 1, perinatalAsphyxia: 0 },
      expect: { CL: 0.0047, V: 0.96 },
      by: 'typical',
      from: 'the abstract, infant of 1 kg; half-life 141 h',
    },
    { covariates: { weight: 3, perinatalAsphyxia: 1 }, expect: { CL: 0.0141, V: 3.2544 }, within: 1e-6, from: '0.96 x 3 x 1.13, by hand' },
  ],
});
