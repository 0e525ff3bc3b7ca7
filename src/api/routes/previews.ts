import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { previewAnswer } from '../../domain/wire/preview.ts';
import { LIMITS } from '../../domain/wire/limits.ts';
import { comparisonRequest } from '../../domain/wire/request.ts';
import type { Service } from '../../study/contract.ts';
import { LOCAL_CALLER } from '../caller.ts';
import { sendFailure } from '../problem.ts';
import { json, keyHeader, noQuery, problems } from '../schemas.ts';

/** Questions made ready and not asked: the page computes them with the same engine while somebody moves a dose. */
export const previewRoutes: FastifyPluginAsyncZod<{ service: Service }> = async (app, { service }) => {
  app.post(
    '/v1/previews',
    {
      bodyLimit: LIMITS.bundleBytes,
      schema: {
        operationId: 'previewComparison',
        tags: ['comparisons'],
        summary: 'Prepare a comparison without asking it',
        description:
          'Answers with what a worker would be sent, so that the same engine can compute it elsewhere, and with the reasons for which the question would be refused. Nothing is stored, queued or decided: an answer is what POST /v1/comparisons gives.',
        headers: z.looseObject(keyHeader),
        querystring: noQuery,
        body: comparisonRequest,
        response: {
          200: json('The question as it would be computed, or why it would be refused.', previewAnswer),
          ...problems('too-large', 'media-type', 'meaning', 'conflict', 'not-found', 'source-failed', 'source-busy', 'source-slow'),
        },
      },
    },
    async (request, reply) => {
      const prepared = await service.previewComparison(request.body, LOCAL_CALLER);
      return prepared.ok ? reply.send(prepared.value) : sendFailure(request, reply, prepared);
    },
  );
};
