import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import { inTransaction, type Queries } from './connect.ts';

/** One thing that happened to a comparison; `body` is JSON text. */
export type StoredEvent = { n: number; kind: string; body: string; at: Instant };

type NewEvent = { kind: string; body: string; at: Date };

/** Appends an event and gives its number, from 1 and without gaps; null when there is no such comparison. */
export async function appendEvent(store: Queries, comparisonId: string, event: NewEvent): Promise<number | null> {
  return inTransaction(store, async (inOne) => {
    // Holding the comparison's row, nobody else numbers an event of it meanwhile.
    await inOne.db.selectFrom('comparisons').select('id').where('id', '=', comparisonId).forUpdate().execute();
    return appendNext(inOne, comparisonId, event);
  });
}

/** Appends an event to a comparison whose row this transaction holds because it has changed it. */
export async function appendNext({ db }: Queries, comparisonId: string, { kind, body, at }: NewEvent): Promise<number | null> {
  const row = await db
    .insertInto('comparison_events')
    .columns(['comparison_id', 'n', 'tenant', 'kind', 'body', 'at'])
    .expression((from) =>
      from
        .selectFrom('comparisons')
        .select((one) => [
          'comparisons.id',
          one
            .selectFrom('comparison_events')
            .select(sql<number>`coalesce(max(n), 0) + 1`.as('next'))
            .where('comparison_id', '=', comparisonId)
            .as('n'),
          'comparisons.tenant',
          one.val(kind).as('kind'),
          one.val(body).as('body'),
          sql<Date>`${at}::timestamptz`.as('at'),
        ])
        .where('comparisons.id', '=', comparisonId),
    )
    .returning('n')
    .executeTakeFirst();
  return row?.n ?? null;
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
