import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Drug } from '../domain/drug.ts';
import type { PatientRecord } from '../domain/record.ts';
import { readPerson } from './read-person.ts';
import { renderIssues } from './render-issues.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** FHIR bundles named one by one or by their folder (its .json files, in the order of their names). */
export async function listBundles(paths: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => {
        throw new UsageError(`${path} cannot be read: there is no such file or folder.`);
      });
      if (!found.isDirectory()) return [path];
      const inside = (await readdir(path)).filter((name) => name.endsWith('.json')).toSorted();
      if (inside.length === 0) throw new UsageError(`${path} holds no .json file.`);
      return inside.map((name) => join(path, name));
    }),
  );
  return files.flat();
}

/**
 * The records of these bundles, one person each. A bundle that cannot be read as one person's record, or whose person was in a file
 * before it, is left out, and that is said.
 */
export async function readBundles(files: readonly string[], drugs: readonly Drug[], { say, width }: Terminal): Promise<PatientRecord[]> {
  const records = new Map<string, PatientRecord>();
  for (const file of files) {
    const read = await readPerson({ bundle: file, fhir: undefined, patient: undefined, token: undefined }, drugs);
    if (!read.ok) say([`${file} is left out:`, ...renderIssues(read.issues, width)].join('\n'));
    else if (records.has(read.record.patient.reference))
      say(`${file} is left out: ${read.record.patient.reference} is in a file before it.`);
    else records.set(read.record.patient.reference, read.record);
  }
  return [...records.values()];
}
