import { covariate, defineModel, givenWith, oneCompartmentOral, proportionalError } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { theophylline } from './drug.ts';

const PAPER = 'the paper, as quoted by nlmixr2lib';

export const rovei1982 = defineModel({
  id: 'theophylline/rovei-1982',
  drug: { name: theophylline.name, atc: 'R03DA04' },
  moiety: { name: theophylline.moiety, level: theophylline.levelUnit },
  summary: 'Teaching: eight healthy non-smokers after oral doses.',
  source: {
    citation: 'Rovei et al. Br J Clin Pharmacol 1982;14:769-778',
    doi: '10.1111/j.1365-2125.1982.tb02035.x',
    readIn: ['nlmixr2lib Rovei_1982_theophylline'],
  },
  population: { subjects: 8, description: 'Healthy non-smokers' },
  covariates: { weight: covariate('kg', totalWeight) },
  limits: [{ covariate: 'weight', between: [45, 100], below: 'refuse', above: 'refuse', because: 'adults; the bounds are chosen here' }],
  structure: givenWith(oneCompartmentOral, { lag: (p) => ({ depot: p.lag }), needs: ['lag'] }),
  // No compartment has this name, so a dose by vein is refused: clearance and volume are apparent ones.
  routes: { oral: 'depot', iv: null },
  parameters: {
    lag: { value: 0.09, unit: 'h', from: PAPER },
    KA: { value: 1.73, unit: '1/h', from: PAPER },
    CL: { value: 0.042, unit: 'L/h/kg', from: PAPER },
    V: { value: 0.51, unit: 'L/kg', from: PAPER },
  },
  individual: (p, c) => ({ lag: p.lag, KA: p.KA, CL: p.CL * c.weight, V: p.V * c.weight }),
  error: proportionalError({ proportional: 0.2, from: 'none is published; 20 % is chosen here, so that data can be simulated' }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'Means of eight people: no variability and no residual error are published (those of nlmixr2lib are approximations), so there are no etas, and the error is chosen here.',
  ],
  checks: [
    {
      covariates: { weight: 70 },
      expect: { CL: 2.94, V: 35.7, KA: 1.73, lag: 0.09 },
      within: 1e-6,
      by: 'typical',
      from: '0.042 L/h/kg and 0.51 L/kg at 70 kg',
    },
  ],
});
