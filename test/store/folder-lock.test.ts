import { stat } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FolderInUse, lockFolder } from '../../src/store/folder-lock.ts';
import { startProcess } from '../fixtures/own-process.ts';
import { temporaryFolder } from '../fixtures/temporary.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

test('a second opener is told the process and the address of the first', async () => {
  const first = startProcess('hold-folder.ts', [folder.path, 'http://127.0.0.1:3000']);
  await first.says('locked');
  const refused = await lockFolder(folder.path).then(
    () => null,
    (cause: unknown) => cause,
  );
  await first.kill();
  expect(refused).toBeInstanceOf(FolderInUse);
  expect(refused).toMatchObject({ owner: { pid: first.pid, url: 'http://127.0.0.1:3000' } });
  expect(String(refused)).toContain(`process ${first.pid}, which serves http://127.0.0.1:3000`);
});

test('the lock ends with its process, even after kill -9', async () => {
  const first = startProcess('hold-folder.ts', [folder.path, 'http://127.0.0.1:3000']);
  await first.says('locked');
  await first.kill();
  const lock = await lockFolder(folder.path);
  await lock.release();
  expect(lock.folder).toBe(folder.path);
});

test('the lock prints nothing, no warning either', async () => {
  const first = startProcess('hold-folder.ts', [folder.path, '']);
  await first.says('locked');
  await first.kill();
  expect(first.printed()).toBe('locked\n');
});

test('the same process cannot take a folder twice, and trying does not give it away', async () => {
  const lock = await lockFolder(folder.path);
  await expect(lockFolder(folder.path)).rejects.toThrow(`process ${process.pid}`);
  const other = startProcess('hold-folder.ts', [folder.path, '']);
  await other.says(`refused: The folder ${folder.path} is in use by process ${process.pid}`);
  await other.kill();
  await lock.release();
});

test('a folder that was given back can be taken again, also by giving it back twice', async () => {
  const lock = await lockFolder(folder.path);
  await lock.release();
  const again = await lockFolder(folder.path);
  await lock.release();
  await expect(lockFolder(folder.path)).rejects.toBeInstanceOf(FolderInUse);
  await again.release();
});

test('of several processes that start together, one gets the folder', async () => {
  const started = [1, 2, 3, 4].map(() => startProcess('hold-folder.ts', [folder.path, '']));
  await Promise.all(started.map((one) => Promise.any([one.says('locked'), one.says('refused')])));
  const said = started.map((one) => one.printed().split(/[:\n]/)[0]);
  await Promise.all(started.map((one) => one.kill()));
  expect(said.filter((one) => one === 'locked')).toHaveLength(1);
  expect(said.filter((one) => one === 'refused')).toHaveLength(3);
});

test("patients' data are readable by their owner only", async () => {
  const lock = await lockFolder(`${folder.path}/made/here`);
  const { mode } = await stat(`${folder.path}/made/here`);
  await lock.release();
  expect(mode & 0o777).toBe(0o700);
});
