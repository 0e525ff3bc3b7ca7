import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import { accept, type Outcome } from '../domain/issue.ts';
import type { Instant } from '../domain/time.ts';
import type { Queries } from './connect.ts';
import { isStorable } from './storable-text.ts';
import { makePage, type Page, type PageRequest, readPage } from './page.ts';
import type { Database } from './tables.ts';

export type StoredTwin = { id: string; source: string; patient: string; createdAt: Instant };
/** `body` is the text that was stored, to the byte. */
export type StoredVersion = StoredTwin & { n: number; body: string; hash: string; reason: string; versionCreatedAt: Instant };
export type TwinLine = StoredTwin & { version: number; updatedAt: Instant };
export type VersionLine = { n: number; reason: string; hash: string; createdAt: Instant };

/** The twin of a person as a source knows them, made with `id` when there is none yet, and the number of its newest version, 0 for none. */
export async function upsertTwin(
  store: Queries,
  twin: { id: string; tenant: string; source: string; patient: string; at: Date },
): Promise<{ id: string; created: boolean; createdAt: Instant; head: number }> {
  const { id, tenant, source, patient, at } = twin;
  const known = await findTwin(store, twin);
  if (known) return known;
  const made = await store.db
    .insertInto('twins')
    .values({ id, tenant, source, patient, created_at: at })
    .onConflict((conflict) => conflict.columns(['tenant', 'source', 'patient']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) return { id, created: true, createdAt: at.toISOString(), head: 0 };
  // Somebody else made it between the look and the attempt.
  const other = await findTwin(store, twin);
  if (!other) throw new Error('a twin that cannot be made is not there either');
  return other;
}

async function findTwin(store: Queries, { tenant, source, patient }: { tenant: string; source: string; patient: string }) {
  const row = await store.db
    .selectFrom('twins')
    .select((one) => [
      'id',
      'created_at',
      one
        .selectFrom('twin_versions')
        .select(({ fn }) => fn.max('n').as('n'))
        .whereRef('twin_id', '=', 'twins.id')
        .as('head'),
    ])
    .where('tenant', '=', tenant)
    .where('source', '=', source)
    .where('patient', '=', patient)
    .executeTakeFirst();
  return row && { id: row.id, created: false, createdAt: row.created_at.toISOString(), head: row.head ?? 0 };
}

type NewVersion = { body: string; hash: string; reason: string; recordHash: string; summary: string; at: Date };

const VERSION_COLUMNS = ['twin_id', 'n', 'tenant', 'body', 'hash', 'reason', 'created_at', 'record_hash', 'summary'] as const;

/** The columns of version `n` of a twin. */
const nextVersion = (row: ExpressionBuilder<Database, 'twins'>, n: RawBuilder<number>, version: NewVersion) =>
  [
    'twins.id',
    n.as('n'),
    'twins.tenant',
    row.val(version.body).as('body'),
    row.val(version.hash).as('hash'),
    row.val(version.reason).as('reason'),
    sql<Date>`${version.at}::timestamptz`.as('created_at'),
    row.val(version.recordHash).as('record_hash'),
    row.val(version.summary).as('summary'),
  ] as const;

/** The number of a twin's newest version, 0 when it has none. */
export async function headVersion(store: Queries, twinId: string): Promise<number> {
  const row = await store.db
    .selectFrom('twin_versions')
    .select(({ fn }) => fn.max('n').as('n'))
    .where('twin_id', '=', twinId)
    .executeTakeFirst();
  return row?.n ?? 0;
}

/**
 * Appends a version after `after` (0 for the first). Gives its number, or null when somebody else appended since `after` was
 * read (or there is no such twin): read again, build again, then try again.
 */
export async function appendVersion(store: Queries, version: { twinId: string; after: number } & NewVersion): Promise<number | null> {
  const { twinId, after } = version;
  const added = await store.db
    .insertInto('twin_versions')
    .columns(VERSION_COLUMNS)
    .expression((from) =>
      from
        .selectFrom('twins')
        .select((row) => nextVersion(row, sql<number>`${after + 1}::integer`, version))
        .where('twins.id', '=', twinId)
        .where((row) =>
          row(
            row
              .selectFrom('twin_versions')
              .select(({ fn }) => fn.coalesce(fn.max('n'), sql<number>`0`).as('n'))
              .where('twin_id', '=', twinId),
            '=',
            after,
          ),
        ),
    )
    .onConflict((conflict) => conflict.columns(['twin_id', 'n']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n ? after + 1 : null;
}

/**
 * Appends a version to the twin that a person has by now, in one statement: a questioner waits for it. Null when there is none, or
 * none with a version, or when somebody else appends at this moment.
 */
export async function appendNextVersion(
  store: Queries,
  version: { tenant: string; source: string; patient: string } & NewVersion,
): Promise<StoredVersion | null> {
  const { tenant, source, patient, body, hash, reason, at } = version;
  const row = await store.db
    .with('head', (db) =>
      db
        .selectFrom('twins')
        .innerJoin('twin_versions', 'twin_versions.twin_id', 'twins.id')
        .select(({ fn }) => ['twins.id', 'twins.created_at', fn.max('n').as('n')])
        .where('twins.tenant', '=', tenant)
        .where('source', '=', source)
        .where('patient', '=', patient)
        .groupBy('twins.id'),
    )
    .with('added', (db) =>
      db
        .insertInto('twin_versions')
        .columns(VERSION_COLUMNS)
        .expression((from) =>
          from
            .selectFrom('twins')
            .innerJoin('head', 'head.id', 'twins.id')
            .select((one) => nextVersion(one, sql<number>`${one.ref('head.n')} + 1`, version)),
        )
        .onConflict((conflict) => conflict.columns(['twin_id', 'n']).doNothing())
        .returning('n'),
    )
    .selectFrom(['head', 'added'])
    .select(['head.id', 'head.created_at', 'added.n'])
    .executeTakeFirst();
  if (!row) return null;
  const { id, n } = row;
  return { id, source, patient, createdAt: row.created_at.toISOString(), n, body, hash, reason, versionCreatedAt: at.toISOString() };
}

/** One version of a twin: number `n`, or the newest one there was at a moment, or the newest. Null when there is none. */
export async function getVersion(
  store: Queries,
  tenant: string,
  twinId: string,
  which: { n: number } | { at: Date } | 'head',
): Promise<StoredVersion | null> {
  if (!isStorable(twinId) || (which !== 'head' && 'n' in which && !isVersionNumber(which.n))) return null;
  let query = store.db
    .selectFrom('twin_versions')
    .innerJoin('twins', 'twins.id', 'twin_versions.twin_id')
    .select([
      'twins.id',
      'source',
      'patient',
      'twins.created_at',
      'n',
      'body',
      'hash',
      'reason',
      'twin_versions.created_at as version_created_at',
    ])
    .where('twins.id', '=', twinId)
    .where('twins.tenant', '=', tenant)
    .orderBy('n', 'desc')
    .limit(1);
  if (which !== 'head') query = 'n' in which ? query.where('n', '=', which.n) : query.where('twin_versions.created_at', '<=', which.at);
  const row = await query.executeTakeFirst();
  if (!row) return null;
  const { id, source, patient, n, body, hash, reason } = row;
  return {
    id,
    source,
    patient,
    createdAt: row.created_at.toISOString(),
    n,
    body,
    hash,
    reason,
    versionCreatedAt: row.version_created_at.toISOString(),
  };
}

/** Versions are counted in 32 bits. */
const isVersionNumber = (n: number): boolean => Number.isInteger(n) && n > 0 && n < 2 ** 31;

/** Twins that have a version, the newest twin first. Refuses a wrong cursor or limit. */
export async function listTwins(store: Queries, tenant: string, page: PageRequest = {}): Promise<Outcome<Page<TwinLine>>> {
  const read = readPage(page);
  if (!read.ok) return read;
  const { after, limit } = read.value;
  let query = store.db
    .selectFrom('twins')
    .innerJoin('twin_versions as head', (join) => join.onRef('head.twin_id', '=', 'twins.id').on((row) => row('head.n', '=', newest(row))))
    .select(['twins.id', 'source', 'patient', 'twins.created_at', 'head.n', 'head.created_at as updated_at'])
    .where('twins.tenant', '=', tenant)
    .orderBy('twins.created_at', 'desc')
    .orderBy('twins.id', 'desc')
    .limit(limit + 1);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('twins.created_at', 'twins.id'), '<', tuple(after.at, after.id)));
  return accept(
    makePage(
      await query.execute(),
      limit,
      (row) => ({ at: row.created_at, id: row.id }),
      ({ id, source, patient, n, created_at, updated_at }): TwinLine => ({
        id,
        source,
        patient,
        version: n,
        createdAt: created_at.toISOString(),
        updatedAt: updated_at.toISOString(),
      }),
    ),
  );
}

const newest = (row: ExpressionBuilder<Database, 'twins'>) =>
  row
    .selectFrom('twin_versions as any')
    .select(({ fn }) => fn.max('any.n').as('n'))
    .whereRef('any.twin_id', '=', 'twins.id');

/** A twin's versions, the newest first. Null when there is no such twin. */
export async function listVersions(
  store: Queries,
  tenant: string,
  twinId: string,
  page: PageRequest = {},
): Promise<Outcome<Page<VersionLine> | null>> {
  const read = readPage(page);
  if (!read.ok) return read;
  const { after, limit } = read.value;
  if (!isStorable(twinId)) return accept(null);
  const twin = await store.db.selectFrom('twins').select('id').where('id', '=', twinId).where('tenant', '=', tenant).executeTakeFirst();
  if (!twin) return accept(null);
  let query = store.db
    .selectFrom('twin_versions')
    .select(['n', 'reason', 'hash', 'created_at'])
    .where('twin_id', '=', twinId)
    .orderBy('n', 'desc')
    .limit(limit + 1);
  if (after) query = query.where('n', '<', isVersionNumber(Number(after.id)) ? Number(after.id) : 0);
  return accept(
    makePage(
      await query.execute(),
      limit,
      (row) => ({ at: row.created_at, id: String(row.n) }),
      ({ n, reason, hash, created_at }): VersionLine => ({ n, reason, hash, createdAt: created_at.toISOString() }),
    ),
  );
}
