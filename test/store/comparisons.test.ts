import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type Answer,
  getComparison,
  insertComparison,
  isFinished,
  listComparisons,
  openComparisons,
  setProgress,
  setStatus,
  storeResult,
} from '../../src/store/comparisons.ts';
import { inTransaction, type Store } from '../../src/store/connect.ts';
import { appendEvent, eventsAfter } from '../../src/store/events.ts';
import { clearOutbox, dropFromOutbox, OUTBOX_LEASE, requeue, returnToOutbox, takeOutbox } from '../../src/store/outbox.ts';
import type { ComparisonStatus } from '../../src/store/tables.ts';
import { at, comparison, must, newTenant, newTwin, places } from '../fixtures/store-places.ts';

/** The answer to what `comparison` asks. */
const answer = (more: Partial<Answer> = {}): Answer => ({
  ...{ question: '{"b":1,"a":2}', text: '{}', hash: 'h', issues: [], event: '{"resultHash":"h"}', at: at(1) },
  ...more,
});

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(places)('comparisons $where', (place) => {
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await place.open());
  });
  afterAll(() => close());

  test('stores a question and what has to be queued for it together, or neither', async () => {
    const tenant = newTenant();
    await insertComparison(store, comparison(tenant, 'kept', { step: 'compare' }));
    await expect(
      inTransaction(store, async (inside) => {
        await insertComparison(inside, comparison(tenant, 'lost', { step: 'compare' }));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await getComparison(store, tenant, `${tenant}-lost`)).toBeNull();
    const taken = (await takeOutbox(store, 100, at(1))).filter((one) => one.comparisonId.startsWith(`${tenant}-`));
    expect(taken).toMatchObject([{ comparisonId: `${tenant}-kept`, step: 'compare', job: '{"z":0}' }]);
    for (const one of taken) await clearOutbox(store, one, at(2));
    expect(await getComparison(store, tenant, `${tenant}-kept`)).toMatchObject({
      question: '{"b":1,"a":2}',
      enqueuedAt: at(2).toISOString(),
      attempt: 1,
    });
  });

  test('gives what waits in the outbox to one taker at a time, and to another when the first is gone', async () => {
    const tenant = newTenant();
    for (const id of ['1', '2', '3']) await insertComparison(store, comparison(tenant, id, { step: 'compare' }));
    const own = async (seconds: number): Promise<string[]> => (await takeOutbox(store, 2, at(seconds))).map((one) => one.comparisonId);
    const [here, there] = await Promise.all([own(0), own(0)]);
    expect([...here, ...there].toSorted()).toEqual(['1', '2', '3'].map((id) => `${tenant}-${id}`));
    expect(await own(1)).toEqual([]);
    const later = OUTBOX_LEASE / 1_000 + 1;
    expect(await own(later)).toHaveLength(2);
    const third = await takeOutbox(store, 1, at(later));
    await returnToOutbox(
      store,
      third.map((one) => one.id),
    );
    expect(await own(later)).toEqual(third.map((one) => one.comparisonId));
    expect(third).toHaveLength(1);
    for (const id of ['1', '2', '3']) await dropFromOutbox(store, `${tenant}-${id}`);
    expect(await own(later * 3)).toEqual([]);
  });

  test('asks again only for a job of an open comparison that does not wait already', async () => {
    const tenant = newTenant();
    const id = `${tenant}-open`;
    await insertComparison(store, comparison(tenant, 'open', { step: 'compare' }));
    expect(await requeue(store, id, 'compare', at(1))).toBe(false);
    await dropFromOutbox(store, id);
    await setStatus(store, id, 'running', { at: at(1) });
    expect(await requeue(store, id, 'compare', at(2))).toBe(true);
    expect(await getComparison(store, tenant, id)).toMatchObject({ status: 'queued' });
    await setStatus(store, id, 'cancelled', { at: at(3) });
    await dropFromOutbox(store, id);
    expect(await requeue(store, id, 'compare', at(4))).toBe(false);
  });

  const STATUSES = ['queued', 'running', 'done', 'refused', 'failed', 'cancelled'] as const satisfies readonly ComparisonStatus[];

  test('a finished comparison stays as it is, whatever comes after', async () => {
    for (const end of STATUSES.filter(isFinished)) {
      const tenant = newTenant();
      const id = `${tenant}-end`;
      await insertComparison(store, comparison(tenant, 'end'));
      expect(await setStatus(store, id, end, { at: at(1), issues: [{ code: 'why', severity: 'error', text: 'Because.' }] })).toBe(true);
      for (const to of STATUSES) expect(await setStatus(store, id, to, { at: at(2) })).toBe(false);
      expect(await setProgress(store, id, 0.5, at(2))).toBe(false);
      expect(await storeResult(store, id, answer({ at: at(2) }))).toBeNull();
      expect(await getComparison(store, tenant, id)).toMatchObject({
        status: end,
        result: null,
        updatedAt: at(1).toISOString(),
        issues: [{ code: 'why' }],
      });
    }
  });

  test('keeps an answer to the byte, once', async () => {
    const tenant = newTenant();
    const id = `${tenant}-answer`;
    await insertComparison(store, comparison(tenant, 'answer'));
    const text = '{"z":1e-7,"a":[0.30000000000000004,null],"text":"µ — \\u0000 escaped"}';
    const answers = await Promise.all(
      [text, '{}'].map((one) => storeResult(store, id, answer({ text: one, hash: one === text ? 'first' : 'second' }))),
    );
    expect(answers.filter((n) => n !== null)).toEqual([1]);
    expect(await eventsAfter(store, id, 0)).toMatchObject([{ n: 1, kind: 'done' }]);
    const stored = await getComparison(store, tenant, id);
    expect(stored).toMatchObject(answers[0] ? { result: text, resultHash: 'first' } : { result: '{}', resultHash: 'second' });
    expect(stored).toMatchObject({ status: 'done', progress: 1 });
  });

  test('keeps no answer to what is not asked any more', async () => {
    const tenant = newTenant();
    const id = `${tenant}-replanned`;
    await insertComparison(store, comparison(tenant, 'replanned'));
    expect(await storeResult(store, id, answer({ question: '{"b":1}' }))).toBeNull();
    expect(await getComparison(store, tenant, id)).toMatchObject({ status: 'queued', result: null });
    expect(await eventsAfter(store, id, 0)).toEqual([]);
  });

  test('numbers the event of an answer after one that is being appended meanwhile', async () => {
    const tenant = newTenant();
    const id = `${tenant}-meanwhile`;
    await insertComparison(store, comparison(tenant, 'meanwhile'));
    const [held, goes] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const appending = inTransaction(store, async (inside) => {
      await appendEvent(inside, id, { kind: 'progress', body: '{}', at: at(1) });
      held.resolve();
      await goes.promise;
    });
    await held.promise;
    const storing = storeResult(store, id, answer());
    await pause(100);
    goes.resolve();
    expect([await appending, await storing]).toEqual([undefined, 2]);
    expect(await eventsAfter(store, id, 0)).toMatchObject([
      { n: 1, kind: 'progress' },
      { n: 2, kind: 'done', body: '{"resultHash":"h"}' },
    ]);
  });

  test('progress never goes back', async () => {
    const tenant = newTenant();
    const id = `${tenant}-p`;
    await insertComparison(store, comparison(tenant, 'p'));
    for (const progress of [0.2, 0.7, 0.4]) await setProgress(store, id, progress, at(1));
    expect(await getComparison(store, tenant, id)).toMatchObject({ status: 'running', progress: 0.7 });
  });

  test('lists the comparisons of a twin, the newest first, to its own tenant only', async () => {
    const tenant = newTenant();
    const [mine, other] = [await newTwin(store, tenant, 'mine'), await newTwin(store, tenant, 'other')];
    for (const [id, twinId] of [
      ['1', mine],
      ['2', other],
      ['3', mine],
    ] as const)
      await insertComparison(store, comparison(tenant, id, { twinId, twinVersion: 1, at: at(Number(id)) }));
    const ids = async (who: string, twin?: string): Promise<string[]> =>
      must(await listComparisons(store, who, twin === undefined ? {} : { twin })).items.map((one) => one.id);
    expect(await ids(tenant, mine)).toEqual([`${tenant}-3`, `${tenant}-1`]);
    expect(await ids(tenant)).toEqual([`${tenant}-3`, `${tenant}-2`, `${tenant}-1`]);
    expect(await ids(newTenant(), mine)).toEqual([]);
    expect(await getComparison(store, newTenant(), `${tenant}-1`)).toBeNull();
  });

  test('finds what a start has to reconcile: every comparison that is not finished', async () => {
    const tenant = newTenant();
    for (const status of STATUSES) await insertComparison(store, comparison(tenant, status, { status }));
    const open = (await openComparisons(store)).filter((one) => one.tenant === tenant).map((one) => one.status);
    expect(open.toSorted()).toEqual(['queued', 'running']);
  });

  test('numbers the events of a comparison from 1 without gaps, also when several are told at once', async () => {
    const tenant = newTenant();
    const id = `${tenant}-e`;
    await insertComparison(store, comparison(tenant, 'e'));
    const numbers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => appendEvent(store, id, { kind: 'progress', body: `{"i":${i}}`, at: at(i) })),
    );
    expect(numbers.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await eventsAfter(store, id, 5)).map((one) => one.n)).toEqual([6, 7, 8]);
    expect(await appendEvent(store, 'nothing', { kind: 'progress', body: '{}', at: at(0) })).toBeNull();
  });
});
