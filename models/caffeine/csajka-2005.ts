import { defineModel, flag, oneCompartmentOral, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { caffeine } from './drug.ts';

const TABLE = 'Table 3, as quoted by nlmixr2lib';

export const csajka2005 = defineModel({
  id: 'caffeine/csajka-2005',
  drug: { name: caffeine.name, atc: 'N06BC01' },
  moiety: { name: caffeine.moiety, level: caffeine.levelUnit },
  summary: 'Healthy adults after one oral dose, with or without an oral contraceptive.',
  source: {
    citation:
      'Csajka C, Haller CA, Benowitz NL, Verotta D. Mechanistic pharmacokinetic modelling of ephedrine, norephedrine and caffeine in healthy subjects. Br J Clin Pharmacol 2005;59:335-345',
    doi: '10.1111/j.1365-2125.2005.02254.x',
    readIn: ['nlmixr2lib Csajka_2005_ephedrine_caffeine'],
  },
  population: {
    subjects: 24,
    description: 'Healthy adults, 22-39 years, 52-91.5 kg, 417 levels after 175-200 mg; six on an oral contraceptive',
  },
  time: 'min',
  covariates: { oestrogenContraceptive: flag(recorded('oestrogenContraceptive')) },
  limits: [
    {
      covariate: 'age',
      between: [18, 60],
      below: 'refuse',
      above: 'warn',
      because: 'people of 22-39 years were studied; the bounds are chosen here',
    },
    {
      covariate: 'weight',
      between: [45, 110],
      below: 'warn',
      above: 'warn',
      because: 'people of 52-91.5 kg were studied; weight is not in the model',
    },
  ],
  structure: oneCompartmentOral,
  // No compartment has this name, so a dose by vein is refused: clearance and volume are apparent ones.
  routes: { oral: 'depot', iv: null },
  parameters: {
    KA: { value: 0.064, unit: '1/min', from: TABLE, between: percentCV(50) },
    CL: { value: 0.083, unit: 'L/min', from: TABLE, between: percentCV(38) },
    V: { value: 38.6, unit: 'L', from: TABLE, between: percentCV(20) },
    withContraceptive: { value: -0.54, unit: '1', from: TABLE },
  },
  individual: (p, c) => ({ KA: p.KA, CL: p.CL * (1 + p.withContraceptive * c.oestrogenContraceptive), V: p.V }),
  error: proportionalError({ proportional: 0.17, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Ephedrine, which the paper models at the same time, is left out; with the herbal product absorption began 22 min later.',
    'For healthy adults, not for infants. Smoking, pregnancy and inhibitors of CYP1A2 are not in the model.',
    'Read in one source (nlmixr2lib). Doses are taken as caffeine; one study gave its sulphate.',
  ],
  checks: [
    {
      covariates: { oestrogenContraceptive: 0 },
      expect: { CL: 0.083, V: 38.6, KA: 0.064 },
      by: 'typical',
      from: 'Table 3, without contraceptive',
    },
    {
      covariates: { oestrogenContraceptive: 1 },
      expect: { CL: 0.038 },
      within: 6e-3,
      by: 'source',
      from: 'the paper’s own figure with a contraceptive, 0.038 L/min, as quoted by nlmixr2lib',
    },
  ],
});
