import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findComparison, insertComparison } from '../../src/store/comparisons.ts';
import type { Store } from '../../src/store/connect.ts';
import { appendDecision } from '../../src/store/decisions.ts';
import { appendEvent } from '../../src/store/events.ts';
import { forgetTwin, isForgotten } from '../../src/store/forget.ts';
import { claimKey, completeKey } from '../../src/store/idempotency.ts';
import { appendVersion, getVersion, upsertTwin } from '../../src/store/twins.ts';
import { at, comparison, newTenant, newTwin, places } from '../fixtures/store-places.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(places)('forgetting a twin $where', (place) => {
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await place.open());
  });
  afterAll(() => close());

  /** A twin of a person with such a name, about whom everything there can be is stored. */
  async function fill(tenant: string, name: string): Promise<string> {
    const twinId = await newTwin(store, tenant, name);
    const said = JSON.stringify({ who: `Patient/${name}`, twin: twinId });
    const version = { twinId, body: said, hash: 'h', reason: 'seed', recordHash: 'r', summary: said };
    for (const after of [0, 1]) await appendVersion(store, { ...version, after, at: at(after) });
    for (const one of ['asked', 'waits']) {
      const { id } = comparison(tenant, `${name}-${one}`);
      await insertComparison(store, comparison(tenant, `${name}-${one}`, { twinId, twinVersion: 2, step: 'comparison', request: said }));
      await appendEvent(store, id, { kind: 'progress', body: said, at: at(3) });
    }
    await appendDecision(store, tenant, 1, {
      id: `${tenant}-${name}-decision`,
      comparisonId: `${tenant}-${name}-asked`,
      twinId,
      twinVersion: 2,
      drug: 'vancomycin',
      kind: 'rejected',
      candidate: null,
      modifiedTo: null,
      reason: `${name} is better`,
      by: 'unverified:A',
      resultHash: 'h',
      at: at(4),
    });
    const key = { tenant, route: 'POST /v1/twins', key: name };
    await claimKey(store, { ...key, bodyHash: 'b', at: at(5) });
    await completeKey(store, key, { status: 201, headers: {}, body: said });
    return twinId;
  }

  /** Every row of every table that holds the text, by table. */
  async function wherever(text: string): Promise<string[]> {
    const tables = await sql<{
      name: string;
    }>`select table_name as name from information_schema.tables where table_schema = 'dosetwin'`.execute(store.db);
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await sql<{ n: string }>`
        select count(*)::text as n from ${sql.table(`dosetwin.${name}`)} as one where position(${text} in one::text) > 0`.execute(store.db);
      if (rows[0]?.n !== '0') found.push(`${name} ${rows[0]?.n}`);
    }
    return found.toSorted();
  }

  test('leaves nothing of the person in any table, and everything of others', async () => {
    const tenant = newTenant();
    const [twin, other] = [await fill(tenant, 'ann-in-bed-seven'), await fill(tenant, 'bob-in-bed-eight')];
    const kept = await wherever('bob-in-bed-eight');
    // The search finds what there is: versions, comparisons, their events, what is to be queued, a decision, a kept answer.
    expect(kept).toEqual([
      'comparison_events 2',
      'comparisons 2',
      'decisions 1',
      'idempotency 1',
      'outbox 2',
      'twin_versions 2',
      'twins 1',
    ]);
    expect(await wherever('ann-in-bed-seven')).toEqual(kept);
    expect((await forgetTwin(store, tenant, twin, at(9)))?.toSorted()).toEqual(
      ['asked', 'waits'].map((one) => `${tenant}-ann-in-bed-seven-${one}`),
    );
    // The id of a twin is a random one; here its name is in it.
    expect(await wherever('ann-in-bed-seven')).toEqual(['forgotten_twins 1']);
    expect(await wherever('Patient/ann-in-bed-seven')).toEqual([]);
    expect(await wherever('bob-in-bed-eight')).toEqual(kept);
    expect(await store.db.selectFrom('forgotten_twins').selectAll().where('id', '=', twin).execute()).toEqual([
      { id: twin, tenant, at: at(9), versions: 2, comparisons: 2, decisions: 1 },
    ]);
    expect(await getVersion(store, tenant, other, 'head')).toMatchObject({ n: 2 });
  });

  test('is done once, for its own tenant, and leaves others alone that are not there', async () => {
    const [tenant, stranger] = [newTenant(), newTenant()];
    const twin = await fill(tenant, 'carl');
    expect(await forgetTwin(store, stranger, twin, at(1))).toBeNull();
    expect(await getVersion(store, tenant, twin, 'head')).not.toBeNull();
    const answers = await Promise.all([1, 2, 3].map((second) => forgetTwin(store, tenant, twin, at(second))));
    expect(answers.filter((one) => one !== null)).toHaveLength(1);
    expect(await forgetTwin(store, tenant, 'nobody\u0000', at(1))).toBeNull();
  });

  test('makes the same person a new twin afterwards', async () => {
    const tenant = newTenant();
    const twin = await fill(tenant, 'dora');
    await forgetTwin(store, tenant, twin, at(1));
    const again = { id: `${tenant}-again`, tenant, source: 'ward', patient: 'Patient/dora', at: at(2) };
    expect(await upsertTwin(store, again)).toMatchObject({ id: again.id, created: true, head: 0 });
  });

  test('turns away what comes too late about it, and tells it from other trouble', async () => {
    const tenant = newTenant();
    const twinId = await fill(tenant, 'eve');
    await forgetTwin(store, tenant, twinId, at(1));
    const late = insertComparison(store, comparison(tenant, 'late', { twinId, twinVersion: 2 }));
    expect(isForgotten(await late.catch((cause: unknown) => cause))).toBe(true);
    expect(await findComparison(store, `${tenant}-late`)).toBeNull();
    expect(
      await appendVersion(store, { twinId, after: 0, body: '{}', hash: 'h', reason: 'sync', recordHash: 'r', summary: '{}', at: at(2) }),
    ).toBeNull();
    expect(isForgotten(new Error('else'))).toBe(false);
  });
});
