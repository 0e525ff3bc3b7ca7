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
const basic = (id: string, text = 'a') => ({ resourceType: 'Basic', id, code: { text } });
const versionOf = (versionId: string, text: string): Bundle => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [{ resource: { resourceType: 'Basic', id: 'l1', meta: { versionId, lastUpdated: '2026-11-20T08:00:00Z' }, code: { text } } }],
});

describe('what it reads back', () => {
  test('every resource of the ward comes back exactly as committed, id and version kept', async () => {
    for (const patient of WARD) {
      const bundle = JSON.parse(await readFile(patient.file, 'utf8')) as Bundle;
      for (const { resource } of bundle.entry ?? []) {
        const { body } = await ask<Resource>(`/${resource?.resourceType}/${resource?.id}`);
        expect(body).toEqual(resource);
      }
    }
  });

  test('loading the ward a second time changes nothing', async () => {
    const before = await ask('/Observation?_count=500');
    await loadWard(server);
    expect((await ask('/Observation?_count=500')).body).toEqual(before.body);
    expect((await ask(`/Patient/${LEAD_PATIENT}/_history`)).body.total).toBe(1);
  });

  test('a later version can be loaded; the same version with other content, or an older one, is refused', async () => {
    await server.load(versionOf('1', 'a'));
    await server.load(versionOf('2', 'b'));
    await server.load(versionOf('1', 'a'));
    await expect(server.load(versionOf('2', 'c'))).rejects.toThrow(/later version/);
    expect((await ask<{ code: { text: string } }>('/Basic/l1')).body.code.text).toBe('b');
    expect((await ask('/Basic/l1/_history')).body.entry?.map((one) => one.resource?.meta?.versionId)).toEqual(['2', '1']);
  });

  test('a read carries ETag and Last-Modified', async () => {
    const { headers } = await ask<Resource>('/Observation/demo-untidy-chart-level-amended');
    expect(headers.get('etag')).toBe('W/"2"');
    expect(headers.get('last-modified')).toBe('Sun, 22 Nov 2026 21:40:00 GMT');
    expect(headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
  });

  test('what is unknown is 404 with an OperationOutcome, whether id, type or address, and an address that cannot be read is 400', async () => {
    for (const path of ['/Patient/nobody', '/Nonsense', '/Nonsense/1', `/Patient/${LEAD_PATIENT}/$everything`, '/Patient/$export']) {
      const { status, body } = await ask<OperationOutcome>(path);
      expect([path, status, body.resourceType]).toEqual([path, 404, 'OperationOutcome']);
    }
    expect((await fetch(`${server.url}/Patient/%zz`)).status).toBe(400);
    expect((await fetch(`${new URL(server.url).origin}/elsewhere`)).status).toBe(404);
  });
});

describe('writing', () => {
  test('versions count up, with ETag, Last-Modified and Location', async () => {
    const made = await send('PUT', '/Basic/w1', basic('w1'));
    expect([made.status, made.body.meta?.versionId, made.body.meta?.lastUpdated]).toEqual([201, '1', '2026-11-23T12:00:00.000Z']);
    expect(made.headers.get('location')).toBe(`${server.url}/Basic/w1/_history/1`);
    const changed = await send('PUT', '/Basic/w1', basic('w1', 'b'));
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, 'W/"2"']);
    const history = await ask('/Basic/w1/_history');
    expect(history.body.entry?.map((one) => one.resource?.meta?.versionId)).toEqual(['2', '1']);
    expect((await ask('/Basic/w1/_history')).body).toEqual(history.body);
    expect((await ask<{ code: { text: string } }>('/Basic/w1/_history/1')).body.code.text).toBe('a');
    expect((await ask('/Basic/w1/_history/9')).status).toBe(404);
  });

  test('a POST is given an id, and If-None-Exist makes it once', async () => {
    const coded = { resourceType: 'Basic', code: { coding: [{ system: 'urn:x', code: 'only-once' }] } };
    const first = await send('POST', '/Basic', coded, { 'if-none-exist': 'code=urn:x|only-once' });
    const second = await send('POST', '/Basic', coded, { 'if-none-exist': 'code=urn:x|only-once' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.id).toBe(first.body.id);
    expect(first.body.meta?.versionId).toBe('1');
    expect(first.headers.get('location')).toBe(`${server.url}/Basic/${first.body.id}/_history/1`);
  });

  test('writes at the same moment get versions of their own', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => send('PUT', '/Basic/w5', basic('w5', `text ${index}`))));
    expect(answers.map((one) => Number(one.body.meta?.versionId)).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect((await ask('/Basic/w5/_history')).body.total).toBe(10);
  });

  test('If-Match with another version is 412', async () => {
    await send('PUT', '/Basic/w2', basic('w2'));
    expect((await send('PUT', '/Basic/w2', basic('w2', 'b'), { 'if-match': 'W/"7"' })).status).toBe(412);
    expect((await send('PUT', '/Basic/w2', basic('w2', 'b'), { 'if-match': 'W/"1"' })).status).toBe(200);
  });

  test('what was deleted is gone (410), its versions stay, and a new version counts on', async () => {
    await send('PUT', '/Basic/w3', basic('w3'));
    await ask('/Basic/w3', { method: 'DELETE' });
    expect((await ask('/Basic/w3')).status).toBe(410);
    expect(idsOf((await ask('/Basic?_id=w3')).body)).toEqual([]);
    expect((await ask('/Basic/w3/_history/1')).status).toBe(200);
    expect((await send('PUT', '/Basic/w3', basic('w3'))).body.meta?.versionId).toBe('2');
    expect((await ask('/Basic/w3')).status).toBe(200);
  });

  test('a resource that breaks its definition, a wrong id and a body that is not JSON are 400', async () => {
    const wrong = [
      await send('PUT', '/Basic/w4', { ...basic('w4'), colour: 'red' }),
      await send('PUT', '/Basic/w4', basic('other')),
      await send('PUT', '/Basic/a_b', basic('a_b')),
      await send('POST', '/Basic', '{"resourceType":'),
      await send('POST', '/Basic', ''),
      await send('POST', '/Basic', 'null'),
    ];
    expect(wrong.map((one) => [one.status, one.body.resourceType])).toEqual(wrong.map(() => [400, 'OperationOutcome']));
    expect((await ask('/Basic/w4')).status).toBe(404);
  });

  test('a transaction is all or nothing; a batch is each for itself', async () => {
    const entries = [
      { resource: basic('t1'), request: { method: 'PUT', url: 'Basic/t1' } },
      { resource: { ...basic('t2'), colour: 'red' }, request: { method: 'PUT', url: 'Basic/t2' } },
    ];
    const whole = await send('POST', '', { resourceType: 'Bundle', type: 'transaction', entry: entries });
    expect([whole.status, (await ask('/Basic/t1')).status]).toEqual([400, 404]);
    const each = await send<Bundle>('POST', '', { resourceType: 'Bundle', type: 'batch', entry: entries });
    expect([each.status, each.body.type, (await ask('/Basic/t1')).status, (await ask('/Basic/t2')).status]).toEqual([
      200,
      'batch-response',
      200,
      404,
    ]);
    expect((await ask(`/Patient/${LEAD_PATIENT}`)).status).toBe(200);
  });

  test('every bundle of the ward passes as a transaction, checked against the definitions, ids kept', async () => {
    const fresh = await startFhirServer();
    try {
      for (const patient of WARD) {
        const { status, body } = await sendTo<Bundle>(fresh.url, 'POST', '', await readFile(patient.file, 'utf8'));
        expect([patient.id, status, body.type]).toEqual([patient.id, 200, 'transaction-response']);
        expect((await askAt<Resource>(fresh.url, `/Patient/${patient.id}`)).body.meta?.versionId).toBe('1');
      }
      expect((await askAt(fresh.url, '/Observation?_count=0')).body.total).toBe((await ask('/Observation?_count=0')).body.total);
    } finally {
      await fresh.close();
    }
  });
});

describe('discovery and the token', () => {
  test('the capability statement says R4 and lists what can be searched, and nothing that cannot', async () => {
    const { body } = await ask<{ fhirVersion: string; rest: { resource: { type: string; searchParam: { name: string }[] }[] }[] }>(
      '/metadata',
    );
    expect(body.fhirVersion).toBe('4.0.1');
    const names = body.rest[0]?.resource.find((one) => one.type === 'Observation')?.searchParam.map((one) => one.name) ?? [];
    expect(names).toEqual(expect.arrayContaining(['patient', 'subject', 'code', 'date', '_lastUpdated', '_id']));
    expect(names).not.toContain('value-quantity');
    for (const name of ['patient', 'code', 'date']) expect((await ask(`/Observation?${name}=2026`)).status).toBe(200);
  });

  test('the SMART configuration is published when an authorisation server is configured, and 404 when not', async () => {
    expect((await ask('/.well-known/smart-configuration')).status).toBe(404);
    const smart = { authorizationEndpoint: 'https://auth.example/authorize', tokenEndpoint: 'https://auth.example/token' };
    const other = await startFhirServer({ smart });
    try {
      const { body } = await askAt<Record<string, unknown>>(other.url, '/.well-known/smart-configuration', {});
      expect(body).toMatchObject({
        authorization_endpoint: smart.authorizationEndpoint,
        token_endpoint: smart.tokenEndpoint,
        code_challenge_methods_supported: ['S256'],
      });
    } finally {
      await other.close();
    }
  });

  test('with a token set, only discovery is open', async () => {
    const locked = await startFhirServer({ bearerToken: 'sesame' });
    try {
      const none = await askAt<OperationOutcome>(locked.url, '/Patient', {});
      expect([none.status, none.body.resourceType, none.headers.get('www-authenticate')]).toEqual([
        401,
        'OperationOutcome',
        'Bearer realm="fhir"',
      ]);
      expect((await askAt(locked.url, '/Patient', { headers: { authorization: 'Bearer other' } })).status).toBe(401);
      expect((await askAt(locked.url, '/Patient', { headers: { authorization: 'Bearer sesame' } })).status).toBe(200);
      expect((await askAt(locked.url, '/metadata', {})).status).toBe(200);
    } finally {
      await locked.close();
    }
  });
});
