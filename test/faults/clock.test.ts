import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { existsSync, readdirSync } from 'node:fs';
import { findProgram, reportMissing } from '../fixtures/program.ts';
import { ask, expectDoneOnce, killNow, LARGE, openScene, type Scene, SMALL, underWay } from './running.ts';

/** The library that the program `faketime` loads into another one; `MT` is the one for programs with threads. */
function fakeTimeLibrary(): string | null {
  if (findProgram('faketime', ['/usr/bin']) === null) return null;
  const folders = readdirSync('/usr/lib', { withFileTypes: true }).filter((one) => one.isDirectory());
  const paths = folders.map((one) => `/usr/lib/${one.name}/faketime/libfaketimeMT.so.1`);
  return paths.find((path) => existsSync(path)) ?? null;
}

const library = fakeTimeLibrary();
if (library === null) reportMissing('faketime', 'a clock that jumps is');

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.clear());

describe.each(library !== null ? ['a clock that jumps'] : [])('%s', { timeout: 300_000 }, () => {
  const clock = (): string => `${scene.folder}/clock`;
  const setClock = (offset: string): Promise<void> => writeFile(clock(), offset);
  const jumping = () => ({
    LD_PRELOAD: library ?? '',
    FAKETIME_TIMESTAMP_FILE: clock(),
    FAKETIME_NO_CACHE: '1',
    // Only the wall clock jumps: time that has passed goes on evenly, as on a real machine.
    DONT_FAKE_MONOTONIC: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  });
  const updatedAt = async (url: string, id: string): Promise<number> =>
    Date.parse(((await (await fetch(`${url}/v1/comparisons/${id}`)).json()) as { updatedAt: string }).updatedAt);

  it.each([
    { jump: 'a day ahead', from: '+0d', to: '+1d', hours: 24 },
    { jump: 'a day back', from: '+2d', to: '+1d', hours: 24 },
  ])('by $jump changes no answer and gives none twice', async ({ from, to, hours }) => {
    await setClock(from);
    const service = await scene.serve(jumping());
    const large = await ask(service.url, LARGE);
    await underWay(service.url, large);
    const queued = await ask(service.url, SMALL);
    await setClock(to);
    const asked = await ask(service.url, SMALL);
    await expectDoneOnce(service.url, [{ id: large, question: LARGE }, ...[queued, asked].map((id) => ({ id, question: SMALL }))]);
    expect(Math.abs((await updatedAt(service.url, asked)) - Date.now() - hours * 3_600_000)).toBeLessThan(600_000);
    await scene.endInOrder();
  });

  it('by a day back while nothing runs, after a kill in the middle of a comparison, holds nothing up', async () => {
    await setClock('+1d');
    const doomed = await scene.serve(jumping());
    const large = await ask(doomed.url, LARGE);
    await underWay(doomed.url, large);
    const small = await ask(doomed.url, SMALL);
    await killNow(doomed);
    await setClock('+0d');
    const next = await scene.serve(jumping());
    await expectDoneOnce(next.url, [
      { id: large, question: LARGE },
      { id: small, question: SMALL },
    ]);
    await scene.endInOrder();
  });
});
