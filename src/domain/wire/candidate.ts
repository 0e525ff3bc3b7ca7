import { z } from 'zod';

/** A number with its unit, as people and machines send it. */
export const quantity = z.strictObject({ value: z.number(), unit: z.string().min(1).max(40) }).describe('A number with its unit (UCUM).');

const when = z.string().min(4).max(40).describe('FHIR dateTime with a zone, for example 2026-11-23T18:00:00Z.');

const doseOf = z
  .strictObject({ value: z.number(), unit: z.string().min(1).max(40), substance: z.string().min(1).max(80) })
  .describe('What is given: amount, unit, and the substance that is weighed.');

const partDose = z.strictObject({ value: z.number(), unit: z.string().min(1).max(40), substance: z.string().min(1).max(80).optional() });

const label = z.string().trim().min(1).max(120);
const route = z.enum(['iv', 'oral', 'sc', 'im']);

/** A repeated dose, with a loading dose before it where wanted. */
export const repeatedCandidate = z
  .strictObject({
    label: label.optional(),
    dose: doseOf,
    route,
    infusion: quantity.optional().describe('Infusion time of one dose; for doses by vein only, and needed there.'),
    every: quantity.describe('Interval between starts.'),
    doses: z.int().min(1).max(720).optional().describe('How many; through the horizon when left out.'),
    start: when.optional().describe('First dose; when left out, the next dose due, or the as-of moment.'),
    loading: z.strictObject({ dose: partDose, infusion: quantity.optional() }).optional(),
  })
  .describe('The same dose again and again.');

/** Unequal doses at stated times. */
export const scheduledCandidate = z
  .strictObject({
    label,
    route,
    schedule: z
      .array(z.strictObject({ at: when, dose: doseOf, infusion: quantity.optional() }))
      .min(1)
      .max(200),
  })
  .describe('Doses at stated times.');

/** No further dose. */
export const stopCandidate = z.strictObject({ label: label.optional(), stop: z.literal(true) }).describe('No further dose.');

/** A FHIR R4 MedicationRequest with one dosage instruction. */
export const orderCandidate = z
  .looseObject({ resourceType: z.literal('MedicationRequest') })
  .describe('A FHIR R4 MedicationRequest; its dosageInstruction is read as the candidate.');

export const candidate = z.union([repeatedCandidate, scheduledCandidate, stopCandidate, orderCandidate]);

export type RepeatedCandidate = z.infer<typeof repeatedCandidate>;
export type ScheduledCandidate = z.infer<typeof scheduledCandidate>;
export type WireCandidate = z.infer<typeof candidate>;
