import type { ResidualError } from '../domain/define-model.ts';
import { convert } from '../domain/units.ts';

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

/** The residual error of a model as functions of the predicted concentration in mg/L. Throws when the model states its additive part in a unit that is no concentration. */
export function readResidual(error: ResidualError): Residual {
  switch (error.form) {
    case 'combinedRoot': {
      const { proportional } = error;
      const additive = inMilligramsPerLitre(error.additive, error.unit);
      return { transform: same, sd: (f) => Math.sqrt(additive * additive + proportional * f * (proportional * f)), logarithmic: false };
    }
    case 'combinedSum': {
      const { proportional } = error;
      const additive = inMilligramsPerLitre(error.additive, error.unit);
      return { transform: same, sd: (f) => additive + proportional * f, logarithmic: false };
    }
    case 'proportional':
      return { transform: same, sd: (f) => error.proportional * f, logarithmic: false };
    case 'additive': {
      const additive = inMilligramsPerLitre(error.additive, error.unit);
      return { transform: same, sd: () => additive, logarithmic: false };
    }
    case 'exponential':
      return { transform: Math.log, sd: () => error.log, logarithmic: true };
  }
}

function inMilligramsPerLitre(value: number, unit: string): number {
  const converted = convert({ value, unit }, 'mg/L', 'error.additive');
  if (!converted.ok) throw new Error(converted.issues.map(({ text }) => text).join(' '));
  return converted.value;
}
