import type { Selectable } from 'kysely';
import { accept, type Outcome } from '../domain/issue.ts';
import type { Instant } from '../domain/time.ts';
import type { DecisionKind } from '../domain/wire/decision.ts';
import type { Queries } from './connect.ts';
import { makePage, type Page, type PageRequest, readPage } from './page.ts';
import { isStorable } from './storable-text.ts';
import type { DecisionTable } from './tables.ts';

export type StoredDecision = {
  id: string;
  comparisonId: string;
  twinId: string;
  twinVersion: number;
  drug: string;
  kind: DecisionKind;
  candidate: { index: number; label: string } | null;
  /** JSON text of a regimen, and its label. */
  modifiedTo: { text: string; label: string } | null;
  reason: string;
  by: string;
  resultHash: string;
  at: Instant;
};

/** Decisions that stand and say what to give, so that an earlier question about the same drug needs none. */
export const settling = ({ db }: Queries) =>
  db
    .selectFrom('decisions')
    .where('decisions.kind', 'in', ['chosen', 'modified'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('decisions as newer')
            .select('newer.id')
            .whereRef('newer.comparison_id', '=', 'decisions.comparison_id')
            .whereRef('newer.n', '>', 'decisions.n'),
        ),
      ),
    );

/** Keeps others from deciding about this person until the transaction ends. False when the person is gone. */
export async function holdPerson({ db }: Queries, twinId: string): Promise<boolean> {
  const row = await db.selectFrom('twins').select('id').where('id', '=', twinId).forNoKeyUpdate().executeTakeFirst();
  return row !== undefined;
}

/** Appends a decision; `n` is its place among those of its comparison. Whoever calls holds the person. */
export async function appendDecision(
  { db }: Queries,
  tenant: string,
  n: number,
  one: Omit<StoredDecision, 'at'> & { at: Date },
): Promise<void> {
  const { id, drug, kind, reason, at } = one;
  await db
    .insertInto('decisions')
    .values({
      ...{ id, tenant, n, drug, kind, reason, at },
      comparison_id: one.comparisonId,
      twin_id: one.twinId,
      twin_version: one.twinVersion,
      candidate: one.candidate?.index ?? null,
      candidate_label: one.candidate?.label ?? null,
      modified_to: one.modifiedTo?.text ?? null,
      modified_label: one.modifiedTo?.label ?? null,
      decided_by: one.by,
      result_hash: one.resultHash,
    })
    .execute();
}

/** What was decided on a comparison, the oldest first. */
export async function decisionsOn({ db }: Queries, comparisonId: string): Promise<StoredDecision[]> {
  const rows = await db.selectFrom('decisions').selectAll().where('comparison_id', '=', comparisonId).orderBy('n').execute();
  return rows.map(fromRow);
}

/** The newest decision on each of these comparisons that has one. */
export async function newestDecisions({ db }: Queries, comparisons: readonly string[]): Promise<Map<string, DecisionKind>> {
  if (comparisons.length === 0) return new Map();
  const rows = await db
    .selectFrom('decisions')
    .distinctOn('comparison_id')
    .select(['comparison_id', 'kind'])
    .where('comparison_id', 'in', comparisons)
    .orderBy('comparison_id')
    .orderBy('n', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.comparison_id, row.kind]));
}

/** The question about a drug for a person, asked after `createdAt`, on which it was last decided what to give; null for none. */
export async function laterDecided(
  store: Queries,
  about: { twinId: string; drug: string; createdAt: Instant },
): Promise<{ comparison: string } | null> {
  const row = await settling(store)
    .innerJoin('comparisons', 'comparisons.id', 'decisions.comparison_id')
    .select('comparisons.id')
    .where('decisions.twin_id', '=', about.twinId)
    .where('decisions.drug', '=', about.drug)
    .where('comparisons.created_at', '>', new Date(about.createdAt))
    .orderBy('decisions.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { comparison: row.id } : null;
}

/** What was decided about a person, the newest first. Null when there is no such twin; refuses a wrong cursor or limit. */
export async function listDecisions(
  { db }: Queries,
  tenant: string,
  twinId: string,
  page: PageRequest = {},
): Promise<Outcome<Page<StoredDecision> | null>> {
  const read = readPage(page);
  if (!read.ok) return read;
  const { after, limit } = read.value;
  if (!isStorable(twinId)) return accept(null);
  const twin = await db.selectFrom('twins').select('id').where('id', '=', twinId).where('tenant', '=', tenant).executeTakeFirst();
  if (!twin) return accept(null);
  let query = db
    .selectFrom('decisions')
    .selectAll()
    .where('twin_id', '=', twinId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '<', tuple(after.at, after.id)));
  return accept(makePage(await query.execute(), limit, ({ at, id }) => ({ at, id }), fromRow));
}

function fromRow(row: Selectable<DecisionTable>): StoredDecision {
  const { id, drug, kind, reason } = row;
  return {
    ...{ id, drug, kind, reason },
    comparisonId: row.comparison_id,
    twinId: row.twin_id,
    twinVersion: row.twin_version,
    candidate: row.candidate === null ? null : { index: row.candidate, label: row.candidate_label ?? '' },
    modifiedTo: row.modified_to === null ? null : { text: row.modified_to, label: row.modified_label ?? '' },
    by: row.decided_by,
    resultHash: row.result_hash,
    at: row.at.toISOString(),
  };
}
