import { covariate, defineModel, flag, oneCompartmentOral, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { theophylline } from './drug.ts';

const TABLE = 'table of the final model, as quoted by nlmixr2lib';
const ADDED = 'not of the paper, which has steady states only; added by nlmixr2lib';

export const suda2008 = defineModel({
  id: 'theophylline/suda-2008',
  drug: { name: theophylline.name, atc: 'R03DA04' },
  moiety: { name: theophylline.moiety, level: theophylline.levelUnit },
  summary: 'Preterm infants with apnoea on oral theophylline at steady state; troughs.',
  source: {
    citation: 'Suda et al. Yakugaku Zasshi 2008;128:635-641',
    doi: '10.1248/yakushi.128.635',
    readIn: ['nlmixr2lib Suda_2008_theophylline'],
  },
  population: { subjects: 52, description: 'Japanese preterm infants, 9-107 days old, 841-2548 g, 90 steady-state troughs' },
  covariates: { weight: covariate('kg', totalWeight), apnecut: flag(recorded('apnecut')) },
  limits: [
    { covariate: 'postnatalAge', between: [9, 107], below: 'refuse', above: 'refuse', because: 'youngest and oldest infant studied' },
    { covariate: 'weight', between: [0.841, 2.548], below: 'refuse', above: 'refuse', because: 'lightest and heaviest infant studied' },
  ],
  structure: oneCompartmentOral,
  // No compartment has this name, so a dose by vein is refused: clearance and volume are apparent ones.
  routes: { oral: 'depot', iv: null },
  parameters: {
    CL: { value: 0.0201, unit: 'L/h', from: `${TABLE}; at 1 kg, alcoholic solution`, between: percentCV(15) },
    weightExponent: { value: 1.08, unit: '1', from: TABLE },
    withApnecut: { value: -0.282, unit: '1', from: TABLE },
    V: { value: 0.647, unit: 'L/kg', from: ADDED },
    KA: { value: 1.5, unit: '1/h', from: ADDED },
  },
  individual: (p, c) => ({
    CL: p.CL * c.weight ** p.weightExponent * (1 + p.withApnecut * c.apnecut),
    V: p.V * c.weight,
    KA: p.KA,
  }),
  error: proportionalError({ proportional: 0.153, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Steady-state troughs only: volume and absorption are not of the paper, so levels during the day and the time to a steady state are rough.',
    'Caffeine, to which infants turn part of theophylline, is not in the model.',
    'Read in one source (nlmixr2lib).',
  ],
  checks: [
    {
      covariates: { weight: 1, apnecut: 0 },
      expect: { CL: 0.0201, V: 0.647, KA: 1.5 },
      by: 'typical',
      from: 'infant of 1 kg on the alcoholic solution',
    },
    { covariates: { weight: 2, apnecut: 1 }, expect: { CL: 0.030509 }, within: 1e-3, from: '0.0201 x 2^1.08 x 0.718, by hand' },
  ],
});
