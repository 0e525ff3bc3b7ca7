import { readFile } from 'node:fs/promises';
import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FhirServer, startFhirServer } from '../../src/demo/fhir-server.ts';
import { LEAD_PATIENT, WARD, loadWard } from '../../src/demo/ward.ts';
import { type Answer, askAt, idsOf, sendTo } from './ask.ts';

let server: FhirServer;
beforeAll(async () => {
  server = await startFhirServer({ now: () => new Date('2026-11-23T12:00:00Z') });
  await loadWard(server);
});
afterAll(() => server.close());

const ask = <T = Bundle>(path: string, init?: RequestInit): Promise<Answer<T>> => askAt<T>(server.url, path, init);
const send = <T = Resource>(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Answer<T>> =>
  sendTo<T>(server.url, method, path, body, headers);
const next = (bundle: Bundle): string | undefined => bundle.link?.find((one) => one.relation === 'next')?.url;
const observation = (id: string) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'urn:x', code: 'for-sorting' }] },
  subject: { reference: 'Patient/none' },
});

describe('searching', () => {
  test('pages link on until every match has been seen once', async () => {
    const whole = await ask(`/Observation?patient=${LEAD_PATIENT}`);
    expect(next(whole.body)).toBeUndefined();
    const seen: string[] = [];
    let url: string | undefined = `${server.url}/Observation?patient=${LEAD_PATIENT}&_count=3`;
    while (url !== undefined) {
      const page: Answer<Bundle> = await ask(url.slice(server.url.length));
      expect(page.body.total).toBe(whole.body.total);
      expect(page.body.link?.find((one) => one.relation === 'self')?.url).toContain('_count=3');
      seen.push(...idsOf(page.body));
      url = next(page.body);
    }
    expect(seen).toEqual(idsOf(whole.body));
    expect(seen).toHaveLength(8);
  });

  test('links are absolute and stay on this server', async () => {
    expect(next((await ask('/Observation?_count=1')).body)).toMatch(new RegExp(`^${server.url}/Observation\\?`));
  });

  test('a page never holds more than 500 matches, and _count=0 or _summary=count gives the number alone', async () => {
    expect((await ask('/Observation?_count=100000')).body.link?.[0]?.url).toContain('_count=500');
    for (const query of ['_count=0', '_summary=count']) {
      const { body } = await ask(`/Patient?${query}`);
      expect([body.total, body.entry, next(body)]).toEqual([16, undefined, undefined]);
    }
  });

  test('patient and subject find the same, as do a bare code and a code with its system', async () => {
    const [a, b, c, d] = await Promise.all(
      [
        `patient=${LEAD_PATIENT}&code=http://loinc.org|2160-0`,
        `subject=Patient/${LEAD_PATIENT}&code=http://loinc.org|2160-0`,
        `patient=Patient/${LEAD_PATIENT}&code=2160-0`,
        `patient=${LEAD_PATIENT}&code=http://snomed.info/sct|2160-0`,
      ].map(async (query) => idsOf((await ask(`/Observation?${query}`)).body)),
    );
    expect(a).toHaveLength(4);
    expect(b).toEqual(a);
    expect(c).toEqual(a);
    expect(d).toEqual([]);
  });

  test('a reference may be written with this server’s own address', async () => {
    const url = `${server.url}/Observation?subject=${encodeURIComponent(`${server.url}/Patient/${LEAD_PATIENT}`)}&code=2160-0`;
    expect(idsOf((await ask(url.slice(server.url.length))).body)).toHaveLength(4);
  });

  test('everything of a patient is found by the patient’s bare id, whatever the type', async () => {
    const bundle = JSON.parse(await readFile(WARD.find((one) => one.id === 'demo-haemodialysis')?.file ?? '', 'utf8')) as Bundle;
    const types = Map.groupBy(
      (bundle.entry ?? []).flatMap((one) => (one.resource && one.resource.resourceType !== 'Patient' ? [one.resource] : [])),
      (one) => one.resourceType,
    );
    expect([...types.keys()].toSorted()).toEqual([
      'Condition',
      'Encounter',
      'MedicationAdministration',
      'MedicationRequest',
      'Observation',
      'Procedure',
      'Specimen',
    ]);
    for (const [type, resources] of types)
      expect(idsOf((await ask(`/${type}?patient=demo-haemodialysis`)).body)).toEqual(resources.map((one) => one.id));
  });

  test('a comma list of codes finds any of them', async () => {
    expect(
      idsOf((await ask(`/Observation?patient=${LEAD_PATIENT}&code=http://loinc.org|4090-7,http://loinc.org|4092-3`)).body),
    ).toHaveLength(2);
  });

  test('date bounds compare moments, not texts: 06:30 at +01:00 is 05:30 UTC', async () => {
    const { body } = await ask('/Observation?patient=demo-creatinine-umol&date=ge2026-11-23T05:30:00Z&date=lt2026-11-23T05:31:00Z');
    expect(idsOf(body)).toEqual(['demo-creatinine-umol-creatinine-2']);
  });

  test('doses given are found by effective-time and orders by authoredon', async () => {
    expect(idsOf((await ask(`/MedicationAdministration?patient=${LEAD_PATIENT}&effective-time=ge2026-11-23`)).body)).toEqual([
      `${LEAD_PATIENT}-dose-6`,
    ]);
    expect(idsOf((await ask(`/MedicationRequest?patient=${LEAD_PATIENT}&authoredon=lt2026-11-20`)).body)).toEqual([]);
    expect(idsOf((await ask(`/MedicationRequest?patient=${LEAD_PATIENT}&authoredon=2026-11-20`)).body)).toEqual([`${LEAD_PATIENT}-order`]);
  });

  test('_lastUpdated finds what came last', async () => {
    expect(idsOf((await ask('/Observation?_lastUpdated=gt2026-11-23T11:00:00Z')).body).toSorted()).toEqual([
      'demo-ckd-two-levels-level-peak',
      'demo-contradicting-levels-level-2',
    ]);
  });

  test('_sort orders by date, newest first with a minus, and by two keys in their order', async () => {
    const times =
      (await ask(`/Observation?patient=${LEAD_PATIENT}&_sort=-date`)).body.entry?.map(
        (one) => (one.resource as { effectiveDateTime: string }).effectiveDateTime,
      ) ?? [];
    expect(times).toEqual(times.toSorted().toReversed());
    const pairs =
      (await ask('/Observation?_sort=patient,-date&_count=500')).body.entry?.map(
        (one) => one.resource as unknown as { subject: { reference: string }; effectiveDateTime: string },
      ) ?? [];
    const key = ({ subject, effectiveDateTime }: (typeof pairs)[number]): [string, number] => [
      subject.reference,
      -Date.parse(effectiveDateTime),
    ];
    const keys = pairs.map(key);
    expect(keys.length).toBeGreaterThan(50);
    expect(keys).toEqual(keys.toSorted(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x - y)));
  });

  test('_sort compares moments, not texts: 10:00 at +02:00 comes before 09:00 UTC', async () => {
    const at = (id: string, effectiveDateTime: string) => ({ ...observation(id), effectiveDateTime });
    await send('PUT', '/Observation/s1', at('s1', '2026-01-05T09:00:00Z'));
    await send('PUT', '/Observation/s2', at('s2', '2026-01-05T10:00:00+02:00'));
    await send('PUT', '/Observation/s3', observation('s3'));
    expect(idsOf((await ask('/Observation?code=for-sorting&_sort=date')).body)).toEqual(['s2', 's1', 's3']);
    expect(idsOf((await ask('/Observation?code=for-sorting&_sort=-date&_count=1')).body)).toEqual(['s1']);
    expect(idsOf((await ask('/Observation?code=for-sorting&_sort=-date&_count=1&_offset=1')).body)).toEqual(['s2']);
  });

  test('_sort and _include go together', async () => {
    const { body } = await ask(`/Observation?patient=${LEAD_PATIENT}&code=4090-7,4092-3&_sort=-date&_include=Observation:specimen`);
    expect(idsOf(body)).toEqual(
      ['level-peak', 'level-trough', 'level-trough-tube', 'level-peak-tube'].map((one) => `${LEAD_PATIENT}-${one}`),
    );
    expect(body.total).toBe(2);
  });

  test('_include brings the specimens, marked as included and not counted', async () => {
    const { body } = await ask(`/Observation?patient=${LEAD_PATIENT}&code=4090-7&_include=Observation:specimen`);
    expect(body.total).toBe(1);
    expect(body.entry?.map((one) => [one.resource?.resourceType, one.search?.mode])).toEqual([
      ['Observation', 'match'],
      ['Specimen', 'include'],
    ]);
  });

  test('a merged patient is found from the record that was kept', async () => {
    expect(idsOf((await ask('/Patient?link=Patient/demo-merged')).body)).toEqual(['demo-merged-old']);
  });

  test('POST _search answers as GET does', async () => {
    const body = new URLSearchParams([
      ['patient', LEAD_PATIENT],
      ['code', '2160-0'],
      ['_count', '2'],
    ]);
    const posted = await ask('/Observation/_search', { method: 'POST', body });
    expect(posted.body).toEqual((await ask(`/Observation?${body}`)).body);
    expect(idsOf(posted.body)).toHaveLength(2);
  });

  test.each([
    'colour=red',
    'value-quantity=gt5',
    '_has:Observation:patient:code=1',
    'status:above=final',
    '_sort=colour',
    '_count=-1',
    '_count=two',
    'date=yesterday',
    'colour.name=x',
    '_include=nonsense',
    'patient=',
    'subject=demo-child',
    'subject=http://elsewhere.example/fhir/Patient/demo-child',
    'status:exact=final',
  ])('a search it cannot answer rightly, %s, is refused with 400 and a reason', async (query) => {
    const { status, body } = await ask<OperationOutcome>(`/Observation?${query}`);
    expect([status, body.resourceType]).toEqual([400, 'OperationOutcome']);
    expect(body.issue[0]?.details?.text?.length).toBeGreaterThan(10);
  });
});
