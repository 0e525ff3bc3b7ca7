import { accept, type Outcome } from '../domain/issue.ts';
import type { Queries } from './connect.ts';
import type { PageRequest, Page } from './page.ts';
import type { ComparisonStatus } from './tables.ts';
import { type TwinLine, listTwins } from './twins.ts';

/** The newest question about a twin, without its texts but the question's own. */
export type NewestQuestion = {
  id: string;
  origin: 'comparison' | 'suggestion';
  status: ComparisonStatus;
  twinVersion: number | null;
  question: string;
  resultHash: string | null;
  progress: number;
  createdAt: string;
  updatedAt: string;
};

/** A twin, the text of its newest version, and the newest question about it. */
export type WorkLine = TwinLine & { body: string; newest: NewestQuestion | null };

/** The twins of `listTwins`, each with its newest version and the newest question about it: three queries, whatever the number. */
export async function listWork(store: Queries, tenant: string, page: PageRequest): Promise<Outcome<Page<WorkLine>>> {
  const twins = await listTwins(store, tenant, page);
  if (!twins.ok) return twins;
  const { items, next } = twins.value;
  if (items.length === 0) return accept({ items: [], next });
  const ids = items.map((one) => one.id);
  const [bodies, questions] = await Promise.all([readBodies(store, items), newestQuestions(store, tenant, ids)]);
  return accept({
    items: items.flatMap((one) => {
      const body = bodies.get(one.id);
      return body === undefined ? [] : [{ ...one, body, newest: questions.get(one.id) ?? null }];
    }),
    next,
  });
}

async function readBodies(store: Queries, twins: readonly TwinLine[]): Promise<Map<string, string>> {
  const rows = await store.db
    .selectFrom('twin_versions')
    .select(['twin_id', 'body'])
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('twin_id', 'n'),
        'in',
        twins.map(({ id, version }) => tuple(id, version)),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [row.twin_id, row.body]));
}

async function newestQuestions(store: Queries, tenant: string, twins: readonly string[]): Promise<Map<string, NewestQuestion>> {
  const rows = await store.db
    .selectFrom('comparisons')
    .distinctOn('twin_id')
    .select(['id', 'origin', 'status', 'twin_id', 'twin_version', 'question', 'result_hash', 'progress', 'created_at', 'updated_at'])
    .where('tenant', '=', tenant)
    .where('twin_id', 'in', twins)
    .orderBy('twin_id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(
    rows.map(({ id, origin, status, question, progress, ...row }) => [
      row.twin_id ?? '',
      {
        ...{ id, origin, status, question, progress },
        twinVersion: row.twin_version,
        resultHash: row.result_hash,
        createdAt: row.created_at.toISOString(),
        updatedAt: row.updated_at.toISOString(),
      },
    ]),
  );
}
