import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { reportMissing } from '../fixtures/program.ts';
import { type KeptRedis, redisServer, startKeptRedis } from '../fixtures/redis.ts';
import { ask, expectDoneOnce, freeze, LARGE, openScene, type Scene, SMALL, thaw, underWay } from './running.ts';

if (!redisServer) reportMissing('redis-server', 'faults of the queue on Redis are');

/** Longer than the 15 s for which a silent worker keeps its job, and two of the looks, 5 s apart, for such jobs. */
const PAST_ITS_LOCK = 26_000;

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

  it('a worker that freezes past its lock and wakes again does not answer twice', async () => {
    const setting = { REDIS_URL: redis.url };
    const service = await scene.serve(setting, ['--no-worker']);
    const frozen = await scene.work(setting);
    const large = await ask(service.url, LARGE);
    await underWay(service.url, large);
    freeze(frozen);
    await scene.work(setting);
    await pause(PAST_ITS_LOCK);
    thaw(frozen);
    const small = await ask(service.url, SMALL);
    await expectDoneOnce(service.url, [
      { id: large, question: LARGE },
      { id: small, question: SMALL },
    ]);
    await scene.endInOrder();
  });
});
