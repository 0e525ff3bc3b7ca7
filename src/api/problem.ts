import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Issue, error } from '../domain/issue.ts';
import { isFullDisk, isOutage } from '../study/outage.ts';
import type { Failure, FailureKind } from '../study/reply.ts';
import { FormError } from './form-error.ts';

/** The ways in which a request is turned down, those of the service and those of HTTP. */
export type ProblemKind = FailureKind | 'forbidden' | 'media-type' | 'internal';

/** Kind -> status and title. The title is the same for every occurrence of a kind. */
export const PROBLEMS: Record<ProblemKind, { status: number; title: string }> = {
  form: { status: 400, title: 'The request is not of the form asked for' },
  forbidden: { status: 403, title: 'Requests from elsewhere are not answered' },
  'not-found': { status: 404, title: 'There is nothing here' },
  conflict: { status: 409, title: 'The request conflicts with what is there' },
  'other-result': { status: 412, title: 'The request is about another result' },
  'too-large': { status: 413, title: 'The request is too large' },
  'media-type': { status: 415, title: 'The body is not JSON' },
  meaning: { status: 422, title: 'The request is wrong in its meaning' },
  'hash-needed': { status: 428, title: 'The request must say which result it is about' },
  'too-many': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong inside' },
  'source-failed': { status: 502, title: 'The FHIR server could not be used' },
  'source-busy': { status: 503, title: 'The FHIR server is busy' },
  unavailable: { status: 503, title: 'The service is not able to answer now' },
  'source-slow': { status: 504, title: 'The FHIR server did not answer in time' },
};

/** Seconds a client waits when nothing better is known. 413 is for good, so its wait is long. */
const RETRY_AFTER: Partial<Record<ProblemKind, number>> = { 'too-large': 3600, 'too-many': 60, 'source-busy': 30, unavailable: 5 };

export type ProblemReason = { kind: ProblemKind; issues: readonly Issue[]; retryAfterSeconds?: number };

declare module 'fastify' {
  interface FastifyRequest {
    /** Codes of the issues for which the request was turned down, for the log and the metrics. */
    turnedDownFor: readonly string[];
  }
}

/** Sends RFC 9457 problem+json with the issues. `instance` is the id under which the log knows the request. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  { kind, issues, retryAfterSeconds = RETRY_AFTER[kind] }: ProblemReason,
): FastifyReply {
  const { status, title } = PROBLEMS[kind];
  request.turnedDownFor = issues.map((one) => one.code);
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', Math.max(1, Math.ceil(retryAfterSeconds)));
  const detail = issues.find((one) => one.severity === 'error')?.text;
  return reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .send({
      type: `urn:dosetwin:problem:${kind}`,
      title,
      status,
      ...(detail === undefined ? {} : { detail }),
      instance: `urn:uuid:${request.id}`,
      issues,
    });
}

export const sendFailure = (request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply =>
  sendProblem(request, reply, failure);

/**
 * The one place where what was thrown becomes an answer. Nothing of an error inside is shown: it is in the log. When the store
 * or the queue is away, that is the reason, and asking again later may help.
 */
export const answerThrown =
  (isReady: () => Promise<boolean>) =>
  async (thrown: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const reason = reasonOf(thrown);
    if (reason.kind !== 'internal') return sendProblem(request, reply, reason);
    request.log.error({ err: thrown, route: request.routeOptions.url }, 'request failed');
    if (isFullDisk(thrown)) return sendProblem(request, reply, FULL);
    if (isOutage(thrown)) return sendProblem(request, reply, AWAY);
    const ready = await Promise.race([isReady().catch(() => false), pause(PATIENCE, false, { ref: false })]);
    return sendProblem(request, reply, ready ? reason : AWAY);
  };

/** Seconds after which a service whose event loop was late is asked again. */
const LATE_FOR = 2;

/** Milliseconds in which store and queue must say that they are there, while a request waits. */
const PATIENCE = 2000;

const AWAY: ProblemReason = {
  kind: 'unavailable',
  issues: [
    error('store-or-queue-away', 'The store or the queue does not answer.', {
      at: 'service',
      fix: 'Ask again after the time in Retry-After; GET /health/ready says what is away.',
    }),
  ],
};

const FULL: ProblemReason = {
  kind: 'unavailable',
  issues: [
    error('store-full', 'The store has no room left; nothing of this request was kept.', {
      at: 'service',
      fix: 'Whoever runs the service must make room on its disk; then ask again.',
    }),
  ],
  retryAfterSeconds: 60,
};

function reasonOf(thrown: FastifyError): ProblemReason {
  if (thrown instanceof FormError) return { kind: 'form', issues: thrown.issues };
  switch (thrown.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return {
        kind: 'too-large',
        issues: [
          error('body-too-large', 'The body is larger than this route takes.', {
            at: 'body',
            fix: 'A bundle may have 20 MB: send the part of the record that concerns the drug, or name the patient on a FHIR server.',
          }),
        ],
      };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return {
        kind: 'media-type',
        issues: [
          error('not-json', 'Bodies are taken as application/json only.', {
            at: 'header.content-type',
            fix: 'Send Content-Type: application/json.',
          }),
        ],
      };
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return {
        kind: 'not-found',
        issues: [error('unknown-path', 'A part of the path is longer than any id.', { at: 'path', fix: 'Check the id.' })],
      };
    case 'FST_UNDER_PRESSURE':
      return {
        kind: 'too-many',
        issues: [
          error('overloaded', 'The service is late with the requests it has; this one was not looked at.', {
            at: 'request',
            fix: 'Ask again after the time in Retry-After.',
          }),
        ],
        retryAfterSeconds: LATE_FOR,
      };
    default:
      return reasonOfStatus(thrown.statusCode ?? 500);
  }
}

function reasonOfStatus(status: number): ProblemReason {
  if (status === 429)
    return {
      kind: 'too-many',
      issues: [
        error('too-many-requests', 'There were too many requests in a short time.', {
          at: 'request',
          fix: 'Ask again after the time in Retry-After.',
        }),
      ],
    };
  if (status >= 400 && status < 500)
    return {
      kind: 'form',
      issues: [
        error('unreadable-request', 'The request cannot be read as HTTP asks for it.', {
          at: 'request',
          fix: 'Check the path, the headers and the length of the body.',
        }),
      ],
    };
  return {
    kind: 'internal',
    issues: [
      error('internal', 'An error inside kept this from being answered; nothing was concluded about the request.', {
        fix: 'Report it with the value of instance.',
      }),
    ],
  };
}
