import { z } from 'zod';

const scale = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['log-normal', 'normal', 'proportional']) }),
  z.object({ is: z.literal('logit'), low: z.number(), high: z.number() }),
  z.object({ is: z.literal('box-cox'), shape: z.number() }),
]);
/** How a parameter differs between people or occasions. */
export const variability = z.object({
  variance: z.number(),
  printed: z.string(),
  scale: scale.optional().describe('How eta moves the parameter; log-normal where nothing is said.'),
});
