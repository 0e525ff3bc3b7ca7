import type { ResidualError } from '../domain/define-model.ts';
import { convert, readUnit } from '../domain/units.ts';

/**
 * How a measured level scatters around its prediction: normal with standard deviation `sd(f)`, on the scale of `transform`
 * (levels themselves, or their logarithm).
 */
export type Residual = {
  transform: (concentration: number) => number;
  sd: (prediction: number) => number;
  /** True when the scale is the logarithm. */
  logarithmic: boolean;
};

const same = (value: number): number => value;

/** The residual error of an output as functions of its prediction in `level`. Throws when its additive part is in a unit that does not convert to that. */
export function readResidual(error: ResidualError, level: string): Residual {
  switch (error.form) {
    case 'combinedRoot': {
      const { proportional } = error;
      const additive = inUnitOf(level, error.additive, error.unit);
      return { transform: same, sd: (f) => Math.sqrt(additive * additive + proportional * f * (proportional * f)), logarithmic: false };
    }
    case 'combinedSum': {
      const { proportional } = error;
      const additive = inUnitOf(level, error.additive, error.unit);
      return { transform: same, sd: (f) => additive + proportional * f, logarithmic: false };
    }
    case 'proportional':
      return { transform: same, sd: (f) => error.proportional * f, logarithmic: false };
    case 'additive': {
      const additive = inUnitOf(level, error.additive, error.unit);
      return { transform: same, sd: () => additive, logarithmic: false };
    }
    case 'exponential':
      return { transform: Math.log, sd: () => error.log, logarithmic: true };
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
