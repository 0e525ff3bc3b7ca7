import { error } from '../domain/issue.ts';
import { countOpen } from '../store/comparisons.ts';
import type { Queries } from '../store/connect.ts';
import { type Failure, type Reply, fail, reply } from './reply.ts';

/** Puts questions off while too many wait for their answer, so that those accepted are answered in a time that can be borne. */
export type Admission = {
  /** Why another question is put off now; else its place, which it keeps until it is settled. */
  ask(): Promise<Reply<Place>>;
};

/** The place of a question that was let in. */
export type Place = {
  /** Says that the question is in the store, or will never be; once is enough. */
  settle(): void;
};

/** The count of open comparisons may be this old. Milliseconds. */
const LOOK_EVERY = 250;
/** Seconds a questioner is asked to wait: never longer than this, and this long while the pace is not known. */
const LONGEST_WAIT = 60;
const FIRST_WAIT = 5;
/** Weight of the newest look in the pace of answers. */
const NEWEST = 0.2;

export function openAdmission(store: Queries, limit: number): Admission {
  /** Open by the last count; let in and not yet settled; settled since that count began, which it may have missed. */
  let [open, unsettled, settled, lookedAt] = [0, 0, 0, -Infinity];
  /** Answers a second, smoothed. */
  let pace = 0;
  let looking: Promise<void> | undefined;
  const taken = (): number => open + unsettled + settled;

  const look = async (): Promise<void> => {
    const [before, since, early] = [open + settled, lookedAt, settled];
    const found = await countOpen(store);
    const now = performance.now();
    const answers = Math.max(0, before - found) / Math.max(0.001, (now - since) / 1_000);
    if (Number.isFinite(since)) pace = pace === 0 ? answers : (1 - NEWEST) * pace + NEWEST * answers;
    [open, settled, lookedAt] = [found, settled - early, now];
  };

  const takePlace = (): Place => {
    let held = true;
    unsettled += 1;
    const settle = (): void => {
      if (!held) return;
      held = false;
      unsettled -= 1;
      settled += 1;
    };
    return { settle };
  };

  return {
    async ask() {
      if (performance.now() - lookedAt > LOOK_EVERY) {
        const sees = (looking ??= look().finally(() => (looking = undefined)));
        // With room to spare nobody waits for the count; what keeps the store from counting will keep it from accepting.
        if (Number.isFinite(lookedAt) && 2 * taken() < limit) sees.catch(() => undefined);
        else await sees;
      }
      return taken() >= limit ? putOff(limit, pace > 0 ? open / 2 / pace : FIRST_WAIT) : reply(takePlace());
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
