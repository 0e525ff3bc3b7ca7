import { HOUR } from '../domain/time.ts';
import type { Queries } from './connect.ts';

export type StoredReply = { status: number; headers: Record<string, string>; body: string };

/**
 * What became of a claim: `claimed`, go ahead; `replay`, this was the answer; `other-body`, the key was used for another
 * request; `in-flight`, the first request is still being answered.
 */
export type Claim = { state: 'claimed' } | { state: 'replay'; reply: StoredReply } | { state: 'other-body' } | { state: 'in-flight' };

type Key = { tenant: string; route: string; key: string };

/** How long an answer is kept. */
export const KEPT = 24 * HOUR;
/** After this long an unanswered claim was left behind by a process that died, and may be taken over. */
export const ABANDONED = 5 * 60_000;

/** Claims a key for one request; `bodyHash` tells the same request from another. */
export async function claimKey(store: Queries, claim: Key & { bodyHash: string; at: Date }): Promise<Claim> {
  const { tenant, route, key, bodyHash, at } = claim;
  const fresh = { body_hash: bodyHash, status: null, headers: null, response: null, created_at: at };
  const taken = await store.db
    .insertInto('idempotency')
    .values({ tenant, route, key, ...fresh })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'route', 'key'])
        .doUpdateSet(fresh)
        .where((row) =>
          row.or([
            row('idempotency.created_at', '<=', before(at, KEPT)),
            row.and([
              row('idempotency.status', 'is', null),
              row('idempotency.body_hash', '=', bodyHash),
              row('idempotency.created_at', '<=', before(at, ABANDONED)),
            ]),
          ]),
        ),
    )
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 1n) return { state: 'claimed' };
  const row = await find(store, claim).selectAll().executeTakeFirst();
  // It was given up between the two statements.
  if (!row) return { state: 'in-flight' };
  if (row.body_hash !== bodyHash) return { state: 'other-body' };
  if (row.status === null) return { state: 'in-flight' };
  return {
    state: 'replay',
    reply: { status: row.status, headers: JSON.parse(row.headers ?? '{}') as Record<string, string>, body: row.response ?? '' },
  };
}

const find = (store: Queries, { tenant, route, key }: Key) =>
  store.db.selectFrom('idempotency').where('tenant', '=', tenant).where('route', '=', route).where('key', '=', key);

const before = (at: Date, milliseconds: number): Date => new Date(at.getTime() - milliseconds);

/** Keeps the answer under its key, or gives the key up (`null`) so that the request can be sent again. */
export async function completeKey(store: Queries, { tenant, route, key }: Key, reply: StoredReply | null): Promise<void> {
  if (reply === null) {
    await store.db
      .deleteFrom('idempotency')
      .where('tenant', '=', tenant)
      .where('route', '=', route)
      .where('key', '=', key)
      .where('status', 'is', null)
      .execute();
    return;
  }
  await store.db
    .updateTable('idempotency')
    .set({ status: reply.status, headers: JSON.stringify(reply.headers), response: reply.body })
    .where('tenant', '=', tenant)
    .where('route', '=', route)
    .where('key', '=', key)
    .where('status', 'is', null)
    .execute();
}

/** Forgets the answers that are older than 24 h. Gives how many. */
export async function expireKeys(store: Queries, at: Date): Promise<number> {
  const gone = await store.db.deleteFrom('idempotency').where('created_at', '<=', before(at, KEPT)).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Gives up every unanswered claim: for the one process that owns an embedded store, at its start. */
export async function releaseKeysInFlight(store: Queries): Promise<number> {
  const gone = await store.db.deleteFrom('idempotency').where('status', 'is', null).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
