import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { error } from '../../domain/issue.ts';
import { cardOfModel, modelCard } from '../../domain/wire/model.ts';
import { ruleTable } from '../../domain/wire/rules.ts';
import { modelHash } from '../../study/canonical.ts';
import type { Library } from '../../study/library.ts';
import { rules } from '../../study/rules.ts';
import { takePage } from '../paging.ts';
import { sendFailure, sendProblem } from '../problem.ts';
import { json, noQuery, pageOf, pageQuery, problems } from '../schemas.ts';

/** The library of population models, as cards that say where every number comes from. */
export const modelRoutes: FastifyPluginAsyncZod<{ library: Library }> = async (app, { library }) => {
  const cards = library.models.map((model) => cardOfModel(model, modelHash(model)));

  app.get(
    '/v1/models',
    {
      schema: {
        operationId: 'listModels',
        tags: ['library'],
        summary: 'The models of the library',
        querystring: z.strictObject(pageQuery),
        response: { 200: json('A page of model cards.', pageOf(modelCard)), ...problems() },
      },
    },
    async (request, reply) => {
      const page = takePage(cards, (card) => card.id, request.query);
      return page.ok ? reply.send(page.value) : sendFailure(request, reply, page);
    },
  );

  app.get(
    '/v1/models/rules',
    {
      schema: {
        operationId: 'getModelRules',
        tags: ['library'],
        summary: 'Which model serves whom, in the order of preference, and which may stand for each other',
        querystring: noQuery,
        response: { 200: json('The rule table with its version.', ruleTable), ...problems() },
      },
    },
    async (_, reply) => reply.send(rules),
  );

  app.get(
    '/v1/models/:drug/:model',
    {
      schema: {
        operationId: 'getModel',
        tags: ['library'],
        summary: 'One model: parameters with their sources, limits, doubts and checks',
        params: z.object({
          drug: z.string().describe('For example vancomycin.'),
          model: z.string().describe('author-year, for example goti-2018.'),
        }),
        querystring: noQuery,
        response: { 200: json('The card of the model.', modelCard), ...problems('not-found') },
      },
    },
    async (request, reply) => {
      const id = `${request.params.drug}/${request.params.model}`;
      const card = cards.find((one) => one.id === id);
      if (card) return reply.send(card);
      const known = cards.map((one) => one.id).join(', ');
      return sendProblem(request, reply, {
        kind: 'not-found',
        issues: [
          error('unknown-model', `There is no model ${JSON.stringify(id)} in the library.`, { at: 'path.model', fix: `Known: ${known}.` }),
        ],
      });
    },
  );
};
