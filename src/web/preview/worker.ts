import { library } from '../../../models/index.ts';
import type { ComparisonJob } from '../../domain/job.ts';
import { type Told, createPreviewer } from './previewer.ts';

/** A job to draw; only the newest is wanted. */
export type Asking = { n: number; job: ComparisonJob };

const preview = createPreviewer(library);
let newest = 0;

/** Messages that have come meanwhile are heard before this goes on. */
const breathe = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

addEventListener('message', ({ data: { n, job } }: MessageEvent<Asking>) => {
  newest = n;
  void preview(n, job, {
    tell: (told: Told) => postMessage(told),
    wanted: async () => {
      await breathe();
      return n === newest;
    },
  });
});
