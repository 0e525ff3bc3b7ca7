import type { Bundle } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type FhirServer, startFhirServer } from '../../src/demo/fhir-server.ts';
import { LEAD_PATIENT, loadWard } from '../../src/demo/ward.ts';

let server: FhirServer;
beforeAll(async () => {
  server = await startFhirServer();
  await loadWard(server);
});
afterEach(() => server.faults.clear());
afterAll(() => server.close());

const patient = (): Promise<Response> => fetch(`${server.url}/Patient/${LEAD_PATIENT}`);
const page = async (url: string): Promise<Bundle> => (await (await fetch(url)).json()) as Bundle;
const next = (bundle: Bundle): string => bundle.link?.find((one) => one.relation === 'next')?.url ?? '';

test.each([429, 503])('%i with Retry-After as often as asked, then well again', async (status) => {
  server.faults.add({ fault: { kind: 'status', status, retryAfter: '2' }, times: 2 });
  const answers = [await patient(), await patient(), await patient()];
  expect(answers.map((one) => one.status)).toEqual([status, status, 200]);
  expect(answers.map((one) => one.headers.get('retry-after'))).toEqual(['2', '2', null]);
  expect(await answers[0]?.json()).toMatchObject({ resourceType: 'OperationOutcome' });
});

test('a fault happens only to the requests it is meant for', async () => {
  server.faults.add({ fault: { kind: 'status', status: 503 }, on: /^GET .*\/Observation/ });
  expect((await patient()).status).toBe(200);
  expect((await fetch(`${server.url}/Observation?_count=1`)).status).toBe(503);
});

test('a delayed answer is still waiting when an impatient caller leaves, and right for a patient one', async () => {
  server.faults.add({ fault: { kind: 'delay', ms: 30_000 } });
  await expect(fetch(`${server.url}/Patient/${LEAD_PATIENT}`, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout|aborted/i);
  server.faults.add({ fault: { kind: 'delay', ms: 20 } });
  expect((await patient()).status).toBe(200);
});

test('HTML comes with status 200 where JSON was promised', async () => {
  server.faults.add({ fault: { kind: 'html' } });
  const answer = await patient();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html']);
  await expect(answer.json()).rejects.toThrow(SyntaxError);
});

test('a body is cut off half-way', async () => {
  server.faults.add({ fault: { kind: 'cut-off' } });
  const answer = await patient();
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow(/terminated/);
});

test('a body that never ends grows until the caller leaves', async () => {
  server.faults.add({ fault: { kind: 'endless-body' } });
  const answer = await fetch(`${server.url}/Observation`);
  let read = 0;
  for await (const chunk of answer.body ?? []) {
    read += chunk.length;
    if (read > 500_000) break;
  }
  expect(read).toBeGreaterThan(500_000);
  expect((await patient()).status).toBe(200);
});

test('endless pages always name a next one not seen before', async () => {
  server.faults.add({ fault: { kind: 'endless-next' }, times: Number.POSITIVE_INFINITY });
  const seen = new Set<string>();
  let url = `${server.url}/Observation?patient=${LEAD_PATIENT}&_count=2`;
  for (let turn = 0; turn < 20; turn += 1) {
    const one = await page(url);
    expect(one.entry).toHaveLength(2);
    seen.add(url);
    url = next(one);
  }
  expect(seen.size).toBe(20);
});

test('a page can name itself as the next', async () => {
  server.faults.add({ fault: { kind: 'endless-next', again: true }, times: 2 });
  const first = await page(`${server.url}/Observation?patient=${LEAD_PATIENT}&_count=2`);
  expect(next(await page(next(first)))).toBe(next(first));
});

test('a next link can lead to another server', async () => {
  server.faults.add({ fault: { kind: 'foreign-next', origin: 'http://127.0.0.1:9' } });
  expect(next(await page(`${server.url}/Observation?patient=${LEAD_PATIENT}`))).toMatch(/^http:\/\/127\.0\.0\.1:9\/fhir\/Observation\?/);
});

test('it remembers what it was asked, with the authorization that came', async () => {
  await fetch(`${server.url}/Patient/x`, { headers: { authorization: 'Bearer sesame' } });
  expect(server.faults.seen).toEqual([{ method: 'GET', url: '/fhir/Patient/x', authorization: 'Bearer sesame' }]);
});

test('closing ends what is still being sent', async () => {
  const other = await startFhirServer();
  other.faults.add({ fault: { kind: 'endless-body' } });
  const answer = await fetch(`${other.url}/Observation`);
  const reading = answer.text().catch((cause: unknown) => cause);
  await other.close();
  expect(await reading).toBeInstanceOf(Error);
  await expect(fetch(`${other.url}/metadata`)).rejects.toThrow(/fetch failed/);
});
