import { error } from '../domain/issue.ts';
import type { Page, PageRequest } from '../study/contract.ts';
import { type Reply, fail, reply } from '../study/reply.ts';
import { USUAL_LIST } from './schemas.ts';

/** A page of a list that is held in memory; the cursor is the key of the last entry shown. */
export function takePage<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
  { cursor, limit = USUAL_LIST }: { cursor?: string | undefined; limit?: number | undefined },
): Reply<Page<T>> {
  const before = cursor === undefined ? -1 : all.findIndex((one) => keyOf(one) === cursor);
  if (cursor !== undefined && before < 0) {
    return fail('form', [
      error('unknown-cursor', 'The cursor is not one that this list gave.', {
        at: 'query.cursor',
        fix: 'Use the value of next, or start again without a cursor.',
      }),
    ]);
  }
  const items = all.slice(before + 1, before + 1 + limit);
  const last = items.at(-1);
  const more = before + 1 + items.length < all.length;
  return reply({ items, next: more && last !== undefined ? keyOf(last) : null });
}

/** The parts of a query that ask for a page, absent ones left out. */
export const pageRequest = ({ cursor, limit }: { cursor?: string | undefined; limit?: number | undefined }): PageRequest => ({
  limit: limit ?? USUAL_LIST,
  ...(cursor === undefined ? {} : { cursor }),
});
