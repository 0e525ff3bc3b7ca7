import type { Body } from '../domain/body.ts';
import { type Issue, type Outcome, accept, error, information, refuse, warning } from '../domain/issue.ts';
import type { Measurement, PatientRecord } from '../domain/record.ts';
import { DAY, type Instant, hoursBetween } from '../domain/time.ts';
import { DAYS_PER_YEAR, postmenstrualAge } from '../../models/physiology/maturation.ts';

/** Weeks taken for the gestational age at birth when none is recorded, from two years of age on. */
export const TERM = 40;
/** Years from which the weeks before birth hardly move a forecast: a term of 40 +- 2 weeks is then within 2 % of the postmenstrual age. */
export const TERM_TAKEN_FROM = 2;

/** Half the width of a partial date, days, and the age (years) from which that much is harmless: the uncertainty stays below 1 in 30. */
const PARTIAL = { month: { half: 15.2, from: 2 }, year: { half: 182.6, from: 18 } } as const;

export type Birth = { at: Instant; exact: boolean };

/**
 * The moment of birth. A partial date stands for its middle, and that is said; when the person is so young that it matters,
 * there is no birth date to use. A birth after `asOf` is refused.
 */
export function readBirth(record: PatientRecord, asOf: Instant): Outcome<Birth | undefined> {
  const { birth, source } = record.patient;
  const at = `${source.resource} birthDate`;
  if (!birth) return accept(undefined);
  if (birth.at > asOf)
    return refuse(
      error('birth-in-the-future', `The birth date ${birth.at.slice(0, 10)} lies after ${asOf}.`, {
        at,
        fix: 'Check the birth date, or the moment the question is about.',
      }),
    );
  if (birth.precision === 'instant' || birth.precision === 'day') return accept({ at: birth.at, exact: true });
  const { half, from } = PARTIAL[birth.precision];
  const middle = new Date(Date.parse(birth.at) + half * DAY).toISOString();
  const years = hoursBetween(middle, asOf) / 24 / DAYS_PER_YEAR;
  if (years < from) {
    return accept(undefined, [
      warning(
        'partial-birth-date',
        `The birth date is known to the ${birth.precision} only; below ${from} years that is too little, so no age is used.`,
        { at, fix: 'Record the day of birth.' },
      ),
    ]);
  }
  return accept({ at: middle, exact: false }, [
    information(
      'partial-birth-date',
      `The birth date is known to the ${birth.precision} only; its middle is taken, so the age may be off by ${Math.round(half)} days.`,
      { at },
    ),
  ]);
}

/** Age, days since birth and postmenstrual age at a moment; what is not known is absent. */
export function agesAt(birth: Birth | undefined, gestationalAge: number | undefined, at: Instant): Body {
  if (!birth) return {};
  const days = Math.max(0, hoursBetween(birth.at, at) / 24);
  const age = days / DAYS_PER_YEAR;
  const weeks = gestationalAge ?? (age >= TERM_TAKEN_FROM ? TERM : undefined);
  return {
    age,
    postnatalAge: days,
    ...(gestationalAge === undefined ? {} : { gestationalAge }),
    ...(weeks === undefined ? {} : { postmenstrualAge: postmenstrualAge({ gestationalAge: weeks, postnatalAge: days }) }),
  };
}

/** What has to be said about the weeks before birth. */
export function remarkTerm(birth: Birth | undefined, recorded: Measurement | undefined, asOf: Instant): Issue[] {
  if (!birth || recorded) return [];
  const years = hoursBetween(birth.at, asOf) / 24 / DAYS_PER_YEAR;
  if (years < TERM_TAKEN_FROM) {
    return [
      warning(
        'missing-gestational-age',
        `No gestational age at birth is recorded; below ${TERM_TAKEN_FROM} years it is not guessed, so there is no postmenstrual age.`,
        { at: 'Patient', fix: 'Record the gestational age at birth in weeks.' },
      ),
    ];
  }
  return [
    information(
      'term-assumed',
      `No gestational age at birth is recorded; ${TERM} weeks are taken, which hardly matters from ${TERM_TAKEN_FROM} years on.`,
    ),
  ];
}
