import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningPostgres, postgresServer, startPostgres } from '../fixtures/postgres.ts';
import { reportMissing } from '../fixtures/program.ts';
import { type KeptRedis, redisServer, startKeptRedis } from '../fixtures/redis.ts';
import { openCuttable } from './cuttable.ts';
import { ask, expectDoneOnce, freeze, LARGE, look, openScene, type Scene, SMALL, thaw, underWay, until } from './running.ts';

if (!redisServer) reportMissing('redis-server', 'faults of the queue on Redis are');
if (!postgresServer) reportMissing('postgresql', 'faults of a Postgres are');

/** Longer than the 15 s for which a silent worker keeps its job, and two of the looks, 5 s apart, for such jobs. */
const PAST_ITS_LOCK = 26_000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.clear());

describe.each(redisServer !== null ? ['with a queue on Redis'] : [])('%s', { timeout: 90_000 }, () => {
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

describe.each(postgresServer !== null ? ['with store and queue on Postgres'] : [])('%s', { timeout: 90_000 }, () => {
  let postgres: RunningPostgres;
  beforeEach(async () => {
    postgres = await startPostgres();
  });
  afterEach(() => postgres.stop());

  it('a Postgres that stops at once and comes back loses nothing that was accepted', async () => {
    const setting = { DATABASE_URL: await postgres.emptyDatabase() };
    const service = await scene.serve(setting, ['--no-worker']);
    await scene.work(setting);
    const [large, small] = [await ask(service.url, LARGE), await ask(service.url, SMALL)];
    await underWay(service.url, large);
    postgres.kill();
    await expect(ask(service.url, SMALL)).rejects.toThrow(/not accepted: 5\d\d .*"issues"/);
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
    await pause(2_000);
    postgres.start();
    await expectDoneOnce(service.url, [
      { id: large, question: LARGE },
      { id: small, question: SMALL },
    ]);
    await scene.endInOrder();
  });
});
