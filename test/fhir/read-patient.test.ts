import { describe, expect, test } from 'vitest';
import { drugs } from '../../models/index.ts';
import { readBundle } from '../../fhir/bundle.ts';
import { readRecord } from '../../fhir/read-record.ts';
import { type Loose, bundle, codesOf, given, observation, person, recordOf } from './builders.ts';

const patientOf = (more: Loose) => recordOf(bundle(person(more)));

describe('the person', () => {
  test('is read with sex, birth date and version', () => {
    expect(patientOf({ meta: { versionId: '4' } }).patient).toEqual({
      reference: 'Patient/p',
      version: '4',
      sex: 'female',
      birth: { at: '1960-05-04T00:00:00.000Z', precision: 'day' },
      deceased: false,
      source: { resource: 'Patient/p', version: '4', field: 'Patient' },
    });
  });

  test.each(['other', 'unknown', undefined, 'M', { toString: 'x' }])('a gender of %j is no sex, and that is said', (gender) => {
    const { patient, issues } = patientOf({ gender });
    expect(patient.sex).toBeUndefined();
    expect(codesOf(issues)).toEqual(['sex-unknown']);
  });

  test.each([
    ['1960', 'year'],
    ['1960-05', 'month'],
  ])('a birth date of %s keeps its precision', (birthDate, precision) => {
    expect(patientOf({ birthDate }).patient.birth?.precision).toBe(precision);
  });

  test('a missing birth date is named, and a wrong one is refused', () => {
    expect(codesOf(patientOf({ birthDate: undefined }).issues)).toEqual(['missing-birth-date']);
    const wrong = patientOf({ birthDate: '1960-02-30' });
    expect(wrong.patient.birth).toBeUndefined();
    expect(codesOf(wrong.issues)).toEqual(['unreadable-time']);
  });

  test('a newborn’s hour of birth is read from its extension, across a zone’s midnight too', () => {
    const hour = (valueDateTime: string) => ({
      birthDate: '2026-11-11',
      _birthDate: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueDateTime }] },
    });
    expect(patientOf(hour('2026-11-11T03:40:00Z')).patient.birth).toEqual({ at: '2026-11-11T03:40:00.000Z', precision: 'instant' });
    expect(patientOf(hour('2026-11-11T00:30:00+11:00')).patient.birth?.at).toBe('2026-11-10T13:30:00.000Z');
    const wrong = patientOf(hour('2026-10-11T03:40:00Z'));
    expect([wrong.patient.birth?.precision, codesOf(wrong.issues)]).toEqual(['day', ['birth-times-disagree']]);
  });

  test.each([{ deceasedBoolean: true }, { deceasedDateTime: '2026-11-01' }])('%j is dead', (more) => {
    expect(patientOf(more).patient.deceased).toBe(true);
    expect(patientOf({ deceasedBoolean: false }).patient.deceased).toBe(false);
  });
});

describe('merged records', () => {
  const link = (type: string, id: string) => ({ link: [{ type, other: { reference: `Patient/${id}` } }] });
  const outcome = (...patients: Loose[]) => {
    const collected = readBundle(bundle(...patients));
    return collected.ok ? readRecord(collected.value, drugs) : collected;
  };

  test('are one person under the record that holds now, whichever side names the other', () => {
    for (const patients of [
      [person(), person({ id: 'old', ...link('replaced-by', 'p') })],
      [person(link('replaces', 'old')), person({ id: 'old' })],
    ]) {
      const record = recordOf(bundle(...patients, given({ subject: { reference: 'Patient/old' } }), observation()));
      expect([record.patient.reference, record.given.length, record.covariates.weight.length]).toEqual(['Patient/p', 1, 1]);
    }
  });

  test('may be a chain', () => {
    const record = recordOf(
      bundle(person({ id: 'a', ...link('replaced-by', 'b') }), person({ id: 'b', ...link('replaced-by', 'p') }), person()),
    );
    expect(record.patient.reference).toBe('Patient/p');
  });

  test('that replace each other are refused', () => {
    expect(codesOf(outcome(person(link('replaced-by', 'q')), person({ id: 'q', ...link('replaced-by', 'p') })).issues)).toEqual([
      'patient-links-unclear',
    ]);
  });

  test('that are only alike (seealso) are two people', () => {
    expect(codesOf(outcome(person(link('seealso', 'q')), person({ id: 'q' })).issues)).toEqual(['several-patients']);
  });

  test('of which one is not here leave a gap, and that is said', () => {
    expect(codesOf(recordOf(bundle(person(link('replaces', 'gone')))).issues)).toEqual(['merged-record-missing']);
  });

  test('that differ in the birth date are named', () => {
    expect(codesOf(recordOf(bundle(person(link('replaces', 'old')), person({ id: 'old', birthDate: '1961-05-04' }))).issues)).toEqual([
      'records-merged',
      'merged-records-disagree',
    ]);
  });
});

describe('resources about others', () => {
  test('are left out and named', () => {
    const record = recordOf(bundle(person(), observation({ subject: { reference: 'Patient/somebody-else' } })));
    expect(record.covariates.weight).toEqual([]);
    expect(codesOf(record.issues)).toEqual(['other-subject']);
  });

  test('a dose to a Patient that is not in the record is an error: whose it is has to be cleared up', () => {
    const record = recordOf(bundle(person(), given({ subject: { reference: 'Patient/somebody-else' } })));
    expect(record.issues.map((one) => [one.code, one.severity])).toEqual([['other-subject', 'error']]);
  });

  test('a dose that says of nobody whom it was given is an error, not a dose', () => {
    const record = recordOf(bundle(person(), given({ subject: undefined })));
    expect(record.given).toEqual([]);
    expect(record.issues.map((one) => [one.code, one.severity, one.at])).toEqual([
      ['no-subject', 'error', 'MedicationAdministration/dose subject'],
    ]);
  });
});
