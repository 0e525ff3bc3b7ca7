import {
  combinedRoot,
  combinedSum,
  covariate,
  defineModel,
  givenWith,
  oneCompartmentOral,
  proportionalError,
  together,
  twoCompartmentInfusion,
  variance,
} from '../../domain/define-model.ts';

/*
 * Models as the programs whose results are reproduced state them. They are yardsticks for the arithmetic, not knowledge about drugs.
 */
const about = (id: string, citation: string) => ({
  id: `check/${id}`,
  drug: { name: 'example' },
  summary: 'A model whose fits other programs have published.',
  source: { citation },
  population: { subjects: 0, description: 'nobody: a yardstick' },
  limits: [],
  checks: [],
});

const MAPBAYR = 'mapbayr, an R package; its comparison with NONMEM 7';
const PROPORTIONAL = proportionalError({ proportional: Math.sqrt(0.05), from: MAPBAYR });

/** CL = 4 e^eta1, V = 70 e^eta2, KA = 1 e^eta3, Omega = diag(0.2), variance 0.05 f^2. */
export const mapbayrOral = defineModel({
  ...about('mapbayr-oral', MAPBAYR),
  covariates: {},
  structure: oneCompartmentOral,
  parameters: {
    CL: { value: 4, unit: 'L/h', from: MAPBAYR, between: variance(0.2) },
    V: { value: 70, unit: 'L', from: MAPBAYR, between: variance(0.2) },
    KA: { value: 1, unit: '1/h', from: MAPBAYR, between: variance(0.2) },
  },
  individual: (p) => ({ CL: p.CL, V: p.V, KA: p.KA }),
  error: PROPORTIONAL,
});

/** CL 1, V 70, KA 1, D2 4 h, each e^eta, Omega = diag(0.2): 20 % of a dose into the depot, 80 % into the central compartment over D2. */
export const mapbayrMixed = defineModel({
  ...about('mapbayr-mixed', MAPBAYR),
  covariates: {},
  structure: givenWith(oneCompartmentOral, {
    needs: ['D2'],
    parts: (p) => [
      { compartment: 'depot', share: 0.2 },
      { compartment: 'central', share: 0.8, duration: p.D2 },
    ],
  }),
  parameters: {
    CL: { value: 1, unit: 'L/h', from: MAPBAYR, between: variance(0.2) },
    V: { value: 70, unit: 'L', from: MAPBAYR, between: variance(0.2) },
    KA: { value: 1, unit: '1/h', from: MAPBAYR, between: variance(0.2) },
    D2: { value: 4, unit: 'h', from: MAPBAYR, between: variance(0.2) },
  },
  individual: (p) => ({ CL: p.CL, V: p.V, KA: p.KA, D2: p.D2 }),
  error: PROPORTIONAL,
});

/** CL = 0.9 e^eta1 (BW/70)^1.2, V1 = 10 e^eta2, V2 = 10, Q = 1; Omega = diag(0.3); variance 0.05 f^2 + 0.1. */
export const mapbayrIntroduction = defineModel({
  ...about('mapbayr-introduction', 'mapbayr, an R package; its introduction'),
  covariates: { BW: covariate('kg', 'weight') },
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 0.9, unit: 'L/h', from: MAPBAYR, between: variance(0.3) },
    V1: { value: 10, unit: 'L', from: MAPBAYR, between: variance(0.3) },
    Q: { value: 1, unit: 'L/h', from: MAPBAYR },
    V2: { value: 10, unit: 'L', from: MAPBAYR },
  },
  individual: (p, c) => ({ CL: p.CL * (c.BW / 70) ** 1.2, V1: p.V1, Q: p.Q, V2: p.V2 }),
  error: combinedRoot({ proportional: Math.sqrt(0.05), additive: Math.sqrt(0.1), unit: 'mg/L', from: MAPBAYR }),
});

/** Goti 2018 as posologyr encodes it, with the additive form of the combined error. */
export const gotiOfPosologyr = defineModel({
  ...about('goti-posologyr', 'posologyr, an R package; its comparison with Monolix'),
  covariates: { CLCR: covariate('mL/min', 'creatinine clearance'), WT: covariate('kg', 'weight') },
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 4.5, unit: 'L/h', from: 'posologyr', between: variance(0.147) },
    V1: { value: 58.4, unit: 'L', from: 'posologyr', between: variance(0.51) },
    Q: { value: 6.5, unit: 'L/h', from: 'posologyr' },
    V2: { value: 38.4, unit: 'L', from: 'posologyr', between: variance(0.282) },
  },
  individual: (p, c) => ({ CL: p.CL * (c.CLCR / 120) ** 0.8, V1: p.V1 * (c.WT / 70), Q: p.Q, V2: p.V2 }),
  error: combinedSum({ proportional: 0.227, additive: 3.4, unit: 'mg/L', from: 'posologyr' }),
});

/** Thomson 2009 as mipdeval states it; creatinine clearance in L/h. */
export const thomsonOfMipdeval = defineModel({
  ...about('thomson-mipdeval', 'mipdeval, an R package; sequential forecasts by PsN and NONMEM'),
  covariates: { CRCL: covariate('L/h', 'creatinine clearance'), WT: covariate('kg', 'weight') },
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 2.99, unit: 'L/h', from: 'mipdeval', between: variance(0.0729) },
    V1: { value: 0.675, unit: 'L/kg', from: 'mipdeval', between: variance(0.0225) },
    Q: { value: 2.28, unit: 'L/h', from: 'mipdeval', between: variance(0.2401) },
    V2: { value: 0.732, unit: 'L/kg', from: 'mipdeval', between: variance(1.69) },
  },
  correlated: [together(['CL', 'V1'], { covariance: 0.01 })],
  individual: (p, c) => ({ CL: p.CL * (1 + 0.0154 * (c.CRCL * 16.66667 - 66)), V1: p.V1 * c.WT, Q: p.Q, V2: p.V2 * c.WT }),
  error: combinedRoot({ proportional: 0.15, additive: 1.6, unit: 'mg/L', from: 'mipdeval' }),
});

/** CL 0.2, V1 2, Q 0.1, V2 0.5, variance 0.1 f^2 + 0.5: the model of the published fit with a level below quantification. */
export const belowQuantification = defineModel({
  ...about('below-quantification', 'mapbayr, an R package; its example with method M3'),
  covariates: {},
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 0.2, unit: 'L/h', from: MAPBAYR, between: variance(0.05) },
    V1: { value: 2, unit: 'L', from: MAPBAYR, between: variance(0.02) },
    Q: { value: 0.1, unit: 'L/h', from: MAPBAYR },
    V2: { value: 0.5, unit: 'L', from: MAPBAYR },
  },
  individual: (p) => ({ CL: p.CL, V1: p.V1, Q: p.Q, V2: p.V2 }),
  error: combinedRoot({ proportional: Math.sqrt(0.1), additive: Math.sqrt(0.5), unit: 'mg/L', from: MAPBAYR }),
});
