import { sql } from 'kysely';
import { inTransaction, type Queries } from './connect.ts';
import { isStorable } from './storable-text.ts';

/** True when something could not be stored because the twin that it is about has been forgotten meanwhile. */
export const isForgotten = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === NOT_THERE;
const NOT_THERE = '23503';

/**
 * Deletes a twin with its versions, comparisons, their events and what waits to be queued, decisions, and the answers kept under
 * idempotency keys that are about it; what stays says when, and how much it was, and nothing of the person. All of it or nothing.
 *
 * @returns the ids of its comparisons, or null when there is no such twin of this tenant
 */
export async function forgetTwin(store: Queries, tenant: string, twinId: string, at: Date): Promise<string[] | null> {
  if (!isStorable(twinId)) return null;
  return inTransaction(store, async ({ db }) => {
    // Held, so that nobody adds to it meanwhile.
    const twin = await db
      .selectFrom('twins')
      .select('id')
      .where('id', '=', twinId)
      .where('tenant', '=', tenant)
      .forUpdate()
      .executeTakeFirst();
    if (!twin) return null;
    const comparisons = await db.selectFrom('comparisons').select('id').where('twin_id', '=', twinId).execute();
    const count = async (table: 'twin_versions' | 'decisions'): Promise<number> => {
      const row = await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('twin_id', '=', twinId)
        .executeTakeFirstOrThrow();
      return Number(row.n);
    };
    const gone = { versions: await count('twin_versions'), comparisons: comparisons.length, decisions: await count('decisions') };
    await db
      .insertInto('forgotten_twins')
      .values({ id: twinId, tenant, at, ...gone })
      .execute();
    await db
      .deleteFrom('idempotency')
      .where('tenant', '=', tenant)
      .where(sql<boolean>`position(${JSON.stringify(twinId)} in response) > 0`)
      .execute();
    await db.deleteFrom('twins').where('id', '=', twinId).execute();
    return comparisons.map(({ id }) => id);
  });
}
