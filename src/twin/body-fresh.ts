import { type Issue, warning } from '../domain/issue.ts';
import { type CovariateName, type Measurement, type PatientRecord, lineOf } from '../domain/record.ts';
import { type Instant, hoursBetween } from '../domain/time.ts';
import { ckdEpi2021 } from '../../models/physiology/renal-function.ts';
import type { Body } from '../domain/body.ts';

/**
 * How old a value may be, hours. Ours, with these reasons. Creatinine: acute injury is defined over 48 h and 7 days (KDIGO
 * 2012), so that after 72 h a change may have come and gone unseen, and after 7 days nothing is known of the kidneys of now.
 */
export const CREATININE_STALE = 72;
export const CREATININE_TOO_OLD = 168;

/** Years of age below which a row counts, and the hours a weight or height keeps: growth alone should not move it by more than about a tenth. */
export const SIZE_FRESH: readonly { below: number; weight: number; height: number }[] = [
  { below: 28 / 365.25, weight: 3 * 24, height: 14 * 24 },
  { below: 1.5, weight: 14 * 24, height: 60 * 24 },
  { below: 18, weight: 90 * 24, height: 180 * 24 },
  { below: Infinity, weight: 90 * 24, height: Infinity },
];

/** Hours between a creatinine and a reported eGFR that may be held against each other, and the factor from which they disagree. */
const EGFR_APART = 24;
const EGFR_FACTOR = 1.5;

const where = (measured: Measurement): string => `${measured.source.resource} ${measured.source.field}`;
const days = (hours: number): string => `${Math.round(hours / 2.4) / 10} days`;

/** Warnings about values that are old for what they are. Only the latest of each counts. */
export function remarkAge(latest: Partial<Record<CovariateName, Measurement>>, years: number | undefined, asOf: Instant): Issue[] {
  const row = SIZE_FRESH.find((one) => (years ?? 18) < one.below);
  const issues: Issue[] = [];
  const remark = (name: 'weight' | 'height' | 'creatinine', limit: number, fix: string): void => {
    const measured = latest[name];
    const old = measured ? hoursBetween(measured.at, asOf) : 0;
    if (measured && old > limit)
      issues.push(
        warning(`stale-${name}`, `The latest ${name} is ${days(old)} old; beyond ${days(limit)} it may no longer hold.`, {
          at: where(measured),
          fix,
        }),
      );
  };
  if (row) {
    remark('weight', row.weight, 'Weigh again.');
    remark('height', row.height, 'Measure again.');
  }
  remark('creatinine', CREATININE_STALE, 'Measure serum creatinine.');
  return issues;
}

/** A reported eGFR that its own creatinine does not explain: one of the two is another person's, another day's or in another unit. */
export function remarkEgfr(record: PatientRecord, body: Body, creatinine: Measurement | undefined, asOf: Instant): Issue[] {
  const reported = lineOf(record, 'reportedEgfr')
    .filter((one) => one.at <= asOf)
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  const { age, sex } = body;
  if (!reported || !creatinine || !sex || age === undefined || age < 18 || reported.value <= 0) return [];
  if (Math.abs(hoursBetween(creatinine.at, reported.at)) > EGFR_APART) return [];
  const expected = ckdEpi2021({ age, sex, creatinine: creatinine.value });
  const factor = Math.max(expected / reported.value, reported.value / expected);
  if (factor <= EGFR_FACTOR) return [];
  return [
    warning(
      'creatinine-against-egfr',
      `Creatinine ${creatinine.value} mg/dL gives about ${Math.round(expected)} mL/min/1.73 m2 (CKD-EPI 2021), the record reports ${reported.value}: more than a factor of ${EGFR_FACTOR} apart.`,
      {
        at: `${where(creatinine)} / ${where(reported)}`,
        fix: 'Check the unit and the owner of both values.',
      },
    ),
  ];
}
