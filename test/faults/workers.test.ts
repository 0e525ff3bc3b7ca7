import { afterEach, beforeEach, describe, it } from 'vitest';
import { type Mode, onPostgres, onRedis } from './modes.ts';
import { ask, expectDoneOnce, killNow, LARGE, openScene, type Scene, SMALL, underWay } from './running.ts';

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
  it.each([...onRedis, ...onPostgres])(
    'a worker in the middle of a comparison, with $where: another one finishes it, once',
    async ({ start }) => {
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
    },
  );
});
