import type { Drug } from '../src/domain/drug.ts';
import { type Issue, type Outcome, accept, error, refuse, warning } from '../src/domain/issue.ts';
import type { CovariateName, DoseGiven, Finding, Measurement, PatientRecord } from '../src/domain/record.ts';
import { COVARIATE_UNITS } from '../src/domain/record.ts';
import type { Instant } from '../src/domain/time.ts';
import { type Collection, type Entry, placeOf } from './collection.ts';
import { fieldAt, hasField } from './json.ts';
import { countOnce, countOncePreliminary, remarkSameTime } from './once.ts';
import { type MedicationRead, findMedication } from './drug-match.ts';
import { readCovariate } from './read-covariates.ts';
import { readDoseGiven } from './read-doses-given.ts';
import { readDosesOrdered } from './read-doses-ordered.ts';
import { readAllergy, readCondition, readPregnancy, readProcedure } from './read-findings.ts';
import { isGenotype, readGenotype } from './read-genotype.ts';
import { doubtDoseTimes, readLevel } from './read-levels.ts';
import { MEDICINE_TYPES, readMedicines } from './read-medicines.ts';
import { type PersonRead, readPatient } from './read-patient.ts';
import { type Reading, leftOut, together } from './reading.ts';

/**
 * Reads the record of one person: time lines of covariates, doses given and ordered, levels and findings, each value with the
 * resource, version and field it came from; what was relevant and left out, with the reason; and remarks. The same resources
 * in another order give the same record. Refuses only when it is not clear who the person is.
 */
export function readRecord(collection: Collection, drugs: readonly Drug[]): Outcome<PatientRecord> {
  const person = readPatient(collection);
  if (!person.ok) return refuse(...person.issues);
  const entries = collection.entries.toSorted((a, b) => compareText(a.name, b.name) || compareText(a.fullUrl ?? '', b.fullUrl ?? ''));
  const each = <T>(type: string, read: (entry: Entry) => Reading<T>): Reading<T> =>
    together(entries.filter((one) => one.type === type).map((one) => ofThisPerson(one, read(one), person.value, collection)));

  const covariates = countOncePreliminary(
    each('Observation', (one) => (isGenotype(one) ? readGenotype(one) : readCovariate(one, collection))),
    ({ name, measurement: { at } }) => `${name} ${at}`,
    ({ measurement: { recorded } }) => `${recorded.value} ${recorded.unit}`,
    (one) => one.measurement.source,
  );
  const levels = countOncePreliminary(
    each('Observation', (one) => readLevel(one, collection, drugs)),
    ({ level }) => `${level.drug} ${level.at}`,
    ({ level }) => `${level.value} ${level.below}`,
    (one) => one.level.source,
  );
  const medications = new Map<Entry, MedicationRead>();
  const medicationOf = (entry: Entry): MedicationRead => {
    const found = medications.get(entry) ?? findMedication(entry, collection, drugs);
    medications.set(entry, found);
    return found;
  };
  const doses = each('MedicationAdministration', (one) => readDoseGiven(one, medicationOf(one)));
  const given = countOnce(
    { ...doses, values: doses.values.toSorted((a, b) => Number(a.duration === undefined) - Number(b.duration === undefined)) },
    (one) => `${one.drug} ${one.start} ${one.amount}`,
    (one) => one.source,
    (one, kept) =>
      warning(
        'dose-recorded-twice',
        `${one.source.resource} says the same as ${kept.source.resource} (${one.amount} mg at ${one.start}); it is counted once.`,
        { at: `${one.source.resource} ${one.source.field}`, fix: 'If two doses were given at once, record them as one.' },
      ),
  );
  const ordered = each('MedicationRequest', (one) => readDosesOrdered(one, medicationOf(one)));
  const latest = latestOf([
    ...covariates.values.map((one) => one.measurement.at),
    ...levels.values.map((one) => one.level.at),
    ...given.values.map((one) => one.start),
  ]);
  const findings = readFindings(each, drugs, latest);
  const medicines = together(MEDICINE_TYPES.map((type) => each(type, (one) => readMedicines(one, collection))));
  const drawn = levels.values.map((one) => one.level).toSorted(byTime((one) => one.at));
  const readings: Reading<unknown>[] = [covariates, levels, given, ordered, findings, medicines];
  return accept({
    patient: person.value.patient,
    covariates: byName(covariates.values),
    given: given.values.toSorted(byTime((one: DoseGiven) => one.start)),
    ordered: ordered.values.toSorted(byTime((one) => one.start ?? '')),
    levels: drawn,
    findings: findings.values,
    problems: entries.filter(({ type }) => type === 'Condition').length,
    medicines: {
      listed: countMedicines(entries.filter(({ type }) => MEDICINE_TYPES.includes(type)).map(medicationOf)),
      taken: medicines.values,
    },
    ignored: readings.flatMap((one) => one.ignored),
    issues: sayOnce([
      ...person.issues,
      ...readings.flatMap((one) => one.issues),
      ...doubtDoseTimes(drawn, given.values),
      ...remarkSameTime(drawn),
    ]),
  });
}

/** How many different medicines are ordered, given or said to be taken; one of the drugs counts once, however it is coded. */
const countMedicines = (found: readonly MedicationRead[]): number =>
  new Set(found.map(({ match, concept }) => match?.drug.name ?? JSON.stringify(concept))).size;

type Each = <T>(type: string, read: (entry: Entry) => Reading<T>) => Reading<T>;

function readFindings(each: Each, drugs: readonly Drug[], latestValue: Instant | undefined): Reading<Finding> {
  const sessions = each('Procedure', (one) => readProcedure(one, undefined)).values;
  const latest = latestOf([...sessions.flatMap((one) => one.at ?? []), ...(latestValue === undefined ? [] : [latestValue])]);
  return together([
    each('Condition', readCondition),
    each('Procedure', (one) => readProcedure(one, latest)),
    each('AllergyIntolerance', (one) => readAllergy(one, drugs)),
    each('Observation', (one) => readPregnancy(one, latest)),
  ]);
}

/** A reading, unless its resource is about somebody else or does not say about whom. */
function ofThisPerson<T>(entry: Entry, reading: Reading<T>, person: PersonRead, { resolve }: Collection): Reading<T> {
  if (reading.values.length + reading.ignored.length + reading.issues.length === 0) return reading;
  const field = entry.type === 'AllergyIntolerance' ? 'patient' : 'subject';
  const reference = fieldAt(entry.resource, field, 'reference');
  const subject = resolve(reference, entry);
  if (subject && person.entries.includes(subject)) return reading;
  if (hasField(entry.resource, field) && reference !== undefined) {
    // A dose left out changes every concentration after it: whose it is has to be cleared up first.
    const say = entry.type === 'MedicationAdministration' ? error : warning;
    return leftOut(entry, field, 'it is about somebody else, or about a Patient that is not in the record', [
      say('other-subject', `${entry.name} is not about ${person.patient.reference}; it is not read.`, {
        at: placeOf(entry, field),
        fix: 'Send one person’s resources.',
      }),
    ]);
  }
  return leftOut(entry, field, 'it does not say about whom it is', [
    error('no-subject', `${entry.name} does not say about whom it is; it is not read.`, {
      at: placeOf(entry, field),
      fix: `Add ${field}.`,
    }),
  ]);
}

function byName(read: readonly { name: CovariateName; measurement: Measurement }[]): PatientRecord['covariates'] {
  const names = Object.keys(COVARIATE_UNITS) as CovariateName[];
  const lines = names.map((name) => [
    name,
    read
      .filter((one) => one.name === name)
      .map((one) => one.measurement)
      .toSorted(byTime((one) => one.at)),
  ]);
  return Object.fromEntries(lines) as PatientRecord['covariates'];
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byTime =
  <T>(at: (one: T) => string) =>
  (a: T, b: T): number =>
    compareText(at(a), at(b));

const latestOf = (times: readonly Instant[]): Instant | undefined => times.toSorted(compareText).at(-1);

/** The same remark about many entries is said once, with how many. A dose that could not be read is always said by itself. */
function sayOnce(issues: readonly Issue[]): Issue[] {
  const groups = new Map<string, Issue[]>();
  for (const one of issues) {
    const key =
      one.severity === 'error' ? JSON.stringify([one.code, one.text, one.at]) : JSON.stringify([one.code, one.severity, one.text]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const places = new Set(group.map((one) => one.at)).size;
    return first ? [places > 1 ? { ...first, text: `${first.text} (So for ${places} entries; the first is named.)` } : first] : [];
  });
}
