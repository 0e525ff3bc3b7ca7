import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Queue as BullQueue, QueueEvents, QueueEventsProducer } from 'bullmq';
import { bindQueue, type Bound, type QueueConnection, type Role } from './queue-connection.ts';
import type { JobData, JobReturn } from './queue-message.ts';

export type QueueOptions = {
  /** Queues of different names do not see each other. */
  name?: string;
  /** Told of connection trouble, which the queue survives. */
  onTrouble?: (trouble: Error) => void;
};

const NAME = 'dosetwin';
const PREFIX = 'dosetwin';
const DAY_IN_SECONDS = 86_400;
/** Events kept for those who read more slowly; a completed job's event holds its result, so not too many. */
const EVENTS_KEPT = 2_000;
/** How long a queue may take to answer when it is opened or checked. Milliseconds. */
export const PATIENCE = 10_000;

/** How long a good-bye to a queue that is away may take. Milliseconds. */
export const CLOSING = 3_000;

/** Finished jobs are kept for a day, a thousand of each kind: the store holds the truth. */
export const JOB_OPTIONS = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: { age: DAY_IN_SECONDS, count: 1_000 },
  removeOnFail: { age: DAY_IN_SECONDS, count: 1_000 },
} as const;

/** The parts that both ends of a queue hold. */
export type Line = {
  bound: Bound;
  name: string;
  prefix: string;
  jobs: BullQueue<JobData, JobReturn>;
  /** What this end hears: an asker what becomes of jobs, a worker what it is told, and not every answer of every other worker. */
  events: QueueEvents;
  /** Tells every worker. */
  tellWorkers(event: string, fields: Record<string, string>): Promise<void>;
  close(): Promise<void>;
};

/** Opens one end of a queue and makes sure that it hears what is told from now on. Throws a sentence when it does not answer. */
export async function openLine(connection: QueueConnection, role: Role, options: QueueOptions): Promise<Line> {
  let last: Error | undefined;
  const onTrouble = (trouble: Error): void => {
    last = trouble;
    options.onTrouble?.(trouble);
  };
  try {
    const bound = await bindQueue(connection, role);
    const line = makeLine(bound, role, options.name ?? NAME, onTrouble);
    try {
      await within(PATIENCE, 'the queue', line.hearOneself());
    } catch (cause) {
      await line.close();
      throw cause;
    }
    return line;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The queue cannot be used: ${message}${last && last !== cause ? ` (${last.message || last.name})` : ''}`, { cause });
  }
}

function makeLine(bound: Bound, role: Role, name: string, onTrouble: (trouble: Error) => void): Line & { hearOneself(): Promise<void> } {
  const { Queue, QueueEvents, QueueEventsProducer } = bound.classes;
  const jobs = new Queue<JobData, JobReturn>(name, {
    connection: bound.commands,
    prefix: PREFIX,
    streams: { events: { maxLen: EVENTS_KEPT } },
  }) as unknown as BullQueue<JobData, JobReturn>;
  const toWorkers = `${name}-workers`;
  const heard = role === 'worker' ? toWorkers : name;
  const events = new QueueEvents(heard, {
    connection: bound.blocking,
    prefix: PREFIX,
    blockingTimeout: bound.look,
  }) as unknown as QueueEvents;
  const tellerOn = (stream: string): QueueEventsProducer =>
    new QueueEventsProducer(stream, { connection: bound.commands, prefix: PREFIX }) as unknown as QueueEventsProducer;
  const workers = tellerOn(toWorkers);
  const oneself = heard === toWorkers ? workers : tellerOn(heard);
  const tellers = [...new Set([workers, oneself])];
  jobs.on('error', onTrouble);
  events.on('error', onTrouble);
  for (const teller of tellers) teller.on('error', onTrouble);
  const ends = [jobs, events, ...tellers];
  const line: Line = {
    ...{ bound, name, prefix: PREFIX, jobs, events },
    tellWorkers: (event, fields) => tell(workers, event, fields),
    async close() {
      bound.giveUp();
      await Promise.race([Promise.allSettled(ends.map((end) => end.close())), pause(CLOSING, undefined, { ref: false })]);
      await bound.close();
    },
  };
  return {
    ...line,
    async hearOneself() {
      await Promise.all(ends.map((end) => end.waitUntilReady()));
      await hearOneself(line, oneself);
    },
  };
}

const tell = (teller: QueueEventsProducer, event: string, fields: Record<string, string>): Promise<void> =>
  teller.publishEvent({ eventName: event, ...fields }, EVENTS_KEPT);

/** What is told on a queue: what BullMQ tells of its jobs, and what the ends of the queue tell one another. */
export type Told = {
  active: { jobId: string };
  progress: { jobId: string; data: Record<string, unknown> };
  completed: { jobId: string; returnvalue: JobReturn };
  failed: { jobId: string; failedReason: string };
  delayed: { jobId: string };
  stalled: { jobId: string };
  hello: { call: string };
  cancel: { jobId: string; asked: string };
};

/** Calls a listener at each event of a name, and returns the way to stop. */
export function listen<Name extends keyof Told>(
  { events }: Pick<Line, 'events'>,
  name: Name,
  listener: (event: Told[Name]) => void,
): () => void {
  const anything = events as unknown as Record<'on' | 'off', (name: Name, listener: (event: Told[Name]) => void) => void>;
  anything.on(name, listener);
  return () => anything.off(name, listener);
}

/** Makes an id free to be asked again: true, unless a job waits or runs under it. */
export async function removeFinished(jobs: Line['jobs'], id: string): Promise<boolean> {
  const before = await jobs.getJob(id);
  if (!before) return true;
  const state = await before.getState();
  if (state !== 'completed' && state !== 'failed' && state !== 'unknown') return false;
  await before.remove();
  return true;
}

/** A listener that has not heard anything yet can miss events between two looks; after the first it knows where it stands. */
async function hearOneself(line: Line, teller: QueueEventsProducer): Promise<void> {
  const call = randomUUID();
  const { promise: heard, resolve } = Promise.withResolvers<true>();
  const stop = listen(line, 'hello', ({ call: answer }) => void (answer === call && resolve(true)));
  let answered = false;
  while (!answered) {
    await tell(teller, 'hello', { call });
    answered = await Promise.race([heard, pause(100, false)]);
  }
  stop();
}

/** The answer, or an error when it takes longer than that. */
export async function within<T>(milliseconds: number, who: string, answer: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = pause(milliseconds, undefined, { signal: stop.signal }).then(() =>
    Promise.reject(new Error(`${who} did not answer within ${milliseconds / 1_000} s`)),
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    stop.abort();
    late.catch(() => undefined);
  }
}
