import { LEAD_PATIENT, readWardBundle, WARD, WARD_NOW } from '../../src/demo/ward.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { canonical } from '../../src/study/canonical.ts';
import { readPerson } from '../../src/study/people.ts';
import { plan } from '../../src/study/plan.ts';
import { poseFor } from '../../src/study/pose-record.ts';
import { resolveQuestion } from '../../src/study/resolve.ts';

const candidate = (milligrams: number) => ({
  dose: { value: milligrams, unit: 'mg', substance: 'vancomycin' },
  route: 'iv' as const,
  infusion: { value: 2, unit: 'h' },
  every: { value: 12, unit: 'h' },
});

const question = (arms: number, draws: number) => ({
  drug: 'vancomycin',
  asOf: WARD_NOW,
  draws,
  candidates: Array.from({ length: arms }, (_, n) => candidate(500 + 250 * n)),
});

/** What a clinician asks at the bedside: three candidates, the usual number of draws. */
export const INTERACTIVE = question(3, 1_000);
/** Asked in numbers: as small as a question may be. */
export const SMALLEST = question(1, 100);
/** Seconds of numerics, spread over child jobs. */
export const LARGE = question(6, 20_000);

const lead = WARD.find((one) => one.id === LEAD_PATIENT);
if (!lead) throw new Error('the lead patient is not on the ward');
const bundle = { ...(await readWardBundle(lead)) };

/** The body of a request about the lead patient of the ward. */
export const bodyOf = (asked: typeof INTERACTIVE): string => JSON.stringify({ ...asked, bundle });

/** The job that the service plans for it. */
export async function jobOf(asked: typeof INTERACTIVE): Promise<string> {
  const person = await readPerson({ bundle }, new Map(), shippedLibrary.drugs);
  const resolved = resolveQuestion(asked, shippedLibrary, new Date(WARD_NOW));
  if (!person.ok || !resolved.ok) throw new Error('the question cannot be asked');
  const posed = poseFor(resolved.value, person.value.record, shippedLibrary);
  if (!posed.ok) throw new Error('the question is refused');
  return canonical(plan(posed.value));
}
