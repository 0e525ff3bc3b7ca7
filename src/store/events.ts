import { type ExpressionBuilder, sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import { inTransaction, type Queries } from './connect.ts';
import type { Database } from './tables.ts';

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
export async function appendNext({ db }: Queries, comparisonId: string, event: NewEvent): Promise<number | null> {
  const row = await db
    .insertInto('comparison_events')
    .columns(EVENT_COLUMNS)
    .expression((from) =>
      from
        .selectFrom('comparisons')
        .select((one) => nextEvent(one, event))
        .where('comparisons.id', '=', comparisonId),
    )
    .returning('n')
    .executeTakeFirst();
  return row?.n ?? null;
}

export const EVENT_COLUMNS = ['comparison_id', 'n', 'tenant', 'kind', 'body', 'at'] as const;

/** The columns of the next event of a comparison. */
export const nextEvent = (row: ExpressionBuilder<Database, 'comparisons'>, { kind, body, at }: NewEvent) =>
  [
    'comparisons.id',
    row
      .selectFrom('comparison_events')
      .select(sql<number>`coalesce(max(n), 0) + 1`.as('next'))
      .whereRef('comparison_id', '=', 'comparisons.id')
      .as('n'),
    'comparisons.tenant',
    row.val(kind).as('kind'),
    row.val(body).as('body'),
    sql<Date>`${at}::timestamptz`.as('at'),
  ] as const;

/** How often a statement that both changes a comparison and numbers an event of it is tried. */
const ATTEMPTS = 5;
const TAKEN = '23505';

/**
 * A statement sees the events there were at its beginning. One that then waits for the comparison's row, which another held to append
 * an event, finds its number taken; nothing of it is stored, and it is tried again.
 */
export async function numberAgain<T>(statement: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await statement();
    } catch (cause) {
      if (attempt === ATTEMPTS || !(cause instanceof Error && 'code' in cause && cause.code === TAKEN)) throw cause;
    }
  }
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
