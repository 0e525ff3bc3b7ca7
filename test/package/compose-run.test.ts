import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Running, runCli, startCli } from '../cli/run-cli.ts';
import { postgresServer } from '../fixtures/postgres.ts';
import { reportMissing } from '../fixtures/program.ts';
import { redisServer } from '../fixtures/redis.ts';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { type Outside, readCompose, startOutside } from './compose-outside.ts';
import { SMALL, ask, hashInProcess, isOver, until } from './compose-question.ts';

/** Seconds of work: its arms become jobs of their own, and it is under way when the workers are told to end. */
const LARGE = { draws: 20_000, candidates: 12 };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let servers: Outside | undefined;
let processes: Running[];

beforeEach(async () => {
  folder = await temporaryFolder();
  processes = [];
});
afterEach(async () => {
  for (const one of processes) one.kill();
  await Promise.all(processes.map((one) => one.ended));
  await servers?.stop();
  servers = undefined;
  await folder.remove();
});

/** Starts the service and two workers at once, as nothing in the file makes one wait for the other. */
async function up(outside: Outside): Promise<{ url: string; api: Running; workers: Running[] }> {
  const [api, ...workers] = (['api', 'workers', 'workers'] as const).map((service) => {
    const running = startCli(outside.command(service), { environment: outside.environment(service) });
    processes.push(running);
    return running;
  });
  if (!api) throw new Error('nothing was started');
  const [[, url = '']] = await Promise.all([api.says(/dosetwin serves (http:\S+)/), ...workers.map((one) => one.says(/takes jobs/))]);
  return { url, api, workers };
}

/** What a stop of a container sends. */
async function terminate(...running: Running[]): Promise<(number | null)[]> {
  for (const one of running) process.kill(one.pid, 'SIGTERM');
  return (await Promise.all(running.map((one) => one.ended))).map(({ code }) => code);
}

/** Connections that the program still holds to either server. */
async function connectionsLeft({ redisUrl, databaseUrl }: Outside): Promise<number> {
  const [redis, client] = [new Redis(redisUrl), new pg.Client({ connectionString: databaseUrl, application_name: 'the test' })];
  await client.connect();
  const { rows } = await client.query("select 1 from pg_stat_activity where application_name like 'dosetwin%'");
  const others =
    String(await redis.client('LIST'))
      .trim()
      .split('\n').length - 1;
  redis.disconnect();
  await client.end();
  return rows.length + others;
}

if (redisServer === null || postgresServer === null) reportMissing('redis-server or postgresql', 'the commands of docker-compose.yml are');
const where = redisServer === null || postgresServer === null ? [] : ['outside containers'];

describe('the commands, settings and start order of docker-compose.yml', { timeout: 240_000 }, () => {
  test('the service would not start where other machines reach it without saying that nobody is checked', async () => {
    const environment = { DOSETWIN_DATA: join(folder.path, 'data') };
    const { code, stderr } = await runCli(readCompose().services.api.command ?? [], { environment });
    expect(code).toBe(2);
    expect(stderr).toContain('DOSETWIN_INSECURE=1');
  });

  test.each(where)('%s: two workers give the hash of the question, and SIGTERM loses nothing and leaves nothing behind', async () => {
    const outside = (servers = await startOutside(folder.path));
    const first = await up(outside);
    const ready = await fetch(`${first.url}/health/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ready' }]);

    const small = await ask(first.url, SMALL, 30);
    expect(small).toMatchObject({ status: 'done', resultHash: await hashInProcess(SMALL, join(folder.path, 'small.json')) });

    const large = await ask(first.url, LARGE);
    const running = await until(first.url, large.id, ({ progress }) => progress > 0);
    expect(running.status).toBe('running');
    expect(await terminate(...first.workers)).toEqual([0, 0]);
    // Finished in the time given, or handed back and as open as before: nothing between.
    expect(['running', 'done']).toContain((await until(first.url, large.id, () => true)).status);
    const waiting = await ask(first.url, SMALL);
    expect(waiting.status).toBe('queued');
    expect(await terminate(first.api)).toEqual([0]);
    expect(await connectionsLeft(outside)).toBe(0);

    await outside.restartRedis();
    const second = await up(outside);
    expect(await until(second.url, waiting.id, isOver)).toMatchObject({ status: 'done', resultHash: small.resultHash });
    const finished = await until(second.url, large.id, isOver);
    expect(finished).toMatchObject({ status: 'done', resultHash: await hashInProcess(LARGE, join(folder.path, 'large.json')) });
    expect(await terminate(second.api, ...second.workers)).toEqual([0, 0, 0]);
    expect(await connectionsLeft(outside)).toBe(0);
  });
});
