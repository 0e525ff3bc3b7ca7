import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, expectDoneOnce, killNow, LARGE, openScene, type Scene, SMALL, underWay } from './running.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.clear());

describe('a process that is killed loses nothing that was accepted', { timeout: 300_000 }, () => {
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
