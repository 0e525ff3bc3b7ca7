import {
  type PkModel,
  type ResidualError,
  additiveError,
  combinedRoot,
  combinedSum,
  covariate,
  defineModel,
  oneCompartmentInfusion,
  percentCV,
  proportionalError,
  together,
  twoCompartmentInfusion,
  variance,
} from '../../src/domain/define-model.ts';

const about = (id: string) => ({
  id,
  drug: { name: 'example' },
  summary: 'A model for tests.',
  source: { citation: 'stated in the test', readIn: [] },
  population: { subjects: 1, description: 'nobody' },
  limits: [],
  status: { is: 'unchecked' } as const,
  use: 'teaching' as const,
  deviations: [],
  checks: [],
});

/** One compartment, CL 5 L/h and V 50 L, each differing by a log-normal of the given omega^2; combined error. */
export const oneCompartment = (
  options: { error?: ResidualError; id?: string; clearance?: number; time?: 'h' | 'min' | 'd' } = {},
): PkModel =>
  defineModel({
    ...about(options.id ?? 'test/one-compartment'),
    time: options.time ?? 'h',
    covariates: {},
    structure: oneCompartmentInfusion,
    parameters: {
      CL: { value: options.clearance ?? 5, unit: 'L/h', from: 'test', between: variance(0.09) },
      V: { value: 50, unit: 'L', from: 'test', between: variance(0.04) },
    },
    individual: (p) => ({ CL: p.CL, V: p.V }),
    error: options.error ?? combinedRoot({ proportional: 0.15, additive: 0.5, unit: 'mg/L', from: 'test' }),
  });

/** Two compartments, vancomycin-like, clearance proportional to creatinine clearance (mL/min). */
export const twoCompartment = (id = 'test/two-compartment'): PkModel =>
  defineModel({
    ...about(id),
    covariates: { CRCL: covariate('mL/min', 'creatinine clearance'), WT: covariate('kg', 'total body weight') },
    structure: twoCompartmentInfusion,
    parameters: {
      CL: { value: 4.5, unit: 'L/h', from: 'test', between: percentCV(30) },
      V1: { value: 40, unit: 'L', from: 'test', between: percentCV(35) },
      Q: { value: 5, unit: 'L/h', from: 'test' },
      V2: { value: 38, unit: 'L', from: 'test', between: percentCV(40) },
    },
    correlated: [together(['CL', 'V1'], { correlation: 0.3 })],
    individual: (p, c) => ({ CL: p.CL * (c.CRCL / 100), V1: p.V1 * (c.WT / 70), Q: p.Q, V2: p.V2 * (c.WT / 70) }),
    error: combinedRoot({ proportional: 0.15, additive: 1, unit: 'mg/L', from: 'test' }),
  });

/** The two models of the reference fits, as each case's own file states them. */
export function caseModel(name: string, omega: readonly (readonly number[])[], error: ResidualError): PkModel {
  const at = (row: number, column: number): number => omega[row]?.[column] ?? 0;
  if (name.startsWith('vanco')) {
    return defineModel({
      ...about(`test/${name}`),
      covariates: { WT: covariate('kg', 'weight'), CRCL: covariate('mL/min', 'creatinine clearance') },
      structure: twoCompartmentInfusion,
      parameters: {
        CL: { value: 4.5, unit: 'L/h', from: name, between: variance(at(0, 0)) },
        V1: { value: 58.4, unit: 'L', from: name, between: variance(at(1, 1)) },
        Q: { value: 6.5, unit: 'L/h', from: name },
        V2: { value: 38.4, unit: 'L', from: name },
      },
      individual: (p, c) => ({ CL: p.CL * (c.CRCL / 120) ** 0.8, V1: p.V1 * (c.WT / 70), Q: p.Q, V2: p.V2 }),
      error,
    });
  }
  return defineModel({
    ...about(`test/${name}`),
    covariates: { WT: covariate('kg', 'weight'), CRCL: covariate('mL/min', 'creatinine clearance') },
    structure: twoCompartmentInfusion,
    parameters: {
      CL: { value: 4.2, unit: 'L/h', from: name, between: variance(at(0, 0)) },
      V1: { value: 17, unit: 'L', from: name, between: variance(at(1, 1)) },
      Q: { value: 1.2, unit: 'L/h', from: name, between: variance(at(2, 2)) },
      V2: { value: 10, unit: 'L', from: name },
    },
    correlated: [together(['CL', 'V1'], { covariance: at(0, 1) })],
    individual: (p, c) => ({ CL: p.CL * (c.CRCL / 100), V1: p.V1 * (c.WT / 70), Q: p.Q, V2: p.V2 }),
    error,
  });
}

/** Two-compartment infusion of the mapbayr introduction: CL = 0.9 e^eta1 (BW/70)^1.2, V1 = 10 e^eta2, V2 = 10, Q = 1. */
export const mapbayrIntroduction = defineModel({
  ...about('test/mapbayr-introduction'),
  covariates: { BW: covariate('kg', 'weight') },
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 0.9, unit: 'L/h', from: 'mapbayr introduction', between: variance(0.3) },
    V1: { value: 10, unit: 'L', from: 'mapbayr introduction', between: variance(0.3) },
    Q: { value: 1, unit: 'L/h', from: 'mapbayr introduction' },
    V2: { value: 10, unit: 'L', from: 'mapbayr introduction' },
  },
  individual: (p, c) => ({ CL: p.CL * (c.BW / 70) ** 1.2, V1: p.V1, Q: p.Q, V2: p.V2 }),
  error: combinedRoot({ proportional: Math.sqrt(0.05), additive: Math.sqrt(0.1), unit: 'mg/L', from: 'mapbayr introduction' }),
});

/** Goti 2018 as posologyr encodes it, with the additive form of the combined error. */
export const gotiOfPosologyr = defineModel({
  ...about('test/goti-posologyr'),
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
  ...about('test/thomson-mipdeval'),
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
  ...about('test/below-quantification'),
  covariates: {},
  structure: twoCompartmentInfusion,
  parameters: {
    CL: { value: 0.2, unit: 'L/h', from: 'published', between: variance(0.05) },
    V1: { value: 2, unit: 'L', from: 'published', between: variance(0.02) },
    Q: { value: 0.1, unit: 'L/h', from: 'published' },
    V2: { value: 0.5, unit: 'L', from: 'published' },
  },
  individual: (p) => ({ CL: p.CL, V1: p.V1, Q: p.Q, V2: p.V2 }),
  error: combinedRoot({ proportional: Math.sqrt(0.1), additive: Math.sqrt(0.5), unit: 'mg/L', from: 'published' }),
});

export { additiveError, combinedRoot, proportionalError };
