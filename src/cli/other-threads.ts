import { Worker } from 'node:worker_threads';
import type { PieceRows } from '../study/simulate-piece.ts';
import { READY, type ThreadData, type ThreadTask } from './thread-task.ts';

/** The thread's file has the ending of this one: TypeScript in the source tree, JavaScript in the built package. */
const ENDING = import.meta.filename.slice(import.meta.filename.lastIndexOf('.'));

/** Pieces in the hands of a thread: the one it works on, and those that lie ready while the main thread is busy with one of its own. */
const AT_ONCE = 3;

/** Threads beside the main one. */
export type OtherThreads = {
  /** Hands a piece to the thread with the fewest; undefined while none has started, and when all have enough. */
  give(task: ThreadTask): Promise<PieceRows> | undefined;
  end(): Promise<void>;
};

type Waiting = { resolve: (rows: PieceRows) => void; reject: (cause: unknown) => void };
type Thread = { worker: Worker; waiting: Waiting[]; started: boolean };

/** Starts threads; each answers in the order in which it was asked. */
export function startThreads(count: number, data: ThreadData): OtherThreads {
  const threads = Array.from({ length: count }, (): Thread => {
    const worker = new Worker(new URL(`simulate-thread${ENDING}`, import.meta.url), { workerData: data });
    const thread: Thread = { worker, waiting: [], started: false };
    worker.on('message', (rows: PieceRows | typeof READY) => {
      if (rows === READY) thread.started = true;
      else thread.waiting.shift()?.resolve(rows);
    });
    worker.on('error', (cause) => {
      thread.started = false;
      for (const { reject } of thread.waiting.splice(0)) reject(cause);
    });
    return thread;
  });
  return {
    give(task) {
      const [free] = threads
        .filter(({ started, waiting }) => started && waiting.length < AT_ONCE)
        .toSorted((one, other) => one.waiting.length - other.waiting.length);
      if (!free) return undefined;
      const rows = new Promise<PieceRows>((resolve, reject) => void free.waiting.push({ resolve, reject }));
      // Told when its turn comes.
      rows.catch(() => undefined);
      free.worker.postMessage(task, []);
      return rows;
    },
    async end() {
      for (const thread of threads) thread.started = false;
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
