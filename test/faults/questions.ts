import { LEAD_PATIENT, readWardBundle, WARD, WARD_NOW } from '../../src/demo/ward.ts';
import type { ComparisonQuestion } from '../../src/domain/wire/request.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { readPerson } from '../../src/study/people.ts';

const repeated = (milligrams: number) => ({
  dose: { value: milligrams, unit: 'mg', substance: 'vancomycin' },
  route: 'iv' as const,
  infusion: { value: 2, unit: 'h' },
  every: { value: 12, unit: 'h' },
});

/** A question of `arms` candidates; with 20,000 draws each arm takes a thread for most of a second. */
const question = (arms: number, size: { draws: number; horizonHours: number }): ComparisonQuestion => ({
  drug: 'vancomycin',
  asOf: WARD_NOW,
  ...size,
  candidates: Array.from({ length: arms }, (_, n) => repeated(400 + 50 * n)),
});

/** Answered in a moment. */
export const SMALL = question(2, { draws: 200, horizonHours: 72 });
/** Runs for seconds, its arms spread over child jobs. */
export const LARGE = question(4, { draws: 20_000, horizonHours: 72 });

/** Everybody here asks about the lead patient of the ward. */
export const leadBundle = async () => {
  const patient = WARD.find((one) => one.id === LEAD_PATIENT);
  if (!patient) throw new Error('the lead patient is not on the ward');
  return { ...(await readWardBundle(patient)) };
};

/** The hash of the answer that one process computes by itself, without store, queue or worker. */
export async function hashAlone(asked: ComparisonQuestion): Promise<string> {
  const person = await readPerson({ bundle: await leadBundle() }, new Map(), shippedLibrary.drugs);
  if (!person.ok) throw new Error('the lead patient cannot be read');
  const answered = await answerInProcess(asked, person.value.record, shippedLibrary, new Date());
  if (!answered.ok) throw new Error('the question is refused in process');
  return answered.value.hash;
}
