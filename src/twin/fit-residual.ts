import type { ResidualError } from '../domain/define-model.ts';
import { convert, readUnit } from '../domain/units.ts';

/**
 * How a measured level scatters around its prediction f: normal with standard deviation `sd(f)`, on the scale of `transform` (levels
 * themselves, or their logarithm). The slopes are the derivatives by f.
 */
export type Residual = {
  transform: (concentration: number) => number;
  transformSlope: (prediction: number) => number;
  sd: (prediction: number) => number;
  sdSlope: (prediction: number) => number;
  /** True when the scale is the logarithm. */
  logarithmic: boolean;
};

const asItIs = { transform: (value: number): number => value, transformSlope: (): number => 1, logarithmic: false } as const;

/** The measured value that belongs to a prediction and a standard normal number. */
export function scatter({ sd, logarithmic }: Pick<Residual, 'sd' | 'logarithmic'>, prediction: number, normal: number): number {
  const spread = sd(prediction) * normal;
  return logarithmic ? prediction * Math.exp(spread) : prediction + spread;
}

/** The residual error of an output as functions of its prediction in `level`. Throws when its additive part is in a unit that does not convert to that. */
export function readResidual(error: ResidualError, level: string): Residual {
  switch (error.form) {
    case 'combinedRoot': {
      const { proportional } = error;
      const additive = inUnitOf(level, error.additive, error.unit);
      const sd = (f: number): number => Math.sqrt(additive * additive + proportional * f * (proportional * f));
      return { ...asItIs, sd, sdSlope: (f) => (proportional * proportional * f) / sd(f) };
    }
    case 'combinedSum': {
      const { proportional } = error;
      const additive = inUnitOf(level, error.additive, error.unit);
      return { ...asItIs, sd: (f) => additive + proportional * f, sdSlope: () => proportional };
    }
    case 'proportional': {
      const { proportional } = error;
      return { ...asItIs, sd: (f) => proportional * f, sdSlope: () => proportional };
    }
    case 'additive': {
      const additive = inUnitOf(level, error.additive, error.unit);
      return { ...asItIs, sd: () => additive, sdSlope: () => 0 };
    }
    case 'exponential':
      return { transform: Math.log, transformSlope: (f) => 1 / f, sd: () => error.log, sdSlope: () => 0, logarithmic: true };
  }
}

function inUnitOf(level: string, value: number, unit: string): number {
  if (unit === level) return value;
  const known = readUnit(level);
  if (known === undefined) throw new Error(`${level} is no unit that an error in ${unit} converts to`);
  const converted = convert({ value, unit }, known, 'error.additive');
  if (!converted.ok) throw new Error(converted.issues.map(({ text }) => text).join(' '));
  return converted.value;
}
