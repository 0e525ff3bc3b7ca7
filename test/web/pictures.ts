import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where a run leaves what the views look like, for whoever wants to see it; git ignores it. */
export const PICTURES = join(import.meta.dirname, '..', '..', 'pictures');

/** Keeps the whole view as it is now, in the light and in the dark. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(PICTURES, `${name}-${colorScheme}.png`), fullPage: true });
  }
}
