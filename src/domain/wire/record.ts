import { z } from 'zod';
import { issue, source } from './result.ts';

const quantity = z.object({ value: z.number(), unit: z.string() });
const moment = z.object({ at: z.string(), precision: z.string() });

const measurement = z.object({
  at: z.string(),
  precision: z.string(),
  value: z.number(),
  unit: z.string(),
  recorded: quantity.describe('As the record prints it, before conversion.'),
  source,
});

/** How the amount of a dose is to be read. */
const amountWords = {
  unit: z.literal('[iU]').optional().describe('International units; absent where the amount is in mg.'),
  recorded: quantity.optional().describe('As the record prints it, where that is another number or unit.'),
};

/** What was read of a person: the record behind one version of the twin, every value with its place in the source. */
export const recordAnswer = z.object({
  twin: z.object({ id: z.string(), version: z.int() }),
  patient: z.object({
    reference: z.string(),
    version: z.string().optional(),
    sex: z.string().optional(),
    birth: moment.optional(),
    deceased: z.boolean(),
    source,
  }),
  covariates: z.record(z.string(), z.array(measurement)).describe('Time lines of what was measured, each in the unit the body has it in.'),
  given: z.array(
    z.object({
      drug: z.string(),
      substance: z.string(),
      start: z.string(),
      amount: z.number().describe('mg of the substance, or international units where `unit` says so.'),
      ...amountWords,
      duration: z.number().optional().describe('Infusion time in hours; absent when the record does not say.'),
      route: z.string(),
      source,
    }),
  ),
  ordered: z.array(
    z.object({
      drug: z.string(),
      substance: z.string(),
      amount: z.number().optional().describe('mg of the substance, or international units where `unit` says so.'),
      ...amountWords,
      duration: z.number().optional(),
      every: z.number().optional().describe('Interval in hours.'),
      route: z.string(),
      status: z.string(),
      start: z.string().optional(),
      end: z.string().optional(),
      source,
    }),
  ),
  levels: z.array(
    z.object({
      drug: z.string(),
      analyte: z.string(),
      at: z.string(),
      value: z.number(),
      unit: z.string(),
      below: z.boolean().describe('True when the value is the lower limit of quantification.'),
      recorded: quantity,
      specimen: z.string().optional(),
      timing: z.string().optional(),
      source,
      timeSource: source,
    }),
  ),
  findings: z.array(z.object({ kind: z.string(), text: z.string(), active: z.boolean(), at: z.string().optional(), source })),
  ignored: z.array(z.object({ source, because: z.string() })),
  issues: z.array(issue),
});

export type RecordAnswer = z.infer<typeof recordAnswer>;
