import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEAD_PATIENT, WARD_NOW } from '../../src/demo/ward.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { readPerson } from '../../src/study/people.ts';
import { ask, issuesOf } from '../api/client.ts';
import { repeated, wardBundle } from '../api/questions.ts';
import { postgresServer, startPostgres } from '../fixtures/postgres.ts';
import { reportMissing } from '../fixtures/program.ts';
import { redisServer, startKeptRedis } from '../fixtures/redis.ts';
import { temporaryDatabase } from '../fixtures/prepared-database.ts';
import { type Running, runCli, startCli } from './run-cli.ts';

/** Servers of our own, and the settings that name them. */
type Servers = { setting: Record<string, string>; stop(): Promise<unknown> };

const none = async (): Promise<Servers> => ({ setting: {}, stop: async () => undefined });
const redis = async (): Promise<Servers> => {
  const { url, stop } = await startKeptRedis();
  return { setting: { REDIS_URL: url }, stop };
};
const postgres = async (): Promise<Servers> => {
  const server = await startPostgres();
  return { setting: { DATABASE_URL: await server.emptyDatabase() }, stop: server.stop };
};
const both = async (): Promise<Servers> => {
  const [queue, store] = await Promise.all([redis(), postgres()]);
  return { setting: { ...queue.setting, ...store.setting }, stop: () => Promise.all([queue.stop(), store.stop()]) };
};

if (!redisServer) reportMissing('redis-server', 'the modes with a queue on Redis are');
if (!postgresServer) reportMissing('postgresql', 'the modes with a store on Postgres are');
const MODES: { set: string; alone: boolean; open: () => Promise<Servers> }[] = [
  { set: 'nothing', alone: true, open: none },
  ...(redisServer ? [{ set: 'REDIS_URL', alone: false, open: redis }] : []),
  ...(postgresServer ? [{ set: 'DATABASE_URL', alone: false, open: postgres }] : []),
  ...(redisServer && postgresServer ? [{ set: 'REDIS_URL and DATABASE_URL', alone: false, open: both }] : []),
];

const usual = { drug: 'vancomycin', asOf: WARD_NOW, draws: 200, candidates: [repeated(500), repeated(750)] };
/** Enough work that its arms become jobs of their own, for any worker. */
const spread = { ...usual, draws: 20_000, candidates: [repeated(500)] };
const QUESTIONS = { usual, spread };

/** What each question comes to in this process, without store, queue or worker. */
const alone: Record<string, string> = {};
let bundle: Record<string, unknown>;
beforeAll(async () => {
  bundle = await wardBundle(LEAD_PATIENT);
  const person = await readPerson({ bundle }, new Map(), shippedLibrary.drugs);
  if (!person.ok) throw new Error('the lead patient cannot be read');
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const answered = await answerInProcess(question, person.value.record, shippedLibrary, new Date());
    if (!answered.ok) throw new Error(`${name} is refused in process`);
    alone[name] = answered.value.hash;
  }
});

it('a worker without a queue that other processes can reach is wrong usage', async () => {
  const { code, stdout, stderr } = await runCli(['worker']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('neither REDIS_URL nor DATABASE_URL is set');
});

describe.each(MODES)('with $set set', { timeout: 240_000 }, (mode) => {
  let folder: Awaited<ReturnType<typeof temporaryDatabase>>;
  let servers: Servers;
  let service: Running;
  let url: string;
  const workers: Running[] = [];
  const run = (words: string[]): Running =>
    startCli(words, { environment: { ...servers.setting, DOSETWIN_DATA: folder.path, DOSETWIN_METRICS: '127.0.0.1:0' } });
  const addWorker = async (): Promise<void> => {
    const worker = run(['worker', '--concurrency', '1']);
    workers.push(worker);
    await worker.says(/takes jobs/);
  };

  beforeAll(async () => {
    folder = await temporaryDatabase();
    servers = await mode.open();
    service = run(['serve', '--port', '0', ...(mode.alone ? [] : ['--no-worker'])]);
    [, url = ''] = await service.says(/dosetwin serves (http:\S+)/);
    if (!mode.alone) await addWorker();
  });
  afterAll(async () => {
    const all = [service, ...workers];
    for (const one of all) one.kill();
    await Promise.all(all.map((one) => one.ended));
    await servers.stop();
    await folder.remove();
  });

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) => ask(url, 'POST', path, { body, headers });
  const compare = async (question: object, headers: Record<string, string> = {}) =>
    post('/v1/comparisons', { bundle, ...question }, { prefer: 'wait=30', ...headers });
  const finished = async (path: string) => {
    await expect
      .poll(async () => (await ask(url, 'GET', path)).body.status, { timeout: 120_000, interval: 100 })
      .toMatch(/done|refused|failed|cancelled/);
    return (await ask(url, 'GET', path)).body;
  };
  /** What each question comes to here, by its name; how it ended instead where it was not done. */
  const hashesNow = async (): Promise<Record<string, string>> => {
    const found: Record<string, string> = {};
    for (const [name, question] of Object.entries(QUESTIONS)) {
      const asked = await post('/v1/comparisons', { ...question, bundle });
      expect(asked.status).toBe(202);
      const { status, resultHash } = await finished(`/v1/comparisons/${asked.body.id}`);
      found[name] = status === 'done' ? resultHash : status;
    }
    return found;
  };

  it('every part it stands on answers', async () => {
    const { status, body } = await ask(url, 'GET', '/health/ready');
    expect([status, body.parts.map((one: { name: string; ok: boolean }) => `${one.name} ${one.ok}`)]).toEqual([
      200,
      ['store true', 'queue true'],
    ]);
  });

  it('one worker gives the bytes that one process gives by itself, in one job and in many', async () => {
    expect(await hashesNow()).toEqual(alone);
  });

  it('a clinical refusal is an answer with its reasons', async () => {
    const { status, body } = await compare({ ...usual, bundle: await wardBundle('demo-haemodialysis') });
    expect([status, body.status, body.issues[0].code]).toEqual([200, 'refused', 'dialysis-not-modelled']);
  });

  it('the same key gives the same answer, and another body under it is turned down', async () => {
    const [first, again] = [await compare(usual, { 'idempotency-key': 'once' }), await compare(usual, { 'idempotency-key': 'once' })];
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect((await compare({ ...usual, seed: 1 }, { 'idempotency-key': 'once' })).status).toBe(422);
  });

  it('the same person is the same twin, with a version for each time it was read, and every comparison is listed once', async () => {
    const { body: twin } = await post('/v1/twins', { bundle });
    const versions = await ask(url, 'GET', `/v1/twins/${twin.id}/versions?limit=200`);
    expect(versions.body.items.map((one: { n: number }) => one.n)).toEqual(
      Array.from({ length: twin.version }, (_, n) => twin.version - n),
    );
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await ask(url, 'GET', `/v1/comparisons?twin=${twin.id}&limit=2${cursor}`);
      seen.push(...body.items.map((one: { id: string }) => one.id));
      if (body.next === null) break;
      cursor = `&cursor=${encodeURIComponent(body.next)}`;
    }
    // Every version but the one just made was read for one comparison.
    expect(new Set(seen).size).toBe(twin.version - 1);
    expect(seen).toHaveLength(twin.version - 1);
  });

  it('a listener hears of the end once, and what is cancelled stays so', async () => {
    const running = await post('/v1/comparisons', { ...spread, bundle });
    const cancelled = await post(`/v1/comparisons/${running.body.id}/cancel`, {});
    expect([cancelled.status, cancelled.body.status]).toEqual([202, 'cancelled']);
    const again = await post(`/v1/comparisons/${running.body.id}/cancel`, {});
    expect([again.status, ...issuesOf(again)]).toEqual([409, 'already-finished id']);
    const done = await compare(usual);
    for (const [id, end] of [
      [running.body.id, 'cancelled'],
      [done.body.id, 'done'],
    ] as const) {
      const { text } = await ask(url, 'GET', `/v1/comparisons/${id}/events`);
      expect([...text.matchAll(/^event: (\w+)$/gm)].map((match) => match[1]).filter((kind) => kind !== 'progress')).toEqual([end]);
    }
  });

  it.each(mode.alone ? [] : ['two workers'])('%s give the same bytes as one', async () => {
    await addWorker();
    expect(await hashesNow()).toEqual(alone);
  });

  it('at SIGTERM with work under way every process ends in good order, and what was accepted is finished by the next start', async () => {
    const asked = await post('/v1/comparisons', { ...spread, bundle });
    await expect
      .poll(async () => (await ask(url, 'GET', `/v1/comparisons/${asked.body.id}`)).body.status, { timeout: 30_000, interval: 20 })
      .not.toBe('queued');
    const ending = [...workers.splice(0), service];
    for (const one of ending) process.kill(one.pid, 'SIGTERM');
    expect((await Promise.all(ending.map((one) => one.ended))).map(({ code }) => code)).toEqual(ending.map(() => 0));
    service = run(['serve', '--port', '0', ...(mode.alone ? [] : ['--no-worker'])]);
    [, url = ''] = await service.says(/dosetwin serves (http:\S+)/);
    if (!mode.alone) await addWorker();
    expect(await finished(`/v1/comparisons/${asked.body.id}`)).toMatchObject({ status: 'done', resultHash: alone['spread'] });
  });
});
