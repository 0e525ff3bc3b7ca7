import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, issuesOf } from './client.ts';
import { wardBundle } from './questions.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;
const get = (path: string) => ask(running.url, 'GET', path);
const post = (path: string, body?: unknown) => ask(running.url, 'POST', path, { body });

beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());

describe('twins', () => {
  it('are made once for a person, and get a version each time they are seeded again', async () => {
    const first = await post('/v1/twins', { patient: 'Patient/demo-creatinine-umol' });
    expect(first.status).toBe(201);
    expect(first.headers.location).toBe(`/v1/twins/${first.body.id}`);
    const second = await post('/v1/twins', { patient: 'Patient/demo-creatinine-umol' });
    expect(second.status).toBe(200);
    expect(second.headers['content-location']).toBe(`/v1/twins/${first.body.id}`);
    expect(second.body).toMatchObject({ id: first.body.id, version: 2 });
    expect((await get(`/v1/twins/${first.body.id}`)).body.version).toBe(2);
    expect((await get(`/v1/twins/${first.body.id}/versions/1`)).body).toEqual(first.body);
    const versions = await get(`/v1/twins/${first.body.id}/versions`);
    expect(versions.body.items.map((one: { n: number }) => one.n).toSorted()).toEqual([1, 2]);
    expect((await get(`/v1/twins/${first.body.id}/versions/3`)).status).toBe(404);
  });

  it('are shown as they were at a moment', async () => {
    const { body } = await post('/v1/twins', { patient: 'Patient/demo-child' });
    expect((await get(`/v1/twins/${body.id}?at=2100-01-01T00:00:00%2B01:00`)).body.id).toBe(body.id);
    expect((await get(`/v1/twins/${body.id}?at=2000-01-01T00:00:00Z`)).status).toBe(404);
  });

  it('of a server and of a bundle are not the same twin', async () => {
    const bundle = await wardBundle('demo-no-levels');
    const posted = await post('/v1/twins', { bundle });
    const pulled = await post('/v1/twins', { patient: 'Patient/demo-no-levels' });
    expect(posted.body).toMatchObject({ source: 'bundle', patient: pulled.body.patient });
    expect(pulled.body.id).not.toBe(posted.body.id);
  });

  it('are listed once each', async () => {
    const { items } = (await get('/v1/twins?limit=200')).body as { items: { id: string }[] };
    expect(new Set(items.map((one) => one.id)).size).toBe(items.length);
    expect(items.length).toBeGreaterThanOrEqual(4);
  });

  it('need exactly one of patient and bundle', async () => {
    expect((await post('/v1/twins', {})).status).toBe(422);
    expect((await post('/v1/twins', { patient: 'Patient/a', bundle: { resourceType: 'Bundle' } })).status).toBe(422);
    expect(issuesOf(await post('/v1/twins', { patinet: 'Patient/a' }))).toEqual(['unknown-field patinet']);
  });
});
