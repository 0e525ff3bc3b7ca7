import { z } from 'zod';
import { WEIGHINGS } from '../choice.ts';
import { nextSample, sensitivity } from './beside.ts';

export const issue = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'information']),
  text: z.string(),
  at: z.string().exactOptional(),
  fix: z.string().exactOptional(),
  drug: z.string().exactOptional().describe('The drug it is about, where questions about other drugs are not touched by it.'),
});

export const source = z.object({ resource: z.string(), version: z.string().optional(), field: z.string() });

const summary = z
  .object({
    unit: z.string(),
    mean: z.number(),
    sd: z.number(),
    p5: z.number(),
    p25: z.number(),
    p50: z.number(),
    p75: z.number(),
    p95: z.number(),
  })
  .describe('Distribution over the draws: mean, standard deviation and quantiles.');

const chance = z.object({ value: z.number(), monteCarloError: z.number() }).describe('A probability and its Monte-Carlo standard error.');

const curve = z.object({
  time: z.object({ unit: z.literal('h'), zero: z.string(), at: z.array(z.number()) }),
  concentration: z
    .object({
      unit: z.string(),
      p5: z.array(z.number()),
      p25: z.array(z.number()),
      p50: z.array(z.number()),
      p75: z.array(z.number()),
      p95: z.array(z.number()),
    })
    .describe('Quantiles of the draws at each time, to eight significant digits.'),
});

const exposure = z.object({
  deciding: summary.extend({ label: z.string() }).describe('The exposure that the target is stated in, over its window.'),
  auc0to24: summary,
  auc24to48: summary,
  auc24AtSteadyState: summary.nullable(),
  cmax24to48: summary,
  cmin24to48: summary,
});

const crossing = z.object({ label: z.string(), limit: z.number(), withinLimit: z.boolean(), ...chance.shape });

export const armResult = z.object({
  label: z.string(),
  asIs: z.boolean().describe('True when this is the regimen the record says is being given now.'),
  doses: z.array(z.object({ at: z.string(), amount: z.number(), unit: z.string(), infusionHours: z.number() })),
  exposure,
  probability: z.object({
    belowTarget: chance,
    inTarget: chance,
    aboveTarget: chance,
    thresholds: z.array(crossing),
    firstDay: z
      .object({ label: z.string(), ...chance.shape })
      .describe('The first safety threshold over the first 24 h; not part of the ranking.'),
    inTargetAt: z.array(z.object({ hours: z.number(), ...chance.shape })),
  }),
  hoursByPastDay: z
    .object({ aboveTarget: summary, inTarget: summary, belowTarget: summary })
    .describe('Hours of the horizon with the exposure of the past 24 h above, in and below the target.'),
  firstInTarget: z.object({
    unit: z.literal('h'),
    p5: z.number().nullable(),
    p50: z.number().nullable(),
    p95: z.number().nullable(),
    never: chance,
  }),
  score: z.object({ mean: z.number(), monteCarloError: z.number() }),
  curve,
  uncapped: z
    .object({
      exposure,
      probability: z.object({ belowTarget: chance, inTarget: chance, aboveTarget: chance, thresholds: z.array(crossing) }),
      curve,
    })
    .exactOptional()
    .describe('Where a cap of a model holds a value of this person down: the same arm by the same models without their caps.'),
});

const threshold = z.object({
  label: z.string(),
  above: z.number().exactOptional(),
  below: z.number().exactOptional().describe('In the place of `above`, where the line is crossed downwards.'),
  unit: z.string(),
  window: z.string(),
  limit: z.number(),
  source: z.string(),
  sourceStatus: z.string(),
});

export const targetResult = z.object({
  id: z.string(),
  label: z.string(),
  indication: z.string(),
  metric: z.string(),
  effect: z.string().exactOptional().describe('How that effect is called.'),
  output: z
    .string()
    .exactOptional()
    .describe('The effect that is aimed at (INR, BIS, CIRC), where it is one: exposures and curves are then of it, in its unit.'),
  window: z.string(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  best: z.number(),
  unit: z.string(),
  source: z.string(),
  sourceStatus: z.string(),
});

const usedInput = z.object({
  name: z.string(),
  value: z.union([z.number(), z.string()]),
  unit: z.string().optional(),
  at: z.string().optional(),
  recorded: z
    .object({ value: z.number(), unit: z.string(), factor: z.number().exactOptional() })
    .exactOptional()
    .describe('As the record prints it, where that is another number or unit; times `factor` (6 digits) it is the value.'),
  source,
});

const considered = z.object({
  model: z.string(),
  hash: z.string(),
  verdict: z.enum(['applies', 'caution', 'refused']),
  chosen: z.boolean().describe('Whether draws of the answer are of this model.'),
  weight: z
    .number()
    .nullable()
    .describe(
      'How much of an average this model is, by Laplace evidence unless another rule was asked for; shown whether or not an average was asked for. Null for a model that is refused or could not be fitted.',
    ),
  draws: z.int().describe('How many draws of the answer are of this model.'),
  status: z.string(),
  use: z.string(),
  logEvidence: z.number().nullable(),
  fit: z.string().nullable(),
  reasons: z.array(issue),
  doubts: z.array(z.string()),
});

const fitOfModel = z.object({
  covariates: z.array(z.object({ name: z.string(), meaning: z.string(), value: z.number(), unit: z.string() })),
  parameters: z.array(z.object({ name: z.string(), unit: z.string(), individual: z.number(), typical: z.number(), ratio: z.number() })),
  posterior: z.object({
    method: z.string(),
    effectiveDraws: z.number(),
    paretoShape: z
      .number()
      .nullable()
      .describe('Of the tail of the importance weights: up to 0.7 they can be trusted; above it Markov chains take their place.'),
    scaleReduction: z.number().nullable().describe('How well the Markov chains agree; 1 is agreement, above 1.1 refused.'),
    priorDistance: z
      .object({ distance: z.number(), p: z.number() })
      .nullable()
      .describe(
        'All levels against what the model expects of such people: Mahalanobis distance of their normal scores, and p by simulation. Null without levels, or where it cannot be told.',
      ),
    shrinkage: z
      .array(z.number())
      .describe(
        'For each eta the share of its population variance that the levels left: 1 where they said nothing about it, 0 where they say all.',
      ),
    status: z.string(),
    covarianceFormula: z.string(),
    etas: z.array(z.string()),
    eta: z.array(z.number()),
    covariance: z.array(z.array(z.number())),
  }),
  levels: z.array(
    z.object({
      at: z.string(),
      observed: z.number(),
      below: z.boolean(),
      unit: z.string(),
      output: z.string().exactOptional().describe('The effect that was measured, where it is no level.'),
      population: z.number(),
      individual: z.number(),
      residual: z.number(),
      weightedResidual: z.number(),
      percentile: z.number(),
      source,
    }),
  ),
});

const average = z
  .object({
    weighedBy: z.enum([...WEIGHINGS, 'equal']).describe('`equal` where there are no levels by which models could be weighed.'),
    models: z
      .array(z.object({ model: z.string(), weight: z.number(), draws: z.int(), ...fitOfModel.shape }))
      .describe('Most weight first; each with its own parameters, and its own levels observed against predicted.'),
  })
  .describe(
    'Where the answer is the average over several models: each draw is this person under one of them, in proportion to their weights. `covariates`, `parameters`, `posterior` and `levels` beside it are those of the model of most weight.',
  );

/** The numbers, what they rest on, and nothing that changes from run to run. */
export const comparisonResult = z.object({
  schema: z.literal('dosetwin.comparison/1'),
  software: z.object({ name: z.literal('dosetwin'), version: z.string() }),
  question: z.object({
    hash: z.string(),
    drug: z.string(),
    asOf: z.string(),
    horizonHours: z.number(),
    draws: z.number(),
    seed: z.number(),
  }),
  target: targetResult,
  threshold,
  thresholds: z.array(threshold).describe('Every safety threshold, the one above first; a limit binds on each.'),
  candidates: z.array(armResult),
  ranking: z.object({
    order: z.array(z.int()).describe('Indices of candidates, best first.'),
    rule: z.string(),
    reason: z.string(),
    separable: z.boolean(),
    noneReachesTarget: z.boolean(),
    noneWithinLimit: z.boolean(),
    noneWithinLimitReachesTarget: z.boolean().describe('No arm that keeps the limit on the safety threshold reaches the target.'),
  }),
  search: z
    .object({
      space: z.string(),
      searched: z.int(),
      rule: z.string(),
      suggestions: z.array(z.int()).describe('Indices of the candidates that were found.'),
    })
    .exactOptional()
    .describe('Of a suggestion: what was searched.'),
  pairs: z.array(
    z.object({
      a: z.int(),
      b: z.int(),
      exposureDifference: summary,
      scoreDifference: summary,
      aBetter: chance,
      bBetter: chance,
      separable: z.boolean(),
    }),
  ),
  sensitivity: sensitivity.exactOptional(),
  nextSample: nextSample.exactOptional(),
  basis: z.object({
    used: z.array(usedInput),
    ignored: z.array(z.object({ source, because: z.string() })),
    imputed: z.array(z.object({ name: z.string(), value: z.number(), unit: z.string(), because: z.string() })),
    missing: z.array(z.string()),
    models: z.array(considered),
    chosenBecause: z.string(),
    ...fitOfModel.shape,
    average: average.exactOptional(),
    tables: z.string().describe('SHA-256 of the drug data, targets and thresholds used.'),
  }),
  issues: z.array(issue),
  limitsOfUse: z.string(),
});

export type ComparisonResult = z.infer<typeof comparisonResult>;
export type ArmResult = z.infer<typeof armResult>;
