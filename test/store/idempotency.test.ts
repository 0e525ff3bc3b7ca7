import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Store } from '../../src/store/connect.ts';
import { ABANDONED, claimKey, completeKey, expireKeys, KEPT, releaseKeysInFlight } from '../../src/store/idempotency.ts';
import { at, newTenant, places } from '../fixtures/store-places.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(places)('answers kept under a key $where', (place) => {
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await place.open());
  });
  afterAll(() => close());

  test('answers a repeated request with the first answer, for a day', async () => {
    const tenant = newTenant();
    const key = { tenant, route: 'POST /v1/comparisons', key: 'k' };
    const claim = (bodyHash: string, seconds: number) => claimKey(store, { ...key, bodyHash, at: at(seconds) });
    expect(await claim('body', 0)).toEqual({ state: 'claimed' });
    expect(await claim('body', 1)).toEqual({ state: 'in-flight' });
    expect(await claim('other', 1)).toEqual({ state: 'other-body' });
    const reply = { status: 202, headers: { location: '/v1/comparisons/1' }, body: '{"b":1,"a":2}' };
    await completeKey(store, key, reply);
    await completeKey(store, key, { ...reply, status: 500 });
    expect(await claim('body', 2)).toEqual({ state: 'replay', reply });
    expect(await claim('other', 2)).toEqual({ state: 'other-body' });
    expect(await claim('body', KEPT / 1_000 - 1)).toEqual({ state: 'replay', reply });
    expect(await claimKey(store, { ...key, tenant: newTenant(), bodyHash: 'body', at: at(3) })).toEqual({ state: 'claimed' });
    expect(await claimKey(store, { ...key, route: 'POST /v1/twins', bodyHash: 'body', at: at(3) })).toEqual({ state: 'claimed' });
    expect(await claim('other', KEPT / 1_000)).toEqual({ state: 'claimed' });
  });

  test('gives a key to one of two requests that come together', async () => {
    const claim = { tenant: newTenant(), route: 'r', key: 'k', bodyHash: 'body', at: at(0) };
    const states = (await Promise.all(Array.from({ length: 6 }, () => claimKey(store, claim)))).map((one) => one.state);
    expect(states.filter((one) => one === 'claimed')).toHaveLength(1);
  });

  test('lets a request be sent again whose first try gave no answer', async () => {
    const tenant = newTenant();
    const key = { tenant, route: 'r', key: 'k' };
    const claim = (seconds: number) => claimKey(store, { ...key, bodyHash: 'body', at: at(seconds) });
    await claim(0);
    await completeKey(store, key, null);
    expect(await claim(1)).toEqual({ state: 'claimed' });
    expect(await claim(ABANDONED / 1_000)).toEqual({ state: 'in-flight' });
    expect(await claim(ABANDONED / 1_000 + 1)).toEqual({ state: 'claimed' });
    expect(await releaseKeysInFlight(store)).toBeGreaterThanOrEqual(1);
    expect(await claim(ABANDONED / 1_000 + 2)).toEqual({ state: 'claimed' });
  });

  test('forgets answers after a day', async () => {
    const tenant = newTenant();
    const key = { tenant, route: 'r', key: 'k' };
    const long = 30 * 86_400;
    await claimKey(store, { ...key, bodyHash: 'body', at: at(long) });
    await completeKey(store, key, { status: 200, headers: {}, body: '{}' });
    await expireKeys(store, at(long + KEPT / 1_000 - 1));
    expect(await claimKey(store, { ...key, bodyHash: 'body', at: at(long + 1) })).toMatchObject({ state: 'replay' });
    expect(await expireKeys(store, at(long + KEPT / 1_000))).toBeGreaterThanOrEqual(1);
  });
});
