import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openStore } from '../../src/store/connect.ts';
import { openQueue, openWorker, type JobQueue, type QueueConnection } from '../../src/study/queue.ts';
import { startProcess } from '../fixtures/own-process.ts';
import { postgresServer, startPostgres } from '../fixtures/postgres.ts';
import { freePort, reportMissing } from '../fixtures/program.ts';
import { redisServer, startRedis } from '../fixtures/redis.ts';
import { temporaryDatabase } from '../fixtures/prepared-database.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const QUICK = { name: 'recovery', lockDuration: 1_000, stalledInterval: 300 };

const ending = (queue: JobQueue): Promise<string> =>
  new Promise((resolve) => {
    queue.onCompleted((_id, text) => resolve(text));
    queue.onFailed((_id, reason, { cancelled }) => resolve(cancelled ? 'cancelled' : reason));
  });

/** Makes the times that a queue has kept look as they do after its clock was set back: so many milliseconds ahead. */
async function moveAhead(connection: QueueConnection, id: string, milliseconds: number): Promise<void> {
  if (connection.kind === 'embedded') throw new Error('the embedded queue is tested by its start');
  if (connection.kind === 'redis') {
    const client = new Redis(connection.url);
    const [locked] = await client.keys(`*:${QUICK.name}:${id}:lock`);
    // The dead worker's lock may just have ended.
    if (locked !== undefined) await client.pexpire(locked, milliseconds);
    const prefix = (await client.keys(`*:${QUICK.name}:active`))[0]?.replace(/:active$/, '') ?? '';
    await client.set(`${prefix}:stalled-check`, '1', 'PX', milliseconds);
    client.disconnect();
    return;
  }
  const client = new pg.Client({ connectionString: connection.url });
  await client.connect();
  await client.query('update bullmq.job set locked_until_ms = locked_until_ms + $2 where id = $1', [id, milliseconds]);
  await client.query("update bullmq.meta set value = (value::bigint + $1)::text where field = 'stalled-check'", [milliseconds]);
  await client.end();
}

test('the embedded queue finishes at its next start what kill -9 interrupted', async () => {
  const folder = await temporaryDatabase();
  const killed = startProcess('hold-job.ts', ['embedded', folder.path, QUICK.name]);
  await killed.says('holding');
  await killed.kill();
  const { pool, close } = await openEmbedded(folder.path);
  const queue = await openQueue({ kind: 'embedded', pool }, QUICK);
  const ended = ending(queue);
  const worker = await openWorker({ kind: 'embedded', pool }, async (job) => `start ${job.attempt} of ${job.text}`, QUICK);
  expect(await ended).toBe('start 2 of "question"');
  await worker.close();
  await queue.close();
  await close();
  await folder.remove();
});

test('the embedded queue and the store live in one folder without knowing each other', async () => {
  const folder = await temporaryDatabase();
  const store = await openStore({ folder: folder.path });
  if (!store.pool) throw new Error('the store is not embedded');
  const queue = await openQueue({ kind: 'embedded', pool: store.pool });
  const { rows } = await store.pool.query(
    `select table_schema as schema, count(*)::int > 0 as some from information_schema.tables where table_schema in ('dosetwin', 'bullmq', 'public') group by 1 order by 1`,
  );
  expect(rows).toEqual([
    { schema: 'bullmq', some: true },
    { schema: 'dosetwin', some: true },
  ]);
  await queue.close();
  await store.close();
  await folder.remove();
});

type Server = { where: string; kind: 'redis' | 'postgres'; start: () => Promise<{ url: string; stop(): Promise<void> }> };
const servers: Server[] = [];
if (redisServer) servers.push({ where: 'Redis', kind: 'redis', start: () => startRedis() });
else reportMissing('redis-server', 'the recovery of the queue on Redis is');
if (postgresServer) {
  servers.push({
    where: 'Postgres',
    kind: 'postgres',
    async start() {
      const server = await startPostgres();
      return { url: await server.emptyDatabase(), stop: server.stop };
    },
  });
} else reportMissing('postgresql', 'the recovery of the queue on Postgres is');

describe.each(servers)('with workers in other processes, on $where', ({ kind, start }) => {
  let server: Awaited<ReturnType<Server['start']>>;
  let connection: QueueConnection;
  let queue: JobQueue;
  beforeAll(async () => {
    server = await start();
    connection = { kind, url: server.url };
    queue = await openQueue(connection, QUICK);
  });
  afterAll(async () => {
    await queue.close();
    await server.stop();
  });

  test('the job of a worker that was killed is finished by another', async () => {
    const killed = startProcess('hold-job.ts', [kind, server.url, QUICK.name]);
    await killed.says('ready');
    await queue.add('held', 'compare', '"question"');
    await killed.says('holding');
    await killed.kill();
    const ended = ending(queue);
    const worker = await openWorker(connection, async (job) => `start ${job.attempt} of ${job.text}`, QUICK);
    expect(await ended).toBe('start 2 of "question"');
    await worker.close();
  });

  test('a job of a dead worker is finished although the clock was set back by a day since', async () => {
    const killed = startProcess('hold-job.ts', [kind, server.url, QUICK.name]);
    await killed.says('ready');
    await queue.add('ahead', 'compare', '"question"');
    await killed.says('holding');
    await killed.kill();
    await moveAhead(connection, 'ahead', 86_400_000);
    const ended = ending(queue);
    const worker = await openWorker(connection, async (job) => `start ${job.attempt} of ${job.text}`, QUICK);
    expect(await ended).toBe('start 2 of "question"');
    await worker.close();
  });

  test('a job is cancelled in another process', async () => {
    const other = startProcess('hold-job.ts', [kind, server.url, QUICK.name]);
    await other.says('ready');
    const ended = ending(queue);
    await queue.add('far', 'compare', '{}');
    await other.says('holding');
    expect(await queue.cancel('far')).toBe('signalled');
    await other.says('stopped');
    expect(await ended).toBe('cancelled');
    await other.kill();
  });

  test('a job cancelled while its worker lay dead is not computed by the next one', async () => {
    const killed = startProcess('hold-job.ts', [kind, server.url, QUICK.name]);
    await killed.says('ready');
    await queue.add('dead', 'compare', '{}');
    await killed.says('holding');
    await killed.kill();
    expect(await queue.cancel('dead')).toBe('signalled');
    const ended = ending(queue);
    let computed = 0;
    const worker = await openWorker(connection, async () => `${++computed}`, QUICK);
    expect(await ended).toBe('cancelled');
    expect(computed).toBe(0);
    await worker.close();
  });

  test('a job that kills every worker is given up after three of them', async () => {
    const ended = ending(queue);
    await queue.add('poison', 'compare', '{}');
    for (let n = 1; n <= 3; n++) {
      const killed = startProcess('hold-job.ts', [kind, server.url, QUICK.name]);
      await killed.says('holding');
      await killed.kill();
    }
    const worker = await openWorker(connection, async () => 'computed', QUICK);
    expect(await ended).toMatch(/stalled/);
    await worker.close();
  });
});

const unreachable = ['redis', 'postgres'] as const;
test.each(unreachable)('a %s that is not there is a sentence within bounded time, not a wait', async (kind) => {
  const connection: QueueConnection = { kind, url: `${kind}://someone:secret@127.0.0.1:${await freePort()}` };
  const opened = await openQueue(connection).catch((cause: unknown) => String(cause));
  expect(opened).toMatch(/queue cannot be used/i);
  expect(opened).not.toContain('secret');
});

const whereRedis = redisServer ? ['Redis'] : [];
const wherePostgres = postgresServer ? ['Postgres'] : [];

test.each(whereRedis)('what is asked while %s is away fails, and the queue works again when it is back', async () => {
  const first = await startRedis();
  const connection: QueueConnection = { kind: 'redis', url: first.url };
  const troubles: string[] = [];
  const queue = await openQueue(connection, { onTrouble: (trouble) => troubles.push(trouble.message) });
  const worker = await openWorker(connection, async (job) => job.text);
  await first.stop();
  await expect(queue.add('lost', 'compare', '"lost"')).rejects.toThrow(/closed|max retries|timed out|ECONNREFUSED/i);
  expect(await queue.check()).toMatch(/does not answer/);
  const second = await startRedis(first.port);
  await expect.poll(() => queue.check(), { timeout: 30_000, interval: 200 }).toBeNull();
  const ended = ending(queue);
  await queue.add('back', 'compare', '"back"');
  expect(await ended).toBe('"back"');
  expect(troubles).not.toEqual([]);
  await worker.close();
  await queue.close();
  await second.stop();
});

test.each(whereRedis)('closing does not wait for a %s that went away', async () => {
  const server = await startRedis();
  const connection: QueueConnection = { kind: 'redis', url: server.url };
  const [queue, worker] = [await openQueue(connection), await openWorker(connection, async (job) => job.text)];
  await server.stop();
  await worker.close(500);
  await queue.close();
  expect(await queue.check()).toMatch(/does not answer/);
});

test.each(wherePostgres)('the queue works again after its %s was restarted', async () => {
  const server = await startPostgres();
  const connection: QueueConnection = { kind: 'postgres', url: await server.emptyDatabase() };
  const [queue, worker] = [await openQueue(connection), await openWorker(connection, async (job) => job.text)];
  server.restart();
  await expect.poll(() => queue.check(), { timeout: 30_000, interval: 200 }).toBeNull();
  const ended = ending(queue);
  await queue.add('back', 'compare', '"back"');
  expect(await ended).toBe('"back"');
  await worker.close();
  await queue.close();
  await server.stop();
});
