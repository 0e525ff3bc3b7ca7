import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/demo/fhir-faults.ts';
import { ask } from './client.ts';
import { question } from './questions.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;
const compare = () => ask(running.url, 'POST', '/v1/comparisons', { body: question(), headers: { prefer: 'wait=30' } });
const fail = (fault: Fault, on?: RegExp): void => running.fhir.faults.add({ fault, times: 10_000, ...(on ? { on } : {}) });

beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());
afterEach(async () => {
  running.fhir.faults.clear();
  await running.expectHealth();
});

describe('a FHIR server in trouble', () => {
  it.each<[string, Fault, number | RegExp, RegExp | undefined]>([
    ['that answers 500', { kind: 'status', status: 500 }, 502, undefined],
    ['that asks to come back later (429)', { kind: 'status', status: 429, retryAfter: '120' }, 503, undefined],
    ['that is busy (503)', { kind: 'status', status: 503, retryAfter: '120' }, 503, undefined],
    ['that does not know us (401)', { kind: 'status', status: 401 }, 502, undefined],
    ['that sends a sign-in page', { kind: 'html' }, 502, undefined],
    ['that sends a sign-in page in the middle of the record', { kind: 'html' }, 502, /Observation/],
    ['that breaks off half-way', { kind: 'cut-off' }, 502, undefined],
    ['that breaks off in the middle of the record', { kind: 'cut-off' }, 502, /Observation/],
    ['whose pages never end', { kind: 'endless-next' }, 502, /Observation/],
    ['whose page names itself as the next', { kind: 'endless-next', again: true }, 502, /Observation/],
    ['whose next page is on another machine', { kind: 'foreign-next', origin: 'http://127.0.0.1:9' }, 502, /Observation/],
    ['that never ends its answer', { kind: 'endless-body' }, /^50[24]$/, /Observation/],
    ['that is slow', { kind: 'delay', ms: 600_000 }, 504, undefined],
  ])('%s is told as such, in bounded time', { timeout: 120_000 }, async (_name, fault, status, on) => {
    fail(fault, on);
    const answer = await compare();
    expect(String(answer.status)).toMatch(typeof status === 'number' ? new RegExp(`^${status}$`) : status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body.issues[0]).toMatchObject({
      code: expect.stringMatching(/^fhir-/),
      severity: 'error',
      text: expect.stringMatching(/\S/),
      fix: expect.stringMatching(/\S/),
    });
    expect(answer.headers['retry-after'] ?? '').toMatch(answer.status === 503 ? /^[1-9]\d*$/ : /^$/);
    expect(answer.text).not.toMatch(/\bat .*\.(?:ts|js):\d/);
    const kept = await ask(running.url, 'GET', '/v1/comparisons?limit=200');
    for (const item of kept.body.items) expect(item.status).toBe('done');
    running.fhir.faults.clear();
    expect((await compare()).body.status).toBe('done');
  });

  it('that is busy for a moment is asked again, and nobody notices', async () => {
    running.fhir.faults.add({ fault: { kind: 'status', status: 503, retryAfter: '0' }, times: 1 });
    expect((await compare()).body.status).toBe('done');
  });
});

describe('a FHIR server that is not there', () => {
  it('is told as such', async () => {
    const away = await startRunning({ fhirUrl: 'http://127.0.0.1:9/fhir' });
    try {
      const answer = await ask(away.url, 'POST', '/v1/comparisons', { body: question() });
      expect(answer.status).toBe(502);
      expect(answer.body.issues[0]).toMatchObject({ code: 'fhir-unreachable' });
      expect((await ask(away.url, 'GET', '/health/ready')).status).toBe(200);
    } finally {
      await away.close();
    }
  });
});
