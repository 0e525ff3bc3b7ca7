import { z } from 'zod';
import { WEIGHINGS } from '../choice.ts';
import { COVARIATE_UNITS, type CovariateName } from '../record.ts';
import { candidate, quantity } from './candidate.ts';
import { LIMITS } from './limits.ts';

const patientReference = z
  .string()
  .regex(/^Patient\/[A-Za-z0-9.-]{1,64}$/)
  .describe('Patient/ followed by the id on the source.');
const bundle = z.looseObject({ resourceType: z.literal('Bundle') }).describe('A FHIR R4 Bundle with exactly one patient.');
const sourceId = z.string().min(1).max(64).describe('A configured FHIR server; required when there is more than one.');
const when = z.string().min(4).max(40).describe('FHIR dateTime with a zone.');

/** Exposure wanted, when it is not one of the library's. */
export const targetRequest = z
  .strictObject({
    metric: z.enum(['AUC24', 'AUC', 'Cmin', 'Cmax', 'Cavg', 'C', 'Cmax/MIC', 'AUC24/MIC', 'T>MIC']),
    low: z.number().positive().optional(),
    high: z.number().positive().optional(),
    best: z.number().positive().optional(),
    unit: z.string().min(1).max(40),
    output: z
      .string()
      .min(1)
      .max(40)
      .optional()
      .describe('An effect of the drug (INR, BIS, CIRC, glucose) in the place of its level, as Cmin, Cmax or Cavg of it.'),
    hours: z.number().min(0).max(720).optional().describe('Hours after a dose, for the metric C.'),
    window: z
      .strictObject({ from: z.number().min(0).max(720), to: z.number().positive().max(720) })
      .optional()
      .describe('Hours after the as-of moment; that of the library’s target in the same metric, or 24 to 48, when left out.'),
  })
  .describe('Bounds of the exposure wanted; one side may be left open.');

/** What is said beside the record for one question; it is never written into the record. */
export const entered = z
  .discriminatedUnion('is', [
    z
      .strictObject({
        is: z.literal('value'),
        name: z.enum(Object.keys(COVARIATE_UNITS) as [CovariateName, ...CovariateName[]]),
        value: quantity,
        at: when.optional().describe('When it was measured; the as-of moment when left out. It holds from then on.'),
      })
      .describe('A value of the person that the record lacks or has otherwise.'),
    z
      .strictObject({
        is: z.literal('level'),
        value: quantity,
        at: when.describe('When the sample was taken.'),
        below: z.boolean().optional().describe('True when the value is the lower limit of quantification.'),
      })
      .describe('A level of the drug that the record lacks.'),
    z
      .strictObject({
        is: z.literal('left-out'),
        resource: z
          .string()
          .regex(/^Observation\/[A-Za-z0-9.-]{1,64}$/)
          .describe('An observation of the record: a level, or a value of the person.'),
        because: z.string().trim().min(1).max(200),
      })
      .describe('A value of the record that is not to be used, and why.'),
  ])
  .describe('Entered by hand: for this question alone, named in the basis and in the issues, held to units and bounds as the record is.');

const question = {
  drug: z.string().min(1).max(80),
  indication: z.string().min(1).max(80).optional(),
  mic: z
    .strictObject({ value: z.number().positive(), unit: z.string().min(1).max(40), method: z.string().min(1).max(80) })
    .optional()
    .describe('Minimum inhibitory concentration with its method.'),
  target: z
    .union([z.string().min(1).max(80), targetRequest])
    .optional()
    .describe('A target of the library by id, or bounds of your own.'),
  model: z
    .string()
    .min(1)
    .max(80)
    .optional()
    .describe('`auto` (default): one model is chosen; `average`: all that apply answer together; or a model id, drug/author-year.'),
  weights: z
    .enum(WEIGHINGS)
    .optional()
    .describe('Of an average, by what its models are weighed: Laplace evidence when left out. Without levels the weights are equal.'),
  horizonHours: z.number().min(LIMITS.horizon.least).max(LIMITS.horizon.most).optional(),
  draws: z.int().min(LIMITS.draws.least).max(LIMITS.draws.most).optional(),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  stated: z
    .array(z.strictObject({ name: z.string().min(1).max(80), value: z.number(), unit: z.string().min(1).max(40) }))
    .max(20)
    .optional()
    .describe(
      'What a model asks for and no record tells, by the name that the models give it: { "name": "antiDrugAntibodies", "value": 0, "unit": "1" }. Shown in the answer as stated; refused where the record says it itself.',
    ),
  sensitivity: z
    .boolean()
    .optional()
    .describe(
      'Whether the answer shall say which input moves it most: the question is computed again with each input moved to either side.',
    ),
  entered: z.array(entered).max(LIMITS.entered).optional().describe('What is entered by hand for this question, beside the record.'),
  asOf: when.optional().describe('The moment of the decision; now when left out. Nothing later is read.'),
};

export const comparisonQuestion = z.strictObject({ ...question, candidates: z.array(candidate).min(1).max(LIMITS.candidates) });

export const comparisonRequest = z
  .strictObject({
    ...comparisonQuestion.shape,
    twin: z.string().min(1).max(64).optional(),
    patient: patientReference.optional(),
    bundle: bundle.optional(),
    source: sourceId.optional(),
  })
  .describe('Exactly one of twin, patient and bundle names the person.');

const dose = z.strictObject({ value: z.number().positive(), unit: z.string().min(1).max(40) });

/** What may be given, where it is less than what exists for the drug. */
export const constraints = z
  .strictObject({
    route: z.enum(['iv', 'oral', 'sc', 'im']).optional().describe('The usual route of the drug when left out.'),
    doses: z.array(dose).min(1).max(100).optional().describe('The only single doses that can be given.'),
    largestDose: dose.optional(),
    largestPerDay: dose.optional(),
    fastest: dose.optional().describe('Fastest infusion, for example 10 mg/min.'),
    intervals: z.array(dose).min(1).max(20).optional().describe('The only intervals between doses.'),
    infusions: z.array(dose).min(1).max(20).optional().describe('The only infusion times.'),
    clock: z
      .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(Z|[+-](0\d|1[0-4]):[0-5]\d)$/))
      .min(1)
      .max(24)
      .optional()
      .describe('The only times of day at which doses start, with their offset: 06:00+01:00.'),
    loading: z.boolean().optional().describe('Whether loading doses are tried; by itself when nothing was given within 24 h.'),
  })
  .describe('Bounds on what is searched, beside those of the drug.');

export const suggestionQuestion = z.strictObject({ ...question, constraints: constraints.optional() });

export const suggestionRequest = z
  .strictObject({
    ...suggestionQuestion.shape,
    twin: z.string().min(1).max(64).optional(),
    patient: patientReference.optional(),
    bundle: bundle.optional(),
    source: sourceId.optional(),
  })
  .describe('As a comparison, without candidates: they are searched for. Exactly one of twin, patient and bundle names the person.');

export const twinRequest = z
  .strictObject({
    patient: patientReference.optional(),
    bundle: bundle.optional(),
    source: sourceId.optional(),
    asOf: when.optional().describe('The moment the person is seen as of; now when left out. Nothing later counts.'),
  })
  .describe('Exactly one of patient and bundle.');

export type ComparisonQuestion = z.infer<typeof comparisonQuestion>;
export type ComparisonRequest = z.infer<typeof comparisonRequest>;
export type SuggestionQuestion = z.infer<typeof suggestionQuestion>;
export type SuggestionRequest = z.infer<typeof suggestionRequest>;
export type TwinRequest = z.infer<typeof twinRequest>;
export type WireEntered = z.infer<typeof entered>;
