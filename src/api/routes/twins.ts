import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { changesAnswer, twinAnswer, twinSummary, versionSummary } from '../../domain/wire/answer.ts';
import { recordAnswer } from '../../domain/wire/record.ts';
import { LIMITS } from '../../domain/wire/limits.ts';
import { twinRequest } from '../../domain/wire/request.ts';
import type { Service } from '../../study/contract.ts';
import { LOCAL_CALLER } from '../caller.ts';
import { pageRequest } from '../paging.ts';
import { sendFailure } from '../problem.ts';
import { idParam, json, keyHeader, momentQuery, noQuery, pageOf, pageQuery, problems, versionParam } from '../schemas.ts';

/** Twins: seeded from a record, immutable version after version. */
export const twinRoutes: FastifyPluginAsyncZod<{ service: Service }> = async (app, { service }) => {
  app.post(
    '/v1/twins',
    {
      bodyLimit: LIMITS.bundleBytes,
      schema: {
        operationId: 'seedTwin',
        tags: ['twins'],
        summary: 'Seed the twin of a patient from a FHIR server or a bundle',
        description: 'The patient is known by source and reference. The first request makes the twin, a later one adds a version to it.',
        headers: z.looseObject(keyHeader),
        querystring: noQuery,
        body: twinRequest,
        response: {
          200: json('The twin was there and has a new version.', twinAnswer),
          201: json('The twin was made.', twinAnswer),
          ...problems('too-large', 'media-type', 'meaning', 'conflict', 'not-found', 'source-failed', 'source-busy', 'source-slow'),
        },
      },
    },
    async (request, reply) => {
      const seeded = await service.seedTwin(request.body, LOCAL_CALLER);
      if (!seeded.ok) return sendFailure(request, reply, seeded);
      const { created, twin } = seeded.value;
      return reply
        .code(created ? 201 : 200)
        .header(created ? 'location' : 'content-location', `/v1/twins/${twin.id}`)
        .send(twin);
    },
  );

  app.get(
    '/v1/twins',
    {
      schema: {
        operationId: 'listTwins',
        tags: ['twins'],
        summary: 'The twins there are',
        querystring: z.strictObject(pageQuery),
        response: { 200: json('A page of twins.', pageOf(twinSummary)), ...problems() },
      },
    },
    async (request, reply) => {
      const page = await service.listTwins(pageRequest(request.query), LOCAL_CALLER);
      return page.ok ? reply.send(page.value) : sendFailure(request, reply, page);
    },
  );

  app.get(
    '/v1/twins/:id',
    {
      schema: {
        operationId: 'getTwin',
        tags: ['twins'],
        summary: 'A twin as it is, or as it was at a moment',
        params: z.object({ id: idParam }),
        querystring: z.strictObject({ at: momentQuery.optional() }),
        response: { 200: json('The version that was the latest then.', twinAnswer), ...problems('not-found') },
      },
    },
    async (request, reply) => {
      const twin = await service.getTwin(request.params.id, request.query.at, LOCAL_CALLER);
      return twin.ok ? reply.send(twin.value) : sendFailure(request, reply, twin);
    },
  );

  app.delete(
    '/v1/twins/:id',
    {
      schema: {
        operationId: 'forgetTwin',
        tags: ['twins'],
        summary: 'Forget the person of a twin',
        description:
          'Deletes the twin, its versions with their records, its comparisons and decisions, their jobs, and the answers kept under idempotency keys. That it was there, when it was forgotten and how much it was stays, without whose it was. It cannot be undone.',
        params: z.object({ id: idParam }),
        querystring: noQuery,
        response: { 204: z.null().describe('The twin is gone.'), ...problems('not-found') },
      },
    },
    async (request, reply) => {
      const gone = await service.forgetTwin(request.params.id, LOCAL_CALLER);
      return gone.ok ? reply.code(204).send(null) : sendFailure(request, reply, gone);
    },
  );

  app.get(
    '/v1/twins/:id/versions',
    {
      schema: {
        operationId: 'listVersions',
        tags: ['twins'],
        summary: 'The versions of a twin',
        params: z.object({ id: idParam }),
        querystring: z.strictObject(pageQuery),
        response: { 200: json('A page of versions.', pageOf(versionSummary)), ...problems('not-found') },
      },
    },
    async (request, reply) => {
      const page = await service.listVersions(request.params.id, pageRequest(request.query), LOCAL_CALLER);
      return page.ok ? reply.send(page.value) : sendFailure(request, reply, page);
    },
  );

  app.get(
    '/v1/twins/:id/versions/:n',
    {
      schema: {
        operationId: 'getVersion',
        tags: ['twins'],
        summary: 'One version of a twin',
        params: z.object({ id: idParam, n: versionParam.describe('The number of the version, from 1.') }),
        querystring: noQuery,
        response: { 200: json('The version.', twinAnswer), ...problems('not-found') },
      },
    },
    async (request, reply) => {
      const twin = await service.getVersion(request.params.id, request.params.n, LOCAL_CALLER);
      return twin.ok ? reply.send(twin.value) : sendFailure(request, reply, twin);
    },
  );

  app.get(
    '/v1/twins/:id/versions/:n/record',
    {
      schema: {
        operationId: 'getRecord',
        tags: ['twins'],
        summary: 'The record that a version of a twin was seeded from, value by value with its place in the source',
        params: z.object({ id: idParam, n: versionParam.describe('The number of the version, from 1.') }),
        querystring: noQuery,
        response: { 200: json('The record as it was read.', recordAnswer), ...problems('not-found') },
      },
    },
    async (request, reply) => {
      const record = await service.getRecord(request.params.id, request.params.n, LOCAL_CALLER);
      return record.ok ? reply.send(record.value) : sendFailure(request, reply, record);
    },
  );

  app.get(
    '/v1/twins/:id/changes',
    {
      schema: {
        operationId: 'getChanges',
        tags: ['twins'],
        summary: 'Whether the record of a twin has changed since it was read',
        description:
          'Asks the FHIR server by `_lastUpdated` what is newer than the newest version of the twin; reads no record and makes no version (`POST /v1/twins` does). To be asked no more than once a minute.',
        params: z.object({ id: idParam }),
        querystring: noQuery,
        response: {
          200: json('What changed, or why it cannot be told.', changesAnswer),
          ...problems('not-found', 'source-failed', 'source-busy', 'source-slow'),
        },
      },
    },
    async (request, reply) => {
      const changes = await service.getChanges(request.params.id, LOCAL_CALLER);
      return changes.ok ? reply.send(changes.value) : sendFailure(request, reply, changes);
    },
  );
};
