import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VERSION } from '../version.ts';

/** What the evidence of the validation report is about. */
const SOURCES = ['src/domain', 'src/numerics', 'src/twin', 'models'];

const REPORT = join('docs', 'validation.md');

/** The folder of the package that this file is in, in a clone and in an installed package alike. */
export function findRoot(from = import.meta.dirname): string {
  if (existsSync(join(from, REPORT))) return from;
  const above = dirname(from);
  if (above === from) throw new Error(`${REPORT} of dosetwin was not found above the program`);
  return findRoot(above);
}

/**
 * SHA-256 over the sources and the files named, in a fixed order: a change in any of them asks for the evidence anew. Undefined where
 * the sources are not there, as in a built package.
 */
export function hashOfSources(root: string, ...others: readonly string[]): string | undefined {
  if (!SOURCES.every((folder) => existsSync(join(root, folder)))) return undefined;
  const hash = createHash('sha256');
  const read = (path: string): void => void hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  for (const folder of SOURCES)
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).toSorted())
      if (file.endsWith('.ts')) read(join(folder, file));
  for (const file of others) read(file);
  return hash.digest('hex');
}

export type Standing = { is: 'current' | 'stale' | 'not told'; because: string };

/** Whether the committed validation report was computed from the sources as they are. */
export function standingOfReport(root = findRoot()): Standing {
  const [, version = '', sources = ''] = /dosetwin (\S+) \(sources `([0-9a-f]+)`\)/.exec(readFileSync(join(root, REPORT), 'utf8')) ?? [];
  if (sources === '') return { is: 'not told', because: 'The report does not say which sources it was computed from.' };
  const present = hashOfSources(root);
  if (present === undefined)
    return version === VERSION
      ? {
          is: 'not told',
          because: `It was computed by this version, ${VERSION}; the sources, by which more could be told, are not in this package.`,
        }
      : { is: 'stale', because: `It was computed by version ${version}; this is ${VERSION}.` };
  return present.startsWith(sources)
    ? { is: 'current', because: `It was computed from the sources as they are (${sources}).` }
    : {
        is: 'stale',
        because: `It was computed from sources ${sources}; they have changed since and are ${present.slice(0, sources.length)}. npm run validate computes it anew.`,
      };
}
