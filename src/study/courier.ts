import { error } from '../domain/issue.ts';
import type { ComparisonOutput } from '../domain/job.ts';
import type { ComparisonResult } from '../domain/wire/result.ts';
import {
  type StoredComparison,
  findComparison,
  isFinished,
  openComparisons,
  setProgress,
  setStatus,
  storeResult,
} from '../store/comparisons.ts';
import { clearOutbox, type OutboxEntry, requeue, returnToOutbox, takeOutbox } from '../store/outbox.ts';
import { finish } from './answer.ts';
import { COMPARISON, OTHER_VERSION, type Progress, comparisonOf, jobId, plannedBy } from './jobs.ts';
import type { Question } from './question.ts';
import { announce, type Change, change, type Office } from './office.ts';
import type { Failure, FoundJob } from './queue.ts';
import { isPlannedHere, planAnew } from './replan.ts';
import { VERSION } from './version.ts';

export type Courier = {
  /** Sends what this process has just accepted, and is the first to send. */
  send(entry: OutboxEntry, stored: StoredComparison): Promise<void>;
  /** Sends what waits in the outbox. */
  deliver(): Promise<void>;
  /** Compares every open comparison with the queue: sent again when the queue does not know it, stored when it is finished there. */
  reconcile(): Promise<void>;
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
  /** What this process has sent and has not heard of since: its answer is put together without another look at the store. */
  const sent = new Map<string, StoredComparison>();
  queue.onCompleted((id, text, took) =>
    forComparison(id, (comparison) => {
      const known = sent.get(comparison);
      sent.delete(comparison);
      return recordReturn(office, comparison, { text, took }, known);
    }),
  );
  queue.onFailed((id, _reason, failure) =>
    forComparison(id, (comparison) => {
      sent.delete(comparison);
      return recordFailure(office, comparison, failure);
    }),
  );
  return {
    send: async (entry, stored) => {
      keep(sent, stored);
      try {
        if (entry.job !== null) await queue.addNew(jobId(entry.comparisonId), COMPARISON, entry.job);
      } catch (cause) {
        await returnToOutbox(store, [entry.id]);
        throw cause;
      }
      await clearOutbox(store, entry, clock());
    },
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

/** As many as are kept: an answer that this process does not hear of would else be waited for in vain. */
const KEPT = 100;

function keep(sent: Map<string, StoredComparison>, stored: StoredComparison): void {
  sent.set(stored.id, stored);
  for (const oldest of sent.keys()) {
    if (sent.size <= KEPT) break;
    sent.delete(oldest);
  }
}

async function reconcileOne(office: Office, comparison: StoredComparison, found: FoundJob): Promise<void> {
  if (found.state === 'completed') await recordReturn(office, comparison.id, found);
  else if (found.state === 'failed') await recordFailure(office, comparison.id, found);
  else if (found.state === 'unknown') await requeueLost(office, comparison);
}

/** One that was sent and that the queue does not know any more is sent again; one that waits in the outbox is not lost. */
async function requeueLost({ store, clock, witness }: Office, { id, attempt }: StoredComparison): Promise<void> {
  if ((await requeue(store, id, COMPARISON, clock())) && attempt > 0) witness({ what: 'retried', why: 'lost' });
}

async function recordProgress(office: Office, id: string, progress: Progress): Promise<void> {
  const share = progress.of > 0 ? Math.min(1, progress.done / progress.of) : 0;
  await change(office, id, { kind: 'progress', body: { ...progress } }, (store) => setProgress(store, id, share, office.clock()));
}

type Returned = { text: string; took?: number | undefined };

/** `sent` is the comparison as this process sent it, where it did; what has happened to it since, the store knows. */
async function recordReturn(office: Office, id: string, output: Returned, sent?: StoredComparison): Promise<void> {
  const { store, library, clock } = office;
  const comparison = sent ?? (await findComparison(store, id));
  if (!comparison || isFinished(comparison.status)) return;
  // Numbers of one version are not put together with the words of another.
  if (!isPlannedHere(comparison)) return planAnew(office, comparison);
  const answered = finish(JSON.parse(comparison.question) as Question, JSON.parse(output.text) as ComparisonOutput, library);
  const { text, hash, result } = answered;
  const [at, { issues }, { question }, body] = [clock(), result, comparison, { resultHash: hash }];
  const n = await storeResult(store, id, { question, text, hash, issues, event: JSON.stringify(body), at });
  if (n === null) return sent && recordReturn(office, id, output);
  const ended = { status: 'done', issues, progress: 1, updatedAt: at.toISOString() } as const;
  const told: Change = {
    kind: 'done',
    body,
    since: comparison.createdAt,
    took: output.took,
    models: result.basis.models.flatMap(chosenModel),
    stored: { ...comparison, ...ended, result: text, resultHash: hash },
  };
  announce(office, id, told, n, at);
}

const chosenModel = (one: ComparisonResult['basis']['models'][number]): string[] => (one.chosen ? [one.model] : []);

/** A worker's expected no is a refusal with its issues; anything else is a failure that says so. */
async function recordFailure(office: Office, id: string, failure: Failure): Promise<void> {
  const { reason, cancelled, issues } = failure;
  if (isOfAnotherVersion(failure)) return sendAnew(office, id);
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
  const since = (await findComparison(office.store, id))?.createdAt;
  await change(office, id, { kind, body: { issues: told }, ...(since === undefined ? {} : { since }) }, (store) =>
    setStatus(store, id, kind, { at: office.clock(), issues: told }),
  );
}

/** True when the job that failed was planned by another version than this one; the worker that refused it may well be of this one. */
const isOfAnotherVersion = ({ issues }: Failure): boolean =>
  issues?.some(({ code, at }) => code === OTHER_VERSION && at !== plannedBy(VERSION)) === true;

async function sendAnew(office: Office, id: string): Promise<void> {
  const comparison = await findComparison(office.store, id);
  if (!comparison || isFinished(comparison.status)) return;
  if (isPlannedHere(comparison)) await requeue(office.store, id, COMPARISON, office.clock());
  else await planAnew(office, comparison);
}
