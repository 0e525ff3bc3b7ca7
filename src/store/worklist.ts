import { accept, type Outcome } from '../domain/issue.ts';
import type { DecisionKind } from '../domain/wire/decision.ts';
import type { Queries } from './connect.ts';
import { newestDecisions, settling } from './decisions.ts';
import type { PageRequest, Page } from './page.ts';
import { isAnotherRecord, type RecordOfVersion } from './record-change.ts';
import type { ComparisonStatus } from './tables.ts';
import { type TwinLine, listTwins } from './twins.ts';

/** A question about a twin without its texts; `question` only where nothing else says what it is about. */
export type AskedQuestion = {
  id: string;
  origin: 'comparison' | 'suggestion';
  status: ComparisonStatus;
  twinVersion: number | null;
  drug: string | null;
  asOf: string | null;
  question: string | null;
  resultHash: string | null;
  progress: number;
  createdAt: string;
  updatedAt: string;
  /** The newest decision on its result. */
  decision?: DecisionKind;
  /** True when the record is another by now. */
  outdated: boolean;
};

/** A twin, what a list shows of its newest version (its whole body where that was stored by an earlier program), and what was asked. */
export type WorkLine = TwinLine & {
  seen: { summary: string } | { body: string };
  newest: AskedQuestion | null;
  running: AskedQuestion[];
  /** Of each drug the newest result on which nothing was decided, and since which nothing was chosen. */
  due: AskedQuestion[];
};

type Head = RecordOfVersion & { seen: WorkLine['seen'] };

/** The twins of `listTwins`, each with what is asked about it: a few queries whatever the number, and none that reads a whole text. */
export async function listWork(store: Queries, tenant: string, page: PageRequest): Promise<Outcome<Page<WorkLine>>> {
  const twins = await listTwins(store, tenant, page);
  if (!twins.ok) return twins;
  const { items, next } = twins.value;
  if (items.length === 0) return accept({ items: [], next });
  const ids = items.map((one) => one.id);
  const [heads, newest, running, answered] = await Promise.all([
    readHeads(store, items),
    select(store, ids)
      .distinctOn('comparisons.twin_id')
      .orderBy('comparisons.twin_id')
      .orderBy('comparisons.created_at', 'desc')
      .orderBy('comparisons.id', 'desc')
      .execute(),
    select(store, ids)
      .where('comparisons.status', 'in', ['queued', 'running'])
      .orderBy('comparisons.created_at', 'desc')
      .orderBy('comparisons.id', 'desc')
      .execute(),
    newestAnswers(store, ids),
  ]);
  const decisions = await newestDecisions(
    store,
    [...newest, ...answered].map((one) => one.id),
  );
  const lines = items.flatMap((one): WorkLine[] => {
    const head = heads.get(one.id);
    if (!head) return [];
    const of = (rows: readonly QuestionRow[]): AskedQuestion[] =>
      rows.filter((row) => row.twin_id === one.id).map((row) => show(row, head, decisions.get(row.id)));
    const due = of(answered).filter(({ outdated, decision }) => !outdated && (decision === undefined || decision === 'deferred'));
    return [{ ...one, seen: head.seen, newest: of(newest)[0] ?? null, running: of(running), due }];
  });
  return accept({ items: lines, next });
}

async function readHeads({ db }: Queries, twins: readonly TwinLine[]): Promise<Map<string, Head>> {
  const rows = await db
    .selectFrom('twin_versions')
    .select((row) => [
      'twin_id',
      'n',
      'record_hash',
      'summary',
      row.case().when('summary', 'is', null).then(row.ref('body')).end().as('body'),
    ])
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('twin_id', 'n'),
        'in',
        twins.map(({ id, version }) => tuple(id, version)),
      ),
    )
    .execute();
  return new Map(
    rows.map(({ twin_id, n, record_hash, summary, body }) => [
      twin_id,
      { n, recordHash: record_hash, seen: summary === null ? { body: body ?? '' } : { summary } },
    ]),
  );
}

/** Questions about these twins, with the hash of the record that each was asked of. */
const select = ({ db }: Queries, twins: readonly string[]) =>
  db
    .selectFrom('comparisons')
    .leftJoin('twin_versions', (join) =>
      join.onRef('twin_versions.twin_id', '=', 'comparisons.twin_id').onRef('twin_versions.n', '=', 'comparisons.twin_version'),
    )
    .select((row) => [
      'comparisons.id',
      'comparisons.origin',
      'comparisons.status',
      'comparisons.twin_id',
      'comparisons.twin_version',
      'comparisons.drug',
      'comparisons.as_of',
      row.case().when('comparisons.drug', 'is', null).then(row.ref('comparisons.question')).end().as('question'),
      'comparisons.result_hash',
      'comparisons.progress',
      'comparisons.created_at',
      'comparisons.updated_at',
      'twin_versions.record_hash',
    ])
    .where('comparisons.twin_id', 'in', twins);

type QuestionRow = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

/** Of each twin and drug the newest question with a result, unless something was chosen about that drug since. */
const newestAnswers = (store: Queries, twins: readonly string[]): Promise<QuestionRow[]> =>
  store.db
    .selectFrom(
      select(store, twins)
        .distinctOn(['comparisons.twin_id', 'comparisons.drug'])
        .where('comparisons.status', '=', 'done')
        .orderBy('comparisons.twin_id')
        .orderBy('comparisons.drug')
        .orderBy('comparisons.created_at', 'desc')
        .orderBy('comparisons.id', 'desc')
        .as('answered'),
    )
    .selectAll()
    .where((row) =>
      row.not(
        row.exists(
          settling(store)
            .select('decisions.id')
            .whereRef('decisions.twin_id', '=', row.ref('answered.twin_id'))
            .whereRef('decisions.drug', '=', row.ref('answered.drug'))
            .whereRef('decisions.at', '>=', row.ref('answered.created_at')),
        ),
      ),
    )
    .execute();

function show(row: QuestionRow, head: Head, decision: DecisionKind | undefined): AskedQuestion {
  const { id, origin, status, drug, question, progress } = row;
  const asked = { n: row.twin_version ?? 0, recordHash: row.record_hash };
  return {
    ...{ id, origin, status, drug, question, progress },
    twinVersion: row.twin_version,
    asOf: row.as_of,
    resultHash: row.result_hash,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    outdated: isAnotherRecord(asked, head),
    ...(decision === undefined ? {} : { decision }),
  };
}
