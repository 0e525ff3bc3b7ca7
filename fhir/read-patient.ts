import type { Sex } from '../src/domain/body.ts';
import { type Issue, type Outcome, accept, error, information, refuse, warning } from '../src/domain/issue.ts';
import type { PatientRecord } from '../src/domain/record.ts';
import { type Moment, DAY, readMoment } from '../src/domain/time.ts';
import { type Collection, type Entry, placeOf, sourceOf } from './collection.ts';
import { fieldAt, hasField, objectsAt, printable, textAt } from './json.ts';

const BIRTH_TIME = 'http://hl7.org/fhir/StructureDefinition/patient-birthTime';

/** Patient resources that may be one person. */
const MERGED = 8;

/** The person of a record: what is known of them, and every Patient resource that is them (merged records). */
export type PersonRead = { patient: PatientRecord['patient']; entries: readonly Entry[] };

/**
 * Reads the one person of a collection. Several Patient resources are one person only when `Patient.link` says that one
 * replaces the other; the one that nothing replaces is the person. Otherwise the record is refused.
 */
export function readPatient(collection: Collection): Outcome<PersonRead> {
  const all = collection.entries.filter((one) => one.type === 'Patient');
  const [first] = all;
  if (!first)
    return refuse(
      error('no-patient', 'There is no Patient resource, so nobody to read about.', {
        at: 'Patient',
        fix: 'Send exactly one Patient with the record.',
      }),
    );
  const links = all.length > MERGED ? [] : all.flatMap((one) => replacementsOf(one, collection));
  if (reach(first, links).length < all.length) {
    return refuse(
      error(
        'several-patients',
        `There are ${all.length} Patient resources that no link joins: ${all
          .map((one) => one.name)
          .slice(0, 5)
          .join(', ')}.`,
        { at: 'Patient', fix: 'Send one person, or the Patient.link that says which record replaces which.' },
      ),
    );
  }
  const kept = all.filter((one) => !links.some((link) => link.older === one && link.newer !== one));
  const [current] = kept;
  if (!current || kept.length > 1) {
    return refuse(
      error('patient-links-unclear', 'The links between the Patient resources do not say which one holds now.', {
        at: placeOf(first, 'link'),
        fix: 'Correct Patient.link (replaces, replaced-by).',
      }),
    );
  }
  const { patient, issues } = describe(current);
  return accept({ patient, entries: all }, [
    ...issues,
    ...remarkMerged(current, all),
    ...all.flatMap((one) => remarkLinks(one, collection)),
    ...all.flatMap((one) => (one === current ? [] : compare(current, one))),
  ]);
}

/** Two records read as one person is something a reader must know. */
function remarkMerged(current: Entry, all: readonly Entry[]): Issue[] {
  const others = all.filter((one) => one !== current).map((one) => one.name);
  if (others.length === 0) return [];
  return [
    information(
      'records-merged',
      `The record of ${current.name} is read together with that of ${others.join(', ')}, as Patient.link says.`,
      {
        at: placeOf(current, 'link'),
        fix: 'If they are different people, correct the link and ask again.',
      },
    ),
  ];
}

type Link = { older: Entry; newer: Entry };

function replacementsOf(entry: Entry, { resolve }: Collection): Link[] {
  return objectsAt(entry.resource, 'link').flatMap((link) => {
    const other = resolve(fieldAt(link, 'other', 'reference'), entry);
    if (other?.type !== 'Patient') return [];
    const type = textAt(link, 'type');
    return type === 'replaced-by' ? [{ older: entry, newer: other }] : type === 'replaces' ? [{ older: other, newer: entry }] : [];
  });
}

function reach(from: Entry, links: readonly Link[]): Entry[] {
  const found = [from];
  for (const one of found) {
    for (const { older, newer } of links) {
      const next = older === one ? newer : newer === one ? older : undefined;
      if (next && !found.includes(next)) found.push(next);
    }
  }
  return found;
}

function remarkLinks(entry: Entry, { resolve }: Collection): Issue[] {
  return objectsAt(entry.resource, 'link').flatMap((link): Issue[] => {
    const at = placeOf(entry, 'link');
    const type = textAt(link, 'type');
    const there = resolve(fieldAt(link, 'other', 'reference'), entry) !== undefined;
    if ((type === 'replaced-by' || type === 'replaces') && !there) {
      return [
        warning('merged-record-missing', `${entry.name} was merged with a record that is not here; what hangs on that one is missing.`, {
          at,
          fix: 'Send both records.',
        }),
      ];
    }
    return type === 'seealso'
      ? [
          warning('possible-duplicate', `${entry.name} may have a second record (seealso); it is not read.`, {
            at,
            fix: 'Check the other record.',
          }),
        ]
      : [];
  });
}

function describe(entry: Entry): { patient: PatientRecord['patient']; issues: Issue[] } {
  const { resource } = entry;
  const issues: Issue[] = [];
  const sex = sexOf(textAt(resource, 'gender'));
  if (sex === undefined) {
    issues.push(
      warning(
        'sex-unknown',
        `Sex is ${hasField(resource, 'gender') ? `recorded as ${JSON.stringify(printable(textAt(resource, 'gender') ?? ''))}` : 'not recorded'}; equations that need it cannot be used.`,
        { at: placeOf(entry, 'gender'), fix: 'Record the sex that laboratory equations should use.' },
      ),
    );
  }
  const birth = birthOf(entry, issues);
  if (fieldAt(resource, 'active') === false)
    issues.push(
      warning('patient-inactive', `${entry.name} is marked as not in use.`, {
        at: placeOf(entry, 'active'),
        fix: 'Check that this is the right record.',
      }),
    );
  const deceased = fieldAt(resource, 'deceasedBoolean') === true || hasField(resource, 'deceasedDateTime');
  return {
    patient: {
      reference: entry.name,
      ...(entry.version === undefined ? {} : { version: entry.version }),
      ...(sex === undefined ? {} : { sex }),
      ...(birth === undefined ? {} : { birth }),
      deceased,
      source: sourceOf(entry, 'Patient'),
    },
    issues,
  };
}

const sexOf = (gender: string | undefined): Sex | undefined => (gender === 'male' || gender === 'female' ? gender : undefined);

/** The moment of birth when its hour is recorded (newborns), else the date as precisely as it is known. */
function birthOf(entry: Entry, issues: Issue[]): Moment | undefined {
  const hour = objectsAt(entry.resource, '_birthDate', 'extension').find((one) => textAt(one, 'url') === BIRTH_TIME);
  const [day, precise] = [
    readIfThere(entry, 'birthDate', issues),
    hour ? readMoment(fieldAt(hour, 'valueDateTime'), placeOf(entry, '_birthDate')) : undefined,
  ];
  if (precise?.ok !== true) {
    if (precise) issues.push(...precise.issues.map((one): Issue => ({ ...one, severity: 'warning' })));
    return day;
  }
  if (day?.precision !== 'day' || Math.abs(Date.parse(precise.value.at) - Date.parse(day.at) - DAY / 2) <= 1.5 * DAY) return precise.value;
  issues.push(
    warning('birth-times-disagree', 'The hour of birth is on another day than the birth date; the date is taken.', {
      at: placeOf(entry, '_birthDate'),
      fix: 'Correct one of them.',
    }),
  );
  return day;
}

function readIfThere(entry: Entry, field: string, issues: Issue[]): Moment | undefined {
  if (!hasField(entry.resource, field)) {
    issues.push(
      warning('missing-birth-date', 'No birth date is recorded, so there is no age.', {
        at: placeOf(entry, field),
        fix: 'Record the birth date.',
      }),
    );
    return undefined;
  }
  const moment = readMoment(fieldAt(entry.resource, field), placeOf(entry, field));
  issues.push(...moment.issues);
  return moment.ok ? moment.value : undefined;
}

function compare(current: Entry, other: Entry): Issue[] {
  return ['birthDate', 'gender'].flatMap((field) => {
    const [here, there] = [textAt(current.resource, field), textAt(other.resource, field)];
    if (here === undefined || there === undefined || here === there) return [];
    return [
      warning(
        'merged-records-disagree',
        `The merged records ${current.name} and ${other.name} differ in ${field}; that of ${current.name} is taken.`,
        { at: placeOf(other, field), fix: 'Check that they are one person.' },
      ),
    ];
  });
}
