import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Place, places, untilAborted, withQueue } from '../fixtures/queue-places.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(places)('cancelling on $where', ({ open }) => {
  let place: Place;
  beforeAll(async () => {
    place = await open();
  });
  afterAll(() => place.close());

  test('removes a waiting job that is cancelled', async () => {
    await withQueue(place, null, async (queue) => {
      await queue.add('waits', 'compare', '{}');
      expect(await queue.cancel('waits')).toBe('removed');
      expect(await queue.state('waits')).toBe('unknown');
      expect(await queue.cancel('waits')).toBe('unknown');
    });
  });

  test('stops a running job that is cancelled, and does not run it again', async () => {
    let runs = 0;
    const started = Promise.withResolvers<void>();
    await withQueue(
      place,
      (job) => {
        runs += 1;
        started.resolve();
        return untilAborted(job.signal);
      },
      async (queue, heard) => {
        await queue.add('runs', 'compare', '{}');
        await started.promise;
        expect(await queue.cancel('runs')).toBe('signalled');
        expect(await heard.end('runs')).toMatchObject({ cancelled: true });
        expect(await queue.cancel('runs')).toBe('finished');
        expect(runs).toBe(1);
      },
    );
  });

  test('runs a cancelled job that is asked again as if nothing had been', async () => {
    const started = Promise.withResolvers<void>();
    await withQueue(
      place,
      async (job) => {
        if (job.text === '"again"') return job.text;
        started.resolve();
        return untilAborted(job.signal);
      },
      async (queue, heard) => {
        await queue.add('twice', 'compare', '"first"');
        await started.promise;
        await queue.cancel('twice');
        await heard.end('twice');
        await queue.add('twice', 'compare', '"again"');
        expect(await heard.end('twice')).toBe('"again"');
      },
    );
  });

  test('counts a processor that ignores its cancellation as cancelled all the same', async () => {
    const started = Promise.withResolvers<void>();
    await withQueue(
      place,
      async (job) => {
        started.resolve();
        await untilAborted(job.signal).catch(() => undefined);
        return '"finished anyway"';
      },
      async (queue, heard) => {
        await queue.add('stubborn', 'compare', '{}');
        await started.promise;
        await queue.cancel('stubborn');
        expect(await heard.end('stubborn')).toMatchObject({ cancelled: true });
      },
    );
  });

  test('forgets a job that waits or is finished, and one that runs once it has ended', async () => {
    const started = Promise.withResolvers<void>();
    await withQueue(place, null, async (queue) => {
      await queue.add('forget-waiting', 'compare', '{}');
      await queue.forget('forget-waiting');
      expect(await queue.state('forget-waiting')).toBe('unknown');
      await queue.forget('forget-waiting');
    });
    await withQueue(
      place,
      async (job) => {
        if (job.text === '"done"') return job.text;
        started.resolve();
        return untilAborted(job.signal);
      },
      async (queue, heard) => {
        await queue.add('forget-finished', 'compare', '"done"');
        await heard.end('forget-finished');
        await queue.forget('forget-finished');
        expect(await queue.state('forget-finished')).toBe('unknown');
        await queue.add('forget-running', 'compare', '{}');
        await started.promise;
        await queue.forget('forget-running');
        expect(await heard.end('forget-running')).toMatchObject({ cancelled: true });
        await queue.forget('forget-running');
        expect(await queue.state('forget-running')).toBe('unknown');
      },
    );
  });
});
