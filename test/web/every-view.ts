import { expect, test } from 'vitest';
import { findBarriers, findCrowding, findShifts, firstView } from './browser.ts';
import { keepPicture } from './pictures.ts';
import { SIZES, type Scene } from './scene.ts';

/** Share of the window that moves, times how far, below which nobody sees it: a twentieth of what is called good for the web. */
const SEEN = 0.005;

/** Name, address and a text that is there once the view is. */
export type View = readonly [name: string, hash: string, waitFor: string];

/** What holds of every view alike. Both are asked for when a test runs. */
export function everyView(scene: () => Scene, views: () => readonly View[]): void {
  test('has no barrier that axe-core finds, and nothing too wide or on top of another at three sizes, on any view', async () => {
    const { opened, go } = scene();
    const { page } = opened;
    for (const [name, hash, waitFor] of views()) {
      await go(hash, waitFor);
      expect(await findBarriers(page), `${hash} in the light`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findBarriers(page, ['color-contrast']), `${hash} in the dark`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        expect(await findCrowding(page), `${hash} at ${width} x ${height}`).toEqual([]);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      await keepPicture(page, name);
    }
  });

  test('moves nothing that is there already on any view, opened at its address', async () => {
    const { opened, go } = scene();
    const { page } = opened;
    const moved: Record<string, string[]> = {};
    for (const [name, hash, waitFor] of views()) {
      await page.goto('about:blank');
      await go(hash, waitFor);
      await page.locator('main .waiting').first().waitFor({ state: 'detached' });
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      const { sum, shifts } = await findShifts(page);
      if (sum >= SEEN) moved[name] = shifts;
      if (name === 'ward') sayTime(await firstView(page));
    }
    expect(moved).toEqual({});
  });
}

/** For whoever reads the run; it says as much about the machine as about the page. */
function sayTime({ paint, table }: { paint: number; table: number }): void {
  process.stdout.write(`\nward: first content after ${paint} ms, its table after ${table} ms\n`);
}
