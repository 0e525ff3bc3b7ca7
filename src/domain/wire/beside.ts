import { z } from 'zod';

/** The input of the row that stands for all other models. */
export const CHOICE_OF_MODEL = 'choice of model';

const decisive = z
  .object({
    inTarget: z.number(),
    thresholds: z.array(z.number()).describe('Probability of crossing each safety threshold, in their order.'),
    deciding: z.number().describe('Median of the deciding exposure, in the unit of the target.'),
    first: z.int().describe('Index of the candidate that stands first.'),
  })
  .describe('Of the candidate that stands first in the answer, and which one stands first.');

const sideOfInput = z.object({
  change: z.string(),
  figures: decisive.nullable(),
  why: z.string().exactOptional().describe('Why there are no figures.'),
});

export const sensitivity = z
  .object({
    draws: z.int(),
    candidate: z.int().describe('Index of the candidate that the figures are of: the one that stands first in the answer.'),
    base: decisive,
    rows: z.array(
      z.object({
        input: z.string(),
        change: z.string(),
        used: z.boolean().describe('False where the model does not compute with this input.'),
        low: sideOfInput,
        high: sideOfInput,
        effect: z.number().nullable().describe('The most by which a probability of the base changes on either side; null without figures.'),
        firstChanges: z.boolean().describe('Whether another candidate stands first on one of the sides.'),
      }),
    ),
    models: z
      .array(z.object({ model: z.string(), weight: z.number(), figures: decisive.nullable(), why: z.string().exactOptional() }))
      .exactOptional()
      .describe(
        'What each other model says alone (of an average, each of its models), by weight; those of less than 5 % are left out. The row "choice of model" holds those with the lowest and the highest exposure.',
      ),
    reason: z.string(),
    method: z.string(),
  })
  .describe('Which input moves the answer: the input that moves it most first.');

export const nextSample = z
  .object({
    candidate: z
      .int()
      .describe('Index of the candidate under which it would be drawn, and whose exposure is meant: the one that stands first.'),
    exposure: z.object({ label: z.string(), unit: z.string() }),
    now: z.object({ p5: z.number(), p95: z.number(), width: z.number() }).describe('The 90 % interval of the exposure, in its unit.'),
    choices: z.array(
      z.object({
        at: z.string(),
        hours: z.number().describe('After the as-of moment.'),
        when: z.string(),
        level: z
          .object({ unit: z.string(), p5: z.number(), p50: z.number(), p95: z.number() })
          .describe('What would be measured, residual error included.'),
        width: z.number().describe('Expected width of the 90 % interval with that level.'),
        narrowing: z.number().describe('Share of the width that the level is expected to take away.'),
        monteCarloError: z.number().describe('Of the narrowing.'),
      }),
    ),
    best: z.int().nullable().describe('Index of the choice that is expected to narrow it most.'),
    usual: z
      .array(z.object({ draw: z.string(), begin: z.string().exactOptional(), source: z.string(), sourceStatus: z.string() }))
      .exactOptional()
      .describe(
        'When levels of the drug are usually drawn, by guideline, label or practice, for whomever it is: no part of the computation.',
      ),
    text: z.string(),
    method: z.string(),
  })
  .describe('When the next level would say most of the exposure that decides: advice, not an order.');

export type SensitivityResult = z.infer<typeof sensitivity>;
export type NextSampleResult = z.infer<typeof nextSample>;
