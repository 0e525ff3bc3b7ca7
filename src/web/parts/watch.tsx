import { useEffect, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { ChangesAnswer, TwinAnswer } from '../../domain/wire/answer.ts';
import { type Answered, ask } from '../ask.ts';
import { patientAddress } from '../route.ts';
import { changesOf } from '../service.ts';
import { Moment } from './moment.tsx';

/** Seconds between two questions to the service whether a record has changed. */
const EVERY = 60;

/** What was last heard of a record; nothing before the first answer. */
export type Heard = Answered<ChangesAnswer> | undefined;

/**
 * Asks at once and every minute whether the record of a twin changed since version `version` was read. Nothing is asked while nobody
 * looks or the machine is offline; it is asked at once when that ends. A twin that came in a bundle has nobody to be asked.
 */
export function useWatch({ id, version, source }: { id: string; version: number; source: string | undefined }): Heard {
  const [heard, setHeard] = useState<Heard>();
  useEffect(() => {
    setHeard(undefined);
    if (source === undefined || source === 'bundle') return;
    let gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => {
      gone.abort();
      clearTimeout(timer);
    };
    const look = async (): Promise<void> => {
      rest();
      if (document.hidden || !navigator.onLine) return;
      gone = new AbortController();
      const { signal } = gone;
      const answer = await ask(changesOf(id), undefined, signal);
      if (signal.aborted) return;
      setHeard(answer);
      timer = setTimeout(() => void look(), Math.max(EVERY, answer.state === 'failed' ? (answer.after ?? 0) : 0) * 1000);
    };
    const onTurn = (): void => void look();
    void look();
    document.addEventListener('visibilitychange', onTurn);
    for (const turn of ['online', 'offline']) addEventListener(turn, onTurn);
    return () => {
      rest();
      document.removeEventListener('visibilitychange', onTurn);
      for (const turn of ['online', 'offline']) removeEventListener(turn, onTurn);
    };
  }, [id, version, source]);
  return heard;
}

/** Says at the lower edge of the window, where it moves nothing that is being read, that the record has changed. */
export const RecordChanged = ({ heard, children }: { heard: Heard; children: ComponentChildren }) => (
  <div role="status">
    {heard?.state === 'answered' && heard.value.changed === true && (
      <p class="record-changed">
        <span>The record has changed since it was read.</span> {children}
      </p>
    )}
  </div>
);

/** The same beside a question or an answer: it is read again where the patient is seen. */
export function WatchedElsewhere({ twin, source }: { twin: { id: string; version: number }; source: TwinAnswer['source'] | undefined }) {
  const heard = useWatch({ ...twin, source });
  return (
    <RecordChanged heard={heard}>
      <a class="button" href={patientAddress(twin.id)}>
        To the patient, to read it again
      </a>
    </RecordChanged>
  );
}

/** In one line of the view, there from the beginning, how it stands with the watching. */
export function WatchLine({ heard }: { heard: Heard }) {
  const asks = `Asks every ${EVERY} s whether the record has changed`;
  if (heard === undefined) return <p class="quiet watch">{asks}.</p>;
  if (heard.state === 'failed')
    return (
      <p class="quiet watch">
        {asks}; not answered: {heard.issues[0]?.text}
      </p>
    );
  const { changed, asked, issues } = heard.value;
  return (
    <p class="quiet watch">
      {asks}; at <Moment at={asked} />: {changed === null ? issues[0]?.text : changed ? 'it has.' : 'it has not.'}
    </p>
  );
}
