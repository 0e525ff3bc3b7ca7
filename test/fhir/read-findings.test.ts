import { describe, expect, test } from 'vitest';
import { ABOUT, LOINC, type Loose, SNOMED, VANCOMYCIN, coded, leftOut, observation, read } from './builders.ts';

const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm';
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';
const condition = (code: Loose, more: Loose = {}): Loose => ({ resourceType: 'Condition', id: 'c', subject: ABOUT, code, ...more });
const session = (start: string, more: Loose = {}): Loose => ({
  resourceType: 'Procedure',
  id: 's',
  status: 'completed',
  subject: ABOUT,
  code: coded(SNOMED, '302497006'),
  performedPeriod: { start, end: start },
  ...more,
});
const found = (...resources: Loose[]) => read(...resources).findings.map(({ kind, active }) => [kind, active]);

describe('a problem', () => {
  test.each([
    [SNOMED, '105502003', 'haemodialysis'],
    [SNOMED, '71192002', 'peritoneal-dialysis'],
    [SNOMED, '714749008', 'haemofiltration'],
    [ICD10, 'Z99.2', 'haemodialysis'],
    [ICD10, 'N18.6', 'chronic-kidney-disease'],
    [SNOMED, '433144002', 'chronic-kidney-disease'],
    [ICD10, 'C92.00', 'haematological-cancer'],
    [ICD10, 'C81.9', 'haematological-cancer'],
    [SNOMED, '109989006', 'haematological-cancer'],
    [ICD10, 'O24.4', 'pregnancy'],
    [SNOMED, '77386006', 'pregnancy'],
  ])('%s %s is %s', (system, code, kind) => {
    expect(found(condition(coded(system, code)))).toEqual([[kind, true]]);
  });

  test.each([
    ['solid tumours', ICD10, 'C50.9'],
    ['delivery', ICD10, 'O80'],
    ['a long-past dialysis of another system’s code', 'urn:local', '302497006'],
  ])('%s are none of these', (_what, system, code) => {
    expect(found(condition(coded(system, code)))).toEqual([]);
  });

  test('that has ended is not active; one without a clinical status is', () => {
    const leukaemia = coded(SNOMED, '91861009');
    expect(found(condition(leukaemia, { clinicalStatus: coded(CLINICAL, 'resolved') }))).toEqual([['haematological-cancer', false]]);
    expect(found(condition(leukaemia, { abatementDateTime: '2020-01-01' }))).toEqual([['haematological-cancer', false]]);
    expect(found(condition(leukaemia))).toEqual([['haematological-cancer', true]]);
  });

  test.each(['refuted', 'entered-in-error'])('%s is left out and named', (status) => {
    const record = read(condition(coded(SNOMED, '91861009'), { verificationStatus: coded(VERIFICATION, status) }));
    expect([record.findings, record.ignored.length]).toEqual([[], 1]);
  });

  test('keeps its words, date and place', () => {
    expect(
      read(condition({ ...coded(ICD10, 'Z99.2'), text: 'On \u200Bdialysis' }, { recordedDate: '2022-03-01T10:00:00Z' })).findings,
    ).toEqual([
      {
        kind: 'haemodialysis',
        text: 'On dialysis',
        active: true,
        at: '2022-03-01T10:00:00.000Z',
        source: { resource: 'Condition/c', field: 'code' },
      },
    ]);
  });
});

describe('a dialysis session', () => {
  test('of this week is going on, one of ten years ago is not', () => {
    expect(found(session('2026-11-18T07:00:00Z'), observation())).toEqual([['haemodialysis', true]]);
    expect(found(session('2016-11-18T07:00:00Z'), observation())).toEqual([['haemodialysis', false]]);
  });

  test('that was not done is left out and named', () => {
    const record = read(session('2026-11-18T07:00:00Z', { status: 'not-done' }));
    expect([record.findings, leftOut(record)]).toEqual([[], ['Procedure/s: it was not done']]);
  });
});

describe('other findings', () => {
  test('an allergy to the drug is found by code or name, one to another drug is not', () => {
    const allergy = (code: Loose): Loose => ({ resourceType: 'AllergyIntolerance', id: 'a', patient: ABOUT, code });
    expect(found(allergy(VANCOMYCIN))).toEqual([['allergy', true]]);
    expect(found(allergy({ text: 'Vancomycin infusion reaction' }))).toEqual([['allergy', true]]);
    expect(found(allergy({ text: 'Penicillin' }))).toEqual([]);
  });

  test('a pregnancy status of this year counts, one of five years ago has ended', () => {
    const status = (effectiveDateTime: string): Loose =>
      observation({
        id: 'preg',
        code: coded(LOINC, '82810-3'),
        valueQuantity: undefined,
        valueCodeableConcept: coded(SNOMED, '77386006'),
        effectiveDateTime,
      });
    expect(found(status('2026-10-01'), observation())).toEqual([['pregnancy', true]]);
    expect(found(status('2021-10-01'), observation())).toEqual([['pregnancy', false]]);
  });
});
