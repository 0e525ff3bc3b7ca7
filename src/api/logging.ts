import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { pino } from 'pino';

/**
 * Structured logs that say what the program did, not for whom: route patterns in place of addresses, no bodies, no headers, and
 * error texts with references to patients and tokens taken out.
 */
export function openLog(level: string, stream?: { write(line: string): void }): FastifyBaseLogger {
  const options = {
    level,
    base: {},
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError, error: describeError, req: () => undefined, res: () => undefined },
    redact: { paths: ['headers', '*.headers', 'body', '*.body', 'token', '*.token', 'url', '*.url'], remove: true },
  };
  return stream ? pino(options, stream) : pino(options);
}

/** What an error says about the program, without what it may quote from a request or a record. */
export function describeError(thrown: unknown): { type: string; code?: string; message: string; stack: string } {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'not an error', stack: '' };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { type: thrown.name, ...code, message: hideIdentities(thrown.message), stack: frames.join('\n') };
}

export function hideIdentities(text: string): string {
  return text
    .replaceAll(/\b[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}/g, (reference) => `${reference.slice(0, reference.indexOf('/'))}/...`)
    .replaceAll(/\bhttps?:\/\/\S+/g, 'http...')
    .replaceAll(/\bBearer\s+\S+/gi, 'Bearer ...')
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '"..."');
}

/** One line a request, when it is answered. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, turnedDownFor } = request;
    const line = {
      method,
      route: routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      ...(turnedDownFor.length > 0 ? { issues: [...new Set(turnedDownFor)] } : {}),
    };
    request.log.info(line, 'answered');
  });
}
