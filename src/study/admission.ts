import { error } from '../domain/issue.ts';
import { countOpen } from '../store/comparisons.ts';
import type { Queries } from '../store/connect.ts';
import { type Failure, fail } from './reply.ts';

/** Puts questions off while too many wait for their answer, so that those accepted are answered in a time that can be borne. */
export type Admission = {
  /** Why another question is put off now; null when there is room for it, which is then taken. */
  ask(): Promise<Failure | null>;
};

/** The count of open comparisons may be this old; what was let in since is added. Milliseconds. */
const LOOK_EVERY = 250;
/** Seconds a questioner is asked to wait: never longer than this, and this long while the pace is not known. */
const LONGEST_WAIT = 60;
const FIRST_WAIT = 5;
/** Weight of the newest look in the pace of answers. */
const NEWEST = 0.2;

export function openAdmission(store: Queries, limit: number): Admission {
  let [open, letIn, lookedAt] = [0, 0, -Infinity];
  /** Answers a second, smoothed. */
  let pace = 0;
  let looking: Promise<void> | undefined;

  const look = async (): Promise<void> => {
    const [before, since] = [open + letIn, lookedAt];
    const found = await countOpen(store);
    const now = performance.now();
    const answers = Math.max(0, before - found) / Math.max(0.001, (now - since) / 1_000);
    if (Number.isFinite(since)) pace = pace === 0 ? answers : (1 - NEWEST) * pace + NEWEST * answers;
    [open, letIn, lookedAt] = [found, 0, now];
  };

  return {
    async ask() {
      if (performance.now() - lookedAt > LOOK_EVERY) {
        const sees = (looking ??= look().finally(() => (looking = undefined)));
        // With room to spare nobody waits for the count; what keeps the store from counting will keep it from accepting.
        if (Number.isFinite(lookedAt) && 2 * (open + letIn) < limit) sees.catch(() => undefined);
        else await sees;
      }
      if (open + letIn >= limit) return putOff(limit, pace > 0 ? open / 2 / pace : FIRST_WAIT);
      letIn += 1;
      return null;
    },
  };
}

/** The wait is the time in which half of what is open is answered at the present pace. */
const putOff = (limit: number, seconds: number): Failure =>
  fail(
    'too-many',
    [
      error('too-many-open', `${limit} comparisons wait for their answers, which is as many as this service lets wait.`, {
        at: 'request',
        fix: 'Ask again after the time in Retry-After.',
      }),
    ],
    Math.min(LONGEST_WAIT, Math.max(1, Math.ceil(seconds))),
  );
