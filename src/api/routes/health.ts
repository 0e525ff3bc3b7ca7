import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Service } from '../../study/contract.ts';
import { VERSION } from '../../study/version.ts';
import { json, noQuery, problems } from '../schemas.ts';

const liveness = z.object({ status: z.literal('live'), version: z.string() });
const readiness = z.object({
  status: z.enum(['ready', 'not ready']),
  parts: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});

/** Is the process there; can it answer questions. Neither waits behind a busy service. */
export const healthRoutes: FastifyPluginAsyncZod<{ service: Service }> = async (app, { service }) => {
  const config = { rateLimit: false as const, pressureHandler: () => undefined };

  app.get(
    '/health/live',
    {
      config,
      schema: {
        operationId: 'live',
        tags: ['health'],
        summary: 'Is the process there?',
        querystring: noQuery,
        response: { 200: json('It is.', liveness), ...problems() },
      },
    },
    async () => ({ status: 'live' as const, version: VERSION }),
  );

  app.get(
    '/health/ready',
    {
      config,
      schema: {
        operationId: 'ready',
        tags: ['health'],
        summary: 'Can it take work: does every part it stands on answer?',
        querystring: noQuery,
        response: { ...problems(), 200: json('It can.', readiness), 503: json('It cannot; the parts say why.', readiness) },
      },
    },
    async (_request, reply) => {
      const { ready, parts } = await service.health();
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', parts });
    },
  );
};
