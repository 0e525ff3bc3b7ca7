import { type Issue, information, warning } from '../src/domain/issue.ts';
import type { DoseOrdered } from '../src/domain/record.ts';
import { type Instant, plusHours, readMoment } from '../src/domain/time.ts';
import { type Entry, placeOf, sourceOf } from './collection.ts';
import { asWarning, readHours } from './amounts.ts';
import type { Match, MedicationRead } from './drug-match.ts';
import { type Json, fieldAt, numberAt, objectAt, objectsAt, printable, textAt } from './json.ts';
import { readDosage } from './read-dosage.ts';
import { type Reading, elsewhere, leftOut, used } from './reading.ts';

const NOT_IN_FORCE: Record<string, string> = {
  'entered-in-error': 'it was entered in error',
  cancelled: 'it was cancelled',
  unknown: 'its status is unknown',
  draft: 'it is a draft',
};
/** Hours: the longest time an order is bounded to. */
const CENTURY = 876_600;
const ORDERS = ['order', 'original-order', 'reflex-order', 'filler-order', 'instance-order'];

/**
 * Reads one MedicationRequest of one of the drugs: one ordered dose for each dosage instruction. A missing dose or interval
 * stays missing and is named. The status is kept and not relied on; dates say whether an order is in force.
 */
export function readDosesOrdered(entry: Entry, { match, notThis, concept, issues: unresolved }: MedicationRead): Reading<DoseOrdered> {
  if (notThis !== undefined) return leftOut(entry, 'medicationCodeableConcept', notThis);
  const status = textAt(entry.resource, 'status') ?? 'unknown';
  if (!match) return Object.hasOwn(NOT_IN_FORCE, status) ? elsewhere() : used<DoseOrdered>([], unresolved);
  if (Object.hasOwn(NOT_IN_FORCE, status)) return leftOut(entry, 'status', NOT_IN_FORCE[status] ?? '');
  const intent = textAt(entry.resource, 'intent') ?? 'none';
  if (!ORDERS.includes(intent)) return leftOut(entry, 'intent', `its intent is ${printable(intent)}, which is not an order`);
  if (fieldAt(entry.resource, 'doNotPerform') === true) return leftOut(entry, 'doNotPerform', 'it asks that the drug is not given');
  if (match.uncounted) {
    const { because, issue } = match.uncounted;
    return leftOut(entry, 'medicationCodeableConcept', because, [{ ...issue, at: entry.name }]);
  }
  const instructions = objectsAt(entry.resource, 'dosageInstruction');
  const readings = (instructions.length === 0 ? [{}] : instructions).map((dosage, index) =>
    readInstruction(entry, dosage, instructions.length === 0 ? 'dosageInstruction' : `dosageInstruction[${index}]`, match, concept, status),
  );
  return {
    values: readings.flatMap((one) => one.values),
    ignored: readings.flatMap((one) => one.ignored),
    issues: [...match.issues, ...readings.flatMap((one) => one.issues)],
  };
}

function readInstruction(
  entry: Entry,
  dosage: Json,
  field: string,
  match: Match,
  medication: Json | undefined,
  status: string,
): Reading<DoseOrdered> {
  const parts = readDosage(dosage, match.drug, medication, placeOf(entry, field));
  const { amount, unit, recorded, duration, every, route } = parts;
  if (route !== undefined && !match.drug.routes.includes(route)) {
    return leftOut(entry, `${field}.route`, `${match.drug.name} by route ${route} is not covered; the order is not read`, []);
  }
  const span = readSpan(entry, dosage, field);
  const issues = [...parts.issues, ...span.issues];
  if (amount === undefined)
    issues.push(
      warning('order-without-dose', `An order for ${match.drug.name} has no dose that can be read; none is assumed.`, {
        at: placeOf(entry, field),
        fix: 'Complete the order: doseAndRate.doseQuantity in mg.',
      }),
    );
  else if (every === undefined)
    issues.push(
      information('order-without-interval', `An order for ${match.drug.name} has no interval that can be read.`, {
        at: placeOf(entry, `${field}.timing`),
        fix: 'Record frequency, period and periodUnit.',
      }),
    );
  return used(
    [
      {
        drug: match.drug.name,
        substance: match.substance,
        ...(amount === undefined ? {} : { amount }),
        ...(unit === undefined ? {} : { unit }),
        ...(recorded === undefined ? {} : { recorded }),
        ...(duration === undefined ? {} : { duration }),
        ...(every === undefined ? {} : { every }),
        route: route ?? 'other',
        ...(match.release === undefined ? {} : { release: match.release }),
        status: printable(status),
        ...(span.start === undefined ? {} : { start: span.start }),
        ...(span.end === undefined ? {} : { end: span.end }),
        source: sourceOf(entry, field),
      },
    ],
    issues,
  );
}

/** From the bounds of the order, else from when it was written. A day without a time stands for its first moment. */
function readSpan(entry: Entry, dosage: Json, field: string): { start?: Instant; end?: Instant; issues: Issue[] } {
  const issues: Issue[] = [];
  const read = (value: unknown, place: string): Instant | undefined => {
    if (value === undefined) return undefined;
    const moment = readMoment(value, placeOf(entry, place));
    issues.push(...moment.issues.map((one): Issue => ({ ...one, severity: 'warning' })));
    return moment.ok ? moment.value.at : undefined;
  };
  const repeat = objectAt(dosage, 'timing', 'repeat');
  const bounds = objectAt(repeat, 'boundsPeriod');
  const start =
    read(fieldAt(bounds, 'start'), `${field}.timing.repeat.boundsPeriod.start`) ??
    read(fieldAt(entry.resource, 'authoredOn'), 'authoredOn');
  const [length, unit] = [
    numberAt(repeat, 'boundsDuration', 'value'),
    textAt(repeat, 'boundsDuration', 'code') ?? textAt(repeat, 'boundsDuration', 'unit'),
  ];
  const hours =
    length === undefined || unit === undefined
      ? undefined
      : readHours({ value: length, unit }, placeOf(entry, `${field}.timing.repeat.boundsDuration`), CENTURY);
  if (hours?.ok === false) issues.push(...asWarning(hours).issues);
  const end =
    read(endOf(bounds), `${field}.timing.repeat.boundsPeriod.end`) ??
    (start !== undefined && hours?.ok === true ? plusHours(start, hours.value) : undefined);
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }), issues };
}

/** An end given as a day lasts until the end of that day. */
function endOf(bounds: Json | undefined): unknown {
  const end = fieldAt(bounds, 'end');
  return typeof end === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(end) ? `${end}T23:59:59Z` : end;
}
