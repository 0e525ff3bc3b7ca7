import { describe, expect, test } from 'vitest';
import { drugs } from '../../models/index.ts';
import { readBundle } from '../../fhir/bundle.ts';
import { readRecord } from '../../fhir/read-record.ts';
import { ABOUT, type Loose, bundle, codesOf, leftOut, level, observation, person, places, read, recordOf, tube } from './builders.ts';

const refusal = (sent: unknown): string[] => {
  const collected = readBundle(sent);
  const record = collected.ok ? readRecord(collected.value, drugs) : collected;
  return record.ok ? [] : codesOf(record.issues);
};
const URN = 'urn:uuid:6b01025b-43b4-a9e4-525b-872995031987';

describe('a bundle', () => {
  test.each(['transaction', 'batch', 'collection', 'searchset', 'document'])('of type %s holds a record', (type) => {
    expect(recordOf({ ...bundle(person(), observation()), type }).covariates.weight).toHaveLength(1);
  });

  test.each([
    ['a history', { ...bundle(person()), type: 'history' }, 'wrong-bundle-type'],
    ['a bundle without a type', { resourceType: 'Bundle', entry: [] }, 'wrong-bundle-type'],
    ['a single resource', person(), 'not-a-bundle'],
    ['text', 'Bundle', 'not-a-bundle'],
    ['nothing', null, 'not-a-bundle'],
    ['entries that are no list', { resourceType: 'Bundle', type: 'collection', entry: {} }, 'not-a-bundle'],
    ['a bundle without entries', bundle(), 'no-resources'],
    ['a bundle without a patient', bundle(observation()), 'no-patient'],
    ['two patients that nothing joins', bundle(person(), person({ id: 'q' })), 'several-patients'],
  ])('%s is refused', (_what, sent, code) => {
    expect(refusal(sent)).toContain(code);
  });

  test('an entry that is no resource is named, and the rest is read', () => {
    const record = recordOf({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: person() }, { resource: 7 }, { resource: observation() }],
    });
    expect(places(record)).toEqual(['not-a-resource entry[1]']);
    expect(record.covariates.weight).toHaveLength(1);
  });

  test('what it asks to delete is not read', () => {
    const record = recordOf({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [{ resource: person() }, { request: { method: 'DELETE', url: 'Observation/o' }, resource: observation() }],
    });
    expect(record.covariates.weight).toEqual([]);
    expect(codesOf(record.issues)).toEqual(['deleted-entry']);
  });

  test('the server’s remark on its own search is no resource of the record', () => {
    const record = recordOf({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [{ resource: person() }, { search: { mode: 'outcome' }, resource: { resourceType: 'OperationOutcome' } }],
    });
    expect(record.issues).toEqual([]);
  });
});

describe('a reference is followed inside the bundle', () => {
  const withUrls = (subject: unknown, patientUrl?: string, observationUrl?: string): Loose => ({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      { ...(patientUrl && { fullUrl: patientUrl }), resource: patientUrl?.startsWith('urn') ? person({ id: undefined }) : person() },
      { ...(observationUrl && { fullUrl: observationUrl }), resource: observation({ subject }) },
    ],
  });

  test.each([
    ['urn:uuid, the patient without an id', withUrls({ reference: URN }, URN)],
    ['relative, without full URLs', withUrls(ABOUT)],
    ['relative to the server of the entry', withUrls(ABOUT, 'https://a.example/fhir/Patient/p', 'https://a.example/fhir/Observation/o')],
    ['absolute', withUrls({ reference: 'https://a.example/fhir/Patient/p' }, 'https://a.example/fhir/Patient/p')],
    ['with a version', withUrls({ reference: 'Patient/p/_history/3' })],
  ])('%s', (_how, sent) => {
    expect(recordOf(sent).covariates.weight).toHaveLength(1);
  });

  test('and never to the patient of another server with the same id', () => {
    const record = recordOf(withUrls({ reference: 'https://b.example/fhir/Patient/p' }, 'https://a.example/fhir/Patient/p'));
    expect(record.covariates.weight).toEqual([]);
    expect(codesOf(record.issues)).toEqual(['other-subject']);
  });

  test('a contained specimen says when blood was taken', () => {
    const record = read(level({ contained: [tube({ id: 'inside' })], specimen: { reference: '#inside' } }));
    expect(record.levels.map((one) => one.at)).toEqual(['2026-11-21T07:40:00.000Z']);
    expect(record.levels[0]?.timeSource).toEqual({ resource: 'Observation/level#inside', field: 'collection.collectedDateTime' });
  });

  test('a resource without an id is called by its urn', () => {
    const record = recordOf({ ...withUrls({ reference: URN }, URN), type: 'collection' });
    expect(record.patient.reference).toBe('Patient/6b01025b-43b4-a9e4-525b-872995031987');
  });
});

describe('a resource that is there more than once', () => {
  const weights = (...resources: Loose[]) => read(...resources).covariates.weight.map((one) => one.value);

  test('counts once when it is the same', () => {
    expect(weights(observation(), observation())).toEqual([70]);
  });

  test('counts in its newest version, whatever the order', () => {
    const [first, second] = [
      observation({ meta: { versionId: '9' } }),
      observation({ meta: { versionId: '10' }, status: 'corrected', valueQuantity: { value: 72, unit: 'kg' } }),
    ];
    expect(weights(first, second)).toEqual([72]);
    expect(weights(second, first)).toEqual([72]);
  });

  test('counts by its date when versions are not numbers', () => {
    const dated = (versionId: string, lastUpdated: string, value: number) =>
      observation({ meta: { versionId, lastUpdated }, valueQuantity: { value, unit: 'kg' } });
    expect(weights(dated('b', '2026-11-20T09:00:00Z', 72), dated('a', '2026-11-20T08:00:00Z', 70))).toEqual([72]);
  });

  test('is not used at all when nothing tells which content holds', () => {
    const record = read(observation(), observation({ valueQuantity: { value: 82, unit: 'kg' } }));
    expect(record.covariates.weight).toEqual([]);
    expect(places(record)).toEqual(['version-unclear Observation/o']);
  });

  test('an older version that was right does not come back when the newer was entered in error', () => {
    const record = read(observation({ meta: { versionId: '1' } }), observation({ meta: { versionId: '2' }, status: 'entered-in-error' }));
    expect(record.covariates.weight).toEqual([]);
    expect(leftOut(record)).toEqual(['Observation/o: it was entered in error']);
  });
});
