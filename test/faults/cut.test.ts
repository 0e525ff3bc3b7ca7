import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportMissing } from '../fixtures/program.ts';
import { type KeptRedis, redisServer, startKeptRedis } from '../fixtures/redis.ts';
import { openCuttable } from './cuttable.ts';
import { ask, expectDoneOnce, LARGE, look, openScene, type Scene, SMALL, underWay } from './running.ts';

if (!redisServer) reportMissing('redis-server', 'faults of the queue on Redis are');

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.clear());

describe.each(redisServer !== null ? ['with a queue on Redis'] : [])('%s', { timeout: 300_000 }, () => {
  let redis: KeptRedis;
  beforeEach(async () => {
    redis = await startKeptRedis();
  });
  afterEach(() => redis.stop());

  it('a connection to Redis that is cut for 20 s delays answers and changes none', async () => {
    const way = await openCuttable(redis.port);
    const setting = { REDIS_URL: `redis://127.0.0.1:${way.port}` };
    const service = await scene.serve(setting, ['--no-worker']);
    await scene.work(setting);
    const large = await ask(service.url, LARGE);
    await underWay(service.url, large);
    await way.cut();
    const meanwhile = await ask(service.url, SMALL);
    await pause(20_000);
    expect((await look(service.url, meanwhile)).status).toBe('queued');
    await way.mend();
    await expectDoneOnce(service.url, [
      { id: large, question: LARGE },
      { id: meanwhile, question: SMALL },
    ]);
    await scene.endInOrder();
    await way.close();
  });
});
