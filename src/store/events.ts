import type { Instant } from '../domain/time.ts';
import { inTransaction, type Queries } from './connect.ts';

/** One thing that happened to a comparison; `body` is JSON text. */
export type StoredEvent = { n: number; kind: string; body: string; at: Instant };

/** Appends an event and gives its number, from 1 and without gaps; null when there is no such comparison. */
export async function appendEvent(
  store: Queries,
  comparisonId: string,
  event: { kind: string; body: string; at: Date },
): Promise<number | null> {
  return inTransaction(store, async ({ db }) => {
    // Holding the comparison's row, nobody else numbers an event of it meanwhile.
    const comparison = await db.selectFrom('comparisons').select('tenant').where('id', '=', comparisonId).forUpdate().executeTakeFirst();
    if (!comparison) return null;
    const last = await db
      .selectFrom('comparison_events')
      .select(({ fn }) => fn.max('n').as('n'))
      .where('comparison_id', '=', comparisonId)
      .executeTakeFirst();
    const n = (last?.n ?? 0) + 1;
    await db
      .insertInto('comparison_events')
      .values({ comparison_id: comparisonId, n, tenant: comparison.tenant, ...event })
      .execute();
    return n;
  });
}

/** Events are counted in 32 bits. */
const LAST = 2 ** 31 - 1;

/** The events after number `after`, in order. */
export async function eventsAfter(store: Queries, comparisonId: string, after: number): Promise<StoredEvent[]> {
  const rows = await store.db
    .selectFrom('comparison_events')
    .select(['n', 'kind', 'body', 'at'])
    .where('comparison_id', '=', comparisonId)
    .where('n', '>', Math.min(after, LAST))
    .orderBy('n')
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
