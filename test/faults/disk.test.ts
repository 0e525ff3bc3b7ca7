import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../fixtures/program.ts';
import { ask, expectDoneOnce, LARGE, openScene, type Scene, SMALL, underWay } from './running.ts';

/** Only root may mount a small file system to fill. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;
if (!mayMount) {
  const text = 'only root on Linux can mount a small disk: the test of a full disk is not run.';
  if (process.env['CI']) throw new Error(text);
  process.stderr.write(`\nNOT RUN: ${text}\n`);
}

let scene: Scene;
let disk: string;
beforeEach(async () => {
  scene = await openScene();
  disk = `${scene.folder}/disk`;
  await mkdir(disk);
});
afterEach(async () => {
  if (spawnSync('mountpoint', ['-q', disk]).status === 0) runProgram('umount', ['--lazy', disk]);
  await scene.clear();
});

/** Takes every byte that is left, the last ones singly. */
async function fill(): Promise<void> {
  for (const size of [1 << 20, 1 << 12]) {
    for (let n = 0; ; n++) {
      const failed = await writeFile(`${disk}/filler-${size}-${n}`, Buffer.alloc(size)).then(
        () => null,
        (cause: NodeJS.ErrnoException) => cause.code,
      );
      if (failed === 'ENOSPC') break;
      if (failed) throw new Error(failed);
    }
  }
}

const empty = (): void => runProgram('sh', ['-c', `rm -f ${disk}/filler-*`]);

describe.each(mayMount ? ['a full disk under the embedded folder'] : [])('%s', { timeout: 300_000 }, () => {
  it('costs no accepted comparison: what cannot be stored is not accepted, and the process goes on when there is room again', async () => {
    const { service, large } = await serveUntilFull();
    const refused = await refusal(service.url);
    expect(refused).toMatch(/not accepted: 503 .*"code":"store-full"/);
    empty();
    await expectDoneOnce(service.url, [
      { id: large, question: LARGE },
      { id: await ask(service.url, SMALL), question: SMALL },
    ]);
    await scene.endInOrder();
  });
});

/** A service in the middle of a comparison when its disk is full. */
async function serveUntilFull() {
  runProgram('mount', ['-t', 'tmpfs', '-o', 'size=128m', 'tmpfs', disk]);
  const service = await scene.serve({ DOSETWIN_DATA: `${disk}/data` });
  const large = await ask(service.url, LARGE);
  await underWay(service.url, large);
  await fill();
  return { service, large };
}

/** Asks until the answer is no. */
async function refusal(url: string): Promise<string> {
  for (let n = 0; n < 100; n++) {
    try {
      await ask(url, SMALL);
    } catch (cause) {
      return String(cause);
    }
  }
  throw new Error('everything was accepted');
}
