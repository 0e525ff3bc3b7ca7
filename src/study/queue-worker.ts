import { setTimeout as pause } from 'node:timers/promises';
import { type Job, type Worker, WaitingChildrenError } from 'bullmq';
import { releaseFromTheFuture } from './queue-clock.ts';
import type { QueueConnection } from './queue-connection.ts';
import { CLOSING, JOB_OPTIONS, type Line, listen, openLine, type QueueOptions, removeFinished } from './queue-line.ts';
import { CANCELLED, checkJobId, checkText, finalError, type JobData, type JobReturn, packText, unpackText } from './queue-message.ts';

export type ChildJob = { id: string; name: string; text: string };

/** A job while it runs. */
export type RunningJob = {
  id: string;
  name: string;
  text: string;
  /** The how-manieth start this is, from 1. */
  attempt: number;
  /** Fires when the job is cancelled, or was given to another worker because this one seemed dead. */
  signal: AbortSignal;
  progress(progress: object): Promise<void>;
  /** What `spread` kept on an earlier start, null on the first. */
  kept: string | null;
  /**
   * Runs jobs on any worker and gives their texts, in order. Unless all of them are finished it does not return: the job leaves
   * its worker, and starts again from the beginning when they are, with `kept` set; calling again with the same children then
   * returns at once. A child that fails fails this job. Safe to repeat after a crash.
   */
  spread(children: readonly ChildJob[], keep: string): Promise<string[]>;
};

/** Computes a job's text. Throw `JobRefused` for an expected no, `InfrastructureFault` for what is worth another try. */
export type Processor = (job: RunningJob) => Promise<string>;

export type WorkerOptions = QueueOptions & {
  /** Jobs at a time; 1 unless told. */
  concurrency?: number;
  /** How long a job stays with a worker that gives no sign of life, milliseconds. */
  lockDuration?: number;
  /** How often jobs of silent workers are looked for, milliseconds. */
  stalledInterval?: number;
  /** How often a job may lose its worker before it counts as failed. */
  maxStalledCount?: number;
};

export type QueueWorker = {
  /** Jobs this worker runs now. */
  running(): string[];
  /** Takes no more jobs, waits up to `grace` milliseconds for those that run, then leaves them to other workers. */
  close(grace?: number): Promise<void>;
};

/** Locks that lie in the future are looked for once in so many looks for silent workers. */
const LOOKS = 6;

const LOST = 'given to another worker';
/** Cancellations remembered in case the job comes here later. */
const REMEMBERED = 1_000;

type Runs = {
  start(job: Job<JobData, JobReturn>): AbortController;
  stop(id: string): void;
  abort(id: string, reason: string): void;
  cancel(id: string, asked: string): void;
  ids(): string[];
  abortAll(reason: string): void;
};

/** Starts a worker. Throws when the queue does not answer. */
export async function openWorker(connection: QueueConnection, processor: Processor, options: WorkerOptions = {}): Promise<QueueWorker> {
  const { concurrency = 1, lockDuration = 15_000, stalledInterval = 5_000, maxStalledCount = 2, onTrouble = () => undefined } = options;
  const line = await openLine(connection, 'worker', options);
  const runs = keepRuns();
  listen(line, 'cancel', ({ jobId, asked }) => runs.cancel(jobId, asked));
  const worker = new line.bound.classes.Worker<JobData, JobReturn>(
    line.name,
    (job, token) => runJob(line, runs, processor, job, token ?? ''),
    {
      ...{ connection: line.bound.blocking, prefix: line.prefix, concurrency, lockDuration, stalledInterval, maxStalledCount },
      autorun: false,
      drainDelay: line.bound.look / 1_000,
    },
  ) as unknown as Worker<JobData, JobReturn>;
  worker.on('error', onTrouble);
  worker.on('lockRenewalFailed', (ids: string[]) => ids.forEach((id) => runs.abort(id, LOST)));
  await worker.waitUntilReady();
  // The first look may find the queue away; the next ones do what it would have done.
  const look = (): void => void releaseFromTheFuture(line, lockDuration).catch(onTrouble);
  look();
  const looks = setInterval(look, LOOKS * stalledInterval);
  worker.run().catch(onTrouble);
  return {
    running: runs.ids,
    async close(grace = 10_000) {
      clearInterval(looks);
      const closed = worker.close().then(() => true);
      const drained = await Promise.race([closed, pause(grace, false, { ref: false })]);
      if (!drained) {
        line.bound.giveUp();
        runs.abortAll(LOST);
        const stopped = await Promise.race([closed, pause(CLOSING, false, { ref: false })]);
        // A processor that ignores its signal is left behind; without a connection it can store nothing.
        if (!stopped) await Promise.race([worker.disconnect(), pause(CLOSING, undefined, { ref: false })]);
      }
      await line.close();
    },
  };
}

async function runJob(line: Line, runs: Runs, processor: Processor, job: Job<JobData, JobReturn>, token: string): Promise<JobReturn> {
  const { signal } = runs.start(job);
  const began = performance.now();
  try {
    signal.throwIfAborted();
    const text = await processor({
      id: idOf(job),
      name: job.name,
      text: job.data.text,
      attempt: Math.max(1, job.attemptsStarted),
      signal,
      kept: job.data.kept ?? null,
      async progress(progress) {
        checkText(JSON.stringify(progress));
        await job.updateProgress(progress);
      },
      spread: (children, keep) => spread(line, job, token, children, keep, signal),
    });
    signal.throwIfAborted();
    checkText(text);
    const took = Math.round(performance.now() - began);
    return { ...packText(text), ...(job.data.kept === undefined ? { took } : {}) };
  } catch (cause) {
    if (cause instanceof WaitingChildrenError) throw cause;
    throw finalError(cause, signal);
  } finally {
    runs.stop(idOf(job));
  }
}

async function spread(
  line: Line,
  job: Job<JobData, JobReturn>,
  token: string,
  children: readonly ChildJob[],
  keep: string,
  signal: AbortSignal,
): Promise<string[]> {
  for (const { id, text } of children) {
    checkJobId(id);
    checkText(text);
  }
  checkText(keep);
  const finished = await finishedChildren(job);
  const missing = children.filter(({ id }) => !finished.has(id));
  if (missing.length > 0) {
    await job.updateData({ text: job.data.text, kept: keep, children: children.map(({ id }) => id) });
    for (const { id, name, text } of missing) {
      signal.throwIfAborted();
      await removeFinished(line.jobs, id);
      await line.jobs.add(
        name,
        { text },
        { ...JOB_OPTIONS, jobId: id, parent: { id: idOf(job), queue: line.jobs.qualifiedName }, failParentOnFailure: true },
      );
    }
    signal.throwIfAborted();
    if (await job.moveToWaitingChildren(token)) throw new WaitingChildrenError();
    for (const [id, text] of await finishedChildren(job)) finished.set(id, text);
  }
  return children.map(({ id }) => {
    const text = finished.get(id);
    if (text === undefined) throw new Error(`the child job ${id} is neither finished nor waited for`);
    return text;
  });
}

/** Children are keyed by their queue and id; ids have no colon. */
async function finishedChildren(job: Job<JobData, JobReturn>): Promise<Map<string, string>> {
  const values = (await job.getChildrenValues<JobReturn>()) ?? {};
  return new Map(Object.entries(values).map(([key, value]) => [key.slice(key.lastIndexOf(':') + 1), unpackText(value)]));
}

function keepRuns(): Runs {
  const running = new Map<string, { controller: AbortController; asked: string }>();
  const cancelled = new Set<string>();
  const abort = (id: string, reason: string): void => running.get(id)?.controller.abort(reason);
  return {
    start(job) {
      const controller = new AbortController();
      const asked = String(job.timestamp);
      running.set(idOf(job), { controller, asked });
      if (job.data.cancelled || cancelled.has(`${idOf(job)} ${asked}`)) controller.abort(CANCELLED);
      return controller;
    },
    stop: (id) => void running.delete(id),
    abort,
    cancel(id, asked) {
      cancelled.add(`${id} ${asked}`);
      for (const oldest of cancelled) {
        if (cancelled.size <= REMEMBERED) break;
        cancelled.delete(oldest);
      }
      if (running.get(id)?.asked === asked) abort(id, CANCELLED);
    },
    ids: () => [...running.keys()],
    abortAll: (reason) => running.forEach(({ controller }) => controller.abort(reason)),
  };
}

const idOf = (job: Job<JobData, JobReturn>): string => job.id ?? '';
