import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningPostgres, postgresServer, startPostgres } from '../fixtures/postgres.ts';
import { reportMissing } from '../fixtures/program.ts';
import { ask, expectDoneOnce, LARGE, openScene, type Scene, SMALL, underWay } from './running.ts';

if (!postgresServer) reportMissing('postgresql', 'faults of a Postgres are');

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.clear());

describe.each(postgresServer !== null ? ['with store and queue on Postgres'] : [])('%s', { timeout: 300_000 }, () => {
  let postgres: RunningPostgres;
  beforeEach(async () => {
    postgres = await startPostgres();
  });
  afterEach(() => postgres.stop());

  it('a Postgres that is killed and started again loses nothing that was accepted', async () => {
    const setting = { DATABASE_URL: await postgres.emptyDatabase() };
    const service = await scene.serve(setting, ['--no-worker']);
    await scene.work(setting);
    const [large, small] = [await ask(service.url, LARGE), await ask(service.url, SMALL)];
    await underWay(service.url, large);
    postgres.kill();
    await expect(ask(service.url, SMALL)).rejects.toThrow(/not accepted: 503 .*"issues"/);
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
    await pause(2_000);
    await postgres.start();
    await expectDoneOnce(service.url, [
      { id: large, question: LARGE },
      { id: small, question: SMALL },
    ]);
    await scene.endInOrder();
  });
});
