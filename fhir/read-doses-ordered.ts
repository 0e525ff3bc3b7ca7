import type { Drug } from '../src/domain/drug.ts';
import { type Issue, type Outcome, accept, information, refuse, warning } from '../src/domain/issue.ts';
import type { DoseOrdered } from '../src/domain/record.ts';
import { type Instant, plusHours, readMoment } from '../src/domain/time.ts';
import { TIMING, TIMING_CODES } from './codes.ts';
import { type Collection, type Entry, placeOf, sourceOf } from './collection.ts';
import { codingsOf } from './concept.ts';
import { LONGEST_INFUSION, asWarning, readAmount, readHours, readRateDuration } from './dosage.ts';
import { type Match, findMedication } from './drug-match.ts';
import { type Json, fieldAt, hasField, numberAt, objectAt, objectsAt, printable, textAt } from './json.ts';
import { type Reading, elsewhere, leftOut, used } from './reading.ts';
import { readRoute } from './route.ts';

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
export function readDosesOrdered(entry: Entry, collection: Collection, drugs: readonly Drug[]): Reading<DoseOrdered> {
  const { match, notThis, concept, issues: unresolved } = findMedication(entry, collection, drugs);
  if (notThis !== undefined) return leftOut(entry, 'medicationCodeableConcept', notThis);
  const status = textAt(entry.resource, 'status') ?? 'unknown';
  if (!match) return Object.hasOwn(NOT_IN_FORCE, status) ? elsewhere() : used<DoseOrdered>([], unresolved);
  if (Object.hasOwn(NOT_IN_FORCE, status)) return leftOut(entry, 'status', NOT_IN_FORCE[status] ?? '');
  const intent = textAt(entry.resource, 'intent') ?? 'none';
  if (!ORDERS.includes(intent)) return leftOut(entry, 'intent', `its intent is ${printable(intent)}, which is not an order`);
  if (fieldAt(entry.resource, 'doNotPerform') === true) return leftOut(entry, 'doNotPerform', 'it asks that the drug is not given');
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
  const { amount, duration, every, route } = parts;
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
        ...(duration === undefined ? {} : { duration }),
        ...(every === undefined ? {} : { every }),
        route: route ?? 'other',
        status: printable(status),
        ...(span.start === undefined ? {} : { start: span.start }),
        ...(span.end === undefined ? {} : { end: span.end }),
        source: sourceOf(entry, field),
      },
    ],
    issues,
  );
}

export type DosageRead = { amount?: number; duration?: number; every?: number; route?: DoseOrdered['route']; issues: Issue[] };

/** The parts of a FHIR Dosage: mg, h, h and route; each is absent when the record does not say it, and then an issue says why. */
export function readDosage(dosage: Json, drug: Drug, medication: Json | undefined, at: string): DosageRead {
  const repeat = objectAt(dosage, 'timing', 'repeat');
  const amount = readOrderedAmount(dosage, drug, medication, at);
  const every = readInterval(dosage, repeat, `${at}.timing`);
  const duration = readOrderedDuration(dosage, repeat, amount.ok ? amount.value : undefined, drug, at);
  const hours = duration.ok ? duration.value : undefined;
  const route = readRoute(objectAt(dosage, 'route'), drug, medication, hours !== undefined, `${at}.route`);
  const issues = [...amount.issues, ...every.issues, ...duration.issues, ...route.issues];
  if (fieldAt(dosage, 'asNeededBoolean') === true || hasField(dosage, 'asNeededCodeableConcept')) {
    issues.push(
      warning('order-as-needed', 'The order is to be given as needed; its interval is the shortest, not what will happen.', { at }),
    );
  }
  return {
    ...(amount.ok && amount.value !== undefined ? { amount: amount.value } : {}),
    ...(every.ok && every.value !== undefined ? { every: every.value } : {}),
    ...(hours === undefined ? {} : { duration: hours }),
    ...(route.route === undefined ? {} : { route: route.route }),
    issues,
  };
}

function readOrderedAmount(dosage: Json, drug: Drug, medication: Json | undefined, at: string): Outcome<number | undefined> {
  const listed = objectsAt(dosage, 'doseAndRate');
  const here = `${at}.doseAndRate`;
  if (listed.length > 1)
    return refuse(
      warning('several-doses', 'One instruction holds several doses (ordered, calculated); which one holds is not known.', {
        at: here,
        fix: 'Send one dose for each instruction.',
      }),
    );
  const [one] = listed;
  if (hasField(one, 'doseRange'))
    return refuse(
      warning('dose-range', 'The order gives a range of doses; none is chosen from it.', {
        at: `${here}[0].doseRange`,
        fix: 'Order one dose.',
      }),
    );
  if (!hasField(one, 'doseQuantity')) return accept(undefined);
  const amount = readAmount(fieldAt(one, 'doseQuantity'), drug, medication, `${here}[0].doseQuantity`);
  if (amount.ok && amount.value === 0)
    return refuse(warning('not-positive', 'The dose ordered is zero.', { at: `${here}[0].doseQuantity`, fix: 'Correct the order.' }));
  return amount;
}

function readInterval(dosage: Json, repeat: Json | undefined, at: string): Outcome<number | undefined> {
  if (hasField(repeat, 'frequencyMax') || hasField(repeat, 'periodMax'))
    return refuse(
      warning('interval-range', 'The order gives a range of intervals; none is chosen from it.', {
        at: `${at}.repeat`,
        fix: 'Order one interval.',
      }),
    );
  const [period, unit] = [numberAt(repeat, 'period'), textAt(repeat, 'periodUnit')];
  if (period !== undefined && unit !== undefined) {
    const hours = asWarning(readHours({ value: period, unit }, `${at}.repeat.period`));
    const frequency = numberAt(repeat, 'frequency') ?? 1;
    if (!hours.ok) return hours;
    return frequency >= 1
      ? accept(hours.value / frequency)
      : refuse(
          warning('not-positive', `A frequency of ${frequency} cannot be.`, { at: `${at}.repeat.frequency`, fix: 'Correct the order.' }),
        );
  }
  const code = codingsOf(objectAt(dosage, 'timing', 'code')).find(
    (one) => one.system === TIMING && Object.hasOwn(TIMING_CODES, one.code),
  )?.code;
  if (code === undefined) return accept(undefined);
  return accept(TIMING_CODES[code], [
    information('interval-from-code', `${code} is read as every ${TIMING_CODES[code]} h; the ward may give it at other hours.`, {
      at: `${at}.code`,
    }),
  ]);
}

function readOrderedDuration(
  dosage: Json,
  repeat: Json | undefined,
  amount: number | undefined,
  drug: Drug,
  at: string,
): Outcome<number | undefined> {
  const here = `${at}.timing.repeat`;
  if (hasField(repeat, 'durationMax'))
    return refuse(
      warning('duration-range', 'The order gives a range of infusion times; none is chosen from it.', {
        at: `${here}.durationMax`,
        fix: 'Order one infusion time.',
      }),
    );
  const [duration, unit] = [numberAt(repeat, 'duration'), textAt(repeat, 'durationUnit')];
  if (duration !== undefined && unit !== undefined)
    return asWarning(readHours({ value: duration, unit }, `${here}.duration`, LONGEST_INFUSION));
  const rate = objectsAt(dosage, 'doseAndRate');
  return rate.length === 1 && rate[0] ? readRateDuration(rate[0], amount, drug, `${at}.doseAndRate[0]`) : accept(undefined);
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
