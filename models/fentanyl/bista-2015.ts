import { covariate, defineModel, oneCompartmentOral, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { sizeFactor, totalWeight } from '../physiology/body-size.ts';
import { fentanyl } from './drug.ts';

const TABLE = 'table of the final model, as quoted by nlmixr2lib';

export const bista2015 = defineModel({
  id: 'fentanyl/bista-2015',
  drug: { name: fentanyl.name, atc: 'N02AB03' },
  moiety: { name: fentanyl.moiety, dose: 'ug', level: fentanyl.levelUnit },
  summary: 'Adults with cancer on matrix patches.',
  source: { citation: 'Bista et al. 2015 (journal from memory: AAPS J)', readIn: ['nlmixr2lib Bista_2015_fentanyl'] },
  population: { subjects: 56, description: 'Adults with cancer, 39-90 years, 42-110 kg, on Durogesic patches' },
  covariates: { weight: covariate('kg', totalWeight) },
  limits: [
    { covariate: 'age', between: [18, 90], below: 'refuse', above: 'warn', because: 'oldest person studied; the youngest was 39' },
    { covariate: 'weight', between: [42, 110], below: 'refuse', above: 'warn', because: 'lightest and heaviest person studied' },
  ],
  structure: oneCompartmentOral,
  // No compartment has this name, so a dose by vein is refused: clearance and volume are apparent ones.
  routes: { other: 'depot', iv: null },
  parameters: {
    KA: { value: 0.013, unit: '1/h', from: TABLE },
    CL: { value: 122, unit: 'L/h', from: `${TABLE}; at 70 kg`, between: percentCV(38.5) },
    V: { value: 350, unit: 'L', from: `${TABLE}; at 70 kg, fixed` },
    sizeExponent: { value: 0.75, unit: '1', from: TABLE },
  },
  individual: (p, c) => ({ KA: p.KA, CL: p.CL * sizeFactor(c.weight, p.sizeExponent), V: p.V * sizeFactor(c.weight, 1) }),
  error: proportionalError({ proportional: 0.363, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'A patch is a dose into a depot that empties at 0.013 per hour (half-life 53 h) until it is gone; taking a patch off, and what stays in it, are not in the model.',
    'Clearance is apparent: a dose by vein is refused.',
    'Read in one source (nlmixr2lib); the journal is from memory.',
  ],
  checks: [
    { covariates: { weight: 70 }, expect: { CL: 122, V: 350, KA: 0.013 }, within: 1e-9, by: 'typical', from: 'person of 70 kg' },
    { covariates: { weight: 50 }, expect: { CL: 94.7903, V: 250 }, within: 1e-3, from: '122 (50/70)^0.75, by hand' },
  ],
});
