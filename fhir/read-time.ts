import { type Issue, type Outcome, accept, error, refuse, warning } from '../src/domain/issue.ts';
import type { Source } from '../src/domain/record.ts';
import { type Instant, type Moment, hoursBetween, readMoment } from '../src/domain/time.ts';
import { type Collection, type Entry, placeOf, sourceOf } from './collection.ts';
import { type Json, fieldAt, hasField, objectAt } from './json.ts';

/** When something was measured, and which field says so. */
export type Timed = { moment: Moment; source: Source };

/** Minutes that a collection may take before its time is in doubt. */
const COLLECTION_MINUTES = 15;

const MISSING = (entry: Entry): ReturnType<typeof refuse> =>
  refuse(
    error('missing-time', `${entry.name} does not say when it was measured; the time of the report is not taken for it.`, {
      at: entry.name,
      fix: 'Send effectiveDateTime, or the collection time of the specimen.',
    }),
  );

/** Reads `Observation.effective`: dateTime, instant, or the end of a period. `issued` is the time of the report and is never taken. */
export function readEffective(entry: Entry): Outcome<Timed> {
  for (const field of ['effectiveDateTime', 'effectiveInstant']) {
    if (!hasField(entry.resource, field)) continue;
    const moment = readMoment(fieldAt(entry.resource, field), placeOf(entry, field));
    return moment.ok ? accept({ moment: moment.value, source: sourceOf(entry, field) }) : moment;
  }
  const period = objectAt(entry.resource, 'effectivePeriod');
  return period ? readPeriod(period, entry, 'effectivePeriod') : MISSING(entry);
}

function readPeriod(period: unknown, entry: Entry, field: string): Outcome<Timed> {
  const last = hasField(period, 'end') ? 'end' : 'start';
  const at = `${field}.${last}`;
  const moment = readMoment(fieldAt(period, last), placeOf(entry, at));
  if (!moment.ok) return moment;
  const start =
    last === 'end' && hasField(period, 'start') ? readMoment(fieldAt(period, 'start'), placeOf(entry, `${field}.start`)) : undefined;
  const issues: Issue[] = start && !start.ok ? start.issues : [];
  if (start?.ok === true) {
    const minutes = hoursBetween(start.value.at, moment.value.at) * 60;
    if (minutes < 0)
      return refuse(
        error('period-backwards', `The period of ${entry.name} ends before it starts.`, {
          at: placeOf(entry, field),
          fix: 'Check both times.',
        }),
      );
    if (minutes > COLLECTION_MINUTES)
      issues.push(
        warning('sample-time-doubtful', `It was collected over ${Math.round(minutes)} min; the end of that time is taken.`, {
          at: placeOf(entry, field),
          fix: 'Send the moment of the sample.',
        }),
      );
  }
  return accept({ moment: moment.value, source: sourceOf(entry, at) }, issues);
}

/**
 * When the sample of an Observation was taken: the collection time of its Specimen, else `effective`. A specimen that is
 * missing from the record is said, because it may know better.
 */
export function readSampleTime(entry: Entry, { resolve }: Collection): Outcome<Timed> & { specimen?: Entry } {
  const reference = fieldAt(entry.resource, 'specimen', 'reference');
  const found = resolve(reference, entry);
  const specimen = found?.type === 'Specimen' ? found : undefined;
  if (!specimen) {
    const effective = readEffective(entry);
    const missing =
      reference === undefined
        ? []
        : [
            warning(
              'missing-specimen',
              `The specimen of ${entry.name} is not in the record, so its collection time could not be looked up.`,
              { at: placeOf(entry, 'specimen'), fix: 'Send the Specimen with it.' },
            ),
          ];
    return { ...effective, issues: [...effective.issues, ...missing] };
  }
  const collection = objectAt(specimen.resource, 'collection');
  const collected = hasField(collection, 'collectedDateTime')
    ? collectedAt(specimen)
    : objectAt(collection, 'collectedPeriod') &&
      readPeriod(objectAt(collection, 'collectedPeriod'), specimen, 'collection.collectedPeriod');
  if (!collected) return { ...readEffective(entry), specimen };
  if (collected.ok) return { ...collected, specimen };
  const effective = readEffective(entry);
  return {
    ...effective,
    issues: [...collected.issues.map((one) => ({ ...one, severity: 'warning' as const })), ...effective.issues],
    specimen,
  };
}

function collectedAt(specimen: Entry): Outcome<Timed> {
  const field = 'collection.collectedDateTime';
  const moment = readMoment(fieldAt(specimen.resource, 'collection', 'collectedDateTime'), placeOf(specimen, field));
  return moment.ok ? accept({ moment: moment.value, source: sourceOf(specimen, field) }) : moment;
}

/** The moment in the first of these fields that holds one. */
export function momentOf(holder: Json | undefined, fields: readonly string[]): Instant | undefined {
  for (const field of fields) {
    if (!hasField(holder, field)) continue;
    const moment = readMoment(fieldAt(holder, field), field);
    if (moment.ok) return moment.value.at;
  }
  return undefined;
}
