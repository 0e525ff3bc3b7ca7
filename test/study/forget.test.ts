import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { insertComparison } from '../../src/store/comparisons.ts';
import type { Store } from '../../src/store/connect.ts';
import { openForgetting } from '../../src/study/forget.ts';
import { armJobId, jobId } from '../../src/study/jobs.ts';
import { type Place, places, untilAborted, withQueue } from '../fixtures/queue-places.ts';
import { at, comparison, newTwin, places as stores } from '../fixtures/store-places.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 });

describe.each(places)('forgetting with the queue on $where', ({ open }) => {
  let place: Place;
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    place = await open();
    const kept = await stores[0]?.open();
    if (!kept) throw new Error('there is no store');
    ({ store, close } = kept);
  });
  afterAll(async () => {
    await close();
    await place.close();
  });

  test('removes jobs that are running once they have ended, arms too, and no others', async () => {
    const [person, bystander] = [await newTwin(store, 'local', 'ann'), await newTwin(store, 'local', 'bob')];
    const own = await insertComparison(store, comparison('local', 'own', { twinId: person, twinVersion: 1 }));
    const other = await insertComparison(store, comparison('local', 'other', { twinId: bystander, twinVersion: 1 }));
    const jobs = [jobId(own.stored.id), armJobId(jobId(own.stored.id), 0)];
    const kept = jobId(other.stored.id);
    let running = 0;
    const started = Promise.withResolvers<void>();
    const errors: unknown[] = [];
    await withQueue(
      place,
      async (job) => {
        if (job.id === kept) return '"kept"';
        if (++running === jobs.length) started.resolve();
        return untilAborted(job.signal);
      },
      async (queue, heard) => {
        const forget = openForgetting({ store, queue, clock: () => at(9), onError: (cause) => void errors.push(cause) });
        for (const id of [kept, ...jobs]) await queue.add(id, 'compare', '{}');
        await heard.end(kept);
        await started.promise;
        expect(await forget('local', 'nobody')).toBe(false);
        expect(await forget('local', person)).toBe(true);
        // The arm is here no child of a job, and nobody has told it to stop: it is heard of when it ends.
        expect(await queue.cancel(jobs[1] ?? '')).toBe('signalled');
        await vi.waitFor(async () => {
          for (const id of jobs) expect(await queue.state(id), id).toBe('unknown');
        }, 10_000);
        expect(await queue.find(kept)).toEqual({ state: 'completed', text: '"kept"' });
      },
      { concurrency: 2 },
    );
    expect(errors).toEqual([]);
  });
});
