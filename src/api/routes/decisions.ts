import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { decisionAnswer, decisionRequest } from '../../domain/wire/decision.ts';
import type { Service } from '../../study/contract.ts';
import { LOCAL_CALLER } from '../caller.ts';
import { pageRequest } from '../paging.ts';
import { sendFailure } from '../problem.ts';
import { idParam, json, keyHeader, noQuery, pageOf, pageQuery, problems } from '../schemas.ts';

/** Bytes of a decision: its reason and one regimen. */
const LARGEST = 64 * 1024;

const ifMatch = z
  .string()
  .max(2000)
  .optional()
  .describe('The `resultHash` of the comparison in double quotes: the result that the decision is on. Needed.');

/** What clinicians make of results. Kept, and shown again; nothing is ordered by it. */
export const decisionRoutes: FastifyPluginAsyncZod<{ service: Service }> = async (app, { service }) => {
  app.post(
    '/v1/comparisons/:id/decisions',
    {
      bodyLimit: LARGEST,
      schema: {
        operationId: 'decide',
        tags: ['comparisons'],
        summary: 'Record what was decided on the result of a comparison',
        description:
          'Decisions are appended and never changed; the last one stands. Nothing is ordered by it. 409 when the comparison has no result, when the record has changed since or a later question about the drug was decided (`superseded`), and when something was decided that `instead` does not name.',
        headers: z.looseObject({ ...keyHeader, 'if-match': ifMatch }),
        params: z.object({ id: idParam }),
        querystring: noQuery,
        body: decisionRequest,
        response: {
          201: json('It is recorded; Location lists what was decided about the person.', decisionAnswer),
          ...problems('not-found', 'conflict', 'other-result', 'hash-needed', 'meaning', 'too-large', 'media-type'),
        },
      },
    },
    async (request, reply) => {
      const of = readHashes(request.headers['if-match']);
      const decided = await service.decide(request.params.id, { of, request: request.body }, LOCAL_CALLER);
      if (!decided.ok) return sendFailure(request, reply, decided);
      return reply.code(201).header('location', `/v1/twins/${decided.value.twin.id}/decisions`).send(decided.value);
    },
  );

  app.get(
    '/v1/twins/:id/decisions',
    {
      schema: {
        operationId: 'listDecisions',
        tags: ['twins'],
        summary: 'What was decided about a person, the newest first',
        params: z.object({ id: idParam }),
        querystring: z.strictObject(pageQuery),
        response: { 200: json('A page of decisions.', pageOf(decisionAnswer)), ...problems('not-found') },
      },
    },
    async (request, reply) => {
      const page = await service.listDecisions(request.params.id, pageRequest(request.query), LOCAL_CALLER);
      return page.ok ? reply.send(page.value) : sendFailure(request, reply, page);
    },
  );
};

/** The hashes that If-Match names, quoted as an entity tag is or bare. A weak tag and `*` name no result. */
const readHashes = (header: string | undefined): string[] | undefined =>
  header?.split(',').map((one) => one.trim().replace(/^"(.*)"$/, '$1'));
