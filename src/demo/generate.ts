import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bundleOf, printBundle } from './lesson.ts';
import { LESSONS, WARD } from './ward.ts';

/** Writes the ward's bundles beside this file: `node src/demo/generate.ts`. The same text each time. */
for (const patient of WARD) {
  const lesson = LESSONS.find((one) => one.id === patient.id);
  if (lesson === undefined) throw new Error(`${patient.id} has no lesson`);
  await mkdir(dirname(patient.file), { recursive: true });
  await writeFile(patient.file, printBundle(bundleOf(lesson)));
}
