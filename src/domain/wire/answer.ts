import { z } from 'zod';
import { decisionAnswer, review, superseded } from './decision.ts';
import { comparisonResult, issue } from './result.ts';

export const COMPARISON_STATUS = ['queued', 'running', 'done', 'refused', 'failed', 'cancelled'] as const;

/** The envelope: ids, times and progress live here; the hashed result is inside, unchanged. */
export const comparisonAnswer = z.object({
  id: z.string(),
  status: z.enum(COMPARISON_STATUS),
  origin: z.enum(['comparison', 'suggestion']),
  twin: z.object({ id: z.string(), version: z.int() }),
  drug: z.string(),
  asOf: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  progress: z.number().describe('From 0 to 1.'),
  issues: z.array(issue),
  resultHash: z.string().optional().describe('SHA-256 of the RFC 8785 text of `result`.'),
  result: comparisonResult.optional(),
  review: review.optional(),
  decisions: z.array(decisionAnswer).optional().describe('What was decided on this result, the oldest first; the last one stands.'),
  superseded: superseded.optional().describe('Only where nothing can be decided on this result any more.'),
});

export const comparisonSummary = comparisonAnswer.omit({ result: true, decisions: true, superseded: true });

export const estimate = z.object({
  value: z.number(),
  unit: z.string(),
  sd: z.number().nullable(),
  uncertainty: z.string(),
  at: z.string(),
  from: z.array(z.object({ resource: z.string(), version: z.string().optional(), field: z.string() })),
  formula: z.string().optional(),
});

export const twinState = z.object({
  asOf: z.string(),
  size: z.record(z.string(), estimate),
  maturation: z.record(z.string(), estimate),
  kidney: z.object({
    timeline: z.array(z.object({ at: z.string(), creatinine: estimate, clearance: estimate.optional(), gfrIndexed: estimate.optional() })),
    unstable: z.boolean(),
    stability: z.enum(['stable', 'changing', 'unknown']),
    why: z.string().optional(),
    replacement: z.string().optional(),
  }),
  binding: z.record(z.string(), estimate),
  drugs: z.array(
    z.object({ drug: z.string(), dosesGiven: z.int(), lastDose: z.string().optional(), levels: z.int(), ordered: z.string().optional() }),
  ),
  missing: z.array(z.string()),
});

export const twinAnswer = z.object({
  id: z.string(),
  kind: z.literal('asset'),
  source: z.string(),
  patient: z.string(),
  version: z.int(),
  reason: z.string(),
  createdAt: z.string(),
  hash: z.string(),
  software: z.string(),
  state: twinState,
  issues: z.array(issue),
});

export const twinSummary = z.object({
  id: z.string(),
  source: z.string(),
  patient: z.string(),
  version: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

export const versionSummary = z.object({ n: z.int(), reason: z.string(), createdAt: z.string(), hash: z.string() });

/** Whether the FHIR server has something of the person that the newest version of the twin was not seeded from. */
export const changesAnswer = z.object({
  twin: z.object({ id: z.string(), version: z.int() }),
  asked: z.string().describe('When the FHIR server was asked.'),
  changed: z.boolean().nullable().describe('Null where it cannot be told; the issues say why.'),
  resources: z
    .array(z.object({ resource: z.string(), version: z.string().exactOptional() }))
    .describe(
      'What is new or changed, at most 50 of each type. What was deleted does not show, nor a Specimen or Medication that changed alone.',
    ),
  issues: z.array(issue),
});

/** RFC 9457 problem with the issues that say what, where and how to mend. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  issues: z.array(issue),
});

export type ComparisonAnswer = z.infer<typeof comparisonAnswer>;
export type ComparisonSummary = z.infer<typeof comparisonSummary>;
export type TwinAnswer = z.infer<typeof twinAnswer>;
export type TwinSummary = z.infer<typeof twinSummary>;
export type ChangesAnswer = z.infer<typeof changesAnswer>;
export type VersionSummary = z.infer<typeof versionSummary>;
