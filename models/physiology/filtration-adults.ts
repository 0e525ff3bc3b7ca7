import type { Sex } from '../../src/domain/body.ts';

/** Years, mg/dL, mg/L. None of these is capped, and none is for children. */
type Adult = { age: number; sex: Sex };

const kappaOf = (sex: Sex): number => (sex === 'female' ? 0.7 : 0.9);
const twoSlopes = (value: number, knot: number, below: number, above: number): number =>
  Math.min(value / knot, 1) ** below * Math.max(value / knot, 1) ** above;

/** mL/min per 1.73 m2 from creatinine and cystatin C, CKD-EPI 2021 (Inker LA et al. N Engl J Med 2021;385:1737-1749). */
export const ckdEpiCreatinineCystatin2021 = ({
  age,
  sex,
  creatinine,
  cystatinC,
}: Adult & { creatinine: number; cystatinC: number }): number =>
  135 *
  twoSlopes(creatinine, kappaOf(sex), sex === 'female' ? -0.219 : -0.144, -0.544) *
  twoSlopes(cystatinC, 0.8, -0.323, -0.778) *
  0.9961 ** age *
  (sex === 'female' ? 0.963 : 1);

/** mL/min per 1.73 m2 from cystatin C alone, CKD-EPI 2012, which has no race term (Inker LA et al. N Engl J Med 2012;367:20-29). */
export const ckdEpiCystatin2012 = ({ age, sex, cystatinC }: Adult & { cystatinC: number }): number =>
  133 * twoSlopes(cystatinC, 0.8, -0.499, -1.328) * 0.996 ** age * (sex === 'female' ? 0.932 : 1);

/**
 * mL/min per 1.73 m2 from creatinine, CKD-EPI 2009 without its race term (Levey AS et al. Ann Intern Med 2009;150:604-612). Only to
 * reproduce models that were built with it.
 */
export const ckdEpi2009 = ({ age, sex, creatinine }: Adult & { creatinine: number }): number =>
  141 * twoSlopes(creatinine, kappaOf(sex), sex === 'female' ? -0.329 : -0.411, -1.209) * 0.993 ** age * (sex === 'female' ? 1.018 : 1);

/**
 * mL/min per 1.73 m2 from creatinine, the four-variable MDRD equation without its race term (Levey AS et al. Ann Intern Med
 * 2006;145:247-254): 175 for creatinine traceable to IDMS, 186 for the older assays.
 */
export const mdrd = ({ age, sex, creatinine, assay = 'idms' }: Adult & { creatinine: number; assay?: 'idms' | 'older' }): number =>
  (assay === 'idms' ? 175 : 186) * creatinine ** -1.154 * age ** -0.203 * (sex === 'female' ? 0.742 : 1);

/** mL/min from cystatin C (Larsson A et al. Scand J Clin Lab Invest 2004;64:25-30). */
export const larsson = (cystatinC: number): number => 77.239 * cystatinC ** -1.2623;
/** mL/min from cystatin C (Grubb A et al. Clin Chem 2005;51:1420-1431; adults). */
export const grubb = (cystatinC: number): number => 83.93 * cystatinC ** -1.676;
/** mL/min per 1.73 m2 from cystatin C (Hoek FJ et al. Nephrol Dial Transplant 2003;18:2024-2031). */
export const hoek = (cystatinC: number): number => -4.32 + 80.35 / cystatinC;

/**
 * Creatinine clearance per 1.73 m2 (Jelliffe RW. Ann Intern Med 1973;79:604-605), mL/min. The factor for women is 0.90; one public
 * program has 0.99.
 */
export const jelliffe1973 = ({ age, sex, creatinine }: Adult & { creatinine: number }): number =>
  ((98 - 0.8 * (age - 20)) / creatinine) * (sex === 'female' ? 0.9 : 1);
