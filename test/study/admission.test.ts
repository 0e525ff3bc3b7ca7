import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { insertComparison } from '../../src/store/comparisons.ts';
import type { Store } from '../../src/store/connect.ts';
import { openAdmission, type Place } from '../../src/study/admission.ts';
import { comparison, newTenant, places } from '../fixtures/store-places.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Longer than a count of the open comparisons is believed. */
const untilCountedAgain = () => new Promise((resolve) => setTimeout(resolve, 300));

describe.each(places)('admission $where', (place) => {
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await place.open());
  });
  afterAll(() => close());

  it('keeps the place of a question that takes long to be stored, and of one that is stored, and frees that of one that is lost', async () => {
    const admission = openAdmission(store, 3);
    const enter = async (): Promise<Place> => {
      const asked = await admission.ask();
      if (!asked.ok) throw new Error('put off');
      return asked.value;
    };
    const isFull = async (): Promise<boolean> => !(await admission.ask()).ok;

    const [slow, stored, lost] = [await enter(), await enter(), await enter()];
    await untilCountedAgain();
    expect(await isFull()).toBe(true);

    await insertComparison(store, comparison(newTenant(), 'stored', { step: 'compare' }));
    stored.settle();
    stored.settle();
    await untilCountedAgain();
    expect(await isFull()).toBe(true);

    lost.settle();
    await untilCountedAgain();
    await enter();
    expect(await isFull()).toBe(true);
    slow.settle();
    await untilCountedAgain();
    expect(await isFull()).toBe(false);
  });
});
