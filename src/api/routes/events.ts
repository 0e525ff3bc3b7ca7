import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Service } from '../../study/contract.ts';
import { LOCAL_CALLER } from '../caller.ts';
import { eventStream } from '../event-stream.ts';
import { sendFailure } from '../problem.ts';
import { idParam, noQuery, problems } from '../schemas.ts';

/** Server-sent events of a comparison, from the first or from the one after Last-Event-ID, until it is finished. */
export const eventRoutes: FastifyPluginAsyncZod<{ service: Service; heartbeatMilliseconds: number }> = async (
  app,
  { service, heartbeatMilliseconds },
) => {
  const open = new Set<AbortController>();
  app.addHook('preClose', async () => {
    for (const one of open) one.abort();
  });

  app.get(
    '/v1/comparisons/:id/events',
    {
      exposeHeadRoute: false,
      schema: {
        operationId: 'followComparison',
        tags: ['comparisons'],
        summary: 'Follow a comparison as server-sent events',
        description:
          'Each event has an `id` counting from 1, a name (progress, done, refused, failed, cancelled, decided) and one line of JSON. The stream ends with the comparison, after what was decided on it by then; a comment line every 15 s keeps it open.',
        headers: z.looseObject({
          'last-event-id': z
            .string()
            .regex(/^\d{1,9}$/)
            .optional()
            .describe('The `id` of the last event seen: a whole number; only later ones are sent.'),
        }),
        params: z.object({ id: idParam }),
        querystring: noQuery,
        response: {
          200: { description: 'The events.', content: { 'text/event-stream': { schema: z.string() } } },
          ...problems('not-found'),
        },
      },
    },
    async (request, reply) => {
      const after = Number(request.headers['last-event-id'] ?? '0');
      const stop = new AbortController();
      open.add(stop);
      reply.raw.once('close', () => {
        open.delete(stop);
        stop.abort();
      });
      const events = await service.comparisonEvents(request.params.id, 0, stop.signal, LOCAL_CALLER);
      if (!events.ok) return sendFailure(request, reply, events);
      const text: unknown = Readable.from(eventStream(events.value, { after, heartbeat: heartbeatMilliseconds, signal: stop.signal }), {
        objectMode: false,
      });
      return reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('x-accel-buffering', 'no')
        .send(text as string);
    },
  );
};
