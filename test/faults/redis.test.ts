import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportMissing } from '../fixtures/program.ts';
import { type KeptRedis, redisServer, startKeptRedis } from '../fixtures/redis.ts';
import { ask, expectDoneOnce, LARGE, openScene, type Scene, SMALL, underWay, until } from './running.ts';

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

  it('a Redis that is killed and started again with its file loses no comparison, and what is asked meanwhile is done too', async () => {
    const setting = { REDIS_URL: redis.url };
    const service = await scene.serve(setting, ['--no-worker']);
    await scene.work(setting);
    const large = await ask(service.url, LARGE);
    await underWay(service.url, large);
    await redis.kill();
    const meanwhile = await ask(service.url, SMALL);
    await until('unready', 15_000, async () => (await fetch(`${service.url}/health/ready`)).status === 503);
    await redis.start();
    await expectDoneOnce(service.url, [
      { id: large, question: LARGE },
      { id: meanwhile, question: SMALL },
    ]);
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
    await scene.endInOrder();
  });
});
