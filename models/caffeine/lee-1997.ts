import { additiveError, covariate, defineModel, flag, oneCompartmentInfusion, percentCV } from '../../src/domain/define-model.ts';
import { deriveFrom } from '../physiology/derivation.ts';
import { postnatalDays } from '../physiology/maturation.ts';
import { caffeine } from './drug.ts';

const ABSTRACT = 'abstract (PubMed 9209245)';

const grams = deriveFrom(['weight'], 'body weight in grams', ({ weight }) => weight * 1000);
const veryPreterm = deriveFrom(['gestationalAge'], 'born at 28 weeks or before (1 yes, 0 no)', ({ gestationalAge }) =>
  gestationalAge <= 28 ? 1 : 0,
);

export const lee1997 = defineModel({
  id: 'caffeine/lee-1997',
  drug: { name: caffeine.name, atc: 'N06BC01' },
  moiety: { name: caffeine.moiety, level: caffeine.levelUnit },
  summary: 'Teaching: premature infants with apnoea in their first weeks, by vein.',
  source: {
    citation: 'Lee et al. Clin Pharmacol Ther 1997;61:628-640 (author from memory; the abstract was read)',
    doi: '10.1016/S0009-9236(97)90097-7',
    pubmed: '9209245',
    readIn: ['the abstract'],
  },
  population: {
    subjects: null,
    description:
      'Premature infants given caffeine citrate 30, 15 or 3 mg/kg a day for seven days, and 30 more for validation; the number studied was not read',
  },
  covariates: {
    grams: covariate('g', grams),
    postnatalAge: covariate('d', postnatalDays),
    veryPreterm: flag(veryPreterm),
  },
  limits: [
    {
      covariate: 'gestationalAge',
      between: [24, 36],
      below: 'refuse',
      above: 'refuse',
      because: 'premature infants; the bounds are chosen here',
    },
    {
      covariate: 'grams',
      between: [500, 2500],
      below: 'refuse',
      above: 'refuse',
      because: 'premature infants; the bounds are chosen here',
    },
    {
      covariate: 'postnatalAge',
      between: [0, 30],
      below: 'refuse',
      above: 'refuse',
      because: 'the first weeks; the straight line in days must not be drawn further (the bound is chosen here)',
    },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: { value: 1, unit: '1', from: `${ABSTRACT}; factor 1 that carries its variability`, between: percentCV(25) },
    perGramCL: { value: 0.00000399, unit: 'L/h', from: `${ABSTRACT}; for each g` },
    perDayCL: { value: 0.000128, unit: 'L/h', from: `${ABSTRACT}; for each day` },
    V: { value: 1, unit: '1', from: `${ABSTRACT}; factor 1 that carries its variability`, between: percentCV(11) },
    perGramV: { value: 0.000764, unit: 'L', from: `${ABSTRACT}; for each g, born after 28 weeks` },
    perDayV: { value: 0.0468, unit: 'L', from: `${ABSTRACT}; for each day, born after 28 weeks` },
    earlyPerGramV: { value: 0.000755, unit: 'L', from: `${ABSTRACT}; for each g, born by 28 weeks` },
    earlyPerDayV: { value: 0.0224, unit: 'L', from: `${ABSTRACT}; for each day, born by 28 weeks` },
  },
  individual: (p, c) => ({
    CL: (p.perGramCL * c.grams + p.perDayCL * c.postnatalAge) * p.CL,
    V:
      (c.veryPreterm > 0
        ? p.earlyPerGramV * c.grams + p.earlyPerDayV * c.postnatalAge
        : p.perGramV * c.grams + p.perDayV * c.postnatalAge) * p.V,
  }),
  error: additiveError({ additive: 3.9, unit: 'mg/L', from: ABSTRACT }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'Whether doses and levels are of caffeine or of its citrate (twice the mass) is not in the abstract: they are taken as caffeine, and a forecast may be wrong by a factor of two. For teaching until the paper is read.',
    'The structure, one compartment by vein, is inferred from the two parameters.',
    'Another study of 58 infants (Pediatric Research 1998, abstract) has 4.39 mL/h/kg and 0.834 L/kg, against 5.3 mL/h/kg and 0.98 L/kg here for 1 kg on day 10.',
  ],
  checks: [
    {
      covariates: { grams: 1000, postnatalAge: 10, veryPreterm: 1 },
      expect: { CL: 0.00527, V: 0.979 },
      within: 1e-6,
      by: 'another',
      from: '1000 g, day 10, 28 weeks: 0.00527 L/h and 0.979 L, computed apart from this project’s code',
    },
    { covariates: { grams: 1500, postnatalAge: 5, veryPreterm: 0 }, expect: { CL: 0.006625, V: 1.38 }, within: 1e-6, from: 'by hand' },
  ],
});
