import type { z } from 'zod';
import { type Issue, type Outcome, accept, error, refuse } from '../domain/issue.ts';
import { candidate, orderCandidate, repeatedCandidate, scheduledCandidate, stopCandidate } from '../domain/wire/candidate.ts';
import { type ComparisonQuestion, comparisonQuestion } from '../domain/wire/request.ts';

/** What a person typed, files already read. Options left out are absent. */
export type Asked = { drug: string; candidates: unknown; model?: string; target?: unknown; asOf?: string; draws?: number; seed?: number };

/**
 * The question in the form that the service takes, too, judged by the same schema. The candidates may stand alone as a list or
 * under `candidates`. Every mistake of form is an issue with its path.
 */
export function readQuestion({ candidates, ...options }: Asked): Outcome<ComparisonQuestion> {
  const list =
    typeof candidates === 'object' && candidates !== null && !Array.isArray(candidates) && 'candidates' in candidates
      ? candidates.candidates
      : candidates;
  if (!Array.isArray(list))
    return refuse(
      error('wrong-type', 'The candidates file holds no list.', { at: 'candidates', fix: 'Write [ { "dose": ..., "every": ... }, ... ].' }),
    );
  const mistakes = list.flatMap((one, index) => judgeCandidate(one, index));
  if (mistakes.length > 0) return refuse(...mistakes.slice(0, 100));
  const judged = comparisonQuestion.safeParse({ ...options, candidates: list });
  return judged.success ? accept(judged.data) : refuse(...judged.error.issues.flatMap((one) => describe(one, [])));
}

/** A candidate is judged by the form it is evidently meant to be, so that the mistake named is the one that was made. */
function judgeCandidate(value: unknown, index: number): Issue[] {
  const judged = formOf(value).safeParse(value);
  return judged.success ? [] : judged.error.issues.flatMap((one) => describe(one, ['candidates', index]));
}

function formOf(value: unknown): z.ZodType {
  if (typeof value !== 'object' || value === null) return candidate;
  if ('resourceType' in value) return orderCandidate;
  if ('schedule' in value) return scheduledCandidate;
  return 'stop' in value ? stopCandidate : repeatedCandidate;
}

function describe(issue: z.core.$ZodIssue, root: readonly PropertyKey[]): Issue[] {
  const path = [...root, ...issue.path];
  const at = pathText(path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      error('unknown-field', `There is no field ${JSON.stringify(key)} here.`, {
        at: pathText([...path, key]),
        fix: 'Check its spelling, or remove it.',
      }),
    );
  if (issue.code === 'invalid_union')
    return [error('wrong-type', `${at} has none of the forms it may have.`, { at, fix: 'See the example of `dosetwin compare --help`.' })];
  return [error('wrong-form', `${at}: ${issue.message}.`, { at, fix: 'Send a value of the form asked for; nothing is converted.' })];
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
