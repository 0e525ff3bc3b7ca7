import type { ComparisonJob } from '../../domain/job.ts';
import type { Told } from './previewer.ts';

export type Engine = {
  /** Computes a job and tells of it; what was asked before is no longer told of. */
  draw: (job: ComparisonJob) => void;
  close: () => void;
};

/** The engine of the service in a thread of this page: its file is fetched when the first preview is wanted. */
export function openEngine(hear: (told: Told) => void, fail: () => void): Engine {
  let n = 0;
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if (data.n === n) hear(data);
  });
  worker.addEventListener('error', fail);
  return {
    draw: (job) => {
      n += 1;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      worker.postMessage({ n, job });
    },
    close: () => worker.terminate(),
  };
}
