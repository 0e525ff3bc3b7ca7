import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ComparisonAnswer } from '../../domain/wire/answer.ts';
import { type Asked, ask } from '../ask.ts';
import { comparisonAt, eventsAt } from '../service.ts';

const ENDS = ['done', 'refused', 'failed', 'cancelled'] as const;

/** A comparison as it stands, kept up to date by the service's own events until it is finished. */
export function useFollowed(id: string): { asked: Asked<ComparisonAnswer>; again: () => void } {
  const [asked, setAsked] = useState<Asked<ComparisonAnswer>>({ state: 'waiting' });
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    const gone = new AbortController();
    let events: EventSource | undefined;
    async function read(): Promise<void> {
      const answer = await ask(comparisonAt(id), undefined, gone.signal);
      if (gone.signal.aborted) return;
      setAsked(answer);
      const open = answer.state === 'answered' && (answer.value.status === 'queued' || answer.value.status === 'running');
      if (open) events ??= listen(id, { moved, ended: () => void read() });
    }
    const moved = (progress: number): void =>
      setAsked((before) => (before.state === 'answered' ? { ...before, value: { ...before.value, status: 'running', progress } } : before));
    void read();
    return () => {
      gone.abort();
      events?.close();
    };
  }, [id, turn]);
  return { asked, again };
}

function listen(id: string, on: { moved: (progress: number) => void; ended: () => void }): EventSource {
  const events = new EventSource(eventsAt(id));
  events.addEventListener('progress', (event: MessageEvent<string>) => {
    const { progress } = JSON.parse(event.data) as { progress?: number };
    if (progress !== undefined) on.moved(progress);
  });
  for (const end of ENDS)
    events.addEventListener(end, () => {
      events.close();
      on.ended();
    });
  return events;
}
