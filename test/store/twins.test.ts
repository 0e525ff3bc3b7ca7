import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import fc from '../fixtures/properties.ts';
import { insertComparison, listComparisons } from '../../src/store/comparisons.ts';
import type { Store } from '../../src/store/connect.ts';
import { appendDecision, decisionsOn, laterDecided } from '../../src/store/decisions.ts';
import { appendNextVersion, appendVersion, getVersion, headVersion, listTwins, listVersions, upsertTwin } from '../../src/store/twins.ts';
import { listWork } from '../../src/store/worklist.ts';
import { at, comparison, must, newTenant, newTwin, places } from '../fixtures/store-places.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What a version keeps beside its body. */
const SEEN = { recordHash: 'r', summary: '{}' };

/** A version as a program stored it that kept nothing beside the body. */
const before = (twin_id: string) => ({ twin_id, body: '"of an earlier program"', hash: 'h', reason: 'sync', created_at: at(7) });

describe.each(places)('twins $where', (place) => {
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await place.open());
  });
  afterAll(() => close());

  test('knows a person of a source once, however often they are sent', async () => {
    const tenant = newTenant();
    const twin = { tenant, source: 'ward', patient: 'Patient/1', at: at(0) };
    const answers = await Promise.all(['x', 'y', 'z'].map((id) => upsertTwin(store, { ...twin, id: `${tenant}-${id}` })));
    expect(answers.filter((one) => one.created)).toHaveLength(1);
    expect(new Set(answers.map((one) => one.id)).size).toBe(1);
    expect(await upsertTwin(store, { ...twin, id: `${tenant}-other`, source: 'clinic' })).toMatchObject({ created: true });
    expect(await upsertTwin(store, { ...twin, id: `${tenant}-else`, tenant: newTenant() })).toMatchObject({ created: true });
  });

  test('lets one of two writers append the next version, and tells the other', async () => {
    const twinId = await newTwin(store, newTenant(), 'a');
    const version = { twinId, after: 0, ...SEEN, hash: 'h', reason: 'seed', at: at(0) };
    const answers = await Promise.all(['"x"', '"y"'].map((body) => appendVersion(store, { ...version, body })));
    expect(new Set(answers)).toEqual(new Set([1, null]));
    expect(await appendVersion(store, { ...version, body: '"late"' })).toBeNull();
    expect(await appendVersion(store, { ...version, body: '"gap"', after: 5 })).toBeNull();
    expect(await appendVersion(store, { ...version, body: '"next"', after: 1 })).toBe(2);
    expect(await headVersion(store, twinId)).toBe(2);
    expect(await appendVersion(store, { ...version, twinId: 'nobody', body: '{}' })).toBeNull();
  });

  test('appends to the twin that a person has by now, to no other, and each version once', async () => {
    const tenant = newTenant();
    const twinId = await newTwin(store, tenant, 'known');
    const next = { tenant, source: 'ward', patient: 'Patient/known', body: '"next"', ...SEEN, hash: 'h', reason: 'sync', at: at(9) };
    expect(await appendNextVersion(store, next)).toBeNull();
    await appendVersion(store, { twinId, after: 0, body: '"first"', ...SEEN, hash: 'h', reason: 'seed', at: at(1) });
    for (const other of [{ source: 'clinic' }, { patient: 'Patient/other' }, { tenant: newTenant() }])
      expect(await appendNextVersion(store, { ...next, ...other })).toBeNull();
    const both = await Promise.all([appendNextVersion(store, next), appendNextVersion(store, next)]);
    const numbers = both.flatMap((one) => (one ? [one.n] : []));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.length === 2 ? [2, 3] : [2]);
    expect(both.find((one) => one?.n === 2)).toEqual(await getVersion(store, tenant, twinId, { n: 2 }));
  });

  test('gives the version there was at a moment, to the byte', async () => {
    const tenant = newTenant();
    const twinId = await newTwin(store, tenant, 'a');
    const bodies = ['{"z":1.0e-7,"a":"µg/L"}', '{"second": true }', '"third \\u0000"'];
    for (const [after, body] of bodies.entries())
      await appendVersion(store, { twinId, after, body, ...SEEN, hash: `h${after}`, reason: 'sync', at: at(after * 60) });
    expect(await getVersion(store, tenant, twinId, { at: at(-1) })).toBeNull();
    expect(await getVersion(store, tenant, twinId, { at: at(0) })).toMatchObject({ n: 1, body: bodies[0] });
    expect(await getVersion(store, tenant, twinId, { at: at(119) })).toMatchObject({
      n: 2,
      body: bodies[1],
      versionCreatedAt: at(60).toISOString(),
    });
    expect(await getVersion(store, tenant, twinId, 'head')).toMatchObject({ n: 3, body: bodies[2], patient: 'Patient/a' });
    expect(await getVersion(store, tenant, twinId, { n: 2 })).toMatchObject({ hash: 'h1' });
    expect(await getVersion(store, tenant, twinId, { n: 9 })).toBeNull();
    expect(await getVersion(store, newTenant(), twinId, 'head')).toBeNull();
  });

  test("lists a twin's versions from the newest, page by page, to its own tenant", async () => {
    const tenant = newTenant();
    const twinId = await newTwin(store, tenant, 'a');
    for (let after = 0; after < 5; after++)
      await appendVersion(store, { twinId, after, body: '{}', ...SEEN, hash: `h${after}`, reason: 'sync', at: at(0) });
    const first = must(await listVersions(store, tenant, twinId, { limit: 3 }));
    const second = must(await listVersions(store, tenant, twinId, { limit: 3, cursor: first?.next ?? '' }));
    expect([first, second].flatMap((page) => page?.items.map((one) => one.n))).toEqual([5, 4, 3, 2, 1]);
    expect(second?.next).toBeNull();
    expect(must(await listVersions(store, newTenant(), twinId))).toBeNull();
  });

  test('shows every twin once on its pages, in one order, whatever the page size and whoever joins meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (seconds, limit) => {
          const tenant = newTenant();
          const ids: string[] = [];
          for (const [index, second] of seconds.entries()) {
            const twinId = await newTwin(store, tenant, `p${index}`, second);
            await appendVersion(store, { twinId, after: 0, body: '{}', ...SEEN, hash: 'h', reason: 'seed', at: at(second) });
            ids.push(twinId);
          }
          const seen: string[] = [];
          let cursor: string | null | undefined;
          do {
            const page = must(await listTwins(store, tenant, { limit, ...(cursor ? { cursor } : {}) }));
            expect(page.items.length).toBeLessThanOrEqual(limit);
            seen.push(...page.items.map((one) => one.id));
            cursor = page.next;
            const newcomer = await newTwin(store, tenant, `new${seen.length}-${limit}`, 100);
            await appendVersion(store, { twinId: newcomer, after: 0, body: '{}', ...SEEN, hash: 'h', reason: 'seed', at: at(100) });
          } while (cursor);
          expect(seen.toSorted()).toEqual(ids.toSorted());
          const order = seen.map((id) => seconds[ids.indexOf(id)] ?? -1);
          expect(order).toEqual(order.toSorted((a, b) => b - a));
        },
      ),
      { numRuns: 12 },
    );
  });

  test('keeps decisions as long as the person, and lists who needs one without reading a body that need not be read', async () => {
    const tenant = newTenant();
    const twinId = await newTwin(store, tenant, 'decided');
    const version = { twinId, after: 0, body: '"whole"', hash: 'h', reason: 'seed', at: at(1) };
    await appendVersion(store, { ...version, ...SEEN });
    const done = { twinId, twinVersion: 1, status: 'done', result: { text: '{}', hash: 'h' } } as const;
    await insertComparison(store, comparison(tenant, 'first', { ...done, at: at(2) }));
    await insertComparison(store, comparison(tenant, 'other drug', { ...done, drug: 'gentamicin', at: at(3) }));
    await insertComparison(store, comparison(tenant, 'second', { ...done, at: at(4) }));
    const lines = async () => must(await listWork(store, tenant, {})).items;
    const due = async () => (await lines())[0]?.due.map((one) => one.id.slice(tenant.length + 1));
    expect((await lines())[0]).toMatchObject({ seen: { summary: '{}' }, newest: { id: `${tenant}-second`, question: null } });
    expect((await due())?.toSorted()).toEqual(['other drug', 'second']);
    const decision = {
      ...{ id: `${tenant}-d`, comparisonId: `${tenant}-second`, twinId, twinVersion: 1, drug: 'vancomycin', kind: 'chosen' as const },
      ...{ candidate: { index: 0, label: 'less' }, modifiedTo: null, reason: 'r', by: 'unverified:a', resultHash: 'h', at: at(5) },
    } satisfies Parameters<typeof appendDecision>[3];
    await appendDecision(store, tenant, 1, decision);
    expect(await decisionsOn(store, `${tenant}-second`)).toEqual([{ ...decision, at: at(5).toISOString() }]);
    await expect(appendDecision(store, tenant, 1, { ...decision, id: `${tenant}-e` })).rejects.toThrow(/unique/);
    expect(await due()).toEqual(['other drug']);
    const earlier = { twinId, drug: 'vancomycin', createdAt: at(2).toISOString() };
    expect(await laterDecided(store, earlier)).toEqual({ comparison: `${tenant}-second` });
    await appendVersion(store, { ...version, ...SEEN, after: 1, recordHash: 'another', at: at(6) });
    expect(await due()).toEqual([]);
    await store.db
      .insertInto('twin_versions')
      .values({ ...before(twinId), n: 3, tenant })
      .execute();
    expect((await lines())[0]?.seen).toEqual({ body: '"of an earlier program"' });
    await store.db.deleteFrom('twins').where('id', '=', twinId).execute();
    expect(await decisionsOn(store, `${tenant}-second`)).toEqual([]);
  });

  test('refuses a cursor it did not give and a page that is too large, and says how to mend it', async () => {
    for (const cursor of [
      '',
      'x',
      'bnVsbA',
      Buffer.from('["2026-11-23","a"]').toString('base64url'),
      Buffer.from('["2026-11-23T08:00:00.000Z","a\\u0000"]').toString('base64url'),
    ]) {
      const answer = await listTwins(store, 'local', { cursor });
      expect(answer).toMatchObject({ ok: false, issues: [{ code: 'wrong-cursor', at: 'cursor', fix: expect.any(String) }] });
    }
    for (const limit of [0, -1, 201, 1.5, NaN])
      expect(await listComparisons(store, 'local', {}, { limit })).toMatchObject({ ok: false, issues: [{ code: 'wrong-limit' }] });
  });
});
