import type { Job, Queue as BullQueue } from 'bullmq';
import type { QueueConnection } from './queue-connection.ts';
import { takeOver } from './queue-clock.ts';
import { JOB_OPTIONS, type Line, listen, openLine, PATIENCE, type QueueOptions, removeFinished, within } from './queue-line.ts';
import { checkJobId, checkText, type Failure, type JobData, type JobReturn, readFailure, unpackText } from './queue-message.ts';

export { type ChildJob, openWorker, type Processor, type QueueWorker, type RunningJob, type WorkerOptions } from './queue-worker.ts';
export { type Failure, InfrastructureFault, JobRefused } from './queue-message.ts';
export type { QueueConnection } from './queue-connection.ts';

/** `unknown`: the queue never had it, or has forgotten it. */
export type JobState = 'unknown' | 'waiting' | 'active' | 'waiting-children' | 'completed' | 'failed';

/** What the queue knows of a job, with what it gave or why it failed. */
export type FoundJob =
  | { state: 'unknown' | 'waiting' | 'active' | 'waiting-children' }
  | { state: 'completed'; text: string }
  | ({ state: 'failed' } & Failure);

type Stop = () => void;

/** The queue as the owner of the store sees it. */
export type JobQueue = {
  /** Queues a job. One that waits or runs under this id stays as it is; a finished one is removed first, and so asked again. */
  add(id: string, name: string, text: string, options?: { attempts?: number }): Promise<'added' | 'already there'>;
  /** Queues a job under an id that was never used before, in one step. */
  addNew(id: string, name: string, text: string): Promise<void>;
  /** A waiting job is removed; a running one is told to stop, wherever it runs, and then fails as cancelled. */
  cancel(id: string): Promise<'removed' | 'signalled' | 'finished' | 'unknown'>;
  /** Removes a job and its parts, whatever they are at; one that runs is told to stop, and is removed by another call once it has ended. */
  forget(id: string): Promise<void>;
  state(id: string): Promise<JobState>;
  find(id: string): Promise<FoundJob>;
  /** Listeners hear of every job, children too, from any process. Each of these returns the way to stop listening. */
  onActive(listener: (id: string) => void): Stop;
  onProgress(listener: (id: string, progress: Record<string, unknown>) => void): Stop;
  /** `took`: milliseconds that a worker was at it, where one worker did the whole of it. */
  onCompleted(listener: (id: string, text: string, took?: number) => void): Stop;
  /** Final failures only. `reason` is for a person; `failure` tells a cancellation and a refusal from a fault. */
  onFailed(listener: (id: string, reason: string, failure: Failure) => void): Stop;
  /** A job that begins again: after a fault, or because its worker fell silent. Every process on the queue hears of it. */
  onRetried(listener: (why: 'failed' | 'stalled') => void): Stop;
  /** Jobs by state, for metrics. */
  counts(): Promise<Record<string, number>>;
  /** A sentence when the queue does not answer, null when it does. */
  check(): Promise<string | null>;
  /** For the one process that owns an embedded queue, before it starts its worker: gives what a process before it left running to that worker. */
  takeOver(): Promise<void>;
  /** BullMQ's own object, for a page that shows the jobs. */
  readonly bull: BullQueue;
  close(): Promise<void>;
};

/** Opens the owner's end of a queue. Throws when it does not answer. */
export async function openQueue(connection: QueueConnection, options: QueueOptions = {}): Promise<JobQueue> {
  const line = await openLine(connection, 'asker', options);
  const { jobs } = line;
  return {
    add: (id, name, text, more) => addJob(jobs, id, name, text, more),
    addNew: async (id, name, text) => {
      checkJobId(id);
      checkText(text);
      await jobs.add(name, { text }, { ...JOB_OPTIONS, jobId: id });
    },
    cancel: (id) => cancelJob(line, id),
    forget: (id) => forgetJob(line, id),
    state: (id) => stateOf(jobs, id),
    find: (id) => findJob(jobs, id),
    onActive: (listener) => listen(line, 'active', ({ jobId }) => listener(jobId)),
    onProgress: (listener) => listen(line, 'progress', ({ jobId, data }) => listener(jobId, data)),
    onCompleted: (listener) =>
      listen(line, 'completed', ({ jobId, returnvalue }) => listener(jobId, unpackText(returnvalue), returnvalue.took)),
    onFailed: (listener) =>
      listen(line, 'failed', ({ jobId, failedReason }) => {
        const failure = readFailure(failedReason);
        listener(jobId, failure.reason, failure);
      }),
    onRetried: (listener) => {
      // Nothing is delayed here but what is tried again.
      const stops = [listen(line, 'delayed', () => listener('failed')), listen(line, 'stalled', () => listener('stalled'))];
      return () => stops.forEach((stop) => stop());
    },
    counts: () => jobs.getJobCounts('waiting', 'active', 'delayed', 'waiting-children', 'completed', 'failed'),
    async check() {
      try {
        await within(PATIENCE, 'the queue', jobs.getJobCounts('active'));
        return null;
      } catch (cause) {
        return `The queue does not answer: ${cause instanceof Error ? cause.message : String(cause)}`;
      }
    },
    takeOver: () => takeOver(line),
    bull: jobs as unknown as BullQueue,
    close: () => line.close(),
  };
}

async function addJob(
  jobs: BullQueue<JobData, JobReturn>,
  id: string,
  name: string,
  text: string,
  options: { attempts?: number } = {},
): Promise<'added' | 'already there'> {
  checkJobId(id);
  checkText(text);
  if (!(await removeFinished(jobs, id))) return 'already there';
  await jobs.add(name, { text }, { ...JOB_OPTIONS, jobId: id, ...(options.attempts === undefined ? {} : { attempts: options.attempts }) });
  return 'added';
}

/** A job may be fetched between the look and the removal: then look again. */
async function cancelJob(line: Line, id: string, looks = 3): Promise<'removed' | 'signalled' | 'finished' | 'unknown'> {
  const job = await line.jobs.getJob(id);
  if (!job) return 'unknown';
  const state = await job.getState();
  if (state === 'completed' || state === 'failed') return 'finished';
  if (state === 'waiting' || state === 'delayed' || state === 'prioritized') {
    const removed = await job.remove().then(
      () => true,
      () => false,
    );
    if (removed) return 'removed';
    if (looks > 1) return cancelJob(line, id, looks - 1);
  }
  await markCancelled(job);
  await line.tellWorkers('cancel', { jobId: id, asked: String(job.timestamp) });
  // The last first: those that wait are gone before one that runs makes room for the next.
  for (const child of (job.data.children ?? []).toReversed()) await cancelJob(line, child);
  return 'signalled';
}

async function forgetJob(line: Line, id: string): Promise<void> {
  const children = (await line.jobs.getJob(id))?.data.children ?? [];
  await cancelJob(line, id);
  // One that runs is its worker's until it ends.
  for (const one of [...children, id]) await (await line.jobs.getJob(one))?.remove().catch(() => undefined);
}

/** A mark that outlives the worker: whoever runs the job next sees it. */
async function markCancelled(job: Job<JobData, JobReturn>): Promise<void> {
  try {
    await job.updateData({ ...job.data, cancelled: true });
  } catch {
    // It has just finished or was removed; there is nothing left to mark.
  }
}

async function stateOf(jobs: BullQueue<JobData, JobReturn>, id: string): Promise<JobState> {
  const state = await jobs.getJobState(id);
  return state === 'delayed' || state === 'prioritized' ? 'waiting' : state;
}

async function findJob(jobs: BullQueue<JobData, JobReturn>, id: string): Promise<FoundJob> {
  const state = await stateOf(jobs, id);
  if (state !== 'completed' && state !== 'failed') return { state };
  const job = await jobs.getJob(id);
  if (!job) return { state: 'unknown' };
  return state === 'completed' ? { state, text: unpackText(job.returnvalue) } : { state, ...readFailure(job.failedReason) };
}
