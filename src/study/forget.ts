import type { Store } from '../store/connect.ts';
import { forgetTwin } from '../store/forget.ts';
import { jobId, ownerOf } from './jobs.ts';
import type { JobQueue } from './queue.ts';

/** As many forgotten comparisons are remembered, by their ids, until their jobs have ended. */
const REMEMBERED = 10_000;

type Parts = { store: Store; queue: JobQueue; clock: () => Date; onError: (cause: unknown) => void };

/**
 * Forgets people: first in the store, which is the truth, then in the queue, whose jobs hold no identity and are gone after a day
 * anyhow. A job that runs is told to stop, and is removed once its end is heard of.
 *
 * @returns what forgets a twin of a tenant; false when there is none
 */
export function openForgetting({ store, queue, clock, onError }: Parts): (tenant: string, twin: string) => Promise<boolean> {
  const forgotten = new Set<string>();
  const remove = (job: string): Promise<void> => queue.forget(job).catch(onError);
  const hear = (job: string): void => {
    if (forgotten.has(ownerOf(job))) void remove(job);
  };
  queue.onCompleted(hear);
  queue.onFailed(hear);
  return async (tenant, twin) => {
    const comparisons = await forgetTwin(store, tenant, twin, clock());
    if (!comparisons) return false;
    for (const comparison of comparisons) {
      forgotten.add(comparison);
      await remove(jobId(comparison));
    }
    for (const oldest of forgotten) {
      if (forgotten.size <= REMEMBERED) break;
      forgotten.delete(oldest);
    }
    return true;
  };
}
