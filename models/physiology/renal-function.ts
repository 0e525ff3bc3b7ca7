import type { Sex } from '../../src/domain/body.ts';
import { indexToSurface, surfaceDuBois } from './body-size.ts';
import { deriveFrom } from './derivation.ts';

/** umol/L of creatinine in one mg/dL: 10,000 over the molar mass of 113.12 g/mol, printed as 88.4 by laboratories. */
export const CREATININE_UMOL = 88.4;

const COCKCROFT = 'Cockcroft DW, Gault MH. Prediction of creatinine clearance from serum creatinine. Nephron 1976;16:31-41';
const CKD_EPI =
  'Inker LA et al. New creatinine- and cystatin C-based equations to estimate GFR without race. N Engl J Med 2021;385:1737-1749';

/**
 * Creatinine clearance by Cockcroft and Gault (Nephron 1976;16:31-41), mL/min, not per 1.73 m2 and not capped. Age in years,
 * the weight that is handed in in kg (total body weight unless a model says otherwise), creatinine in mg/dL. For adults;
 * falls to 0 at 140 years.
 */
export const cockcroftGault = ({ age, weight, creatinine, sex }: { age: number; weight: number; creatinine: number; sex: Sex }): number =>
  (((140 - age) * weight) / (72 * creatinine)) * (sex === 'female' ? 0.85 : 1);

/**
 * GFR from creatinine by CKD-EPI 2021, without a race term (Inker 2021, N Engl J Med 385:1737), mL/min per 1.73 m2. Age in
 * years, creatinine in mg/dL. For adults.
 */
export function ckdEpi2021({ age, creatinine, sex }: { age: number; creatinine: number; sex: Sex }): number {
  const [kappa, alpha] = sex === 'female' ? [0.7, -0.241] : [0.9, -0.302];
  const ratio = creatinine / kappa;
  return 142 * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.2 * 0.9938 ** age * (sex === 'female' ? 1.012 : 1);
}

/**
 * GFR by the bedside equation of Schwartz (Schwartz GJ et al. J Am Soc Nephrol 2009;20:629-637), mL/min per 1.73 m2: 0.413 x
 * height (cm) / creatinine (mg/dL). For children from one year.
 */
export const schwartzBedside = ({ height, creatinine }: { height: number; creatinine: number }): number => (0.413 * height) / creatinine;

/**
 * Creatinine expected with normal kidneys at a postmenstrual age in years, mg/dL (Colin PJ et al. Clin Pharmacokinet
 * 2019;58:767-780). The logarithm is to base 10.
 */
export const expectedCreatinineColin = (postmenstrualYears: number): number =>
  Math.exp(-1.228 + Math.log10(postmenstrualYears) * 0.672 + 6.27 * Math.exp(-3.11 * postmenstrualYears));

/** Cockcroft-Gault with total body weight, mL/min, never capped: a cap belongs to the model that has one. */
export const cockcroftGaultTotalWeight = deriveFrom(
  ['age', 'weight', 'creatinine', 'sex'],
  'creatinine clearance by Cockcroft-Gault with total body weight, mL/min, not indexed, not capped',
  cockcroftGault,
  COCKCROFT,
);

/** Cockcroft-Gault with total body weight, indexed to 1.73 m2 by the surface of DuBois. */
export const cockcroftGaultIndexed = deriveFrom(
  ['age', 'weight', 'height', 'creatinine', 'sex'],
  'creatinine clearance by Cockcroft-Gault with total body weight, indexed to 1.73 m2 by the body surface of DuBois',
  (body) => indexToSurface(cockcroftGault(body), surfaceDuBois(body)),
  COCKCROFT,
);

/** Creatinine clearance measured in collected urine, indexed to 1.73 m2: never replaced by an estimate. */
export const measuredClearanceIndexed = deriveFrom(
  ['measuredCreatinineClearance', 'weight', 'height'],
  'creatinine clearance measured in collected urine, indexed to 1.73 m2 by the body surface of DuBois; an estimate from serum creatinine does not stand in for it',
  (body) => indexToSurface(body.measuredCreatinineClearance, surfaceDuBois(body)),
);

/** Serum creatinine as recorded, mg/dL. */
export const serumCreatinine = deriveFrom(['creatinine'], 'serum creatinine', (body) => body.creatinine);

/** Serum creatinine in umol/L. */
export const serumCreatinineMolar = deriveFrom(['creatinine'], 'serum creatinine', (body) => body.creatinine * CREATININE_UMOL);

export const CITATIONS = {
  cockcroftGault: COCKCROFT,
  ckdEpi2021: CKD_EPI,
  schwartzBedside: 'Schwartz GJ et al. New equations to estimate GFR in children with CKD. J Am Soc Nephrol 2009;20:629-637',
} as const;
