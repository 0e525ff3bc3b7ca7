import { deriveFrom } from './derivation.ts';

export const DAYS_PER_YEAR = 365.25;
export const WEEKS_PER_YEAR = DAYS_PER_YEAR / 7;

/** Postmenstrual age in weeks: gestational age at birth (weeks) and the days since (Engle WA. Pediatrics 2004;114:1362-1364). */
export const postmenstrualAge = ({ gestationalAge, postnatalAge }: { gestationalAge: number; postnatalAge: number }): number =>
  gestationalAge + postnatalAge / 7;

/** A fraction between 0 and 1 that rises with age and is a half at `half` (same unit as `age`); the steepness is Hill's exponent. */
export const matured = (age: number, half: number, steepness: number): number => 1 / (1 + (age / half) ** -steepness);

/** Postmenstrual age in weeks, where it is known or may be taken as 40 weeks and the age since birth. */
export const postmenstrualWeeks = deriveFrom(['postmenstrualAge'], 'postmenstrual age in weeks', (body) => body.postmenstrualAge);

/** Postmenstrual age in years of 365.25 days. */
export const postmenstrualYears = deriveFrom(
  ['postmenstrualAge'],
  'postmenstrual age in years',
  (body) => body.postmenstrualAge / WEEKS_PER_YEAR,
);

/** Days since birth. */
export const postnatalDays = deriveFrom(['postnatalAge'], 'postnatal age in days', (body) => body.postnatalAge);

/** 1 with an active haematological malignancy in the record, 0 with none recorded. */
export const haematologicalCancer = deriveFrom(
  ['haematologicalCancer'],
  'haematological malignancy: 1 when the record holds an active one, 0 when it holds none',
  (body) => body.haematologicalCancer,
);
