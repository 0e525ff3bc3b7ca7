import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { InfrastructureFault, JobRefused, openWorker } from '../../src/study/queue.ts';
import { type Place, places, untilAborted, withQueue } from '../fixtures/queue-places.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(places)('a queue on $where', ({ open }) => {
  let place: Place;
  beforeAll(async () => {
    place = await open();
  });
  afterAll(() => place.close());

  test('gives a text back exactly as the processor wrote it, key order, accents and all', async () => {
    const text = '{"b":1,"a":"µg/L — ü \\\\u0000 not an escape","Z":[1.0e-7,null]}';
    await withQueue(
      place,
      async (job) => `${job.text}|${job.name}|${job.attempt}`,
      async (queue, heard) => {
        expect(await queue.add('job-1', 'compare', text)).toBe('added');
        expect(await heard.end('job-1')).toBe(`${text}|compare|1`);
        expect(await queue.find('job-1')).toEqual({ state: 'completed', text: `${text}|compare|1` });
      },
    );
  });

  test('carries a result of a megabyte', async () => {
    await withQueue(
      place,
      async (job) => job.text.repeat(2),
      async (queue, heard) => {
        const text = JSON.stringify(Array.from({ length: 60_000 }, (_, i) => i / 7)).slice(0, 600_000);
        await queue.add('large', 'compare', text);
        expect(await heard.end('large')).toBe(text + text);
      },
    );
  });

  test('refuses a NUL, written out or escaped, and half a character, before anything is queued', async () => {
    await withQueue(place, null, async (queue) => {
      await expect(queue.add('job-1', 'compare', 'a\u0000b')).rejects.toThrow(/NUL/);
      await expect(queue.add('job-1', 'compare', JSON.stringify({ a: '\u0000' }))).rejects.toThrow(/NUL/);
      await expect(queue.add('job-1', 'compare', '\ud83d')).rejects.toThrow(/surrogate/);
      expect(await queue.state('job-1')).toBe('unknown');
    });
  });

  test.each(['42', 'a:b', '', 'a b', '-x'])('refuses %j as the id of a job', async (id) => {
    await withQueue(place, null, async (queue) => {
      await expect(queue.add(id, 'compare', '{}')).rejects.toThrow(/cannot be the id/);
    });
  });

  test('does not run a job twice that is asked twice while it waits', async () => {
    await withQueue(place, null, async (queue, heard, name) => {
      expect(await queue.add('once', 'compare', '"first"')).toBe('added');
      expect(await queue.add('once', 'compare', '"second"')).toBe('already there');
      expect(await queue.counts()).toMatchObject({ waiting: 1 });
      const worker = await openWorker(place.connection, async (job) => job.text, { name });
      expect(await heard.end('once')).toBe('"first"');
      await worker.close();
    });
  });

  test('runs a finished job again when it is asked again', async () => {
    let runs = 0;
    await withQueue(
      place,
      async (job) => {
        runs += 1;
        if (job.text === '"bad"') throw new Error('no');
        return job.text;
      },
      async (queue, heard) => {
        await queue.add('again', 'compare', '"bad"');
        expect(await heard.end('again')).toMatchObject({ reason: 'Error: no' });
        expect(await queue.add('again', 'compare', '"good"')).toBe('added');
        expect(await heard.end('again')).toBe('"good"');
        expect(await queue.add('again', 'compare', '"better"')).toBe('added');
        expect(await heard.end('again')).toBe('"better"');
        expect(runs).toBe(3);
      },
    );
  });

  test('does not try a refusal again, and hands over its issues', async () => {
    let runs = 0;
    const issues = [{ code: 'fit-failed', severity: 'error', text: 'The fit did not converge, \u0000 said it.', at: 'levels[0]' }] as const;
    await withQueue(
      place,
      async () => {
        runs += 1;
        throw new JobRefused(issues);
      },
      async (queue, heard) => {
        await queue.add('refused', 'compare', '{}');
        const failure = await heard.end('refused');
        expect(failure).toMatchObject({ cancelled: false, issues: [{ code: 'fit-failed', at: 'levels[0]' }] });
        expect(await queue.find('refused')).toMatchObject({ state: 'failed', issues: [{ code: 'fit-failed' }] });
        expect(runs).toBe(1);
      },
    );
  });

  test('does not try a mistake of the program again', async () => {
    let runs = 0;
    await withQueue(
      place,
      async () => {
        runs += 1;
        throw new TypeError('x is undefined');
      },
      async (queue, heard) => {
        await queue.add('bug', 'compare', '{}');
        expect(await heard.end('bug')).toMatchObject({ reason: 'TypeError: x is undefined', issues: null, cancelled: false });
        expect(runs).toBe(1);
      },
    );
  });

  test('tries again when the machinery failed, and tells nobody of a failure that was mended', async () => {
    await withQueue(
      place,
      async (job) => {
        if (job.attempt < 3) throw new InfrastructureFault('a thread died');
        return `"attempt ${job.attempt}"`;
      },
      async (queue, heard) => {
        await queue.add('fault', 'compare', '{}');
        expect(await heard.end('fault')).toBe('"attempt 3"');
        expect(heard.failures).toEqual([]);
      },
    );
  });

  test('tells of progress in order', async () => {
    await withQueue(
      place,
      async (job) => {
        for (const done of [1, 2, 3]) await job.progress({ done, of: 3, note: 'arm ü' });
        return '{}';
      },
      async (queue, heard) => {
        await queue.add('steps', 'compare', '{}');
        await heard.end('steps');
        expect(heard.progress).toEqual([1, 2, 3].map((done) => ({ id: 'steps', progress: { done, of: 3, note: 'arm ü' } })));
      },
    );
  });

  test('leaves a job that a closing worker cannot finish to another worker', async () => {
    await withQueue(place, null, async (queue, heard, name) => {
      const held = Promise.withResolvers<void>();
      const options = { name, lockDuration: 1_000, stalledInterval: 300 };
      const first = await openWorker(place.connection, async (job) => (held.resolve(), untilAborted(job.signal)), options);
      await queue.add('moves', 'compare', '{}');
      await held.promise;
      const second = await openWorker(place.connection, async (job) => `"start ${job.attempt}"`, options);
      await first.close(0);
      expect(await heard.end('moves')).toBe('"start 2"');
      await second.close();
    });
  });

  test('finishes what runs before a worker closes', async () => {
    await withQueue(place, null, async (queue, heard, name) => {
      const held = Promise.withResolvers<void>();
      const go = Promise.withResolvers<void>();
      const worker = await openWorker(place.connection, async (job) => (held.resolve(), await go.promise, job.text), { name });
      await queue.add('drains', 'compare', '"done"');
      await held.promise;
      expect(worker.running()).toEqual(['drains']);
      const closing = worker.close();
      go.resolve();
      await closing;
      expect(await heard.end('drains')).toBe('"done"');
    });
  });

  test('answers whether it is there', async () => {
    await withQueue(place, null, async (queue) => {
      expect(await queue.check()).toBeNull();
    });
  });
});
