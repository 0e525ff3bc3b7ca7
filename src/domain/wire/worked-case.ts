import { z } from 'zod';
import { candidate } from './candidate.ts';

/** A person of the demo ward as a case to think about, and the question whose answer works it out. */
export const workedCase = z.object({
  id: z.string(),
  patient: z.string(),
  title: z.string(),
  question: z.string().describe('What the reader is asked before the answer is shown.'),
  ask: z.object({ drug: z.string(), asOf: z.string(), candidates: z.array(candidate) }).describe('A comparison, without the person.'),
  notice: z
    .array(z.string())
    .describe('What to notice in the answer. A word in braces stands for a figure of it; no figure is written out here.'),
  point: z.string().describe('What the case teaches.'),
});

export type WorkedCase = z.infer<typeof workedCase>;
