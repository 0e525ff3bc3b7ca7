import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, '.dosetwin', 'validation');

/** What the evidence is about. */
const SOURCES = ['src/domain', 'src/numerics', 'src/twin', 'models'];

/** SHA-256 over the sources and the named files beside this one, in a fixed order: a change in any of them asks for the evidence anew. */
export function hashOfSources(...makers: readonly string[]): string {
  const hash = createHash('sha256');
  const read = (path: string): void => void hash.update(`${path}\n`).update(readFileSync(join(ROOT, path)));
  for (const folder of SOURCES)
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).toSorted())
      if (file.endsWith('.ts')) read(join(folder, file));
  for (const file of makers) read(join('test', 'validate', file));
  return hash.digest('hex');
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
