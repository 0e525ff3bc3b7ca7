import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Place, places, untilAborted, withQueue } from '../fixtures/queue-places.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(places)('a job with children on $where', ({ open }) => {
  let place: Place;
  beforeAll(async () => {
    place = await open();
  });
  afterAll(() => place.close());

  const children = (id: string) => ['a', 'b', 'c'].map((arm) => ({ id: `${id}-${arm}`, name: 'arm', text: JSON.stringify({ arm }) }));

  test('gives a job the texts of its children in the order it named them, and what it kept', async () => {
    let fits = 0;
    await withQueue(
      place,
      async (job) => {
        if (job.name === 'arm') return `"arm of ${job.text.replaceAll('"', "'")}"`;
        if (job.kept === null) fits += 1;
        const fit = job.kept ?? '{"z":1,"a":2}';
        const texts = await job.spread(children(job.id), fit);
        return `${fit} ${texts.join(' ')}`;
      },
      async (queue, heard) => {
        const took = new Map<string, number | undefined>();
        queue.onCompleted((id, _text, milliseconds) => took.set(id, milliseconds));
        await queue.add('parent', 'compare', '{}');
        expect(await heard.end('parent')).toBe(`{"z":1,"a":2} "arm of {'arm':'a'}" "arm of {'arm':'b'}" "arm of {'arm':'c'}"`);
        expect(fits).toBe(1);
        // A child is the work of one worker; of its job only parts were.
        expect(took.get('parent-a')).toBeGreaterThanOrEqual(0);
        expect([took.has('parent'), took.get('parent')]).toEqual([true, undefined]);
      },
      { concurrency: 2 },
    );
  });

  test('computes the children anew when their job is asked again', async () => {
    await withQueue(
      place,
      async (job) => {
        if (job.name === 'arm') return job.text;
        return (
          await job.spread(
            ['a', 'b'].map((arm) => ({ id: `${job.id}-${arm}`, name: 'arm', text: `${job.text} ${arm}` })),
            'k',
          )
        ).join(', ');
      },
      async (queue, heard) => {
        await queue.add('parent', 'compare', 'first');
        expect(await heard.end('parent')).toBe('first a, first b');
        await queue.add('parent', 'compare', 'second');
        expect(await heard.end('parent')).toBe('second a, second b');
      },
    );
  });

  test('does not take the result of an older child of the same name for its own', async () => {
    await withQueue(
      place,
      async (job) => (job.name === 'arm' ? job.text : (await job.spread([{ id: 'shared-arm', name: 'arm', text: job.text }], 'k')).join()),
      async (queue, heard) => {
        for (const id of ['one', 'two']) {
          await queue.add(id, 'compare', `of ${id}`);
          expect(await heard.end(id)).toBe(`of ${id}`);
        }
      },
    );
  });

  test('fails a job whose child fails', async () => {
    await withQueue(
      place,
      async (job) => {
        if (job.id.endsWith('-b')) throw new TypeError('broken arm');
        return job.name === 'arm' ? '{}' : (await job.spread(children(job.id), 'k')).join();
      },
      async (queue, heard) => {
        await queue.add('parent', 'compare', '{}');
        expect(await heard.end('parent')).toMatchObject({ cancelled: false, reason: expect.stringContaining('parent-b') });
      },
    );
  });

  test('cancels the children with their job', async () => {
    const started = Promise.withResolvers<void>();
    let arms = 0;
    await withQueue(
      place,
      async (job) => {
        if (job.name !== 'arm') return (await job.spread(children(job.id), 'k')).join();
        arms += 1;
        started.resolve();
        return untilAborted(job.signal);
      },
      async (queue, heard) => {
        await queue.add('parent', 'compare', '{}');
        await started.promise;
        await expect.poll(() => queue.state('parent')).toBe('waiting-children');
        expect(await queue.cancel('parent')).toBe('signalled');
        expect(await heard.end('parent')).toHaveProperty('reason');
        await expect.poll(() => queue.counts()).toMatchObject({ waiting: 0, active: 0, 'waiting-children': 0 });
        expect(arms).toBe(1);
      },
    );
  });
});
