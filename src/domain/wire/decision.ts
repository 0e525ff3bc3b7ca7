import { z } from 'zod';
import { candidate } from './candidate.ts';

export const DECISIONS = ['chosen', 'modified', 'rejected', 'deferred'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** Characters of free text: a paragraph of reasons, and a name. */
const LONGEST = { reason: 2000, by: 100 } as const;

/** What a clinician makes of an answer. It is kept beside the answer; nothing is ordered by it. */
export const decisionRequest = z
  .strictObject({
    decision: z
      .enum(DECISIONS)
      .describe(
        'chosen: one of the candidates; modified: another regimen in its place; rejected: none of them; deferred: looked at, to be decided later.',
      ),
    candidate: z
      .int()
      .min(0)
      .optional()
      .describe('Index into `candidates` of the result; needed with chosen, and with modified: what was changed.'),
    modifiedTo: candidate.optional().describe('With modified: the regimen in place of the candidate. It was not simulated.'),
    reason: z.string().trim().min(1).max(LONGEST.reason).describe('Why, in words. Kept and shown as text.'),
    by: z
      .string()
      .trim()
      .min(1)
      .max(LONGEST.by)
      .optional()
      .describe('Who says so, as they call themselves. It is not checked, and kept as `unverified:` with this text.'),
    instead: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe('Id of the decision that stands on this comparison, where this one is to stand in its place.'),
  })
  .describe('A decision on the result of a comparison.');

export const decisionAnswer = z.object({
  id: z.string(),
  comparison: z.string(),
  twin: z.object({ id: z.string(), version: z.int() }),
  drug: z.string(),
  decision: z.enum(DECISIONS),
  candidate: z.object({ index: z.int(), label: z.string() }).optional(),
  modifiedTo: z
    .object({ label: z.string(), candidate })
    .optional()
    .describe('The regimen in place of the candidate, as it was sent. It was not simulated.'),
  reason: z.string(),
  by: z.string().describe('`unverified:` and what they call themselves: who asks is not checked yet.'),
  at: z.string(),
  resultHash: z.string().describe('Of the result that was decided on.'),
});

export const REVIEW = ['draft', 'reviewed', 'decided'] as const;

/** How far a clinician is with an answer. */
export const review = z
  .enum(REVIEW)
  .describe(
    'draft: nobody has said anything to this result; reviewed: somebody has looked and deferred; decided: chosen, modified or rejected. Only where there is a result.',
  );

/** Why nothing can be decided on a result any more. */
export const superseded = z.object({
  by: z.enum(['record', 'decision']).describe('record: the record has changed since; decision: a later question was decided.'),
  text: z.string(),
  version: z.int().optional().describe('The version of the twin whose record is another.'),
  comparison: z.string().optional().describe('The later question that was decided.'),
});

export type DecisionRequest = z.infer<typeof decisionRequest>;
export type DecisionAnswer = z.infer<typeof decisionAnswer>;
export type Review = z.infer<typeof review>;
export type Superseded = z.infer<typeof superseded>;

/** The state that the newest decision leaves a result in. */
export const reviewAfter = (newest: DecisionKind | undefined): Review =>
  newest === undefined ? 'draft' : newest === 'deferred' ? 'reviewed' : 'decided';
