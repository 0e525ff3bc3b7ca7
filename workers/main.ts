import { availableParallelism } from 'node:os';
import { type QueueConnection, openWorker } from '../src/study/queue.ts';
import { openPool } from './pool.ts';
import { openProcessor } from './process.ts';

export type RunningWorker = {
  /** Takes no more jobs, finishes those in hand, ends the threads. */
  close(): Promise<void>;
};

export type WorkerSettings = {
  /** Jobs at a time. */
  concurrency?: number;
  threads?: number;
  onTrouble?: (trouble: Error) => void;
};

/** Starts a worker on a queue: as many as wanted, on as many machines. It never opens the store. */
export async function startWorker(connection: QueueConnection, settings: WorkerSettings = {}): Promise<RunningWorker> {
  const threads = settings.threads ?? availableParallelism();
  const pool = openPool(threads);
  const worker = await openWorker(connection, openProcessor(pool), {
    concurrency: settings.concurrency ?? threads,
    ...(settings.onTrouble ? { onTrouble: settings.onTrouble } : {}),
  });
  return {
    close: async () => {
      await worker.close();
      await pool.close();
    },
  };
}
