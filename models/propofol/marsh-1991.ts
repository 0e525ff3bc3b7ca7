import {
  covariate,
  defineModel,
  proportionalError,
  threeCompartmentInfusion,
  withEffectCompartment,
} from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { propofol } from './drug.ts';

const CODES = 'two public simulation programs (the R package tci, opentiva)';

export const marsh1991 = defineModel({
  id: 'propofol/marsh-1991',
  drug: { name: propofol.name, atc: 'N01AX10' },
  moiety: { name: propofol.moiety },
  summary: 'Teaching: what infusion pumps call Marsh, by weight only, with an effect compartment.',
  source: {
    citation: 'Marsh et al. Br J Anaesth 1991;67:41-48',
    doi: '10.1093/bja/67.1.41',
    readIn: ['the R package tci', 'opentiva, propofol'],
  },
  population: {
    subjects: null,
    description: 'The paper is about children; these are the values for adults that pumps carry. The number studied was not read',
  },
  time: 'min',
  covariates: { weight: covariate('kg', totalWeight) },
  limits: [
    { covariate: 'age', between: [16, 80], below: 'refuse', above: 'warn', because: 'adults; the bounds are chosen here' },
    { covariate: 'weight', between: [40, 120], below: 'refuse', above: 'refuse', because: 'adults; the bounds are chosen here' },
  ],
  structure: withEffectCompartment(threeCompartmentInfusion),
  parameters: {
    V: { value: 0.228, unit: 'L/kg', from: CODES },
    k10: { value: 0.119, unit: '1/min', from: CODES },
    k12: { value: 0.112, unit: '1/min', from: CODES },
    k13: { value: 0.0419, unit: '1/min', from: `${CODES}; tci rounds to 0.042` },
    k21: { value: 0.055, unit: '1/min', from: CODES },
    k31: { value: 0.0033, unit: '1/min', from: CODES },
    KE0: { value: 1.2, unit: '1/min', from: `${CODES}; the modified one, the original is 0.26` },
  },
  individual: (p, c) => {
    const volume = p.V * c.weight;
    return {
      CL: p.k10 * volume,
      V1: volume,
      Q2: p.k12 * volume,
      V2: (p.k12 * volume) / p.k21,
      Q3: p.k13 * volume,
      V3: (p.k13 * volume) / p.k31,
      KE0: p.KE0,
    };
  },
  error: proportionalError({ proportional: 0.3, from: 'none is published; 30 % is chosen here, so that data can be simulated' }),
  status: {
    is: 'unchecked',
    lacks:
      'variability, of which none is published, and the residual error, which is chosen here; all rate constants agree in two programs (k13 as 0.0419 and 0.042)',
  },
  use: 'teaching',
  deviations: [
    'The effect compartment follows at 1.2 per minute (modified Marsh); the original 0.26 makes the effect come four times later.',
    'k13 is 0.0419 per minute in one program and in pumps, 0.042 in another; the volumes that follow are printed as 0.463 and 2.893 or 0.464 and 2.89 L/kg.',
    'No variability is published; the residual error is chosen here.',
  ],
  checks: [
    { covariates: { weight: 70 }, expect: { V1: 15.96, KE0: 1.2 }, within: 1e-9, by: 'typical', from: '0.228 L/kg at 70 kg' },
    {
      covariates: { weight: 1 },
      expect: { V2: 0.464, V3: 2.893 },
      within: 2e-3,
      by: 'another',
      from: 'volumes printed by the two programs: 0.463 or 0.464 and 2.89 or 2.893 L/kg',
    },
  ],
});
