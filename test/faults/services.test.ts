import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Mode, onBoth, onPostgres, onRedis } from './modes.ts';
import { ask, expectDoneOnce, isRunning, killNow, LARGE, openScene, type Scene, SMALL, underWay } from './running.ts';

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

describe('a process that is killed loses nothing that was accepted', { timeout: 300_000 }, () => {
  it.each([...onRedis, ...onPostgres, ...onBoth])(
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
});
