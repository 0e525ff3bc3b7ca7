import { type Issue, type Outcome, accept, error, refuse, warning } from '../src/domain/issue.ts';
import type { DoseGiven } from '../src/domain/record.ts';
import { type Instant, hoursBetween, readMoment } from '../src/domain/time.ts';
import { PRODUCT_CONTENTS } from './codes.ts';
import { type Entry, placeOf, sourceOf } from './collection.ts';
import { findIn } from './concept.ts';
import { type Amount, checkInfusion, readAmount, readRateDuration } from './amounts.ts';
import type { Match, MedicationRead } from './drug-match.ts';
import { type Json, fieldAt, hasField, objectAt, printable, textAt } from './json.ts';
import { type Reading, elsewhere, leftOut, used } from './reading.ts';
import { readRoute } from './route.ts';

const GIVEN = ['completed', 'in-progress', 'stopped'];
const NOT_GIVEN: Record<string, string> = { 'not-done': 'it was not given', 'entered-in-error': 'it was entered in error' };

/**
 * Reads one MedicationAdministration of one of the drugs: actual start, mg of what was weighed, infusion time in hours when
 * the record says it. A dose that was given and cannot be read is an error, because leaving it out would change every
 * concentration after it. A route that the drug is not modelled for is left out and said.
 */
export function readDoseGiven(entry: Entry, { match, notThis, concept, issues: unresolved }: MedicationRead): Reading<DoseGiven> {
  if (notThis !== undefined) return leftOut(entry, 'medicationCodeableConcept', notThis);
  const status = textAt(entry.resource, 'status');
  if (!match) return status !== undefined && Object.hasOwn(NOT_GIVEN, status) ? elsewhere() : used<DoseGiven>([], unresolved);
  if (status !== undefined && Object.hasOwn(NOT_GIVEN, status)) return leftOut(entry, 'status', NOT_GIVEN[status] ?? '');
  if (match.uncounted) {
    const { because, issue } = match.uncounted;
    return leftOut(entry, 'medicationCodeableConcept', because, [{ ...issue, at: entry.name }]);
  }
  if (status === undefined || !GIVEN.includes(status)) {
    const because = `its status ${JSON.stringify(printable(status ?? 'none'))} does not say that it was given`;
    return leftOut(entry, 'status', because, [
      warning('dose-status-unclear', `A dose of ${match.drug.name} is not counted: ${because}.`, {
        at: placeOf(entry, 'status'),
        fix: 'Record whether it was given.',
      }),
    ]);
  }
  const dosage = objectAt(entry.resource, 'dosage');
  const time = readTimes(entry, status);
  const amount = readGivenAmount(entry, dosage, match, concept, status);
  const rate =
    dosage && time.ok && time.value.duration === undefined
      ? readRateDuration(dosage, amount.ok ? amount.value.amount : undefined, match.drug, placeOf(entry, 'dosage'))
      : accept(undefined);
  const duration = time.ok ? (time.value.duration ?? (rate.ok ? rate.value : undefined)) : undefined;
  const route = readRoute(
    objectAt(dosage, 'route'),
    match.drug,
    concept,
    duration !== undefined && duration > 0,
    placeOf(entry, 'dosage.route'),
  );
  if (route.route !== undefined && !match.drug.routes.includes(route.route)) {
    return leftOut(
      entry,
      'dosage.route',
      `${match.drug.name} by route ${route.route} is not covered; it is not counted as given by ${match.drug.routes.join(' or ')}`,
      route.issues,
    );
  }
  const issues: Issue[] = [...match.issues, ...route.issues, ...time.issues, ...amount.issues, ...rate.issues];
  if (route.route === undefined)
    issues.push(
      error('dose-route-unknown', `A dose of ${match.drug.name} was given by a route that is not known.`, {
        at: placeOf(entry, 'dosage.route'),
        fix: 'Record the route.',
      }),
    );
  if (!time.ok || !amount.ok || route.route === undefined)
    return leftOut(
      entry,
      'dosage',
      'it cannot be read; see the issues',
      issues.map((one) => ({ ...one, drug: match.drug.name })),
    );
  if (amount.value.amount === 0) return leftOut(entry, 'dosage.dose', 'its amount is zero', issues);
  if (duration === undefined && route.route === 'iv')
    issues.push(
      warning('dose-without-duration', `A dose of ${match.drug.name} does not say how long it ran.`, {
        at: placeOf(entry, 'effective'),
        fix: 'Record the end of the infusion (effectivePeriod), or its speed.',
      }),
    );
  return used(
    [
      {
        drug: match.drug.name,
        substance: match.substance,
        start: time.value.start,
        ...amount.value,
        ...(duration === undefined ? {} : { duration }),
        route: route.route,
        ...(match.release === undefined ? {} : { release: match.release }),
        source: sourceOf(entry, hasField(dosage, 'dose') ? 'dosage.dose' : 'dosage'),
      },
    ],
    issues,
  );
}

type Times = { start: Instant; duration?: number };

function readTimes(entry: Entry, status: string): Outcome<Times> {
  if (hasField(entry.resource, 'effectiveDateTime')) {
    const start = readTimeOfDay(fieldAt(entry.resource, 'effectiveDateTime'), placeOf(entry, 'effectiveDateTime'));
    return start.ok ? accept({ start: start.value }) : start;
  }
  const period = objectAt(entry.resource, 'effectivePeriod');
  if (!period)
    return refuse(
      error('missing-time', 'A dose was given and the record does not say when.', {
        at: placeOf(entry, 'effective'),
        fix: 'Send effectivePeriod with start and end.',
      }),
    );
  const start = readTimeOfDay(fieldAt(period, 'start'), placeOf(entry, 'effectivePeriod.start'));
  if (!start.ok) return start;
  if (!hasField(period, 'end')) {
    const running =
      status === 'in-progress'
        ? [
            warning('dose-in-progress', 'The infusion was still running when this was recorded; it is taken to run to its end.', {
              at: placeOf(entry, 'status'),
            }),
          ]
        : [];
    return accept({ start: start.value }, running);
  }
  const end = readTimeOfDay(fieldAt(period, 'end'), placeOf(entry, 'effectivePeriod.end'));
  if (!end.ok) return end;
  const hours = hoursBetween(start.value, end.value);
  if (hours < 0)
    return refuse(
      error('period-backwards', 'The infusion ends before it starts.', { at: placeOf(entry, 'effectivePeriod'), fix: 'Check both times.' }),
    );
  // A period without length says when, not how long.
  if (hours === 0) return accept({ start: start.value });
  const duration = checkInfusion(hours, placeOf(entry, 'effectivePeriod'));
  return duration.ok ? accept({ start: start.value, duration: duration.value }, duration.issues) : duration;
}

function readTimeOfDay(text: unknown, at: string): Outcome<Instant> {
  const moment = readMoment(text, at);
  if (!moment.ok) return moment;
  return moment.value.precision === 'instant'
    ? accept(moment.value.at)
    : refuse(
        error('time-too-coarse', `A dose needs its time of day; only the ${moment.value.precision} is known.`, {
          at,
          fix: 'Send the time it was started, with its zone.',
        }),
      );
}

function readGivenAmount(
  entry: Entry,
  dosage: Json | undefined,
  { drug }: Match,
  medication: Json | undefined,
  status: string,
): Outcome<Amount> {
  const at = placeOf(entry, 'dosage.dose');
  if (hasField(dosage, 'dose')) {
    const amount = readAmount(fieldAt(dosage, 'dose'), drug, medication, at);
    const stopped =
      status === 'stopped'
        ? [
            warning('dose-stopped', 'The infusion was stopped early; the dose recorded is taken as what was really given.', {
              at,
              fix: 'Check the amount that went in.',
            }),
          ]
        : [];
    return amount.ok ? accept(amount.value, [...amount.issues, ...stopped]) : amount;
  }
  const [product] = findIn(medication, PRODUCT_CONTENTS);
  if (product && status === 'completed') {
    return accept({ amount: product.container.mg }, [
      warning('dose-inferred', `No dose is recorded; ${product.container.mg} mg is inferred from the product, ${product.container.name}.`, {
        at,
        fix: 'Record the dose that was given.',
      }),
    ]);
  }
  const why =
    status === 'stopped'
      ? 'It was stopped early, and the record does not say how much was given.'
      : 'A dose was given and the record does not say how much.';
  return refuse(error('dose-without-amount', why, { at, fix: 'Record the dose in mg.' }));
}
