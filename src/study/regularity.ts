import { type Drug, isCovered } from '../domain/drug.ts';
import { type Issue, warning } from '../domain/issue.ts';
import { type DoseGiven, type DoseOrdered, type PatientRecord, sayRecorded } from '../domain/record.ts';
import { type Instant, hoursBetween, plusHours, printMinute } from '../domain/time.ts';
import { lastDose, ordersInForce } from './current-regimen.ts';
import { weigh } from './weigh.ts';

/** A gap of this many intervals between doses is more than a late dose. */
const GAP = 1.5;
/** Hours after which a dose that was due and is not recorded is called overdue. */
const OVERDUE = 1;

/**
 * Compares the doses given with the order in force. A dose that nobody charted is taken as not given, which makes clearance
 * look smaller than it is: it is asked about, not passed over.
 */
export function checkRegularity(record: PatientRecord, drug: Drug, asOf: Instant): Issue[] {
  const order = ordersInForce(record, drug, asOf)[0];
  const last = lastDose(record, drug, asOf);
  if (!order || !last) return [];
  const given = record.given.filter(
    (one) =>
      one.drug === drug.name && isCovered(drug, one.route) && one.start < asOf && (order.start === undefined || one.start >= order.start),
  );
  return [...findGaps(given, order), ...findOverdue(last, order, asOf), ...findOtherDose(last, order, drug)];
}

const placeOf = ({ source }: DoseGiven | DoseOrdered): string => `${source.resource} ${source.field}`;
const minutes = (at: Instant): string => `${printMinute(at)} UTC`;

function findGaps(given: readonly DoseGiven[], { every }: DoseOrdered): Issue[] {
  if (every === undefined) return [];
  return given.slice(1).flatMap((dose, index) => {
    const before = given[index];
    const gap = before ? hoursBetween(before.start, dose.start) : 0;
    if (!before || gap <= GAP * every) return [];
    return [
      warning(
        'dose-perhaps-not-charted',
        `Between the doses of ${minutes(before.start)} and ${minutes(dose.start)} lie ${gap.toFixed(1)} h, though the order says every ${every} h; nothing is taken as given in between.`,
        { at: placeOf(dose), fix: 'If a dose was given, record it: without it clearance looks smaller than it is.' },
      ),
    ];
  });
}

function findOverdue(last: DoseGiven, { every }: DoseOrdered, asOf: Instant): Issue[] {
  if (every === undefined) return [];
  const due = plusHours(last.start, every);
  if (hoursBetween(due, asOf) < OVERDUE) return [];
  return [
    warning(
      'dose-overdue',
      `A dose was due at ${minutes(due)} and none is recorded since ${minutes(last.start)}; it is taken as not given.`,
      {
        at: placeOf(last),
        fix: 'If it was given, record it before relying on the forecast.',
      },
    ),
  ];
}

function findOtherDose(last: DoseGiven, order: DoseOrdered, drug: Drug): Issue[] {
  if (order.amount === undefined) return [];
  const ordered = { ...order, amount: order.amount };
  const [was, is] = [weigh(drug, last), weigh(drug, ordered)];
  if (!was.ok || !is.ok || Math.abs(was.value - is.value) < 0.01 * is.value) return [];
  return [
    warning(
      'order-differs-from-given',
      `The last dose given was ${sayRecorded(last)}, but the order in force says ${sayRecorded(ordered)}.`,
      {
        at: placeOf(order),
        fix: 'Check which one goes on: "continue as is" means the order.',
      },
    ),
  ];
}
