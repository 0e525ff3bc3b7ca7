import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FhirServer, startFhirServer } from '../../src/demo/fhir-server.ts';
import { WARD, loadWard } from '../../src/demo/ward.ts';
import { drugs } from '../../models/index.ts';
import { openSource } from '../../fhir/client.ts';
import { readRecord } from '../../fhir/read-record.ts';
import { codesOf, leftOut, recordOf } from './builders.ts';

const file = (id: string): unknown => JSON.parse(readFileSync(WARD.find((one) => one.id === id)?.file ?? '', 'utf8'));
const ward = (id: string) => recordOf(file(id));
const TOKEN = 'for-the-ward';
let server: FhirServer;

beforeAll(async () => {
  server = await startFhirServer({ bearerToken: TOKEN });
  await loadWard(server);
}, 60_000);
afterAll(() => server.close());

describe('the demo ward', () => {
  test.each(WARD.map((one) => one.id))('%s is read the same from its file and from a FHIR server', async (id) => {
    const pulled = await openSource({ baseUrl: server.url, token: TOKEN }).pullPatient(id, drugs);
    expect(pulled.issues).toEqual([]);
    const record = pulled.ok ? readRecord(pulled.value, drugs) : pulled;
    expect(record.ok && record.value).toEqual(ward(id));
  });

  test('the level whose effective time was copied from the report is placed by its specimen', () => {
    const { levels, issues } = ward('demo-falling-kidney-function');
    expect([levels.at(-1)?.at, levels.at(-1)?.timeSource.field, codesOf(issues)]).toEqual([
      '2026-11-23T07:30:00.000Z',
      'collection.collectedDateTime',
      [],
    ]);
  });

  test('the untidy chart keeps four doses and two levels, and names the rest', () => {
    const record = ward('demo-untidy-chart');
    expect([record.given.length, record.levels.length, record.ordered.length, record.covariates.weight.map((one) => one.value)]).toEqual([
      4,
      2,
      1,
      [82],
    ]);
    expect(leftOut(record).toSorted()).toEqual([
      'MedicationAdministration/demo-untidy-chart-dose-3: it was not given',
      'MedicationRequest/demo-untidy-chart-order-cancelled: it was cancelled',
      'Observation/demo-untidy-chart-level-1-again: it says the same as Observation/demo-untidy-chart-level-1; counted once',
      'Observation/demo-untidy-chart-level-error: it was entered in error',
      'Observation/demo-untidy-chart-weight-error: it was entered in error',
    ]);
  });

  test('the merged person has all four doses', () => {
    const record = ward('demo-merged');
    expect([record.patient.reference, record.given.length]).toEqual(['Patient/demo-merged', 4]);
  });

  test('a urine creatinine alone is no creatinine', () => {
    const record = ward('demo-missing-creatinine');
    expect([record.covariates.creatinine, record.ignored.length]).toEqual([[], 1]);
  });

  test('115 umol/L in a hospital east of Greenwich is 1.30 mg/dL, an hour earlier in UTC', () => {
    const last = ward('demo-creatinine-umol').covariates.creatinine.at(-1);
    expect(last?.value).toBeCloseTo(1.3, 2);
    expect(last?.at).toBe('2026-11-23T05:30:00.000Z');
  });

  test('the neonate has an hour of birth, a gestational age and a weight in kilograms', () => {
    const { patient, covariates } = ward('demo-neonate');
    expect(patient.birth).toEqual({ at: '2026-11-11T03:40:00.000Z', precision: 'instant' });
    expect(covariates.gestationalAge.map((one) => one.value)).toEqual([31]);
    expect(covariates.weight.every((one) => one.value > 0.5 && one.value < 5)).toBe(true);
  });

  test('dialysis is found', () => {
    expect(ward('demo-haemodialysis').findings.some((one) => one.kind === 'haemodialysis' && one.active)).toBe(true);
  });

  test('an order without a dose has none', () => {
    const { ordered, issues } = ward('demo-order-without-dose');
    expect([ordered.map((one) => [one.amount, one.every]), codesOf(issues)]).toEqual([[[undefined, 12]], ['order-without-dose']]);
  });
});
