import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Service } from '../study/contract.ts';
import { canonical, sha256 } from '../study/canonical.ts';
import { LOCAL_CALLER } from './caller.ts';
import { sendFailure } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key this request has claimed and must complete. */
    claimedKey: { route: string; key: string } | null;
  }
}

/** Headers that belong to an answer and are given again with it. */
const KEPT_HEADERS = ['content-type', 'location', 'content-location', 'preference-applied'];

const NOT_KEPT = [412, 428, 429];

/**
 * `Idempotency-Key` on every POST: the first request with a key is carried out, its repetition gets the same answer. The key is
 * scoped to tenant and route; the fingerprint covers path parameters and body. Answers that say "not now" (429 and 5xx), or that a
 * header has to be mended (412 and 428), are not kept, so that asking again asks again.
 */
export function honourIdempotencyKeys(app: FastifyInstance, service: Pick<Service, 'claimKey' | 'completeKey'>): void {
  app.decorateRequest('claimedKey', null);

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string') return undefined;
    const route = `POST ${request.routeOptions.url ?? ''}`;
    const claim = await service.claimKey(route, key, fingerprint(request), LOCAL_CALLER);
    if (!claim.ok) return sendFailure(request, reply, claim);
    if (claim.value.replay) {
      const { status, headers, body } = claim.value.replay;
      return reply.code(status).headers(headers).send(body);
    }
    request.claimedKey = { route, key };
    return undefined;
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const claimed = request.claimedKey;
    if (claimed === null) return payload;
    request.claimedKey = null;
    const keep = reply.statusCode < 500 && !NOT_KEPT.includes(reply.statusCode) && typeof payload === 'string';
    try {
      await service.completeKey(
        claimed.route,
        claimed.key,
        keep ? { status: reply.statusCode, headers: keptHeaders(reply), body: payload } : null,
        LOCAL_CALLER,
      );
    } catch (thrown) {
      request.log.error({ err: thrown }, 'the answer to an idempotency key could not be kept');
    }
    return payload;
  });
}

const fingerprint = (request: FastifyRequest): string => sha256(canonical({ params: request.params ?? null, body: request.body ?? null }));

function keptHeaders(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (reply.getHeader(name) === undefined ? [] : [[name, String(reply.getHeader(name))]])),
  );
}
