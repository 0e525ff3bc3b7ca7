import { Kysely, PostgresDialect, type PostgresPool, sql, WithSchemaPlugin } from 'kysely';
import pg from 'pg';
import { type EmbeddedPool, openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { refuseUnstorableText } from './storable-text.ts';
import type { Database } from './tables.ts';

/** What the queries need: the store, or a transaction on it. */
export type Queries = { readonly db: Kysely<Database> };

export type Store = Queries & {
  readonly kind: 'embedded' | 'server';
  /** The embedded database's pool, which the queue shares; null on a server. */
  readonly pool: EmbeddedPool | null;
  /** Names the service's address to a second process that wants the same folder. */
  setUrl(url: string): Promise<void>;
  /** A sentence when the store does not answer, null when it does. */
  check(): Promise<string | null>;
  close(): Promise<void>;
};

/**
 * Opens the store and brings its tables up to date: the server at `databaseUrl` if there is one, else the embedded database in
 * `folder`, which this process then owns. Throws `FolderInUse`, `StoreTooNew`, or an error that says why the server does not answer.
 */
export async function openStore(config: { databaseUrl?: string; folder?: string }): Promise<Store> {
  if (config.databaseUrl !== undefined) return openServer(config.databaseUrl);
  if (config.folder === undefined) throw new Error('a store needs the address of a database or a folder');
  return openFolder(config.folder);
}

/** Runs `work` in one transaction: all of it is stored, or nothing. Inside another one, it becomes part of that. */
export async function inTransaction<T>(store: Queries, work: (store: Queries) => Promise<T>): Promise<T> {
  if (store.db.isTransaction) return work(store);
  return store.db.transaction().execute((db) => work({ db }));
}

async function openFolder(folder: string): Promise<Store> {
  const embedded = await openEmbedded(folder);
  try {
    const db = connect(embedded.pool);
    await migrate(db);
    return {
      db,
      kind: 'embedded',
      pool: embedded.pool,
      setUrl: (url) => embedded.lock.setUrl(url),
      check: () => checkAnswer(db),
      close: () => embedded.close(),
    };
  } catch (cause) {
    await embedded.close();
    throw cause;
  }
}

async function openServer(databaseUrl: string): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    application_name: 'dosetwin',
  });
  // An idle connection that drops is replaced by the next query, which reports what is wrong; unheard, it would end the process.
  pool.on('error', () => undefined);
  // A connection lost while it is lent out tells itself, not the pool; unheard, that would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = connect(pool);
  try {
    await migrate(db);
  } catch (cause) {
    await pool.end();
    if (cause instanceof Error && 'code' in cause)
      throw new Error(`The database at ${whereIs(databaseUrl)} cannot be used: ${cause.message || String(cause.code)}.`, { cause });
    throw cause;
  }
  return { db, kind: 'server', pool: null, setUrl: async () => undefined, check: () => checkAnswer(db), close: () => pool.end() };
}

/** kysely's pool type also offers cursors, which nothing here uses. */
const connect = (pool: EmbeddedPool | pg.Pool): Kysely<Database> =>
  new Kysely<Database>({
    dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }),
    plugins: [new WithSchemaPlugin('dosetwin'), refuseUnstorableText()],
  });

async function checkAnswer(db: Kysely<Database>): Promise<string | null> {
  try {
    await sql`select 1`.execute(db);
    return null;
  } catch (cause) {
    return `The store does not answer: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}

/** Host, port and name without the credentials. */
function whereIs(databaseUrl: string): string {
  const url = URL.parse(databaseUrl);
  return url ? `${url.host}${url.pathname}` : 'the given address';
}
