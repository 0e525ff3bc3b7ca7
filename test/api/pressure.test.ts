import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { listen } from '../../src/api/server.ts';
import { openStudy, type Study } from '../../src/cli/open-study.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { startWorker } from '../../workers/main.ts';
import { temporaryDatabase } from '../fixtures/prepared-database.ts';
import { ask, issuesOf } from './client.ts';
import { question, wardBundle } from './questions.ts';

/** Comparisons that may wait in the service under test, which at first has no worker. */
const LIMIT = 3;

let folder: Awaited<ReturnType<typeof temporaryDatabase>>;
let study: Study;
let up: { url: string; close(): Promise<void> };

beforeAll(async () => {
  folder = await temporaryDatabase();
  const limits = { openComparisons: LIMIT };
  const config = { dataFolder: folder.path, fhirSources: [], metrics: { host: '127.0.0.1', port: 0 }, insecure: false, limits };
  const opened = await openStudy({ config, now: () => new Date(), onTrouble: () => undefined });
  if (!opened.ok) throw new Error('the study does not open');
  study = opened.value;
  const app = await buildApp(study.service, { library: shippedLibrary, config, board: study.board });
  const listening = await listen(app, { host: '127.0.0.1', port: 0, insecure: false });
  if (!listening.ok) throw new Error('it does not listen');
  up = listening.value;
});
afterAll(async () => {
  await up.close();
  await study.close();
  await folder.remove();
});

const askOne = async (headers: Record<string, string> = {}) => {
  const { patient, ...rest } = question({ draws: 100 });
  const bundle = await wardBundle(patient.replace('Patient/', ''));
  return ask(up.url, 'POST', '/v1/comparisons', { body: { ...rest, bundle }, headers });
};

describe('more questions than can be answered', () => {
  it('are put off with 429 and when to come back, and taken again when some are answered', async () => {
    const first = await Promise.all(Array.from({ length: LIMIT }, () => askOne()));
    expect(first.map((one) => one.status)).toEqual(first.map(() => 202));
    const late = await askOne({ 'idempotency-key': 'asked-again' });
    expect(late.status).toBe(429);
    expect(issuesOf(late)).toEqual(['too-many-open request']);
    expect(Number(late.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((await ask(up.url, 'GET', `/v1/comparisons/${first[0]?.body.id}`)).status).toBe(200);

    const worker = await startWorker(study.connection, { threads: 1 });
    await expect
      .poll(async () => (await askOne({ 'idempotency-key': 'asked-again' })).status, { timeout: 20_000, interval: 300 })
      .toBe(202);
    for (const one of first) {
      const answer = await study.service.waitForComparison(one.body.id, 20_000, { tenant: 'local' });
      expect(answer).toMatchObject({ ok: true, value: { status: 'done' } });
    }
    await worker.close();
  });

  it('of which many come at the same moment are let in to the limit and no further', async () => {
    await expect.poll(() => study.service.openComparisons(), { timeout: 20_000 }).toBeLessThan(2);
    const open = await study.service.openComparisons();
    // Who lets in may have counted a quarter of a second ago.
    await pause(300);
    const answers = await Promise.all(Array.from({ length: 4 * LIMIT }, () => askOne()));
    expect(answers.filter((one) => one.status === 202)).toHaveLength(LIMIT - open);
    expect(answers.filter((one) => one.status === 429)).toHaveLength(4 * LIMIT - (LIMIT - open));
  });
});

describe('the page of the queue', () => {
  it('shows jobs by number, without a name of anybody, to the same doors as everything else', async () => {
    const page = await ask(up.url, 'GET', '/queue');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self';/);
    const jobs = await ask(up.url, 'GET', '/queue/api/queues?activeQueue=dosetwin&status=latest&page=1&jobsPerPage=10');
    expect(jobs.status).toBe(200);
    expect(jobs.body.queues[0]).toMatchObject({ name: 'dosetwin', readOnlyMode: true });
    expect(jobs.body.queues[0].jobs.length).toBeGreaterThan(0);
    expect(jobs.text).not.toMatch(/Patient\/|synthetic/i);
    expect((await ask(up.url, 'GET', '/queue', { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
  });

  it('changes nothing', async () => {
    const paused = await ask(up.url, 'PUT', '/queue/api/queues/dosetwin/pause', { body: {} });
    expect([paused.status, ...issuesOf(paused)]).toEqual([403, 'read-only request']);
  });

  it('is not there unless it was asked for', async () => {
    const app = await buildApp(study.service, { library: shippedLibrary, config: { insecure: false } });
    const plain = await listen(app, { host: '127.0.0.1', port: 0, insecure: false });
    if (!plain.ok) throw new Error('it does not listen');
    expect((await ask(plain.value.url, 'GET', '/queue')).status).toBe(404);
    await plain.value.close();
  });
});
