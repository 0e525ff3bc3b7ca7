import type { FastifyInstance, FastifyRequest } from 'fastify';
import { error } from '../domain/issue.ts';
import { FormError } from './form-error.ts';
import { inspect } from '../domain/wire/inspect.ts';
import { findRepeatedName } from './repeated-name.ts';

/**
 * Takes JSON bodies and no others. The text must be UTF-8 and JSON; what it holds is looked through before any schema sees it.
 * An empty body counts as none.
 */
export function takeJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, bytes: Buffer) => {
    if (bytes.length === 0) return undefined;
    const text = decode(bytes);
    const value = parse(text);
    const issues = inspect(value);
    if (issues.length > 0) throw new FormError(issues);
    const at = findRepeatedName(text);
    if (at !== undefined)
      throw new FormError([
        error('repeated-name', `${at} stands twice in its object; which of the two is meant is not guessed.`, {
          at,
          fix: 'Send each name once.',
        }),
      ]);
    return value;
  });
}

/** For routes without a body: an empty one, or an empty object, is taken for none. */
export async function takeNoBody({ body }: FastifyRequest): Promise<void> {
  const empty = body === undefined || body === null || (typeof body === 'object' && !Array.isArray(body) && Object.keys(body).length === 0);
  if (!empty) throw new FormError([error('unexpected-body', 'This request has no body.', { at: 'body', fix: 'Leave the body out.' })]);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FormError([error('not-utf-8', 'The body is not UTF-8 text.', { at: 'body', fix: 'Encode the JSON as UTF-8.' })]);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FormError([
      error('not-json', 'The body is not JSON.', {
        at: 'body',
        fix: 'Send one JSON object; check quotes, commas and that it is complete.',
      }),
    ]);
  }
}
