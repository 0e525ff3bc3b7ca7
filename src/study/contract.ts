import type { ChangesAnswer, ComparisonAnswer, ComparisonSummary, TwinAnswer, TwinSummary, VersionSummary } from '../domain/wire/answer.ts';
import type { DecisionAnswer, DecisionRequest } from '../domain/wire/decision.ts';
import type { ComparisonRequest, SuggestionRequest, TwinRequest } from '../domain/wire/request.ts';
import type { PreviewAnswer } from '../domain/wire/preview.ts';
import type { RecordAnswer } from '../domain/wire/record.ts';
import type { Worklist } from '../domain/wire/worklist.ts';
import type { StoredReply } from '../store/idempotency.ts';
import type { Place } from './admission.ts';
import type { Reply } from './reply.ts';

export type Page<T> = { items: T[]; next: string | null };
export type PageRequest = { cursor?: string; limit?: number };

/** One thing that happened to a comparison, in order; `n` counts from 1 and is the id of a server-sent event. */
export type ComparisonEvent = {
  n: number;
  kind: 'progress' | 'done' | 'refused' | 'failed' | 'cancelled' | 'decided';
  body: Record<string, unknown>;
  at: string;
};

/** A person's own tenant; a single person's machine has one. */
export type Caller = { tenant: string };

/** A decision as it is asked for: the hashes of results that its sender has in mind, undefined where none was named. */
export type AskedDecision = { of: readonly string[] | undefined; request: DecisionRequest };

/** What happens to comparisons in this process, for those who count it: no identities, and each ending once among all processes. */
export type Happening =
  | {
      what: 'ended';
      status: 'done' | 'refused' | 'failed' | 'cancelled';
      seconds: number;
      /** Seconds that a worker was at it, where one worker did the whole of it and this process heard it from the queue. */
      computing?: number;
      models: readonly string[];
      codes: readonly string[];
    }
  /** A job began again: `failed` after a fault, `stalled` after its worker fell silent, `lost` by the queue, `replanned` by this version. */
  | { what: 'retried'; why: 'failed' | 'stalled' | 'lost' | 'replanned' };

/** What the program does, free of HTTP: the API, the command line and the demo all call this. */
export type Service = {
  seedTwin(request: TwinRequest, caller: Caller): Promise<Reply<{ created: boolean; twin: TwinAnswer }>>;
  listTwins(page: PageRequest, caller: Caller): Promise<Reply<Page<TwinSummary>>>;
  /** The head version, or the one that was the head at `at`. */
  getTwin(id: string, at: string | undefined, caller: Caller): Promise<Reply<TwinAnswer>>;
  listVersions(id: string, page: PageRequest, caller: Caller): Promise<Reply<Page<VersionSummary>>>;
  getVersion(id: string, n: number, caller: Caller): Promise<Reply<TwinAnswer>>;
  /** The record that version `n` of a twin was seeded from. */
  getRecord(id: string, n: number, caller: Caller): Promise<Reply<RecordAnswer>>;
  /** Whether the source has something newer than the head version; nothing is read anew. */
  getChanges(id: string, caller: Caller): Promise<Reply<ChangesAnswer>>;
  /** Deletes a twin with everything that is kept about it; what of it still runs is stopped, and removed when it ends. */
  forgetTwin(id: string, caller: Caller): Promise<Reply<null>>;
  /** The twins of `listTwins` with what stands open about each. */
  worklist(page: PageRequest, caller: Caller): Promise<Reply<Omit<Worklist, 'cases'>>>;

  /** A place for another question, to be settled once it is accepted or lost; `too-many` with a time to wait when there is no room. Asked before anything is read. */
  admit(): Promise<Reply<Place>>;
  /** Accepts a question, with candidates or to be searched: pulls the record, seeds the twin, poses the question and queues its job; a refusal is an answer. */
  askComparison(request: ComparisonRequest | SuggestionRequest, caller: Caller): Promise<Reply<ComparisonAnswer>>;
  /** A question made ready for an engine elsewhere: not asked, not stored, not queued. */
  previewComparison(request: ComparisonRequest, caller: Caller): Promise<Reply<PreviewAnswer>>;
  getComparison(id: string, caller: Caller): Promise<Reply<ComparisonAnswer>>;
  listComparisons(filter: { twin?: string }, page: PageRequest, caller: Caller): Promise<Reply<Page<ComparisonSummary>>>;
  cancelComparison(id: string, caller: Caller): Promise<Reply<ComparisonAnswer>>;
  /** The comparison once it is finished, or as it stands after `milliseconds`. */
  waitForComparison(id: string, milliseconds: number, caller: Caller): Promise<Reply<ComparisonAnswer>>;
  /** Events after `n`, then live ones until the comparison is finished or the signal fires. */
  comparisonEvents(id: string, after: number, signal: AbortSignal, caller: Caller): Promise<Reply<AsyncIterable<ComparisonEvent>>>;

  /** Records what a clinician makes of a result. Nothing is ordered by it. */
  decide(comparison: string, asked: AskedDecision, caller: Caller): Promise<Reply<DecisionAnswer>>;
  /** What was decided about a person, the newest first. */
  listDecisions(twin: string, page: PageRequest, caller: Caller): Promise<Reply<Page<DecisionAnswer>>>;

  /** Claims an idempotency key; `replay` when it was answered before. */
  claimKey(route: string, key: string, bodyHash: string, caller: Caller): Promise<Reply<{ replay?: StoredAnswer }>>;
  completeKey(route: string, key: string, answer: StoredAnswer | null, caller: Caller): Promise<void>;

  /** Each dependency with a word on what is wrong, for readiness. */
  health(): Promise<{ ready: boolean; parts: { name: string; ok: boolean; detail: string }[] }>;
  /** Numbers for metrics. */
  queueCounts(): Promise<Record<string, number>>;
  openComparisons(): Promise<number>;
  /** Tells of everything that happens from now on. */
  observe(listener: (happening: Happening) => void): void;
  close(): Promise<void>;
};

/** An answer kept under the key its asker chose. */
export type StoredAnswer = StoredReply;
