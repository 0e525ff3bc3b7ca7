import type { z } from 'zod';
import { type Outcome, error, refuse, accept } from '../domain/issue.ts';
import { formIssues } from '../domain/wire/form-issues.ts';
import { inspect } from '../domain/wire/inspect.ts';
import { type ComparisonQuestion, comparisonQuestion } from '../domain/wire/request.ts';

/** What a person typed, files already read. Options left out are absent. */
export type Asked = {
  drug: string;
  candidates: unknown;
  model?: string;
  weights?: string;
  target?: unknown;
  asOf?: string;
  draws?: number;
  seed?: number;
  sensitivity?: boolean;
};

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
  return judgeQuestion(comparisonQuestion, { ...options, candidates: list });
}

/** Holds a question against the schema that the service takes. */
export function judgeQuestion<T>(schema: z.ZodType<T>, question: unknown): Outcome<T> {
  const unsound = inspect(question);
  if (unsound.length > 0) return refuse(...unsound);
  const judged = schema.safeParse(question);
  return judged.success ? accept(judged.data) : refuse(...formIssues(schema, question, judged.error.issues));
}
