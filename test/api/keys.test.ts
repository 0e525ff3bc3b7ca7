import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, issuesOf } from './client.ts';
import { question } from './questions.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;
const get = (path: string) => ask(running.url, 'GET', path);
const post = (path: string, body?: unknown, headers: Record<string, string> = {}) => ask(running.url, 'POST', path, { body, headers });

beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());

describe('Idempotency-Key', () => {
  it('gives a repeated question the answer of the first, to the byte, without asking again', async () => {
    const key = { 'idempotency-key': 'morning-round-1' };
    const before = (await get('/v1/comparisons?limit=200')).body.items.length;
    const [first, second] = [
      await post('/v1/comparisons', question({ seed: 51 }), key),
      await post('/v1/comparisons', question({ seed: 51 }), key),
    ];
    expect(second).toMatchObject({ status: first.status, text: first.text });
    expect(second.headers.location).toBe(first.headers.location);
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    expect((await get('/v1/comparisons?limit=200')).body.items.length).toBe(before + 1);
  });

  it('does not mind the order of fields, since the question is the same', async () => {
    const key = { 'idempotency-key': 'morning-round-2' };
    const asked = question({ seed: 52 });
    const first = await post('/v1/comparisons', asked, key);
    const second = await post('/v1/comparisons', Object.fromEntries(Object.entries(asked).toReversed()), key);
    expect(second.body.id).toBe(first.body.id);
  });

  it('refuses the same key for another question', async () => {
    const key = { 'idempotency-key': 'morning-round-3' };
    await post('/v1/comparisons', question({ seed: 53 }), key);
    const other = await post('/v1/comparisons', question({ seed: 54 }), key);
    expect(other.status).toBe(422);
    expect(issuesOf(other)[0]).toMatch(/header\.idempotency-key/);
  });

  it('is of its route: the same key may ask another thing elsewhere', async () => {
    const key = { 'idempotency-key': 'morning-round-4' };
    const asked = await post('/v1/comparisons', question({ seed: 55 }), key);
    const seeded = await post('/v1/twins', { patient: 'Patient/demo-obesity' }, key);
    expect(asked.status).toBeLessThan(300);
    expect([200, 201]).toContain(seeded.status);
  });

  it('keeps a refusal of the meaning too, and one of two at the same time is told to wait or gets the same answer', async () => {
    const key = { 'idempotency-key': 'morning-round-5' };
    const wrong = question({ drug: 'unobtainium' });
    const [first, second] = [await post('/v1/comparisons', wrong, key), await post('/v1/comparisons', wrong, key)];
    expect(first.status).toBe(422);
    expect(second.text).toBe(first.text);
    const racing = { 'idempotency-key': 'morning-round-6' };
    const answers = await Promise.all([1, 2, 3].map(() => post('/v1/comparisons', question({ seed: 56 }), racing)));
    const ids = new Set(answers.filter((one) => one.status < 300).map((one) => one.body.id));
    expect(ids.size).toBe(1);
    for (const answer of answers) expect([200, 202, 409]).toContain(answer.status);
  });

  it('that is no key is refused', async () => {
    for (const key of ['x'.repeat(201), 'with space', 'caf\u00e9']) {
      const answer = await post('/v1/comparisons', question(), { 'idempotency-key': key });
      expect(answer.status).toBe(400);
      expect(issuesOf(answer)).toEqual(['wrong-format header.idempotency-key']);
    }
  });
});
