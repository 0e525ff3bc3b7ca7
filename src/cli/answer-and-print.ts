import type { Issue, Outcome } from '../domain/issue.ts';
import type { ComparisonQuestion, SuggestionQuestion } from '../domain/wire/request.ts';
import type { Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { PersonOptions } from './patient.ts';
import { refuse } from './refuse.ts';
import { renderComparison } from './render-comparison.ts';
import { libraryOf, readSettings } from './settings.ts';

/** Reads the person, answers the question in this process and prints the result. */
export async function answerAndPrint(
  question: Outcome<ComparisonQuestion | SuggestionQuestion>,
  bundle: string | undefined,
  { fhir, patient, format }: PersonOptions & { format: 'table' | 'json' },
  door: Door,
): Promise<ExitCode> {
  const { terminal } = door;
  const json = format === 'json';
  const settings = readSettings(door);
  const library = libraryOf(settings, door);
  if (!question.ok) return refuse(EXIT.usage, question.issues, { json, terminal });
  const [{ answerInProcess }, { readPerson }] = await Promise.all([import('../study/answer.ts'), import('./read-person.ts')]);
  const read = await readPerson({ bundle, fhir, patient, token: settings.fhirToken }, library.drugs);
  if (!read.ok) return refuse(read.code, read.issues, { json, terminal });
  const answered = await answerInProcess(question.value, read.record, library, door.now());
  if (!answered.ok) return refuse(codeOf(answered.issues), answered.issues, { json, terminal });
  const { result, text, hash } = answered.value;
  if (json) terminal.data(`{"status":"done","resultHash":"${hash}","result":${text}}`);
  else terminal.print(renderComparison(result, { hash, width: terminal.width }));
  return EXIT.done;
}

/** Options of the commands, by the path that an issue names: a mistake in one of them is a mistake of usage, not of the data. */
const OPTIONS = ['drug', 'model', 'weights', 'target', 'asOf', 'draws', 'seed', 'sensitivity', 'constraints'];

/** That a model or a target is not good enough to search for doses is a reason, not a slip of the keyboard. */
const REASONS = ['target-from-memory', 'model-unchecked', 'model-for-forecast', 'model-for-teaching'];

const codeOf = (issues: readonly Issue[]): ExitCode => {
  const wrong = issues.filter((one) => one.severity === 'error');
  const ofUsage = ({ at = '', code }: Issue): boolean => OPTIONS.includes(at.split(/[.[]/)[0] ?? '') && !REASONS.includes(code);
  return wrong.length > 0 && wrong.every(ofUsage) ? EXIT.usage : EXIT.refused;
};
