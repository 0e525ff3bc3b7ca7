import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WARD_NOW } from '../../src/demo/ward.ts';
import { ask, issuesOf } from './client.ts';
import { question, repeated, wardBundle } from './questions.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;
const get = (path: string) => ask(running.url, 'GET', path);
const post = (path: string, body?: unknown, headers: Record<string, string> = {}) => ask(running.url, 'POST', path, { body, headers });

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

  it('say what their server has that they were not seeded from, until they are seeded again', async () => {
    const patient = 'Patient/demo-obesity';
    const { id } = (await post('/v1/twins', { patient })).body;
    const changes = async () => (await get(`/v1/twins/${id}/changes`)).body;
    expect(await changes()).toMatchObject({ twin: { id, version: 1 }, changed: false, resources: [], issues: [] });
    const weight = { resourceType: 'Observation', status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] } };
    const valueQuantity = { value: 140, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' };
    const kept = await fetch(`${running.fhir.url}/Observation`, {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify({ ...weight, subject: { reference: patient }, effectiveDateTime: WARD_NOW, valueQuantity }),
    });
    const made = (await kept.json()) as { id: string };
    const resources = [{ resource: `Observation/${made.id}`, version: '1' }];
    expect(await changes()).toMatchObject({ twin: { version: 1 }, changed: true, resources });
    await post('/v1/twins', { patient });
    expect(await changes()).toMatchObject({ twin: { version: 2 }, changed: false, resources: [] });
    const posted = await post('/v1/twins', { bundle: await wardBundle('demo-obesity') });
    const asked = await get(`/v1/twins/${posted.body.id}/changes`);
    expect([asked.body.changed, ...issuesOf(asked)]).toEqual([null, 'not-from-a-server twin.source']);
  });

  it('are listed once each', async () => {
    const { items } = (await get('/v1/twins?limit=200')).body as { items: { id: string }[] };
    expect(new Set(items.map((one) => one.id)).size).toBe(items.length);
    expect(items.length).toBeGreaterThanOrEqual(4);
  });

  it('are no worked cases where no demo ward is served', async () => {
    expect((await get('/v1/worklist')).body.cases).toBe(0);
    expect((await get('/v1/cases')).status).toBe(404);
  });

  it('need exactly one of patient and bundle', async () => {
    expect((await post('/v1/twins', {})).status).toBe(422);
    expect((await post('/v1/twins', { patient: 'Patient/a', bundle: { resourceType: 'Bundle' } })).status).toBe(422);
    expect(issuesOf(await post('/v1/twins', { patinet: 'Patient/a' }))).toEqual(['unknown-field patinet']);
  });
});

type Asked = { id: string; resultHash: string; twin: { id: string; version: number }; status: string };

const compare = async (change: Record<string, unknown> = {}): Promise<Asked> =>
  (await post('/v1/comparisons', question(change), { prefer: 'wait=30' })).body;
const decide = (on: Asked, body: Record<string, unknown>, headers: Record<string, string> = { 'if-match': `"${on.resultHash}"` }) =>
  post(`/v1/comparisons/${on.id}/decisions`, { reason: 'because of the levels', ...body }, headers);

describe('decisions', () => {
  const PERSON = { patient: 'Patient/demo-obesity' };

  it('are recorded with what was chosen, by whom, why and on which result, and are listed with the person', async () => {
    const asked = await compare(PERSON);
    const made = await decide(asked, { decision: 'chosen', candidate: 1, reason: '  <b>fewer</b>\nrisks ', by: 'Ann' });
    expect(made.status).toBe(201);
    expect(made.headers.location).toBe(`/v1/twins/${asked.twin.id}/decisions`);
    const { candidates } = (await get(`/v1/comparisons/${asked.id}`)).body.result;
    expect(made.body).toMatchObject({
      ...{ comparison: asked.id, twin: asked.twin, drug: 'vancomycin', decision: 'chosen', resultHash: asked.resultHash },
      ...{ candidate: { index: 1, label: candidates[1].label }, reason: '<b>fewer</b>\nrisks', by: 'unverified:Ann' },
    });
    expect((await get(`/v1/twins/${asked.twin.id}/decisions`)).body).toEqual({ items: [made.body], next: null });
    expect((await get('/v1/twins/nobody/decisions')).status).toBe(404);
  });

  it('take a result from draft over reviewed to decided, and stay as they were', async () => {
    const asked = await compare({ patient: 'Patient/demo-no-levels' });
    const shown = async () => (await get(`/v1/comparisons/${asked.id}`)).body;
    expect(await shown()).toMatchObject({ review: 'draft', decisions: [] });
    const deferred = (await decide(asked, { decision: 'deferred' })).body;
    expect(deferred.by).toBe('unverified:not said');
    expect(await shown()).toMatchObject({ review: 'reviewed', decisions: [deferred] });
    const modified = (await decide(asked, { decision: 'modified', candidate: 0, modifiedTo: repeated(500, 24) })).body;
    expect(modified.modifiedTo).toEqual({ label: '500 mg every 24 h over 2 h', candidate: repeated(500, 24) });
    expect(await shown()).toMatchObject({ review: 'decided', decisions: [deferred, modified] });
    const listed = (await get(`/v1/comparisons?twin=${asked.twin.id}`)).body.items;
    expect(listed).toMatchObject([{ id: asked.id, review: 'decided' }]);
    expect((await get(`/v1/comparisons/${asked.id}/events`)).text).toMatch(/event: done\n[^]+event: decided\n[^]+event: decided\n/);
    const items = (await get(`/v1/twins/${asked.twin.id}/decisions?limit=1`)).body;
    expect(items.items).toEqual([modified]);
    expect((await get(`/v1/twins/${asked.twin.id}/decisions?limit=1&cursor=${items.next}`)).body).toEqual({
      items: [deferred],
      next: null,
    });
  });

  it('name the result they are on, and one that stands when they replace it', async () => {
    const asked = await compare({ patient: 'Patient/demo-stale-creatinine', asOf: '2026-10-22T12:00:00Z' });
    expect(asked.status).toBe('refused');
    expect(issuesOf(await decide(asked, { decision: 'rejected' }))).toEqual(['nothing-to-decide id']);
    const done = await compare({ patient: 'Patient/demo-creatinine-umol' });
    const key = { 'idempotency-key': 'decision-1' };
    expect((await decide(done, { decision: 'rejected' }, key)).status).toBe(428);
    expect((await decide(done, { decision: 'rejected' }, { ...key, 'if-match': '"0000"' })).status).toBe(412);
    expect((await decide(done, { decision: 'rejected' }, { ...key, 'if-match': '*' })).status).toBe(412);
    const sent = { ...key, 'if-match': `"${done.resultHash}"` };
    const [first, again] = [await decide(done, { decision: 'rejected' }, sent), await decide(done, { decision: 'rejected' }, sent)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    const other = await decide(done, { decision: 'chosen', candidate: 0 });
    expect([other.status, ...issuesOf(other)]).toEqual([409, 'already-decided instead']);
    expect((await decide(done, { decision: 'chosen', candidate: 0, instead: 'another' })).status).toBe(409);
    expect((await decide(done, { decision: 'deferred', instead: first.body.id })).status).toBe(409);
    expect((await decide(done, { decision: 'chosen', candidate: 0, instead: first.body.id })).status).toBe(201);
  });

  it('of two at the same moment one is told that the other was first', async () => {
    const asked = await compare({ patient: 'Patient/demo-merged' });
    const answers = await Promise.all([0, 1].map((candidate) => decide(asked, { decision: 'chosen', candidate })));
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  it('cannot be made on an answer whose record has changed since; to read the same record again changes nothing', async () => {
    const bundle = (await wardBundle('demo-child')) as {
      entry: { resource: { resourceType: string; id: string; valueQuantity?: object } }[];
    };
    const asked = await compare({ patient: undefined, bundle, candidates: [{ ...repeated(300, 6, 1) }] });
    await post('/v1/twins', { bundle });
    expect((await get(`/v1/comparisons/${asked.id}`)).body).not.toHaveProperty('superseded');
    const weight = bundle.entry.find((one) => one.resource.id.endsWith('weight-1'))?.resource;
    Object.assign(weight?.valueQuantity ?? {}, { value: 23 });
    const version = (await post('/v1/twins', { bundle })).body.version as number;
    expect((await get(`/v1/comparisons/${asked.id}`)).body.superseded).toMatchObject({ by: 'record', version });
    const late = await decide(asked, { decision: 'chosen', candidate: 0 });
    expect([late.status, ...issuesOf(late)]).toEqual([409, 'superseded id']);
  });

  it('on a later question about the drug close an earlier one, unless the later one is taken back', async () => {
    const [earlier, later] = [await compare(PERSON), await compare({ ...PERSON, seed: 8 })];
    const due = async (): Promise<unknown> => {
      const { items } = (await get('/v1/worklist?limit=200')).body as { items: { twin: { id: string }; due: { id: string }[] }[] };
      return items.find((one) => one.twin.id === later.twin.id)?.due.map((one) => one.id);
    };
    expect(await due()).toEqual([later.id]);
    const chosen = await decide(later, { decision: 'chosen', candidate: 0 });
    expect((await get(`/v1/comparisons/${earlier.id}`)).body.superseded).toMatchObject({ by: 'decision', comparison: later.id });
    expect((await decide(earlier, { decision: 'rejected' })).status).toBe(409);
    await decide(later, { decision: 'rejected', instead: chosen.body.id });
    expect((await decide(earlier, { decision: 'chosen', candidate: 0 })).status).toBe(201);
    expect(await due()).toEqual([]);
  });

  it('that make no sense are told what is wrong, and nothing is recorded', async () => {
    const asked = await compare({ patient: 'Patient/demo-falling-kidney-function' });
    for (const [body, issues] of [
      [{ decision: 'chosen' }, ['missing-candidate candidate']],
      [{ decision: 'chosen', candidate: 99 }, ['unknown-candidate candidate']],
      [{ decision: 'modified', candidate: 0 }, ['missing-modification modifiedTo']],
      [{ decision: 'rejected', modifiedTo: repeated() }, ['needless-modification modifiedTo']],
      [
        { decision: 'modified', candidate: 0, modifiedTo: { ...repeated(), infusion: undefined } },
        ['missing-infusion-time modifiedTo.infusion'],
      ],
    ] as const) {
      const answer = await decide(asked, body);
      expect([answer.status, ...issuesOf(answer)]).toEqual([422, ...issues]);
    }
    for (const body of [{ decision: 'ordered' }, { decision: 'rejected', reason: ' ' }, { decision: 'rejected', reason: 'x'.repeat(2001) }])
      expect((await decide(asked, body)).status).toBe(400);
    expect((await get(`/v1/comparisons/${asked.id}`)).body.decisions).toEqual([]);
  });
});
