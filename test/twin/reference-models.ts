import {
  type PkModel,
  type ResidualError,
  additiveError,
  combinedRoot,
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
  options: { error?: ResidualError; id?: string; clearance?: number; time?: 'h' | 'min' | 'd'; betweenOccasions?: number } = {},
): PkModel =>
  defineModel({
    ...about(options.id ?? 'test/one-compartment'),
    time: options.time ?? 'h',
    covariates: {},
    structure: oneCompartmentInfusion,
    parameters: {
      CL: {
        value: options.clearance ?? 5,
        unit: 'L/h',
        from: 'test',
        between: variance(0.09),
        ...(options.betweenOccasions === undefined ? {} : { betweenOccasions: variance(options.betweenOccasions) }),
      },
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

export { additiveError, combinedRoot, proportionalError };
