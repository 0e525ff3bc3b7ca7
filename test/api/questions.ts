import { readFile } from 'node:fs/promises';
import { WARD, WARD_NOW } from '../../src/demo/ward.ts';

export const repeated = (milligrams = 1000, every = 12, hours = 2) => ({
  dose: { value: milligrams, unit: 'mg', substance: 'vancomycin' },
  route: 'iv',
  infusion: { value: hours, unit: 'h' },
  every: { value: every, unit: 'h' },
});

/** A question about a patient of the demo ward, small enough to be answered quickly. */
export const question = (change: Record<string, unknown> = {}) => ({
  patient: 'Patient/demo-ckd-two-levels',
  drug: 'vancomycin',
  asOf: WARD_NOW,
  draws: 200,
  seed: 7,
  candidates: [repeated(750), repeated(500)],
  ...change,
});

/** The committed bundle of a patient of the ward. */
export async function wardBundle(id: string): Promise<Record<string, unknown>> {
  const patient = WARD.find((one) => one.id === id);
  if (!patient) throw new Error(`there is no ${id} on the ward`);
  return JSON.parse(await readFile(patient.file, 'utf8')) as Record<string, unknown>;
}
