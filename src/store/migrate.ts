import { type Kysely, sql } from 'kysely';
import { MIGRATIONS, type Migration } from './migrations.ts';
import type { Database } from './tables.ts';

/** The data were written by a later version of the program. */
export class StoreTooNew extends Error {
  constructor(found: number, known: number) {
    super(
      `The stored data have version ${found}, and this program knows versions up to ${known}. Start the newer program that wrote them; data are never taken back to an earlier version.`,
    );
    this.name = 'StoreTooNew';
  }
}

/** Serialises starts on one database; the number spells "dose". */
const LOCK = 0x646f7365;

/**
 * Brings the tables to the version of this program: all missing steps in one transaction, under a lock, so that several
 * processes may start together. Returns the version reached. Throws `StoreTooNew`, leaving the data as they are.
 */
export async function migrate(database: Kysely<Database>, steps: readonly Migration[] = MIGRATIONS): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
    await sql`create schema if not exists dosetwin`.execute(transaction);
    await sql`create table if not exists dosetwin.migrations (version integer primary key, name text not null, applied_at timestamptz not null default now())`.execute(
      transaction,
    );
    const row = await transaction
      .selectFrom('migrations')
      .select(({ fn }) => fn.max('version').as('version'))
      .executeTakeFirst();
    const found = row?.version ?? 0;
    const known = Math.max(...steps.map((step) => step.version));
    if (found > known) throw new StoreTooNew(found, known);
    for (const step of steps.toSorted((a, b) => a.version - b.version)) {
      if (step.version <= found) continue;
      await sql.raw(step.sql).execute(transaction);
      await transaction.insertInto('migrations').values({ version: step.version, name: step.name }).execute();
    }
    return known;
  });
}
