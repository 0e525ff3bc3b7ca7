import type { Body } from '../domain/body.ts';
import { DAILY_NAMES, MEDICINE_NAMES, type MedicineTaken, type PatientRecord } from '../domain/record.ts';
import { type Instant, hoursBetween } from '../domain/time.ts';

/** Hours, both ours: a dose given counts as being on the medicine for a week; an order without an end counts for a year. */
const GIVEN_COUNTS = 7 * 24;
const ORDER_COUNTS = 366 * 24;

/** One medicine alone may be the drug in question, and says nothing of others. */
const LISTED = 2;

/** The entries of a record that say a medicine is being taken at a moment. */
export const takenAt = ({ medicines }: Pick<PatientRecord, 'medicines'>, asOf: Instant): MedicineTaken[] =>
  (medicines?.taken ?? []).filter(({ start, end, given }) => {
    if (start !== undefined && start > asOf) return false;
    if (given === true) return hoursBetween(end ?? start ?? '', asOf) <= GIVEN_COUNTS;
    return end === undefined ? start !== undefined && hoursBetween(start, asOf) <= ORDER_COUNTS : end >= asOf;
  });

/**
 * Whether each medicine is taken at the moment of the decision, for the whole span looked at. A record that lists several medicines
 * says by its silence that one is not taken; any other says nothing, and then it is asked for.
 */
export function medicineTraits(record: Pick<PatientRecord, 'medicines'>, asOf: Instant): Body {
  if ((record.medicines?.listed ?? 0) < LISTED) return {};
  const entries = takenAt(record, asOf);
  const taken = new Set(entries.map(({ name }) => name));
  const daily = DAILY_NAMES.flatMap((name) => {
    const amount = dailyAmount(entries.filter((one) => one.name === name));
    return amount === undefined ? [] : [[name, amount] as const];
  });
  return Object.fromEntries([...MEDICINE_NAMES.map((name) => [name, taken.has(name) ? 1 : 0] as const), ...daily]);
}

/**
 * mg in a day by the entries that began last, because an order is often followed by another without being ended; those of one moment are
 * added up. None where one of them does not say how much, or where nothing but single doses is known.
 */
function dailyAmount(entries: readonly MedicineTaken[]): number | undefined {
  const orders = entries.filter((one) => one.given !== true);
  if (orders.length === 0) return entries.length === 0 ? 0 : undefined;
  const last = orders
    .map(({ start }) => start ?? '')
    .toSorted()
    .at(-1);
  const sum = orders.filter(({ start }) => (start ?? '') === last).reduce((all, { daily }) => all + (daily ?? Number.NaN), 0);
  return Number.isNaN(sum) ? undefined : sum;
}
