import { EventEmitter, on } from 'node:events';
import { type StoredComparison, findComparison, isFinished } from '../store/comparisons.ts';
import type { Queries } from '../store/connect.ts';
import { eventsAfter } from '../store/events.ts';
import type { ComparisonEvent } from './contract.ts';

/** Tells those who listen in this process what happens to a comparison; the store stays the truth, and is asked on every beat. */
export type Live = {
  /** `stored` is the comparison as the event leaves it, where whoever tells has it at hand. */
  tell(comparison: string, event: ComparisonEvent, stored?: StoredComparison): void;
  /** Resolves when something happens to the comparison, with what was told of it, after `milliseconds`, or when the signal fires. */
  next(comparison: string, milliseconds: number, signal?: AbortSignal): Promise<StoredComparison | undefined>;
};

export function openLive(): Live {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    tell: (comparison, event, stored) => void emitter.emit(comparison, event, stored),
    next: async (comparison, milliseconds, signal) => {
      const stop = AbortSignal.any([AbortSignal.timeout(Math.max(1, Math.ceil(milliseconds))), ...(signal ? [signal] : [])]);
      try {
        for await (const [, stored] of on(emitter, comparison, { signal: stop })) return stored as StoredComparison | undefined;
      } catch {
        // timed out or no longer wanted: the caller looks at the store
      }
      return undefined;
    },
  };
}

/** How long to wait for a sign before looking at the store: another process may have brought the answer. */
const BEAT = 1000;

/** Stored events after `after`, then new ones as they come, to the end of the comparison; with it come the decisions there are by then. */
export async function* follow(
  store: Queries,
  live: Live,
  comparison: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<ComparisonEvent> {
  let last = after;
  let ended = false;
  while (!signal.aborted) {
    // Looked at before the events: what ends it is then among them, unless it was already seen.
    const finished = isFinished((await findComparison(store, comparison))?.status ?? 'done');
    for (const event of await eventsAfter(store, comparison, last)) {
      last = event.n;
      const kind = event.kind as ComparisonEvent['kind'];
      yield { n: event.n, kind, body: JSON.parse(event.body) as Record<string, unknown>, at: event.at };
      ended ||= kind !== 'progress';
    }
    if (finished || ended) return;
    if (!signal.aborted) await live.next(comparison, BEAT, signal);
  }
}
