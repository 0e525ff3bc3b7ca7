import { z } from 'zod';
import { readMoment } from '../domain/time.ts';
import {
  changesAnswer,
  comparisonAnswer,
  comparisonSummary,
  problem,
  twinAnswer,
  twinSummary,
  versionSummary,
} from '../domain/wire/answer.ts';
import { candidate } from '../domain/wire/candidate.ts';
import { decisionAnswer, decisionRequest } from '../domain/wire/decision.ts';
import { drugCard } from '../domain/wire/drug.ts';
import { modelCard } from '../domain/wire/model.ts';
import { comparisonRequest, suggestionRequest, twinRequest } from '../domain/wire/request.ts';
import { previewAnswer } from '../domain/wire/preview.ts';
import { recordAnswer } from '../domain/wire/record.ts';
import { comparisonResult, issue } from '../domain/wire/result.ts';
import { worklistAnswer } from '../domain/wire/worklist.ts';
import { PROBLEMS, type ProblemKind } from './problem.ts';

export const LONGEST_LIST = 200;
export const USUAL_LIST = 50;

/** Names under which the OpenAPI document keeps the wire schemas. */
const NAMED: readonly [string, z.ZodType][] = [
  ['Issue', issue],
  ['Problem', problem],
  ['Candidate', candidate],
  ['ComparisonRequest', comparisonRequest],
  ['SuggestionRequest', suggestionRequest],
  ['Preview', previewAnswer],
  ['ComparisonResult', comparisonResult],
  ['Comparison', comparisonAnswer],
  ['ComparisonSummary', comparisonSummary],
  ['TwinRequest', twinRequest],
  ['Twin', twinAnswer],
  ['TwinSummary', twinSummary],
  ['VersionSummary', versionSummary],
  ['Record', recordAnswer],
  ['Changes', changesAnswer],
  ['DecisionRequest', decisionRequest],
  ['Decision', decisionAnswer],
  ['Worklist', worklistAnswer],
  ['Model', modelCard],
  ['Drug', drugCard],
];
for (const [id, schema] of NAMED) z.globalRegistry.add(schema, { ...schema.meta(), id });

/** An id given by the service. What cannot be one is simply not found, so its form is not judged. */
export const idParam = z.string();

const whole = (least: number, most: number, digits: RegExp) =>
  z
    .string()
    .refine((text) => digits.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `it must be a whole number from ${least} to ${most}`,
    })
    .transform(Number)
    .meta({ type: 'integer', minimum: least, maximum: most });

export const versionParam = whole(1, 1_000_000_000, /^\d{1,10}$/);

export const pageQuery = {
  cursor: z.string().min(1).max(500).optional().describe('The `next` of the page before.'),
  limit: whole(1, LONGEST_LIST, /^\d{1,3}$/)
    .optional()
    .describe(`Entries on a page; ${USUAL_LIST} when left out.`),
};

/** A moment in a query, as an instant in UTC; a time without a zone is not guessed. */
export const momentQuery = z
  .string()
  .max(40)
  .transform((text, context) => {
    const moment = readMoment(text, 'query.at');
    if (moment.ok && moment.value.precision === 'instant') return moment.value.at;
    const why = moment.ok ? 'it needs a time of day' : moment.issues.map((one) => one.text).join(' ');
    context.addIssue({ code: 'custom', message: why, input: text });
    return z.NEVER;
  })
  .meta({ format: 'date-time' })
  .describe('A moment with a zone, for example 2026-11-23T12:00:00Z (write + as %2B).');

export const noQuery = z.strictObject({});

export const keyHeader = {
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .describe(
      'One to 200 printable characters without spaces. A repeated request with the same key gets the answer of the first; kept for 24 h.',
    ),
};

export const pageOf = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), next: z.string().nullable().describe('Cursor of the next page; null on the last.') });

/** A documented answer of JSON. */
export const json = (description: string, schema: z.ZodType) => ({ description, content: { 'application/json': { schema } } });

/** The documented problems of an operation, by status; those that any request may meet are always among them. */
export function problems(...kinds: ProblemKind[]): Record<number, ReturnType<typeof json>> {
  const all: ProblemKind[] = ['form', 'forbidden', 'too-many', 'internal', 'unavailable', ...kinds];
  const byStatus = Map.groupBy(all, (kind) => PROBLEMS[kind].status);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: [...new Set(same.map((kind) => PROBLEMS[kind].title))].join('; or: ') + '.',
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  ) as never;
}
