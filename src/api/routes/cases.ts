import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type WorkedCase, workedCase } from '../../domain/wire/worked-case.ts';
import { json, noQuery, pageOf, problems } from '../schemas.ts';

/** The people of the demo ward as worked cases: only where that ward is served. */
export const caseRoutes: FastifyPluginAsyncZod<{ cases: readonly WorkedCase[] }> = async (app, { cases }) => {
  app.get(
    '/v1/cases',
    {
      schema: {
        operationId: 'listCases',
        tags: ['teaching'],
        summary: 'The people of the demo ward as worked cases, each with the question whose answer works it out',
        querystring: noQuery,
        response: { 200: json('All cases.', pageOf(workedCase)), ...problems() },
      },
    },
    async () => ({ items: [...cases], next: null }),
  );
};
