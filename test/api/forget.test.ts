import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ask, issuesOf } from './client.ts';
import { question } from './questions.ts';
import { type Running, startRunning } from './running.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let running: Running;
const get = (path: string) => ask(running.url, 'GET', path);
const post = (path: string, body?: unknown, headers: Record<string, string> = {}) => ask(running.url, 'POST', path, { body, headers });
const forget = (id: string, headers: Record<string, string> = {}) => ask(running.url, 'DELETE', `/v1/twins/${id}`, { headers });

beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());

it('takes everything about a person away, and nothing about anybody else', async () => {
  const other = await post('/v1/comparisons', question({ patient: 'Patient/demo-obesity' }), { prefer: 'wait=30' });
  const keyed = { 'idempotency-key': 'forget-me' };
  const asked = await post('/v1/comparisons', question(), { prefer: 'wait=30', ...keyed });
  expect([asked.status, asked.body.status]).toEqual([200, 'done']);
  const { id, resultHash } = asked.body;
  const twin = asked.body.twin.id as string;
  const decision = { decision: 'rejected', reason: 'for a test' };
  expect((await post(`/v1/comparisons/${id}/decisions`, decision, { 'if-match': `"${resultHash}"` })).status).toBe(201);
  const places = [
    ...['', '/versions', '/versions/1', '/versions/1/record', '/changes', '/decisions'].map((place) => `/v1/twins/${twin}${place}`),
    ...['', '/events'].map((place) => `/v1/comparisons/${id}${place}`),
  ];
  for (const place of places) expect((await get(place)).status, place).toBe(200);

  const completed = async () => (await running.service.queueCounts()).completed ?? 0;
  const jobs = await completed();
  const gone = await forget(twin);
  expect(await completed()).toBe(jobs - 1);
  expect([gone.status, gone.text]).toEqual([204, '']);
  for (const place of places) expect((await get(place)).status, place).toBe(404);
  expect((await get(`/v1/comparisons?twin=${twin}`)).body.items).toEqual([]);
  expect((await post(`/v1/comparisons/${id}/decisions`, decision, { 'if-match': `"${resultHash}"` })).status).toBe(404);
  expect(issuesOf(await post('/v1/comparisons', { ...question(), patient: undefined, twin }))).toEqual(['unknown-twin twin']);
  expect([(await forget(twin)).status, (await forget('nobody')).status]).toEqual([404, 404]);
  for (const list of ['/v1/twins', '/v1/worklist', '/v1/comparisons']) expect((await get(list)).text, list).not.toContain(twin);

  const others = await get(`/v1/comparisons/${other.body.id}`);
  expect(others.text).toBe(other.text);
  expect((await get(`/v1/twins/${other.body.twin.id}`)).status).toBe(200);

  // The key is free again, and the person another twin.
  const again = await post('/v1/comparisons', question(), { prefer: 'wait=30', ...keyed });
  expect([again.body.status, again.body.twin.version, again.body.resultHash]).toEqual(['done', 1, resultHash]);
  expect([again.body.id, again.body.twin.id]).not.toEqual([id, twin]);
});

it('stops what runs, ends who follows it, and leaves no job behind', async () => {
  const counts = async () => {
    const { completed = 0, active = 0, waiting = 0, failed = 0, 'waiting-children': spread = 0 } = await running.service.queueCounts();
    return { completed, unfinished: active + waiting + spread, failed };
  };
  const before = await counts();
  const draws = { draws: 20_000, patient: 'Patient/demo-creatinine-umol' };
  const asked = await post('/v1/comparisons', question(draws));
  expect(asked.status).toBe(202);
  const { id, twin } = asked.body;
  const follower = get(`/v1/comparisons/${id}/events`);
  const waiter = get(`/v1/comparisons/${id}`);
  await vi.waitUntil(async () => (await get(`/v1/comparisons/${id}`)).body.status === 'running', { timeout: 30_000, interval: 20 });
  expect((await forget(twin.id)).status).toBe(204);
  expect((await follower).text).not.toContain('event: done');
  expect((await waiter).status).toBe(200);
  await vi.waitFor(async () => expect(await counts()).toEqual(before), { timeout: 30_000 });
  expect((await get(`/v1/comparisons/${id}`)).status).toBe(404);
  expect((await get('/v1/worklist')).body.open).toBe(0);
});

it('is not for a page of another site', async () => {
  const { id } = (await post('/v1/twins', { patient: 'Patient/demo-child' })).body;
  expect((await forget(id, { origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await get(`/v1/twins/${id}`)).status).toBe(200);
});
