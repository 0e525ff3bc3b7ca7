import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { cardOfDrug, drugCard } from '../../domain/wire/drug.ts';
import type { Library } from '../../study/library.ts';
import { takePage } from '../paging.ts';
import { sendFailure } from '../problem.ts';
import { json, pageOf, pageQuery, problems } from '../schemas.ts';

/** The drugs of the library: what is weighed, doses that exist, targets and safety thresholds, each with its source. */
export const drugRoutes: FastifyPluginAsyncZod<{ library: Library }> = async (app, { library }) => {
  const cards = library.drugs.map((drug) => cardOfDrug(drug, library));

  app.get(
    '/v1/drugs',
    {
      schema: {
        operationId: 'listDrugs',
        tags: ['library'],
        summary: 'The drugs of the library with their targets and limits',
        querystring: z.strictObject(pageQuery),
        response: { 200: json('A page of drug cards.', pageOf(drugCard)), ...problems() },
      },
    },
    async (request, reply) => {
      const page = takePage(cards, (card) => card.name, request.query);
      return page.ok ? reply.send(page.value) : sendFailure(request, reply, page);
    },
  );
};
