import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postgresServer, startPostgres } from '../fixtures/postgres.ts';
import { reportMissing } from '../fixtures/program.ts';
import { redisServer, startKeptRedis } from '../fixtures/redis.ts';
import { ask, expectDoneOnce, isRunning, killNow, LARGE, openScene, type Scene, SMALL, underWay } from './running.ts';

type Mode = { where: string; start: () => Promise<{ setting: Record<string, string>; stop(): Promise<void> }> };

const redis = async () => {
  const server = await startKeptRedis();
  return { setting: { REDIS_URL: server.url }, stop: server.stop };
};
const postgres = async () => {
  const server = await startPostgres();
  return { setting: { DATABASE_URL: await server.emptyDatabase() }, stop: server.stop };
};
const both = async () => {
  const [queue, store] = await Promise.all([redis(), postgres()]);
  return { setting: { ...queue.setting, ...store.setting }, stop: async () => void (await Promise.all([queue.stop(), store.stop()])) };
};

if (!redisServer) reportMissing('redis-server', 'killed processes with a queue on Redis are');
if (!postgresServer) reportMissing('postgresql', 'killed processes with a store on Postgres are');
const onRedis: Mode[] = redisServer ? [{ where: 'REDIS_URL', start: redis }] : [];
const onPostgres: Mode[] = postgresServer ? [{ where: 'DATABASE_URL', start: postgres }] : [];
const onBoth: Mode[] = redisServer && postgresServer ? [{ where: 'REDIS_URL and DATABASE_URL', start: both }] : [];

let scene: Scene;
let servers: Awaited<ReturnType<Mode['start']>> | undefined;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene.clear();
  await servers?.stop();
  servers = undefined;
});

describe('a process that is killed loses nothing that was accepted', { timeout: 90_000 }, () => {
  it.each(onRedis)('a worker in the middle of a comparison, with $where: another one finishes it, once', async ({ start }) => {
    servers = await start();
    const service = await scene.serve(servers.setting, ['--no-worker']);
    const doomed = await scene.work(servers.setting);
    const large = await ask(service.url, LARGE);
    await underWay(service.url, large);
    await killNow(doomed);
    const small = await ask(service.url, SMALL);
    await scene.work(servers.setting);
    await expectDoneOnce(service.url, [
      { id: large, question: LARGE },
      { id: small, question: SMALL },
    ]);
    await scene.endInOrder();
  });

  it.each([...onPostgres, ...onBoth])(
    'the service with comparisons queued and running, with $where: its next start has their answers',
    async ({ start }) => {
      servers = await start();
      const doomed = await scene.serve(servers.setting, ['--no-worker']);
      const worker = await scene.work(servers.setting, ['--concurrency', '1']);
      const large = await ask(doomed.url, LARGE);
      await underWay(doomed.url, large);
      const small = await Promise.all([ask(doomed.url, SMALL), ask(doomed.url, SMALL)]);
      await killNow(doomed);
      expect(isRunning(worker.pid)).toBe(true);
      const next = await scene.serve(servers.setting, ['--no-worker']);
      await expectDoneOnce(next.url, [{ id: large, question: LARGE }, ...small.map((id) => ({ id, question: SMALL }))]);
      await scene.endInOrder();
    },
  );

  it('the one process of the embedded mode, with comparisons queued and running: the same folder finishes them', async () => {
    const doomed = await scene.serve();
    const large = await ask(doomed.url, LARGE);
    await underWay(doomed.url, large);
    const small = await Promise.all([ask(doomed.url, SMALL), ask(doomed.url, SMALL)]);
    await killNow(doomed);
    const next = await scene.serve();
    await expectDoneOnce(next.url, [{ id: large, question: LARGE }, ...small.map((id) => ({ id, question: SMALL }))]);
    await scene.endInOrder();
    const again = await scene.serve();
    await expectDoneOnce(again.url, [{ id: large, question: LARGE }]);
    await scene.endInOrder();
  });

  it('two services on one embedded folder: the second is refused, and the first goes on', async () => {
    const first = await scene.serve();
    const second = scene.start(['serve', '--port', '0'], {});
    const { code, stderr } = await second.ended;
    expect(code).toBe(1);
    expect(stderr).toContain(`process ${first.pid}`);
    expect(stderr).toContain(first.url);
    const id = await ask(first.url, SMALL);
    await expectDoneOnce(first.url, [{ id, question: SMALL }]);
    await scene.endInOrder();
  });
});
