import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WARD_NOW } from '../../src/demo/ward.ts';
import { canonical, sha256 } from '../../src/study/canonical.ts';
import { type Answer, ask, issuesOf } from './client.ts';
import { question, repeated, wardBundle } from './questions.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;
const get = (path: string, headers: Record<string, string> = {}) => ask(running.url, 'GET', path, { headers });
const post = (path: string, body?: unknown, headers: Record<string, string> = {}) => ask(running.url, 'POST', path, { body, headers });
const compare = (change: Record<string, unknown> = {}) => post('/v1/comparisons', question(change), { prefer: 'wait=30' });

beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());

const FINISHED = ['done', 'refused', 'failed', 'cancelled'];

describe('asking for a comparison', () => {
  it('is accepted with its address, where the answer is found when it is finished', async () => {
    const accepted = await post('/v1/comparisons', question());
    expect(accepted.status).toBe(202);
    const address = accepted.headers.location ?? '';
    expect(address).toBe(`/v1/comparisons/${accepted.body.id}`);
    expect(accepted.headers).not.toHaveProperty('preference-applied');
    const events = await get(`${address}/events`);
    expect(events.text).toMatch(/\nevent: done\n/);
    expect((await get(address)).body).toMatchObject({ status: 'done', progress: 1, result: { schema: 'dosetwin.comparison/1' } });
  });

  it('is answered at once when the client prefers to wait, and says that it waited', async () => {
    const answer = await compare();
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ 'preference-applied': 'wait=30', 'content-location': `/v1/comparisons/${answer.body.id}` });
    expect(answer.body.status).toBe('done');
  });

  it('with a wait of nothing does not wait', async () => {
    const answer = await post('/v1/comparisons', question({ seed: 11 }), { prefer: 'wait=0' });
    expect([200, 202]).toContain(answer.status);
    expect(answer.status === 200).toBe(FINISHED.includes(answer.body.status));
  });

  it('gives a result whose RFC 8785 text has the hash that is said, as a client parses it', async () => {
    const answer = await compare();
    expect(answer.body.resultHash).toMatch(/^[0-9a-f]{64}$/);
    expect(sha256(canonical(answer.body.result))).toBe(answer.body.resultHash);
    const again = await get(`/v1/comparisons/${answer.body.id}`);
    expect(sha256(canonical(again.body.result))).toBe(answer.body.resultHash);
  });

  it('gives the same question the same hash, asked of a server or of a posted bundle, and another seed another', async () => {
    const bundle = await wardBundle('demo-ckd-two-levels');
    const [one, two, other] = await Promise.all([compare(), compare({ patient: undefined, bundle }), compare({ seed: 8 })]);
    expect(one.body.id).not.toBe(two.body.id);
    expect(two.body.resultHash).toBe(one.body.resultHash);
    expect(other.body.resultHash).not.toBe(one.body.resultHash);
  });

  it('holds each candidate in the order asked, and going on as is beside them', async () => {
    const { body } = await compare();
    expect(body.result.candidates.map((one: { asIs: boolean }) => one.asIs).filter(Boolean)).toHaveLength(1);
    expect(body.result.candidates.filter((one: { asIs: boolean }) => !one.asIs)).toHaveLength(2);
    expect(body.result.ranking.order.toSorted()).toEqual(body.result.candidates.map((_: unknown, index: number) => index));
  });

  it('keeps ids, times and progress out of the hashed result', async () => {
    const { body, text } = await compare();
    const result = JSON.stringify(body.result);
    expect(result).not.toContain(body.id);
    expect(result).not.toContain(body.twin.id);
    expect(text).toContain(body.createdAt);
  });

  it('answers a question that cannot be answered for a clinical reason with 200, refused, and the reasons', async () => {
    for (const patient of ['Patient/demo-haemodialysis', 'Patient/demo-missing-creatinine']) {
      const answer = await compare({ patient });
      expect(answer.status).toBe(200);
      expect(answer.body.status).toBe('refused');
      expect(answer.body).not.toHaveProperty('result');
      const reasons = answer.body.issues.filter((one: { severity: string }) => one.severity === 'error');
      expect(reasons.length).toBeGreaterThan(0);
      for (const reason of reasons) expect(reason.fix ?? reason.at).toMatch(/\S/);
    }
  });

  it('about a known twin uses the twin', async () => {
    const seeded = await post('/v1/twins', { patient: 'Patient/demo-ckd-two-levels' });
    const answer = await compare({ patient: undefined, twin: seeded.body.id });
    expect(answer.body).toMatchObject({ status: 'done', twin: { id: seeded.body.id } });
  });
});

describe('the list of comparisons', () => {
  it('is stable over its pages, without results, and can be of one twin', async () => {
    const twin = (await compare()).body.twin.id as string;
    await compare({ seed: 21 });
    await compare({ seed: 22 });
    await compare({ patient: 'Patient/demo-no-levels' });
    const seen: string[] = [];
    for (let path: string | null = `/v1/comparisons?twin=${twin}&limit=2`; path !== null;) {
      const page: Answer = await get(path);
      expect(page.status).toBe(200);
      expect(page.body.items.length).toBeLessThanOrEqual(2);
      for (const item of page.body.items) expect(item).toMatchObject({ twin: { id: twin } });
      for (const item of page.body.items) expect(item).not.toHaveProperty('result');
      seen.push(...page.body.items.map((one: { id: string }) => one.id));
      path = page.body.next === null ? null : `/v1/comparisons?twin=${twin}&limit=2&cursor=${encodeURIComponent(page.body.next)}`;
    }
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(new Set(seen).size).toBe(seen.length);
    const whole = await get(`/v1/comparisons?twin=${twin}&limit=200`);
    expect(whole.body.items.map((one: { id: string }) => one.id)).toEqual(seen);
  });
});

describe('following a comparison', () => {
  const idsOf = (text: string): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));

  it('tells numbered events in order and ends with the comparison', async () => {
    const accepted = await post('/v1/comparisons', question({ draws: 2000, seed: 31 }));
    const events = await get(`${accepted.headers.location}/events`);
    expect(events.headers['content-type']).toMatch(/^text\/event-stream/);
    const ids = idsOf(events.text);
    expect(ids).toEqual(ids.map((_, index) => index + 1));
    expect([...events.text.matchAll(/^event: (\w+)$/gm)].at(-1)?.[1]).toBe('done');
    for (const [, data] of events.text.matchAll(/^data: (.*)$/gm)) expect(JSON.parse(data ?? '')).toHaveProperty('at');
  });

  it('takes up after Last-Event-ID', async () => {
    const { body } = await compare();
    const all = idsOf((await get(`/v1/comparisons/${body.id}/events`)).text);
    const last = all.at(-1) ?? 0;
    const rest = idsOf((await get(`/v1/comparisons/${body.id}/events`, { 'last-event-id': String(last - 1) })).text);
    expect(rest).toEqual([last]);
  });

  it('ends at once when there is nothing more to tell', async () => {
    const { body } = await compare();
    const events = await get(`/v1/comparisons/${body.id}/events`, { 'last-event-id': '999' });
    expect(events.status).toBe(200);
    expect(idsOf(events.text)).toEqual([]);
  });

  it('tells that a question was refused when it was asked', async () => {
    const { body } = await compare({ patient: 'Patient/demo-haemodialysis' });
    const events = await get(`/v1/comparisons/${body.id}/events`);
    expect(events.text).toMatch(/^event: refused$/m);
  });

  it('refuses a last id that is no number', async () => {
    const { body } = await compare();
    const answer = await get(`/v1/comparisons/${body.id}/events`, { 'last-event-id': 'last' });
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toEqual(['wrong-format header.last-event-id']);
  });
});

describe('cancelling a comparison', () => {
  it('stops one that is not finished, and is a conflict for one that is', async () => {
    const accepted = await post(
      '/v1/comparisons',
      question({
        draws: 20_000,
        horizonHours: 720,
        seed: 41,
        candidates: Array.from({ length: 40 }, (_, index) => ({ ...repeated(500 + 10 * index), label: `arm ${index}` })),
      }),
    );
    const cancelled = await post(`${accepted.headers.location}/cancel`);
    expect(cancelled.status).toBe(202);
    expect(cancelled.headers.location).toBe(accepted.headers.location);
    const events = await get(`${accepted.headers.location}/events`);
    expect(events.text).toMatch(/\nevent: cancelled\n/);
    expect((await get(accepted.headers.location ?? '')).body).toMatchObject({ status: 'cancelled' });
    const again = await post(`${accepted.headers.location}/cancel`);
    expect(again.status).toBe(409);
    const done = await compare();
    expect((await post(`/v1/comparisons/${done.body.id}/cancel`)).status).toBe(409);
  });

  it('takes no body', async () => {
    const { body } = await compare();
    expect((await post(`/v1/comparisons/${body.id}/cancel`, { why: 'x' })).status).toBe(400);
  });
});

describe('the moment of a question', () => {
  it('is fixed when it is asked: a later value is not read', async () => {
    const early = await compare({ asOf: '2026-11-22T12:00:00Z' });
    const late = await compare({ asOf: WARD_NOW });
    expect(early.body.result.basis.levels).toHaveLength(0);
    expect(late.body.result.basis.levels.length).toBeGreaterThan(0);
  });
});
