import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Running, startCli } from '../cli/run-cli.ts';
import { type RunningPostgres, postgresServer, startPostgres } from '../fixtures/postgres.ts';
import { findProgram, reportMissing, runProgram } from '../fixtures/program.ts';
import { redisServer, startRedis } from '../fixtures/redis.ts';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { SMALL, ask, isOver, textOf, until } from './compose-question.ts';

/** What holds the data of a mode, and the two things done to it. */
type Place = {
  environment: Record<string, string>;
  backUp(): Promise<void>;
  /** Everything is gone, the queue too; then what was backed up is put into a new place, which the settings given back name. */
  destroyAndRestore(): Promise<Record<string, string>>;
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let closers: (() => Promise<unknown>)[];
let service: Running | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
  closers = [];
});
afterEach(async () => {
  service?.kill();
  await service?.ended;
  service = undefined;
  for (const close of closers.splice(0)) await close();
  await folder.remove();
});

async function newRedis(): Promise<Record<string, string>> {
  const redis = await startRedis();
  closers.push(redis.stop);
  return { REDIS_URL: redis.url };
}

async function openFolder(queue: () => Promise<Record<string, string>>): Promise<Place> {
  const [data, kept] = [join(folder.path, 'data'), join(folder.path, 'kept')];
  return {
    environment: { DOSETWIN_DATA: data, ...(await queue()) },
    backUp: async () => cpSync(data, kept, { recursive: true, preserveTimestamps: true }),
    async destroyAndRestore() {
      rmSync(data, { recursive: true });
      cpSync(kept, data, { recursive: true, preserveTimestamps: true });
      return { DOSETWIN_DATA: data, ...(await queue()) };
    },
  };
}

async function openServer(queue: () => Promise<Record<string, string>>): Promise<Place> {
  const server: RunningPostgres = await startPostgres();
  closers.push(server.stop);
  const [before, file] = [await server.emptyDatabase(), join(folder.path, 'dosetwin.dump')];
  const tool = (name: string): string => findProgram(name, ['/usr/bin', '/usr/local/bin']) ?? name;
  return {
    environment: { DATABASE_URL: before, ...(await queue()) },
    backUp: async () => runProgram(tool('pg_dump'), ['--format=custom', `--file=${file}`, before]),
    async destroyAndRestore() {
      runProgram(tool('psql'), [server.url, '--quiet', '--command', `drop database ${new URL(before).pathname.slice(1)}`]);
      const after = await server.emptyDatabase();
      runProgram(tool('pg_restore'), ['--exit-on-error', '--no-owner', `--dbname=${after}`, file]);
      return { DATABASE_URL: after, ...(await queue()) };
    },
  };
}

const none = async (): Promise<Record<string, string>> => ({});
const modes: { mode: string; open: () => Promise<Place> }[] = [{ mode: 'nothing set', open: () => openFolder(none) }];
const hasDump = spawnSync('pg_dump', ['--version']).status === 0;
if (redisServer) modes.push({ mode: 'REDIS_URL', open: () => openFolder(newRedis) });
else reportMissing('redis-server', 'backups of the modes with Redis are');
if (postgresServer && hasDump) modes.push({ mode: 'DATABASE_URL', open: () => openServer(none) });
else reportMissing('postgresql', 'backups of the modes with Postgres are');
if (redisServer && postgresServer && hasDump) modes.push({ mode: 'both', open: () => openServer(newRedis) });

async function serve(environment: Record<string, string>, ...words: string[]): Promise<string> {
  service = startCli(['serve', '--port', '0', ...words], { environment: { ...environment, DOSETWIN_METRICS: '127.0.0.1:0' } });
  return (await service.says(/dosetwin serves (http:\S+)/))[1] ?? '';
}

async function stop(): Promise<number | null> {
  process.kill(service?.pid ?? 0, 'SIGTERM');
  return (await service?.ended)?.code ?? null;
}

describe('a backup that is put back into an empty place', { timeout: 120_000 }, () => {
  test.each(modes)('gives every answer to the byte and finishes what was queued, with $mode', async ({ open }) => {
    const place = await open();
    const before = await serve(place.environment);
    const answered = await ask(before, SMALL, 30);
    expect(answered.status).toBe('done');
    const text = await textOf(before, answered.id);
    expect(await stop()).toBe(0);
    // The same question again, with nobody there to take it.
    const queued = await ask(await serve(place.environment, '--no-worker'), SMALL);
    expect(queued.status).toBe('queued');
    expect(await stop()).toBe(0);

    await place.backUp();
    const after = await serve(await place.destroyAndRestore());
    expect(await textOf(after, answered.id)).toBe(text);
    expect(await until(after, queued.id, isOver)).toMatchObject({ status: 'done', resultHash: answered.resultHash });
    expect(await stop()).toBe(0);
  });
});
