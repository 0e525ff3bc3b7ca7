import { type Drug, isCovered, routeOf } from '../domain/drug.ts';
import type { DoseGiven, DoseOrdered, PatientRecord, Route } from '../domain/record.ts';
import { type Instant, hoursBetween, plusHours } from '../domain/time.ts';
import { sayAmount, weigh } from './weigh.ts';

/** What is being given now, as ordered and as really given. */
export type CurrentRegimen = {
  /** Of the moiety, in the drug's unit of dose. */
  amount: number;
  /** Tells an amount of the moiety as it is ordered. */
  say: (amount: number) => string;
  duration: number;
  every: number;
  /** Its route, where the drug has more than one. */
  by: { route?: Route };
  nextDue: Instant;
  order: DoseOrdered;
};

type Given = Pick<Drug, 'name' | 'routes'>;

/** Orders of the drug that are in force at a moment by their dates, newest first; the status alone is not trusted. */
export function ordersInForce(record: PatientRecord, drug: Given, asOf: Instant): DoseOrdered[] {
  const over = new Set(['stopped', 'cancelled', 'entered-in-error', 'draft']);
  return record.ordered
    .filter((order) => order.drug === drug.name && isCovered(drug, order.route) && !over.has(order.status))
    .filter((order) => (order.start === undefined || order.start <= asOf) && (order.end === undefined || order.end > asOf))
    .toSorted((a, b) => (b.start ?? '').localeCompare(a.start ?? ''));
}

/**
 * The regimen to continue, when the record has one: the newest order in force with a dose, an interval and an infusion time, and
 * either a dose given within the last two intervals or a start within the last day. An order alone from years ago is none.
 */
export function findCurrentRegimen(record: PatientRecord, drug: Drug, asOf: Instant): CurrentRegimen | undefined {
  const last = lastDose(record, drug, asOf);
  for (const order of ordersInForce(record, drug, asOf)) {
    const { amount, every, duration = order.route === 'iv' ? last?.duration : 0 } = order;
    if (amount === undefined || every === undefined || duration === undefined) continue;
    const givenLately = last !== undefined && hoursBetween(last.start, asOf) <= 2 * every;
    const startedLately = order.start !== undefined && hoursBetween(order.start, asOf) <= 24;
    if (!givenLately && !startedLately) continue;
    const weighed = weigh(drug, { ...order, amount });
    if (!weighed.ok) continue;
    const say = sayAmount(drug, order.substance);
    return {
      amount: weighed.value,
      say,
      duration,
      every,
      by: routeOf(drug, order.route),
      nextDue: dueAfter(last, order, every, asOf),
      order,
    };
  }
  return undefined;
}

/** When treatment goes on: the next dose of the regimen to continue, or the one due by the order in force. */
export const findNextDose = (
  record: PatientRecord,
  drug: Drug,
  asOf: Instant,
  current = findCurrentRegimen(record, drug, asOf),
): Instant | undefined => current?.nextDue ?? findNextDue(record, drug, asOf);

/** When the next dose is due by the order in force, whether or not the order says how much; undefined without an interval. */
export function findNextDue(record: PatientRecord, drug: Given, asOf: Instant): Instant | undefined {
  const last = lastDose(record, drug, asOf);
  const order = ordersInForce(record, drug, asOf).find((one) => one.every !== undefined);
  if (order?.every === undefined || (last === undefined && order.start === undefined)) return undefined;
  return dueAfter(last, order, order.every, asOf);
}

/** An overdue dose is due now. */
function dueAfter(last: DoseGiven | undefined, order: DoseOrdered, every: number, asOf: Instant): Instant {
  const due = last === undefined ? (order.start ?? asOf) : plusHours(last.start, every);
  return due > asOf ? due : asOf;
}

export function lastDose(record: PatientRecord, drug: Given, asOf: Instant): DoseGiven | undefined {
  return record.given
    .filter((dose) => dose.drug === drug.name && isCovered(drug, dose.route) && dose.start < asOf)
    .toSorted((a, b) => b.start.localeCompare(a.start))[0];
}
