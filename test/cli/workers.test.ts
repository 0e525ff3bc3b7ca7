import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comparisonAnswer } from '../../src/domain/wire/answer.ts';
import { LEAD_PATIENT, WARD, WARD_NOW } from '../../src/demo/ward.ts';
import { postgresServer, startPostgres } from '../fixtures/postgres.ts';
import { reportMissing } from '../fixtures/program.ts';
import { redisServer, startRedis } from '../fixtures/redis.ts';
import { type Running, runCli, startCli } from './run-cli.ts';

/** A queue server of our own, and the setting that names it. */
type Server = { setting: Record<string, string>; stop(): Promise<void> };

const redis = async (): Promise<Server> => {
  const { url, stop } = await startRedis();
  return { setting: { REDIS_URL: url }, stop };
};
const postgres = async (): Promise<Server> => {
  const server = await startPostgres();
  return { setting: { DATABASE_URL: await server.emptyDatabase() }, stop: server.stop };
};

const modes: { where: string; start: () => Promise<Server> }[] = [];
if (redisServer) modes.push({ where: 'REDIS_URL', start: redis });
else reportMissing('redis-server', 'the service with workers over Redis is');
if (postgresServer) modes.push({ where: 'DATABASE_URL', start: postgres });
else reportMissing('postgresql', 'the service with workers over Postgres is');

let folder: string;
let server: Server | undefined;
let processes: Running[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dosetwin-workers-'));
  processes = [];
});
afterEach(async () => {
  for (const one of processes) one.kill();
  await Promise.all(processes.map((one) => one.ended));
  await server?.stop();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

const start = (words: string[], environment: Record<string, string>): Running => {
  const running = startCli(words, { environment });
  processes.push(running);
  return running;
};

describe('a service and workers that are processes of their own', { timeout: 90_000 }, () => {
  it('has no worker without a queue that other processes can reach', async () => {
    const { code, stdout, stderr } = await runCli(['worker']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('neither REDIS_URL nor DATABASE_URL is set');
  });

  it.each(modes)('give the bytes that the command line gives by itself, with $where', async (mode) => {
    server = await mode.start();
    const file = WARD.find((one) => one.id === LEAD_PATIENT)?.file ?? '';
    const infusion = { value: 1, unit: 'h' };
    const candidates = [
      { dose: { value: 500, unit: 'mg', substance: 'vancomycin' }, route: 'iv', infusion, every: { value: 12, unit: 'h' } },
    ];
    const path = join(folder, 'candidates.json');
    await writeFile(path, JSON.stringify(candidates));
    const environment = { ...server.setting, DOSETWIN_DATA: join(folder, 'data'), DOSETWIN_METRICS: '127.0.0.1:0' };

    const service = start(['serve', '--port', '0', '--no-worker'], environment);
    const [, url = ''] = await service.says(/dosetwin serves (http:\S+)/);
    const body = {
      bundle: JSON.parse(await readFile(file, 'utf8')) as unknown,
      drug: 'vancomycin',
      asOf: WARD_NOW,
      draws: 200,
      candidates,
    };
    const headers = { 'content-type': 'application/json' };
    const asked = comparisonAnswer.parse(
      await (await fetch(`${url}/v1/comparisons`, { method: 'POST', headers, body: JSON.stringify(body) })).json(),
    );
    expect(asked.status).toBe('queued');

    const workers = [start(['worker', '--concurrency', '1'], server.setting), start(['worker'], server.setting)];
    await Promise.all(workers.map((one) => one.says(/takes jobs/)));
    const answer = await finished(`${url}/v1/comparisons/${asked.id}`);
    const alone = await runCli([
      'compare',
      file,
      '--drug',
      'vancomycin',
      '--as-of',
      WARD_NOW,
      '--draws',
      '200',
      '--candidates',
      path,
      '--json',
    ]);
    expect(answer.status).toBe('done');
    expect(JSON.parse(alone.stdout)).toMatchObject({ resultHash: answer.resultHash });

    for (const one of [...workers, service]) one.interrupt();
    expect((await Promise.all([...workers, service].map((one) => one.ended))).map((one) => one.code)).toEqual([0, 0, 0]);
  });
});

async function finished(url: string): Promise<ReturnType<typeof comparisonAnswer.parse>> {
  for (;;) {
    const answer = comparisonAnswer.parse(await (await fetch(url)).json());
    if (answer.status !== 'queued' && answer.status !== 'running') return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
