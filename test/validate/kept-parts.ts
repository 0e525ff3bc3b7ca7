import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfSources, MAKERS } from '../../src/study/check/standing.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, '.dosetwin', 'validation');

/** The hash of the named files beside this one and of all that they rest on; of everything that makes the evidence when none is named. */
export function hashOfMakers(...makers: readonly string[]): string {
  const hash = hashOfSources(ROOT, makers.length === 0 ? MAKERS : makers.map((file) => join('test', 'validate', file)));
  if (hash === undefined) throw new Error('the sources are not there');
  return hash;
}

/**
 * What was made before under a key, or else what is made now, which is kept: a run that was broken off goes on where it was, and
 * several that run at once make each part at most once or twice, with the same result.
 */
export function keptOrMade<Value>(key: unknown, make: () => Value): Value {
  const path = join(FOLDER, `${createHash('sha256').update(JSON.stringify(key)).digest('hex')}.json`);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Value;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
  }
  const made = make();
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(made));
  renameSync(`${path}.${process.pid}`, path);
  return made;
}
