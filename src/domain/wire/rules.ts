import { z } from 'zod';

/** Which model serves whom, and which may stand for each other. */
export const ruleTable = z.object({
  version: z.int().describe('Counted up whenever the table changes.'),
  hash: z.string().describe('SHA-256 of the table: the same hash, the same rules.'),
  drugs: z.array(
    z.object({
      drug: z.string(),
      order: z
        .array(z.object({ model: z.string(), because: z.string() }))
        .describe(
          'In the order of preference: the first whose limits hold speaks first; levels that clearly speak for another overrule it.',
        ),
      alternatives: z
        .array(z.object({ serves: z.string(), models: z.array(z.string()), because: z.string() }))
        .describe('Models made for the same people, whose forecasts may be compared and averaged.'),
    }),
  ),
});

export type RuleTable = z.infer<typeof ruleTable>;
