import type { ComparisonEvent } from '../study/contract.ts';

const HEARTBEAT = Symbol('heartbeat');

/** `after`: the last event the listener has seen. `heartbeat`: milliseconds of silence after which a comment line is sent. */
export type Listening = { after: number; heartbeat: number; signal: AbortSignal };

/**
 * Events as the text of a server-sent event stream. Ends with the events or when the signal fires. It takes all events from the
 * first and leaves out those already seen: a listener who claims to have seen what has not happened still hears of the end.
 */
export async function* eventStream(
  events: AsyncIterable<ComparisonEvent>,
  { after, heartbeat, signal }: Listening,
): AsyncGenerator<string> {
  const iterator = events[Symbol.asyncIterator]();
  try {
    yield 'retry: 3000\n\n';
    let next = quiet(iterator.next());
    while (!signal.aborted) {
      const arrived = await firstOf(next, heartbeat, signal);
      if (arrived === HEARTBEAT) {
        if (!signal.aborted) yield ': still here\n\n';
      } else if (arrived.done === true) {
        return;
      } else {
        if (arrived.value.n > after) yield eventText(arrived.value);
        next = quiet(iterator.next());
      }
    }
  } finally {
    iterator.return?.().catch(() => undefined);
  }
}

/** A promise that may be left behind when the listener goes: its failure then concerns nobody. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

const eventText = ({ n, kind, at, body }: ComparisonEvent): string =>
  `id: ${n}\nevent: ${kind}\ndata: ${JSON.stringify({ at, ...body })}\n\n`;

/** What comes first: the next event, the time for a heartbeat, or the end of interest (which counts as a heartbeat). */
async function firstOf<T>(next: Promise<T>, milliseconds: number, signal: AbortSignal): Promise<T | typeof HEARTBEAT> {
  const { promise, resolve } = Promise.withResolvers<typeof HEARTBEAT>();
  const wake = (): void => resolve(HEARTBEAT);
  const timer = setTimeout(wake, milliseconds);
  signal.addEventListener('abort', wake, { once: true });
  try {
    return await Promise.race([next, promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', wake);
  }
}
