import { z } from 'zod';
import { comparisonSummary, estimate } from './answer.ts';
import { issue } from './result.ts';

export const WORK_STATUS = ['running', 'refused', 'failed', 'outdated', 'new', 'answered'] as const;

/** One twin with what stands open about it. */
export const workItem = z.object({
  twin: z.object({ id: z.string(), source: z.string(), patient: z.string(), version: z.int(), asOf: z.string(), updatedAt: z.string() }),
  status: z
    .enum(WORK_STATUS)
    .describe(
      'running: a question is under way; refused, failed: how the newest question ended; outdated: the record has changed since the newest answer; answered; new: nothing was asked.',
    ),
  sex: z.string().optional(),
  age: estimate.optional(),
  weight: estimate.optional(),
  kidney: z.object({
    stability: z.string(),
    replacement: z.string().optional(),
    clearance: estimate.optional(),
    creatinine: estimate.optional(),
  }),
  drugs: z.array(
    z.object({ drug: z.string(), dosesGiven: z.int(), lastDose: z.string().optional(), levels: z.int(), ordered: z.string().optional() }),
  ),
  missing: z.array(z.string()),
  issues: z.array(issue).describe('What is wrong with the record: errors and warnings.'),
  running: z
    .array(comparisonSummary.pick({ id: true, drug: true, asOf: true, status: true, progress: true }))
    .describe('Questions about this twin that are queued or running, the newest first.'),
  due: z
    .array(comparisonSummary.pick({ id: true, drug: true, asOf: true, review: true }))
    .describe(
      'Results that wait for a decision: of each drug the newest, where the record has not changed since and nothing was chosen since.',
    ),
  newest: comparisonSummary.omit({ issues: true }).optional().describe('The newest question about this twin.'),
});

export const worklistAnswer = z.object({
  items: z.array(workItem),
  next: z.string().nullable().describe('Cursor of the next page; null on the last.'),
  sources: z.array(z.string()).describe('Ids of the FHIR servers that patients can be opened from.'),
  open: z.int().describe('Questions queued or running, of everybody.'),
  cases: z.int().describe('Worked cases for teaching; 0 where no demo ward is served.'),
});

export type WorkItem = z.infer<typeof workItem>;
export type Worklist = z.infer<typeof worklistAnswer>;
