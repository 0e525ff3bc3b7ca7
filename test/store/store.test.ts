import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { getComparison, insertComparison, listComparisons } from '../../src/store/comparisons.ts';
import { openStore, type Store } from '../../src/store/connect.ts';
import { eventsAfter } from '../../src/store/events.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { getVersion, upsertTwin } from '../../src/store/twins.ts';
import { at, comparison, newTenant, places } from '../fixtures/store-places.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(places)('the store $where', (place) => {
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await place.open());
  });
  afterAll(() => close());

  test('says so when a text cannot be stored as it is, and stores nothing', async () => {
    const twin = { id: 'nul', tenant: 'local', source: 'ward', at: at(0) };
    await expect(upsertTwin(store, { ...twin, patient: 'Patient/\u0000' })).rejects.toThrow('holds a NUL character');
    await expect(upsertTwin(store, { ...twin, patient: 'Patient/\ud83d' })).rejects.toThrow('holds half of a character');
    await expect(insertComparison(store, comparison(newTenant(), 'nul', { question: 'a\u0000b' }))).rejects.toThrow(
      'holds a NUL character',
    );
  });

  test('finds nothing under a text or a number that cannot be there, and does not stumble over it', async () => {
    expect(await listComparisons(store, 'local', { twin: '\u0000' })).toMatchObject({ ok: true, value: { items: [], next: null } });
    expect(await getComparison(store, 'local', '\u0000')).toBeNull();
    expect(await getVersion(store, 'local', '\ud83d', 'head')).toBeNull();
    for (const n of [0, -1, 1.5, 2 ** 31, 1e300, NaN]) expect(await getVersion(store, 'local', 'twin', { n })).toBeNull();
    expect(await eventsAfter(store, 'nothing', 1e12)).toEqual([]);
  });

  test('changes nothing when it is started again, also by several processes together', async () => {
    const version = Math.max(...MIGRATIONS.map((step) => step.version));
    expect(await Promise.all([migrate(store.db), migrate(store.db), migrate(store.db)])).toEqual([version, version, version]);
  });

  test('makes all of a step of its history or nothing of it', async () => {
    const broken = [...MIGRATIONS, { version: 1_000, name: 'half', sql: 'create table dosetwin.half (n integer); select 1/0;' }];
    await expect(migrate(store.db, broken)).rejects.toThrow('division by zero');
    const { rows } = await sql<{ there: string | null }>`select to_regclass('dosetwin.half')::text as there`.execute(store.db);
    expect(rows).toEqual([{ there: null }]);
  });

  test('refuses data that a newer program wrote, in a sentence, and leaves them alone', async () => {
    await migrate(store.db, [...MIGRATIONS, { version: 1_001, name: 'of the future', sql: 'create table dosetwin.future (n integer)' }]);
    await expect(migrate(store.db)).rejects.toThrow('The stored data have version 1001, and this program knows versions up to');
    await sql`drop table dosetwin.future`.execute(store.db);
    await store.db.deleteFrom('migrations').where('version', '=', 1_001).execute();
  });

  test('answers whether it is there', async () => {
    expect(await store.check()).toBeNull();
  });
});

test('a database server that does not answer is named without its password', async () => {
  await expect(openStore({ databaseUrl: 'postgres://someone:secret@127.0.0.1:1/dosetwin' })).rejects.toThrow(
    /127\.0\.0\.1:1\/dosetwin cannot be used/,
  );
  await expect(openStore({ databaseUrl: 'postgres://someone:secret@127.0.0.1:1/dosetwin' })).rejects.not.toThrow(/secret/);
});
