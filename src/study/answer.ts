import type { Outcome } from '../domain/issue.ts';
import { accept, refuse } from '../domain/issue.ts';
import type { ComparisonOutput } from '../domain/job.ts';
import type { PatientRecord } from '../domain/record.ts';
import type { ComparisonQuestion, SuggestionQuestion } from '../domain/wire/request.ts';
import type { ComparisonResult } from '../domain/wire/result.ts';
import { runComparison } from '../twin/run.ts';
import { canonical, sha256 } from './canonical.ts';
import { join } from './join.ts';
import type { Library } from './library.ts';
import { plan } from './plan.ts';
import { poseFor } from './pose-record.ts';
import type { Question } from './question.ts';
import { resolveAny } from './resolve-suggestion.ts';

export type Answered = { result: ComparisonResult; text: string; hash: string };

/** The canonical text of a result and its SHA-256, from a question and what was computed for it. */
export function finish(question: Question, output: ComparisonOutput, library: Library): Answered {
  const result = join(question, output, library);
  const text = canonical(result);
  return { result, text, hash: sha256(text) };
}

/**
 * Answers a question in this process, by the same pure steps that the service sends through its queue; the result has the
 * same bytes either way. A refusal carries its reasons.
 */
export async function answerInProcess(
  request: ComparisonQuestion | SuggestionQuestion,
  record: PatientRecord,
  library: Library,
  now: Date,
): Promise<Outcome<Answered>> {
  const resolved = resolveAny(request, library, now);
  if (!resolved.ok) return resolved;
  const question = poseFor(resolved.value, record, library);
  if (!question.ok) return question;
  const output = await runComparison(plan(question.value), library.models);
  return output.ok ? accept(finish(question.value, output.value, library)) : refuse(...output.issues);
}
