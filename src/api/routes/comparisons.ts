import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type ComparisonAnswer, comparisonAnswer, comparisonSummary } from '../../domain/wire/answer.ts';
import { LIMITS } from '../../domain/wire/limits.ts';
import { type ComparisonRequest, type SuggestionRequest, comparisonRequest, suggestionRequest } from '../../domain/wire/request.ts';
import type { Place } from '../../study/admission.ts';
import type { Service } from '../../study/contract.ts';
import { takeNoBody } from '../body.ts';
import { LOCAL_CALLER } from '../caller.ts';
import type { Reply } from '../../study/reply.ts';
import { pageRequest } from '../paging.ts';
import { LONGEST_WAIT, readWait } from '../prefer.ts';
import { sendFailure } from '../problem.ts';
import { idParam, json, keyHeader, noQuery, pageOf, pageQuery, problems } from '../schemas.ts';

const preferHeader = z.string().optional().describe(`\`wait=n\`: wait up to n seconds (at most ${LONGEST_WAIT}) for the answer.`);

const isFinished = ({ status }: ComparisonAnswer): boolean => status !== 'queued' && status !== 'running';

/** What may be answered to a question. */
const asked = {
  200: json('Answered: at once, or within the wait preferred.', comparisonAnswer),
  202: json('Accepted; its address is in Location.', comparisonAnswer),
  ...problems('too-large', 'media-type', 'meaning', 'conflict', 'not-found', 'source-failed', 'source-busy', 'source-slow'),
};

/** Comparisons: asked, followed, listed, cancelled. A refusal for a clinical reason is an answer like any other. */
export const comparisonRoutes: FastifyPluginAsyncZod<{ service: Service }> = async (app, { service }) => {
  const places = new WeakMap<FastifyRequest, Place>();
  /** Before the body is read: what is put off costs next to nothing. */
  async function letIn(request: FastifyRequest, reply: FastifyReply) {
    const place = await service.admit();
    if (!place.ok) return sendFailure(request, reply, place);
    places.set(request, place.value);
    reply.raw.once('close', place.value.settle);
  }
  const accept = (request: FastifyRequest, body: ComparisonRequest | SuggestionRequest): Promise<Reply<ComparisonAnswer>> =>
    service.askComparison(body, LOCAL_CALLER).finally(() => places.get(request)?.settle());

  /** The answer as it stands, or after the wait the client prefers. */
  async function answer(request: FastifyRequest, reply: FastifyReply, accepted: Reply<ComparisonAnswer>) {
    if (!accepted.ok) return sendFailure(request, reply, accepted);
    const address = `/v1/comparisons/${accepted.value.id}`;
    const wait = readWait([request.headers['prefer']].flat()[0]);
    const latest =
      isFinished(accepted.value) || wait === undefined
        ? accepted
        : await service.waitForComparison(accepted.value.id, wait * 1000, LOCAL_CALLER);
    const stands = latest.ok ? latest.value : accepted.value;
    if (!isFinished(stands)) return reply.code(202).header('location', address).send(stands);
    if (wait !== undefined) void reply.header('preference-applied', `wait=${wait}`);
    return reply.code(200).header('content-location', address).send(stands);
  }

  app.post(
    '/v1/comparisons',
    {
      onRequest: letIn,
      bodyLimit: LIMITS.bundleBytes,
      schema: {
        operationId: 'askComparison',
        tags: ['comparisons'],
        summary: 'Compare candidate regimens for a person',
        description:
          'The question is accepted and computed by a worker. A question that cannot be answered for a clinical reason is answered with `status` "refused" and the reasons.',
        headers: z.looseObject({ ...keyHeader, prefer: preferHeader }),
        querystring: noQuery,
        body: comparisonRequest,
        response: asked,
      },
    },
    async (request, reply) => answer(request, reply, await accept(request, request.body)),
  );

  app.post(
    '/v1/suggestions',
    {
      onRequest: letIn,
      bodyLimit: LIMITS.bundleBytes,
      schema: {
        operationId: 'askSuggestion',
        tags: ['comparisons'],
        summary: 'Search for the best regimens that can be given',
        description:
          'As a comparison, whose candidates are searched for among the doses, intervals and infusion times that exist: alternatives that keep every limit on safety, never one answer. It becomes a comparison with `origin` "suggestion". Only models that were checked for it, or that the site allows by name, search for doses.',
        headers: z.looseObject({ ...keyHeader, prefer: preferHeader }),
        querystring: noQuery,
        body: suggestionRequest,
        response: asked,
      },
    },
    async (request, reply) => answer(request, reply, await accept(request, request.body)),
  );

  app.get(
    '/v1/comparisons',
    {
      schema: {
        operationId: 'listComparisons',
        tags: ['comparisons'],
        summary: 'The comparisons there are, without their results',
        querystring: z.strictObject({ ...pageQuery, twin: idParam.optional().describe('Only those of this twin.') }),
        response: { 200: json('A page of comparisons.', pageOf(comparisonSummary)), ...problems('not-found') },
      },
    },
    async (request, reply) => {
      const { twin } = request.query;
      const page = await service.listComparisons(twin === undefined ? {} : { twin }, pageRequest(request.query), LOCAL_CALLER);
      return page.ok ? reply.send(page.value) : sendFailure(request, reply, page);
    },
  );

  app.get(
    '/v1/comparisons/:id',
    {
      schema: {
        operationId: 'getComparison',
        tags: ['comparisons'],
        summary: 'A comparison: how far it is, or its result',
        params: z.object({ id: idParam }),
        querystring: noQuery,
        response: { 200: json('The comparison as it stands.', comparisonAnswer), ...problems('not-found') },
      },
    },
    async (request, reply) => {
      const found = await service.getComparison(request.params.id, LOCAL_CALLER);
      return found.ok ? reply.send(found.value) : sendFailure(request, reply, found);
    },
  );

  app.post(
    '/v1/comparisons/:id/cancel',
    {
      bodyLimit: 1024,
      schema: {
        operationId: 'cancelComparison',
        tags: ['comparisons'],
        summary: 'Stop a comparison that is not finished',
        headers: z.looseObject(keyHeader),
        params: z.object({ id: idParam }),
        querystring: noQuery,
        response: { 202: json('It is being stopped.', comparisonAnswer), ...problems('not-found', 'conflict', 'too-large', 'media-type') },
      },
      preValidation: takeNoBody,
    },
    async (request, reply) => {
      const cancelled = await service.cancelComparison(request.params.id, LOCAL_CALLER);
      return cancelled.ok
        ? reply.code(202).header('location', `/v1/comparisons/${cancelled.value.id}`).send(cancelled.value)
        : sendFailure(request, reply, cancelled);
    },
  );
};
