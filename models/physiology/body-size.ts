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

/** m2 from kg and cm (Haycock GB et al. J Pediatr 1978;93:62-66). */
export const surfaceHaycock = ({ weight, height }: Size): number => 0.024265 * weight ** 0.5378 * height ** 0.3964;

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

/**
 * Ideal weight of a child from 1 to 17 years, kg, from cm (Traub SL, Johnson CE. Am J Hosp Pharm 1980;37:195-201): 1.65 x
 * height^2 / 1000 below five feet, above it 39 (boys) or 42.2 (girls) and 2.27 for each inch. Undefined at other ages: below a year the
 * weight itself is used by those who use this.
 */
export function idealWeightChild({ age, height, sex }: { age: number; height: number; sex: Sex }): number | undefined {
  if (age < 1 || age >= 18) return undefined;
  if (height < FIVE_FEET) return (height ** 2 * 1.65) / 1000;
  return (sex === 'male' ? 39 : 42.2) + 2.27 * (height / CM_PER_INCH - 60);
}

/**
 * Fat-free mass from three years of age (Al-Sallami HS et al. Clin Pharmacokinet 2015;54:1169-1178), kg: Janmahasatian's, times a
 * share that rises to 1 in boys and falls to 1.11 - 0.11 matured in girls.
 */
export function fatFreeMassAlSallami({ age, sex, ...size }: Size & { age: number; sex: Sex }): number {
  const share = sex === 'male' ? 0.88 + 0.12 / (1 + (age / 13.4) ** -12.7) : 1.11 - 0.11 / (1 + (age / 7.1) ** -1.1);
  return fatFreeMass({ ...size, sex }) * share;
}

/**
 * Lean body mass of James (Research on obesity. HMSO 1976), kg, from kg and cm. It turns down in extreme obesity and then falls
 * with weight: only for models that were built with it.
 */
export const leanMassJames = ({ weight, height, sex }: Size & { sex: Sex }): number =>
  sex === 'male' ? 1.1 * weight - 128 * (weight / height) ** 2 : 1.07 * weight - 148 * (weight / height) ** 2;

/** Lean body mass of Boer (Am J Physiol 1984;247:F632-F636), kg, from kg and cm. */
export const leanMassBoer = ({ weight, height, sex }: Size & { sex: Sex }): number =>
  sex === 'male' ? 0.407 * weight + 0.267 * height - 19.2 : 0.252 * weight + 0.473 * height - 48.3;

/** Lean body mass of Hume (J Clin Pathol 1966;19:389-391), kg, from kg and cm. */
export const leanMassHume = ({ weight, height, sex }: Size & { sex: Sex }): number =>
  sex === 'male' ? 0.3281 * weight + 0.33929 * height - 29.5336 : 0.29569 * weight + 0.41813 * height - 43.2933;

/**
 * Size relative to 70 kg for allometry: clearances with the exponent 0.75, volumes with 1, rate constants with -0.25 (West GB et al.
 * Science 1997;276:122-126; Anderson BJ, Holford NHG. Annu Rev Pharmacol Toxicol 2008;48:303-332). A model's own exponent overrides.
 */
export const sizeFactor = (weight: number, exponent: number, reference = 70): number => (weight / reference) ** exponent;

/** Fat-free mass of Janmahasatian, kg. */
export const fatFreeMassAdult = deriveFrom(
  ['weight', 'height', 'sex'],
  'fat-free mass by Janmahasatian, kg',
  fatFreeMass,
  'Janmahasatian S et al. Quantification of lean bodyweight. Clin Pharmacokinet 2005;44:1051-1065',
);

/** Fat-free mass of Al-Sallami, kg: children and adults. */
export const fatFreeMassByAlSallami = deriveFrom(
  ['age', 'weight', 'height', 'sex'],
  'fat-free mass by Al-Sallami, kg',
  fatFreeMassAlSallami,
  'Al-Sallami HS et al. Prediction of fat-free mass in children. Clin Pharmacokinet 2015;54:1169-1178',
);

/** Body surface, m2, by the formula that a source names. */
export const surfaceByMosteller = deriveFrom(
  ['weight', 'height'],
  'body surface by Mosteller, m2',
  surfaceMosteller,
  'Mosteller RD. N Engl J Med 1987;317:1098',
);
export const surfaceByDuBois = deriveFrom(
  ['weight', 'height'],
  'body surface by DuBois, m2',
  surfaceDuBois,
  'DuBois D, DuBois EF. Arch Intern Med 1916;17:863-871',
);

/** Total body weight as recorded, kg. */
export const totalWeight = deriveFrom(['weight'], 'total body weight', (body) => body.weight);
