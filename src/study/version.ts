import { readFileSync } from 'node:fs';

/** The package's version, from the package.json above this file (in the source tree and in the built package alike). */
export const VERSION: string = readVersion(import.meta.url);

function readVersion(from: string): string {
  let folder = new URL('.', from);
  for (let depth = 0; depth < 6; depth += 1) {
    try {
      const found = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as { name?: string; version?: string };
      if (found.name === 'dosetwin' && found.version !== undefined) return found.version;
    } catch {
      // not in this folder: one up
    }
    folder = new URL('..', folder);
  }
  throw new Error('package.json of dosetwin was not found above the program');
}
