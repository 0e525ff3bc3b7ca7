import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from '@medplum/fhirtypes';
import type { Lesson } from './lesson.ts';
import { DOUBTFUL_LEVELS } from './lessons/doubtful-levels.ts';
import { KIDNEY } from './lessons/kidney.ts';
import { MISSING } from './lessons/missing.ts';
import { SIZE_AND_AGE } from './lessons/size-and-age.ts';
import { UNTIDY } from './lessons/untidy.ts';

export { WARD_NOW } from './ward-clock.ts';

/** The lessons as generated, kinetics included: for the generator and the tests. */
export const LESSONS: readonly Lesson[] = [...KIDNEY, ...SIZE_AND_AGE, ...MISSING, ...DOUBTFUL_LEVELS, ...UNTIDY];

export type WardPatient = { id: string; lesson: string; file: string; lead?: true };

/** The synthetic people: id of the Patient, what its record teaches, and the committed bundle (absolute path). */
export const WARD: readonly WardPatient[] = LESSONS.map(({ id, lesson, lead }) => ({
  id,
  lesson,
  file: join(import.meta.dirname, 'bundles', `${id}.json`),
  ...(lead && { lead }),
}));

/** The patient the demo asks about. */
export const LEAD_PATIENT = 'demo-ckd-two-levels';

/** The committed bundle of one patient of the ward. */
export async function readWardBundle(patient: WardPatient): Promise<Bundle> {
  return JSON.parse(await readFile(patient.file, 'utf8')) as Bundle;
}

/** Loads every committed bundle into a server that can `load`; ids and versions stay as committed. */
export async function loadWard(server: { load(bundle: Bundle): Promise<void> }): Promise<void> {
  for (const patient of WARD) await server.load(await readWardBundle(patient));
}
