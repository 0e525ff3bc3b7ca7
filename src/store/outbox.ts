import { inTransaction, type Queries } from './connect.ts';

/** A job that must get into the queue. `job` is the comparison's own text. */
export type OutboxEntry = { id: string; comparisonId: string; step: string; job: string | null };

/** How long a taken entry is left to its taker. Afterwards somebody else takes it, because the taker is gone. One taken in the
 * future, by more than clocks of two machines may differ, was taken before the clock was set back. */
export const OUTBOX_LEASE = 30_000;

/**
 * Takes up to `limit` entries, the oldest first, for this process alone during `OUTBOX_LEASE`. Whoever puts one into the queue
 * clears it; when it cannot, it gives it back or lets the lease end. So each gets there at least once.
 */
export async function takeOutbox(store: Queries, limit: number, at: Date): Promise<OutboxEntry[]> {
  const abandoned = new Date(at.getTime() - OUTBOX_LEASE);
  const notYet = new Date(at.getTime() + OUTBOX_LEASE);
  return inTransaction(store, async ({ db }) => {
    const rows = await db
      .selectFrom('outbox')
      .innerJoin('comparisons', 'comparisons.id', 'outbox.comparison_id')
      .select(['outbox.id', 'comparison_id', 'step', 'job'])
      .where((row) => row.or([row('claimed_at', 'is', null), row('claimed_at', '<', abandoned), row('claimed_at', '>', notYet)]))
      .orderBy('outbox.id')
      .limit(limit)
      .forUpdate('outbox')
      .skipLocked()
      .execute();
    if (rows.length === 0) return [];
    await db
      .updateTable('outbox')
      .set({ claimed_at: at })
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    return rows.map(({ id, comparison_id, step, job }) => ({ id, comparisonId: comparison_id, step, job }));
  });
}

/** The queue has it: removes the entry and notes on its comparison when it was queued and how often. */
export async function clearOutbox(store: Queries, entry: { id: string; comparisonId: string }, at: Date): Promise<void> {
  await inTransaction(store, async ({ db }) => {
    const removed = await db.deleteFrom('outbox').where('id', '=', entry.id).executeTakeFirst();
    if (removed.numDeletedRows === 0n) return;
    await db
      .updateTable('comparisons')
      .set((row) => ({ enqueued_at: at, attempt: row('attempt', '+', 1) }))
      .where('id', '=', entry.comparisonId)
      .execute();
  });
}

/** The queue does not take them now: leaves them to the next taker at once. */
export async function returnToOutbox(store: Queries, ids: readonly string[]): Promise<void> {
  await store.db.updateTable('outbox').set({ claimed_at: null }).where('id', 'in', ids).execute();
}

/** Gives back everything that is taken: for the one process that owns an embedded store, at its start. */
export async function returnAllToOutbox(store: Queries): Promise<void> {
  await store.db.updateTable('outbox').set({ claimed_at: null }).where('claimed_at', 'is not', null).execute();
}

/** Drops what a comparison still had to queue: it was cancelled. */
export async function dropFromOutbox(store: Queries, comparisonId: string): Promise<void> {
  await store.db.deleteFrom('outbox').where('comparison_id', '=', comparisonId).execute();
}

/**
 * Asks for an open comparison's job once more, for instance because the queue lost it. False when the comparison is finished
 * or gone, or when the same step already waits in the outbox.
 */
export async function requeue(store: Queries, comparisonId: string, step: string, at: Date): Promise<boolean> {
  return inTransaction(store, async ({ db }) => {
    const row = await db
      .selectFrom('comparisons')
      .select(['tenant', 'status'])
      .where('id', '=', comparisonId)
      .where('status', 'in', ['queued', 'running'])
      .forUpdate()
      .executeTakeFirst();
    if (!row) return false;
    const waiting = await db
      .selectFrom('outbox')
      .select('id')
      .where('comparison_id', '=', comparisonId)
      .where('step', '=', step)
      .executeTakeFirst();
    if (waiting) return false;
    await db.insertInto('outbox').values({ tenant: row.tenant, comparison_id: comparisonId, step, created_at: at }).execute();
    await db.updateTable('comparisons').set({ status: 'queued', updated_at: at }).where('id', '=', comparisonId).execute();
    return true;
  });
}
