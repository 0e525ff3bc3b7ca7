import { z } from 'zod';
import type { ComparisonJob } from '../job.ts';
import { issue, targetResult } from './result.ts';

/**
 * What a worker would be sent for a question: enough to compute it with the same engine elsewhere, such as in a browser. Nothing is
 * stored and nothing is queued.
 */
export const previewAnswer = z.object({
  ready: z.boolean().describe('False when the question would be refused; `issues` say why.'),
  twin: z.object({ id: z.string(), version: z.int() }).optional().describe('Absent unless the request names the person by a twin.'),
  drug: z.string(),
  asOf: z.string(),
  issues: z.array(issue),
  software: z.string().describe('Version of the engine that the job is for.'),
  question: z
    .object({
      hash: z.string().describe('Of the question as it would be asked: that of an answer to the same question.'),
      due: z.string().describe('When doses without a start begin.'),
      level: z.string().describe('Unit of levels.'),
      exposure: z.string().describe('Name of the exposure that decides.'),
      target: targetResult,
      arms: z.array(z.object({ label: z.string(), asIs: z.boolean() })).describe('In the order of the arms of `job`.'),
      job: z
        .custom<ComparisonJob>((value) => typeof value === 'object' && value !== null)
        .meta({ type: 'object' })
        .describe('Numbers, model ids and hashes, hours from the decision; no name and no identity.'),
    })
    .optional()
    .describe('Absent when the question would be refused.'),
});

export type PreviewAnswer = z.infer<typeof previewAnswer>;
