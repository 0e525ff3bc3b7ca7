import { useState } from 'preact/hooks';
import type { TwinAnswer } from '../../domain/wire/answer.ts';
import { type Failed, ask } from '../ask.ts';
import { IssueList } from '../parts/issues.tsx';
import { RecordChanged, WatchLine, useWatch } from '../parts/watch.tsx';
import { twins } from '../service.ts';
import { isOfThePast } from './moments.ts';

/** Pulls the record anew, when somebody wants it; a twin that is seen as of a moment of the past stays there. Says when it is worth it. */
export function ReadAgain({ twin, again }: { twin: TwinAnswer; again: () => void }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed>();
  const heard = useWatch(twin);
  async function read(): Promise<void> {
    setBusy(true);
    const { patient, source } = twin;
    const answer = await ask(twins, { patient, source, ...(isOfThePast(twin) ? { asOf: twin.state.asOf } : {}) });
    setBusy(false);
    setFailed(answer.state === 'failed' ? answer : undefined);
    if (answer.state === 'answered') again();
  }
  return (
    <>
      <button type="button" disabled={busy} onClick={() => void read()}>
        {busy ? 'Reading the record …' : 'Read the record again'}
      </button>
      <WatchLine heard={heard} />
      {failed && (
        <div role="alert">
          <IssueList issues={failed.issues} />
        </div>
      )}
      <RecordChanged heard={heard}>
        <button type="button" disabled={busy} onClick={() => void read()}>
          Read it again
        </button>
      </RecordChanged>
    </>
  );
}
