import type { Sex } from '../../src/domain/body.ts';
import { CREATININE_UMOL } from './renal-function.ts';

type Change = { first: number; second: number; hours: number };

/**
 * Creatinine clearance while creatinine changes, mL/min (Jelliffe R. Am J Nephrol 2002;22:320-324), from two values in mg/dL some hours
 * apart, years and kg. Production falls as creatinine rises. The 15 % less under dialysis is not included.
 */
export function jelliffe2002({ first, second, hours, age, weight, sex }: Change & { age: number; weight: number; sex: Sex }): number {
  const average = (first + second) / 2;
  const normal = (29.305 - 0.203 * age) * weight;
  const reduced = (1344.4 - 43.76 * average) / (1344.4 - 43.76 * 1.1);
  const produced = normal * reduced * (sex === 'female' ? 0.855 : 0.95);
  const stored = (4 * weight * (second - first)) / (hours / 24);
  return (100 * (produced - stored)) / (average * 1440);
}

/** Creatinine clearance per 1.73 m2 from lean weight (kg), body surface (m2) and mg/dL (Jelliffe RW, Jelliffe SM. Math Biosci 1972;14:17-24), mL/min. */
export function jelliffe1972({
  age,
  leanWeight,
  surface,
  creatinine,
  sex,
}: {
  age: number;
  leanWeight: number;
  surface: number;
  creatinine: number;
  sex: Sex;
}): number {
  const excreted = leanWeight * (sex === 'female' ? 25.3 - 0.18 * age : 29.305 - 0.203 * age);
  return (0.12 * excreted) / (creatinine * surface);
}

/**
 * Kinetic GFR (Chen S. J Am Soc Nephrol 2013;24:877-888), in the unit of the stable clearance, which is in mL/min: production is what
 * the stable creatinine and clearance say, and the largest rise a day is production over 0.6 L/kg. The mean is of both values; one
 * public program takes the first alone, and a calculator prints a formula whose dimensions do not agree.
 */
export function kineticFiltration({
  first,
  second,
  hours,
  stable,
  weight,
}: Change & { stable: { creatinine: number; clearance: number }; weight: number }): number {
  const produced = stable.creatinine * CREATININE_UMOL * stable.clearance * 1.44;
  const largestRise = produced / (0.6 * weight);
  const rise = (second - first) * CREATININE_UMOL;
  return ((stable.creatinine * stable.clearance) / ((first + second) / 2)) * (1 - (24 * rise) / (hours * largestRise));
}
