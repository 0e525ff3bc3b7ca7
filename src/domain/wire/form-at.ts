import { z } from 'zod';
import { candidate, orderCandidate, repeatedCandidate, scheduledCandidate, stopCandidate } from './candidate.ts';

/** The schema that judges a value, as far as it can be told, and what the nearest description says about it. */
export type Form = { schema?: z.ZodType; description?: string };

/** The form a candidate is evidently meant to be, by the field that only this form has. */
export function formOfCandidate(value: object): z.ZodType {
  if ('resourceType' in value) return orderCandidate;
  if ('schedule' in value) return scheduledCandidate;
  return 'stop' in value ? stopCandidate : repeatedCandidate;
}

/** The form of what stands at a path inside a value: optional fields opened, of several forms the one the value is meant to be. */
export function formAt(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): Form {
  const opened = open(schema, value);
  const [key, ...rest] = path;
  if (key === undefined) {
    const description = schema.description ?? opened.description;
    return { schema: opened, ...(description === undefined ? {} : { description }) };
  }
  const next = fieldOf(opened, key);
  const inside: unknown =
    typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return next ? formAt(next, inside, rest) : {};
}

function fieldOf(schema: z.ZodType, key: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, key)) return undefined;
  return (schema.shape as Record<PropertyKey, z.ZodType>)[key];
}

function open(schema: z.ZodType, value: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional) return open(schema.unwrap() as z.ZodType, value);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (schema === candidate && isObject) return formOfCandidate(value);
  if (!(schema instanceof z.ZodUnion)) return schema;
  const options = schema.options as readonly z.ZodType[];
  return options.find((one) => one instanceof z.ZodObject === isObject) ?? schema;
}
