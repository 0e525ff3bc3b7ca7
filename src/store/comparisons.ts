import { type Insertable, type Selectable, sql } from 'kysely';
import { accept, type Issue, type Outcome } from '../domain/issue.ts';
import type { Instant } from '../domain/time.ts';
import type { Queries } from './connect.ts';
import { EVENT_COLUMNS, nextEvent, numberAgain } from './events.ts';
import type { OutboxEntry } from './outbox.ts';
import { isStorable } from './storable-text.ts';
import { makePage, type Page, type PageRequest, readPage } from './page.ts';
import type { ComparisonStatus, ComparisonTable } from './tables.ts';

export type StoredComparison = {
  id: string;
  tenant: string;
  twinId: string | null;
  twinVersion: number | null;
  origin: 'comparison' | 'suggestion';
  status: ComparisonStatus;
  /** Canonical JSON, as it was handed in. */
  question: string;
  /** What was asked, without the person: canonical JSON. Null for one that an earlier version of the program stored. */
  request: string | null;
  job: string | null;
  result: string | null;
  resultHash: string | null;
  issues: Issue[];
  progress: number;
  createdAt: Instant;
  updatedAt: Instant;
  enqueuedAt: Instant | null;
  attempt: number;
  /** What it is about; null for one that an earlier program stored, where the question says it. */
  drug: string | null;
  asOf: Instant | null;
};

export type NewComparison = {
  id: string;
  tenant: string;
  twinId: string | null;
  twinVersion: number | null;
  origin: 'comparison' | 'suggestion';
  status: ComparisonStatus;
  question: string;
  request: string;
  job: string | null;
  issues: readonly Issue[];
  drug: string;
  asOf: Instant;
  at: Date;
  /** For an answer that needed no job. */
  result?: { text: string; hash: string };
  /** The job to put into the queue, written in the same transaction; `taken` when the caller puts it there itself. */
  step?: string;
  taken?: boolean;
};

/** From which states a comparison may come into each: a finished one stays as it is. */
const COMES_FROM: Readonly<Record<ComparisonStatus, readonly ComparisonStatus[]>> = {
  queued: ['running'],
  running: ['queued'],
  done: ['queued', 'running'],
  refused: ['queued', 'running'],
  failed: ['queued', 'running'],
  cancelled: ['queued', 'running'],
};

const OPEN: readonly ComparisonStatus[] = ['queued', 'running'];

export const isFinished = (status: ComparisonStatus): boolean => !OPEN.includes(status);

/** Stores a comparison and, in the same transaction, the job that has to be queued for it. Gives both as they are stored. */
export async function insertComparison(
  store: Queries,
  one: NewComparison,
): Promise<{ stored: StoredComparison; entry: OutboxEntry | null }> {
  const { id, tenant, origin, status, question, request, job, drug, at, step } = one;
  const stored: Insertable<ComparisonTable> = {
    ...{ id, tenant, origin, status, question, request, job, drug },
    as_of: one.asOf,
    twin_id: one.twinId,
    twin_version: one.twinVersion,
    result: one.result?.text ?? null,
    result_hash: one.result?.hash ?? null,
    issues: JSON.stringify(one.issues),
    progress: isFinished(status) ? 1 : 0,
    created_at: at,
    updated_at: at,
  };
  if (step === undefined) {
    const row = await store.db.insertInto('comparisons').values(stored).returningAll().executeTakeFirstOrThrow();
    return { stored: fromRow(row), entry: null };
  }
  // One statement: a questioner waits for it.
  const row = await store.db
    .with('accepted', (db) => db.insertInto('comparisons').values(stored).returningAll())
    .with('sent', (db) =>
      db
        .insertInto('outbox')
        .values({ tenant, comparison_id: id, step, created_at: at, ...(one.taken ? { claimed_at: at } : {}) })
        .returning('id as entry'),
    )
    .selectFrom(['accepted', 'sent'])
    .selectAll('accepted')
    .select('sent.entry')
    .executeTakeFirstOrThrow();
  return { stored: fromRow(row), entry: { id: row.entry, comparisonId: id, step, job } };
}

/** A comparison of this tenant, or null. */
export async function getComparison(store: Queries, tenant: string, id: string): Promise<StoredComparison | null> {
  if (!isStorable(id)) return null;
  const row = await store.db.selectFrom('comparisons').selectAll().where('id', '=', id).where('tenant', '=', tenant).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** A comparison by its id alone, for the owner of the store; null when it is gone. */
export async function findComparison(store: Queries, id: string): Promise<StoredComparison | null> {
  const row = await store.db.selectFrom('comparisons').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Comparisons, the newest first, of one twin or of all. Refuses a wrong cursor or limit. */
export async function listComparisons(
  store: Queries,
  tenant: string,
  filter: { twin?: string },
  page: PageRequest = {},
): Promise<Outcome<Page<StoredComparison>>> {
  const read = readPage(page);
  if (!read.ok) return read;
  const { after, limit } = read.value;
  if (filter.twin !== undefined && !isStorable(filter.twin)) return accept({ items: [], next: null });
  let query = store.db
    .selectFrom('comparisons')
    .selectAll()
    .where('tenant', '=', tenant)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (filter.twin !== undefined) query = query.where('twin_id', '=', filter.twin);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(after.at, after.id)));
  return accept(makePage(await query.execute(), limit, (row) => ({ at: row.created_at, id: row.id }), fromRow));
}

/** Every comparison that is not finished, the oldest first: what a start has to reconcile with the queue. */
export async function openComparisons(store: Queries): Promise<StoredComparison[]> {
  const rows = await store.db
    .selectFrom('comparisons')
    .selectAll()
    .where('status', 'in', OPEN)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** How many comparisons are not finished. */
export async function countOpen(store: Queries): Promise<number> {
  const row = await store.db
    .selectFrom('comparisons')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('status', 'in', OPEN)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Puts another plan in the place of the one that a comparison had. False when it is finished, gone, or was planned anew meanwhile. */
export async function replacePlan(
  store: Queries,
  id: string,
  plan: { instead: string; question: string; job: string; issues: readonly Issue[]; at: Date },
): Promise<boolean> {
  const done = await store.db
    .updateTable('comparisons')
    .set({ question: plan.question, job: plan.job, issues: JSON.stringify(plan.issues), updated_at: plan.at })
    .where('id', '=', id)
    .where('question', '=', plan.instead)
    .where('status', 'in', OPEN)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/**
 * Moves a comparison to another status. False when it may not: it is finished, gone, or already there. Issues, when handed in,
 * take the place of the stored ones.
 */
export async function setStatus(
  store: Queries,
  id: string,
  to: ComparisonStatus,
  change: { at: Date; issues?: readonly Issue[] },
): Promise<boolean> {
  const done = await store.db
    .updateTable('comparisons')
    .set({ status: to, updated_at: change.at, ...(change.issues ? { issues: JSON.stringify(change.issues) } : {}) })
    .where('id', '=', id)
    .where('status', 'in', COMES_FROM[to])
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Notes how far a comparison is (0 to 1), and that it is running. Never goes back; false when it is finished or gone. */
export async function setProgress(store: Queries, id: string, progress: number, at: Date): Promise<boolean> {
  const done = await store.db
    .updateTable('comparisons')
    .set({ status: 'running', progress: sql<number>`greatest(progress, ${progress}::double precision)`, updated_at: at })
    .where('id', '=', id)
    .where('status', 'in', OPEN)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** What finishes a comparison: the answer to `question`, and the body of the event that tells of it, JSON text. */
export type Answer = { question: string; text: string; hash: string; issues: readonly Issue[]; event: string; at: Date };

/**
 * Stores the answer, finishes the comparison and appends the event that tells of it, once, in one statement: a questioner waits for
 * it. Gives the number of the event; null when the comparison was finished before (cancelled, say), is gone, or asks something else
 * by now.
 */
export async function storeResult(store: Queries, id: string, answer: Answer): Promise<number | null> {
  const { question, text, hash, issues, at } = answer;
  const row = await numberAgain(() =>
    store.db
      .with('ended', (db) =>
        db
          .updateTable('comparisons')
          .set({ status: 'done', result: text, result_hash: hash, issues: JSON.stringify(issues), progress: 1, updated_at: at })
          .where('id', '=', id)
          .where('status', 'in', OPEN)
          .where('question', '=', question)
          .returning('id'),
      )
      .insertInto('comparison_events')
      .columns(EVENT_COLUMNS)
      .expression((from) =>
        from
          .selectFrom('comparisons')
          .innerJoin('ended', 'ended.id', 'comparisons.id')
          .select((one) => nextEvent(one, { kind: 'done', body: answer.event, at })),
      )
      .returning('n')
      .executeTakeFirst(),
  );
  return row?.n ?? null;
}

function fromRow(row: Selectable<ComparisonTable>): StoredComparison {
  const { id, tenant, origin, status, question, request, job, result, progress, attempt, drug } = row;
  return {
    ...{ id, tenant, origin, status, question, request, job, result, progress, attempt, drug },
    asOf: row.as_of,
    twinId: row.twin_id,
    twinVersion: row.twin_version,
    resultHash: row.result_hash,
    issues: JSON.parse(row.issues) as Issue[],
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    enqueuedAt: row.enqueued_at?.toISOString() ?? null,
  };
}
