import { error } from '../domain/issue.ts';
import type { ComparisonOutput } from '../domain/job.ts';
import {
  type StoredComparison,
  findComparison,
  isFinished,
  openComparisons,
  setProgress,
  setStatus,
  storeResult,
} from '../store/comparisons.ts';
import { inTransaction, type Queries } from '../store/connect.ts';
import { appendEvent } from '../store/events.ts';
import { clearOutbox, requeue, returnToOutbox, takeOutbox } from '../store/outbox.ts';
import { finish } from './answer.ts';
import type { ComparisonEvent } from './contract.ts';
import { COMPARISON, type Progress, comparisonOf, jobId } from './jobs.ts';
import type { Library } from './library.ts';
import type { Question } from './question.ts';
import type { Failure, FoundJob, JobQueue } from './queue.ts';

export type Courier = {
  /** Sends what waits in the outbox. */
  deliver(): Promise<void>;
  /** Compares every open comparison with the queue: sent again when the queue does not know it, stored when it is finished there. */
  reconcile(): Promise<void>;
};

export type Office = {
  store: Queries;
  queue: JobQueue;
  library: Library;
  clock: () => Date;
  /** Told of each event once it is stored. */
  tell: (comparison: string, event: ComparisonEvent) => void;
  onError: (cause: unknown) => void;
};

/**
 * Carries questions to the queue and answers back. A comparison and its outbox row are written in one transaction; only what
 * the queue has accepted leaves the outbox; what comes back is stored once, whoever brings it and however often.
 */
export function openCourier(office: Office): Courier {
  const { store, queue, clock, onError } = office;
  const forComparison = (id: string, work: (comparison: string) => Promise<void>): void => {
    const comparison = comparisonOf(id);
    if (comparison !== null) work(comparison).catch(onError);
  };
  queue.onProgress((id, progress) => forComparison(id, (comparison) => recordProgress(office, comparison, progress as Progress)));
  queue.onCompleted((id, text) => forComparison(id, (comparison) => recordReturn(office, comparison, text)));
  queue.onFailed((id, _reason, failure) => forComparison(id, (comparison) => recordFailure(office, comparison, failure)));
  return {
    deliver: async () => {
      const taken = await takeOutbox(store, 100, clock());
      for (const [n, entry] of taken.entries()) {
        try {
          if (entry.job !== null) await queue.add(jobId(entry.comparisonId), COMPARISON, entry.job);
          await clearOutbox(store, entry, clock());
        } catch (cause) {
          // The queue is away, for the rest too: nothing taken is left to the end of its lease.
          await returnToOutbox(
            store,
            taken.slice(n).map((one) => one.id),
          );
          throw cause;
        }
      }
    },
    reconcile: async () => {
      for (const comparison of await openComparisons(store)) {
        const found = await queue.find(jobId(comparison.id));
        // One whose answer cannot be stored must not keep the others from theirs.
        await reconcileOne(office, comparison, found).catch(onError);
      }
    },
  };
}

async function reconcileOne(office: Office, comparison: StoredComparison, found: FoundJob): Promise<void> {
  if (found.state === 'completed') await recordReturn(office, comparison.id, found.text);
  else if (found.state === 'failed') await recordFailure(office, comparison.id, found);
  else if (found.state === 'unknown') await requeue(office.store, comparison.id, COMPARISON, office.clock());
}

async function recordProgress(office: Office, id: string, progress: Progress): Promise<void> {
  const share = progress.of > 0 ? Math.min(1, progress.done / progress.of) : 0;
  await change(office, id, 'progress', { ...progress }, (store) => setProgress(store, id, share, office.clock()));
}

async function recordReturn(office: Office, id: string, text: string): Promise<void> {
  const { store, library, clock } = office;
  const comparison = await findComparison(store, id);
  if (!comparison || isFinished(comparison.status)) return;
  const answered = finish(JSON.parse(comparison.question) as Question, JSON.parse(text) as ComparisonOutput, library);
  const { text: result, hash, result: found } = answered;
  await change(office, id, 'done', { resultHash: hash }, (inOne) =>
    storeResult(inOne, id, { status: 'done', text: result, hash, issues: found.issues, at: clock() }),
  );
}

/** A worker's expected no is a refusal with its issues; anything else is a failure that says so. */
async function recordFailure(office: Office, id: string, { reason, cancelled, issues }: Failure): Promise<void> {
  const kind = cancelled ? 'cancelled' : issues ? 'refused' : 'failed';
  const told =
    issues ??
    (cancelled
      ? []
      : [
          error('computation-failed', `The computation failed: ${reason.slice(0, 200)}`, {
            fix: 'Ask again; if it fails again, report the id of the comparison.',
          }),
        ]);
  await change(office, id, kind, { issues: told }, (store) => setStatus(store, id, kind, { at: office.clock(), issues: told }));
}

/** Appends an event and tells who listens. */
export const record = (
  office: Pick<Office, 'store' | 'clock' | 'tell'>,
  id: string,
  kind: ComparisonEvent['kind'],
  body: Record<string, unknown>,
): Promise<boolean> => change(office, id, kind, body, async () => true);

/**
 * Changes a comparison and appends the event that tells of it, both or neither; who listens is told once both are stored. False
 * when nothing was to change.
 */
export async function change(
  office: Pick<Office, 'store' | 'clock' | 'tell'>,
  id: string,
  kind: ComparisonEvent['kind'],
  body: Record<string, unknown>,
  make: (store: Queries) => Promise<boolean>,
): Promise<boolean> {
  const at = office.clock();
  const n = await inTransaction(office.store, async (store) =>
    (await make(store)) ? appendEvent(store, id, { kind, body: JSON.stringify(body), at }) : null,
  );
  if (n !== null) office.tell(id, { n, kind, body, at: at.toISOString() });
  return n !== null;
}
