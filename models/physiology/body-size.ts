import type { Sex } from '../../src/domain/body.ts';
import { deriveFrom } from './derivation.ts';

type Size = { weight: number; height: number };

const CM_PER_INCH = 2.54;
/** Devine's line starts at five feet. */
const FIVE_FEET = 60 * CM_PER_INCH;

/** kg/m2 from kg and cm. */
export const bodyMassIndex = ({ weight, height }: Size): number => weight / (height / 100) ** 2;

/** m2 from kg and cm (Mosteller RD. N Engl J Med 1987;317:1098). */
export const surfaceMosteller = ({ weight, height }: Size): number => Math.sqrt((weight * height) / 3600);

/** m2 from kg and cm (DuBois D, DuBois EF. Arch Intern Med 1916;17:863-871). */
export const surfaceDuBois = ({ weight, height }: Size): number => 0.007184 * weight ** 0.425 * height ** 0.725;

/** A clearance in mL/min per 1.73 m2, from mL/min and a body surface in m2. */
export const indexToSurface = (clearance: number, surface: number): number => (clearance * 1.73) / surface;

/**
 * Ideal body weight of Devine (Drug Intell Clin Pharm 1974;8:650-655), kg, from cm: 50 (men) or 45.5 (women) and 2.3 for each
 * inch above 60. Undefined below 60 inches, where the line was never drawn.
 */
export function idealWeightDevine({ height, sex }: { height: number; sex: Sex }): number | undefined {
  if (height < FIVE_FEET) return undefined;
  return (sex === 'male' ? 50 : 45.5) + 2.3 * (height / CM_PER_INCH - 60);
}

/** kg: ideal weight and 0.4 of what is above it (a convention of dosing guides; the factor differs by drug). Undefined where ideal weight is. */
export function adjustedWeight({ weight, height, sex }: Size & { sex: Sex }): number | undefined {
  const ideal = idealWeightDevine({ height, sex });
  return ideal === undefined ? undefined : ideal + 0.4 * (weight - ideal);
}

/** Fat-free mass of Janmahasatian (Clin Pharmacokinet 2005;44:1051-1065), kg, from kg, cm and sex. For adults. */
export function fatFreeMass({ weight, height, sex }: Size & { sex: Sex }): number {
  const index = bodyMassIndex({ weight, height });
  return sex === 'male' ? (9270 * weight) / (6680 + 216 * index) : (9270 * weight) / (8780 + 244 * index);
}

/** Total body weight as recorded, kg. */
export const totalWeight = deriveFrom(['weight'], 'total body weight', (body) => body.weight);
