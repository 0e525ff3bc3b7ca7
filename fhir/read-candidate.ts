import { type Drug, recordedUnitOf } from '../src/domain/drug.ts';
import { type Issue, type Outcome, accept, error, refuse, stops } from '../src/domain/issue.ts';
import type { RepeatedCandidate } from '../src/domain/wire/candidate.ts';
import { type Entry, collect } from './collection.ts';
import { wordsOf } from './concept.ts';
import { findMedication } from './drug-match.ts';
import { readHours } from './amounts.ts';
import { type Json, fieldAt, isObject, numberAt, objectAt, objectsAt, textAt } from './json.ts';
import { readDosage } from './read-dosage.ts';

/**
 * Reads a FHIR MedicationRequest (any status that is not withdrawn, any intent: a proposal is what a candidate is) as a
 * repeated candidate. It must say everything a candidate needs: drug, dose, route, interval, and by vein the infusion time; nothing is
 * filled in. `at` is its path in the request.
 */
export function readOrderAsCandidate(order: unknown, drugs: readonly Drug[], at: string): Outcome<RepeatedCandidate> {
  if (!isObject(order)) return refuse(error('not-a-resource', 'It is not a FHIR resource.', { at, fix: 'Send a MedicationRequest.' }));
  const entry: Entry = { name: at, type: 'MedicationRequest', resource: order };
  const { collection: alone } = collect([]);
  const status = textAt(order, 'status');
  if (status === 'cancelled' || status === 'entered-in-error')
    return refuse(error('order-withdrawn', `The MedicationRequest is ${status}.`, { at: `${at}.status`, fix: 'Send one that is meant.' }));
  const { match, concept, notThis } = findMedication(entry, alone, drugs);
  if (!match) {
    const because = notThis ?? `${JSON.stringify(wordsOf(concept))} is none of: ${drugs.map((one) => one.name).join(', ')}`;
    return refuse(
      error('unknown-drug', `The drug of the MedicationRequest is not one that is modelled: ${because}.`, {
        at: `${at}.medicationCodeableConcept`,
        fix: 'Code it with RxNorm or ATC.',
      }),
    );
  }
  if (match.uncounted) return refuse({ ...match.uncounted.issue, at: `${at}.medicationCodeableConcept` });
  const instructions = objectsAt(order, 'dosageInstruction');
  const [dosage] = instructions;
  if (!dosage || instructions.length > 1)
    return refuse(
      error('one-instruction-wanted', `It has ${instructions.length} dosage instructions; a candidate has one.`, {
        at: `${at}.dosageInstruction`,
        fix: 'Send one dosageInstruction, or our own form with a schedule.',
      }),
    );
  const place = `${at}.dosageInstruction[0]`;
  const { amount, duration, every, route, issues } = readDosage(dosage, match.drug, concept, place);
  const found = [...match.issues.map((one) => ({ ...one, at: `${at}.medicationCodeableConcept` })), ...issues];
  const missing = missingParts(place, { amount, duration, every, route: route === 'other' ? undefined : route });
  const span = readRepeats(dosage, every, place);
  if (
    missing.length > 0 ||
    !span.ok ||
    amount === undefined ||
    (duration === undefined && route === 'iv') ||
    every === undefined ||
    route === undefined ||
    route === 'other'
  ) {
    return refuse(...found.filter((one) => one.severity !== 'information'), ...missing, ...span.issues);
  }
  const label = textAt(dosage, 'text')?.slice(0, 120);
  const candidate: RepeatedCandidate = {
    ...(label === undefined ? {} : { label }),
    dose: { value: amount, unit: recordedUnitOf(match.drug), substance: match.substance },
    route,
    ...(route === 'iv' && duration !== undefined ? { infusion: { value: duration, unit: 'h' } } : {}),
    every: { value: every, unit: 'h' },
    ...span.value,
  };
  return stops(found) ? refuse(...found) : accept(candidate, found);
}

function missingParts(place: string, parts: { amount: unknown; duration: unknown; every: unknown; route: unknown }): Issue[] {
  const infused = parts.route === undefined || parts.route === 'iv';
  const named: [unknown, string, string, string][] = [
    [parts.amount, 'dose', 'doseAndRate', 'Add doseAndRate with doseQuantity in mg.'],
    [infused ? parts.duration : 0, 'infusion time', 'timing.repeat', 'Add timing.repeat.duration, or a rate in mg/h.'],
    [parts.every, 'interval', 'timing.repeat', 'Add frequency, period and periodUnit.'],
    [parts.route, 'route', 'route', 'Code the route, for example SNOMED CT 47625008.'],
  ];
  return named.flatMap(([value, what, field, fix]) =>
    value === undefined
      ? [
          error('incomplete-order', `The MedicationRequest has no ${what} that can be read; none is assumed.`, {
            at: `${place}.${field}`,
            fix,
          }),
        ]
      : [],
  );
}

/** First dose and number of doses, when the order bounds them. */
function readRepeats(dosage: Json, every: number | undefined, place: string): Outcome<{ start?: string; doses?: number }> {
  const repeat = objectAt(dosage, 'timing', 'repeat');
  const start = textAt(repeat, 'boundsPeriod', 'start');
  const end = textAt(repeat, 'boundsPeriod', 'end');
  const count = numberAt(repeat, 'count');
  const begins = start === undefined ? {} : { start };
  if (count !== undefined)
    return Number.isInteger(count) && count >= 1 && count <= 720
      ? accept({ ...begins, doses: count })
      : refuse(
          error('wrong-count', `A count of ${count} doses cannot be.`, {
            at: `${place}.timing.repeat.count`,
            fix: 'Send a whole number from 1 to 720.',
          }),
        );
  const bounds = fieldAt(repeat, 'boundsDuration');
  const hours = isObject(bounds)
    ? readHours(
        { value: numberAt(bounds, 'value') ?? Number.NaN, unit: textAt(bounds, 'code') ?? textAt(bounds, 'unit') ?? '' },
        `${place}.timing.repeat.boundsDuration`,
      )
    : start !== undefined && end !== undefined
      ? readHours({ value: (Date.parse(end) - Date.parse(start)) / 3_600_000, unit: 'h' }, `${place}.timing.repeat.boundsPeriod`)
      : undefined;
  if (hours === undefined || every === undefined) return accept(begins);
  return hours.ok ? accept({ ...begins, doses: Math.min(720, Math.max(1, Math.ceil(hours.value / every - 1e-9))) }) : hours;
}
