import { covariate, defineModel, flag, oneCompartmentInfusion, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { theophylline } from './drug.ts';

const TABLE = 'table of the final model, as quoted by nlmixr2lib';

export const yano1993 = defineModel({
  id: 'theophylline/yano-1993',
  drug: { name: theophylline.name, atc: 'R03DA04' },
  moiety: { name: theophylline.moiety, level: theophylline.levelUnit },
  summary: 'Adults with chronic airway obstruction on aminophylline by vein, with their arterial carbon dioxide tension.',
  source: {
    citation: 'Yano et al. Biol Pharm Bull 1993;16:501-505',
    doi: '10.1248/bpb.16.501',
    readIn: ['nlmixr2lib Yano_1993_theophylline'],
  },
  population: {
    subjects: 55,
    description: 'Japanese adults with chronic airway obstruction, 28-77 kg, 276 levels after aminophylline by vein',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    arterialCarbonDioxide: covariate('mm[Hg]', recorded('arterialCarbonDioxide')),
    liverDysfunction: flag(recorded('liverDysfunction')),
  },
  limits: [
    { covariate: 'age', between: [18, 90], below: 'refuse', above: 'warn', because: 'adults; the upper bound is chosen here' },
    { covariate: 'weight', between: [28, 77], below: 'refuse', above: 'warn', because: 'lightest and heaviest person studied' },
    {
      covariate: 'arterialCarbonDioxide',
      between: [30, 80],
      below: 'refuse',
      above: 'refuse',
      because: 'chosen here about 42.5 mm Hg: the range studied was not read, and clearance doubles every 30 mm Hg',
    },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: { value: 1, unit: 'L/h/kg', from: `${TABLE}; factor 1 that carries its variability`, between: percentCV(38.5) },
    logCL: { value: -3.78, unit: '1', from: `${TABLE}; ln of L/h/kg` },
    perTensionCL: { value: 0.0233, unit: '1', from: `${TABLE}; for each mm Hg` },
    withDysfunction: { value: -0.525, unit: '1', from: TABLE },
    V: { value: 1, unit: 'L/kg', from: `${TABLE}; factor 1 that carries its variability`, between: percentCV(12.5) },
    logV: { value: -1.12, unit: '1', from: `${TABLE}; ln of L/kg` },
    perTensionV: { value: 0.00934, unit: '1', from: `${TABLE}; for each mm Hg` },
  },
  individual: (p, c) => ({
    CL: p.CL * c.weight * Math.exp(p.logCL + p.perTensionCL * c.arterialCarbonDioxide + p.withDysfunction * c.liverDysfunction),
    V: p.V * c.weight * Math.exp(p.logV + p.perTensionV * c.arterialCarbonDioxide),
  }),
  error: proportionalError({ proportional: 0.106, from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Clearance rises with carbon dioxide tension, as published; smoking had no effect here, though it raises clearance elsewhere.',
    'Read in one source (nlmixr2lib).',
    'Interactions (macrolides, quinolones, smoking) are not in the model.',
  ],
  checks: [
    {
      covariates: { weight: 1, arterialCarbonDioxide: 42.5, liverDysfunction: 0 },
      expect: { CL: 0.0614, V: 0.485 },
      within: 3e-3,
      by: 'another',
      from: 'at 42.5 mm Hg: 0.0614 L/h/kg and 0.485 L/kg, computed apart from this project’s code',
    },
    {
      covariates: { weight: 50, arterialCarbonDioxide: 55, liverDysfunction: 1 },
      expect: { CL: 2.431536, V: 27.26825 },
      within: 1e-3,
      from: 'by hand',
    },
  ],
});
