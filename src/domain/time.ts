import { type Outcome, accept, error, refuse } from './issue.ts';

/** A moment, ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` prints it. */
export type Instant = string;

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const hoursBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / HOUR;
export const plusHours = (from: Instant, hours: number): Instant => new Date(Date.parse(from) + hours * HOUR).toISOString();

/** `2026-11-23 08:05`, in UTC: whoever prints it says so. */
export const printMinute = (at: Instant): string => at.slice(0, 16).replace('T', ' ');

export type Moment = { at: Instant; precision: 'instant' | 'day' | 'month' | 'year' };

const DATE_TIME = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/**
 * Reads a FHIR date, dateTime or instant. A time without a zone is refused, not assumed; a partial date keeps its
 * precision and stands for its first moment in UTC.
 */
export function readMoment(text: unknown, at: string): Outcome<Moment> {
  const match = typeof text === 'string' ? DATE_TIME.exec(text.trim()) : null;
  if (!match) {
    return refuse(
      error(
        'unreadable-time',
        `${typeof text === 'string' ? JSON.stringify(text.slice(0, 40)) : 'What is there'} is not a FHIR date or time.`,
        { at, fix: 'Send for example 2026-11-23T08:00:00Z.' },
      ),
    );
  }
  const [, year, month, day, hour, , , zone] = match;
  if (hour !== undefined && zone === undefined) {
    return refuse(
      error('time-without-zone', `The time ${match[0]} has no time zone; it could be wrong by hours, so it is not used.`, {
        at,
        fix: 'Add the offset, for example 2026-11-23T08:00:00+01:00.',
      }),
    );
  }
  const full = hour === undefined ? `${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z` : match[0];
  const ms = Date.parse(full);
  // Date.parse reads the 30th of February as the 2nd of March, with a time as without.
  const dayOfMonth = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1))).getUTCDate();
  // A zone can push a moment out of the years 0000 to 9999, where moments no longer compare as text.
  const rolledOver =
    Number.isNaN(ms) || dayOfMonth !== Number(day ?? 1) || new Date(ms).toISOString().length !== '2026-11-23T08:00:00.000Z'.length;
  if (rolledOver) {
    return refuse(error('unreadable-time', `${match[0]} is not a day or time that exists.`, { at, fix: 'Check the day, month and hour.' }));
  }
  const precision = hour !== undefined ? 'instant' : day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  return accept({ at: new Date(ms).toISOString(), precision });
}

/** Reads a moment with its time of day; `subject` is what a refusal says lacks one. */
export function readInstant(text: string, at: string, subject: string): Outcome<Instant> {
  const moment = readMoment(text, at);
  if (!moment.ok) return moment;
  return moment.value.precision === 'instant'
    ? accept(moment.value.at)
    : refuse(error('day-without-time', `${subject} needs a time of day.`, { at, fix: 'Send for example 2026-11-23T12:00:00Z.' }));
}
