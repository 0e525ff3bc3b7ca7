import type { Sex } from '../../src/domain/body.ts';

/** mL/min per 1.73 m2 by Schwartz (Pediatrics 1976;58:259-263 and later constants), from cm, mg/dL, years; for assays before IDMS. */
export function schwartz1976({
  age,
  height,
  creatinine,
  sex,
  preterm,
}: {
  age: number;
  height: number;
  creatinine: number;
  sex: Sex;
  preterm: boolean;
}): number {
  const adolescent = sex === 'male' && age > 13 ? 0.7 : 0.55;
  const infant = preterm ? 0.33 : 0.45;
  return ((age < 1 ? infant : adolescent) * height) / creatinine;
}

/** mL/min per 1.73 m2 in the first month of a term neonate (Smeets NJL et al. J Am Soc Nephrol 2022;33:1277-1292): 0.31 x cm / mg/dL. */
export const smeetsNeonate = ({ height, creatinine }: { height: number; creatinine: number }): number => (0.31 * height) / creatinine;

/** The constant of CKiD U25 at an age in years: it rises to 12 and to 18, and then stays. */
function constantU25(age: number, sex: Sex): number {
  if (sex === 'male') return age >= 18 ? 50.8 : 39 * (age < 12 ? 1.008 : 1.045) ** (age - 12);
  return age >= 18 ? 41.4 : 36.1 * (age < 12 ? 1.008 : 1.023) ** (age - 12);
}

/** mL/min per 1.73 m2 from 1 to 25 years, CKiD U25 (Pierce CB et al. Kidney Int 2021;99:948-956), from cm, mg/dL, years. Undefined at other ages. */
export const ckidU25 = ({
  age,
  height,
  creatinine,
  sex,
}: {
  age: number;
  height: number;
  creatinine: number;
  sex: Sex;
}): number | undefined => (age < 1 || age > 25 ? undefined : (constantU25(age, sex) * (height / 100)) / creatinine);

/**
 * GFR of a child with normal kidneys by size and maturation, mL/min, not per 1.73 m2 (Rhodin MM et al. Pediatr Nephrol 2009;24:67-76):
 * 121.2 mL/min at 70 kg, half mature at 47.7 weeks after the last period.
 */
export const expectedFiltrationRhodin = ({ weight, postmenstrualAge }: { weight: number; postmenstrualAge: number }): number =>
  (121.2 * (weight / 70) ** 0.75) / (1 + (postmenstrualAge / 47.7) ** -3.4);
