import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VERSION } from '../version.ts';

/** What makes the evidence of the validation report; all that it rests on is found from there. */
export const MAKERS = ['agreement.ts', 'calibration.ts', 'coverage.ts'].map((file) => join('test', 'validate', file));

const REPORT = join('docs', 'validation.md');

/** The folder of the package that this file is in, in a clone and in an installed package alike. */
export function findRoot(from = import.meta.dirname): string {
  if (existsSync(join(from, REPORT))) return from;
  const above = dirname(from);
  if (above === from) throw new Error(`${REPORT} of dosetwin was not found above the program`);
  return findRoot(above);
}

/** Imports of values from files beside; a type leaves no trace in a number. */
const BESIDE = /^(?:import|export)\s(?!type\b)[^;]*?from '(\.[^']+)';/gm;

/** The files, and those whose values they use, and so on, in a fixed order. */
function filesBehind(root: string, files: readonly string[]): string[] {
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, from = ''] of readFileSync(join(root, path), 'utf8').matchAll(BESIDE)) follow(join(dirname(path), from));
  };
  files.forEach(follow);
  return [...found].toSorted();
}

/**
 * SHA-256 over the files and all that they rest on, so that a change of anything that may change their numbers asks for them anew.
 * Undefined where they are not there, as in a built package.
 */
export function hashOfSources(root: string, files: readonly string[] = MAKERS): string | undefined {
  if (!files.every((file) => existsSync(join(root, file)))) return undefined;
  const hash = createHash('sha256');
  for (const path of filesBehind(root, files)) hash.update(`${path}\n`).update(readFileSync(join(root, path)));
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
