import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sql } from 'kysely';
import { openStore } from '../../src/store/connect.ts';
import { type Embedded, openEmbedded } from '../../src/store/embedded.ts';
import { FolderInUse } from '../../src/store/folder-lock.ts';
import { listTwins } from '../../src/store/twins.ts';
import { startProcess } from '../fixtures/own-process.ts';
import { temporaryFolder } from '../fixtures/temporary.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let embedded: Embedded;
beforeAll(async () => {
  folder = await temporaryFolder();
  embedded = await openEmbedded(`${folder.path}/shared`);
  await embedded.pool.query('create table public.counted (n integer)');
});
afterAll(async () => {
  await embedded.close();
  await folder.remove();
});

test('gives rows in the types that pg gives them', async () => {
  const { rows, rowCount, command } = await embedded.pool.query(
    `select 1::int4 as i, 9007199254740993::int8 as big, 0.1::float8 as f, '{"a":1}'::jsonb as j, array['x','y'] as a, timestamptz '2026-11-23T08:00:00Z' as t, null as nothing`,
  );
  expect(rows).toEqual([
    { i: 1, big: '9007199254740993', f: 0.1, j: { a: 1 }, a: ['x', 'y'], t: new Date('2026-11-23T08:00:00Z'), nothing: null },
  ]);
  expect([rowCount, command]).toEqual([1, 'SELECT']);
});

test('gives an error its SQLSTATE and goes on', async () => {
  const endless: { itself?: unknown } = {};
  endless.itself = endless;
  await expect(embedded.pool.query('select 1/0')).rejects.toMatchObject({ code: '22012' });
  await expect(embedded.pool.query('select $1::integer', ['x'])).rejects.toMatchObject({ code: '22P02' });
  await expect(embedded.pool.query('select absent')).rejects.toMatchObject({ code: '42703' });
  await expect(embedded.pool.query('select $1::text', [endless])).rejects.toThrow('circular');
  expect((await embedded.pool.query('select 2 as n')).rows).toEqual([{ n: 2 }]);
});

test('no other client comes between BEGIN and COMMIT', async () => {
  const client = await embedded.pool.connect();
  await client.query('begin');
  await client.query('insert into counted values (1)');
  const seen = embedded.pool.query('select count(*)::int as n from counted').then(({ rows }) => rows[0]?.['n']);
  await client.query('insert into counted values (2)');
  await client.query('commit');
  client.release();
  expect(await seen).toBe(2);
});

test('a client given back in the middle of a transaction leaves nothing behind', async () => {
  const before = (await embedded.pool.query('select count(*)::int as n from counted')).rows[0]?.['n'];
  const client = await embedded.pool.connect();
  await client.query('begin');
  await client.query('insert into counted values (3)');
  client.release();
  expect((await embedded.pool.query('select count(*)::int as n from counted')).rows[0]?.['n']).toBe(before);
  await expect(client.query('select 1')).rejects.toThrow('given back');
});

test('a failed transaction is over after ROLLBACK, and only then', async () => {
  const client = await embedded.pool.connect();
  await client.query('begin');
  await expect(client.query('select 1/0')).rejects.toThrow('division by zero');
  await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' });
  await client.query('rollback');
  expect((await client.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  client.release();
});

test('BEGIN on the pool itself holds nobody up', async () => {
  await embedded.pool.query('begin');
  expect((await embedded.pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
});

test('a client hears the channels it listens to, and no others', async () => {
  const [one, other] = [await embedded.pool.connect(), await embedded.pool.connect()];
  const heard: string[] = [];
  one.on('notification', ({ channel, payload }) => heard.push(`one ${channel} ${payload}`));
  other.on('notification', ({ channel, payload }) => heard.push(`other ${channel} ${payload}`));
  await one.query('-- which\nLISTEN beds;\n');
  await other.query('listen doors');
  await embedded.pool.query(`select pg_notify('beds', 'a'), pg_notify('doors', 'b')`);
  await one.query('UNLISTEN beds');
  await embedded.pool.query('select pg_notify($1, $2)', ['beds', 'c']);
  one.release();
  other.release();
  expect(heard.toSorted()).toEqual(['one beds a', 'other doors b']);
});

test('many clients at once each get their own answer', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => embedded.pool.query('select $1::int as n', [n])));
  expect(answers.map(({ rows }) => rows[0]?.['n'])).toEqual(Array.from({ length: 200 }, (_, n) => n));
});

test('a folder has one opener at a time', async () => {
  await expect(openEmbedded(`${folder.path}/shared`)).rejects.toBeInstanceOf(FolderInUse);
});

test('what was acknowledged before kill -9 is there afterwards', async () => {
  const path = `${folder.path}/killed`;
  const writer = startProcess('write-until-killed.ts', [path]);
  await writer.says('stored 40;');
  await writer.kill();
  const acknowledged = Number(writer.printed().trim().split('\n').at(-1)?.match(/\d+/)?.[0]);
  const store = await openStore({ folder: path });
  const listed = await listTwins({ db: store.db }, 'local', { limit: 200 });
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from dosetwin.twins`.execute(store.db);
  await store.close();
  expect(acknowledged).toBeGreaterThanOrEqual(40);
  expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged);
  expect(listed.ok).toBe(true);
});

test('nothing can be asked after the end', async () => {
  const { pool, close } = await openEmbedded(`${folder.path}/ended`);
  const last = pool.query('select 1 as n');
  await close();
  expect((await last).rows).toEqual([{ n: 1 }]);
  await expect(pool.query('select 1')).rejects.toThrow('after calling end on the pool');
});
