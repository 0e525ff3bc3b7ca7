import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { worklistAnswer } from '../../domain/wire/worklist.ts';
import type { Service } from '../../study/contract.ts';
import { LOCAL_CALLER } from '../caller.ts';
import { pageRequest } from '../paging.ts';
import { sendFailure } from '../problem.ts';
import { json, pageQuery, problems } from '../schemas.ts';

/** The ward: every twin with what stands open about it. */
export const worklistRoutes: FastifyPluginAsyncZod<{ service: Service; cases: number }> = async (app, { service, cases }) => {
  app.get(
    '/v1/worklist',
    {
      schema: {
        operationId: 'getWorklist',
        tags: ['twins'],
        summary: 'The twins with what stands open about each, the newest twin first',
        querystring: z.strictObject(pageQuery),
        response: { 200: json('A page of the worklist.', worklistAnswer), ...problems() },
      },
    },
    async (request, reply) => {
      const page = await service.worklist(pageRequest(request.query), LOCAL_CALLER);
      return page.ok ? reply.send({ ...page.value, cases }) : sendFailure(request, reply, page);
    },
  );
};
