import type { Sex } from '../../src/domain/body.ts';

/**
 * Serum creatinine expected with normal kidneys at an age in years, umol/L (Ceriotti F et al. Clin Chem 2008;54:559-566, and Johansson AM
 * et al. Ther Drug Monit 2011;33:711-718): a curve to 15 years, a line to 17, then 84 (men) or 69.5 (women).
 */
export function expectedCreatinineCeriotti(age: number, sex: Sex): number {
  if (age <= 15) return -2.3733 - 12.91367 * Math.log(age) + 23.93581 * Math.sqrt(age);
  if (age < 18) return sex === 'male' ? 9.5471 * age - 87.847 : 4.7137 * age - 15.347;
  return sex === 'male' ? 84 : 69.5;
}

/** Serum creatinine expected in a neonate, umol/L, from 25 to 42 weeks after the last period; undefined beyond (as a public program has it; the paper was not read). */
export const expectedCreatinineNeonate = (postmenstrualWeeks: number): number | undefined =>
  postmenstrualWeeks < 25 || postmenstrualWeeks > 42 ? undefined : 166.48 - 2.849 * postmenstrualWeeks;

/** What a Jaffe assay reads for an enzymatic value, mg/dL (Srivastava T et al. Pediatr Res 2009;65:113-116). */
export const jaffeFromEnzymatic = (creatinine: number): number => (creatinine + 0.112) / 1.05;
/** What a Jaffe assay reads for a value traceable to IDMS, mg/dL (Srivastava 2009). */
export const jaffeFromIdms = (creatinine: number): number => (creatinine + 0.254) / 1.027;
/** The other way round. A value at or below 0 is no creatinine, and is not raised to one. */
export const enzymaticFromJaffe = (creatinine: number): number => 1.05 * creatinine - 0.112;
export const idmsFromJaffe = (creatinine: number): number => 1.027 * creatinine - 0.254;
