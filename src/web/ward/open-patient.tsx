import { useState } from 'preact/hooks';
import { type Failed, ask } from '../ask.ts';
import { IssueList } from '../parts/issues.tsx';
import { patientAddress } from '../route.ts';
import { twins } from '../service.ts';

/** Reads a patient's record from a FHIR server and opens the twin seeded from it. */
export function OpenPatient({ sources }: { sources: readonly string[] }) {
  const [patient, setPatient] = useState('');
  const [source, setSource] = useState(sources[0] ?? '');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed>();
  if (sources.length === 0) return null;

  async function open(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setFailed(undefined);
    const answer = await ask(twins, { patient: `Patient/${patient.trim().replace(/^Patient\//, '')}`, source });
    setBusy(false);
    if (answer.state === 'answered') location.hash = patientAddress(answer.value.id);
    else setFailed(answer);
  }
  return (
    <form class="open" onSubmit={(event) => void open(event)}>
      <label>
        Open by id{' '}
        <input value={patient} required maxLength={80} spellcheck={false} onInput={(event) => setPatient(event.currentTarget.value)} />
      </label>
      {sources.length > 1 && (
        <label>
          from{' '}
          <select value={source} onChange={(event) => setSource(event.currentTarget.value)}>
            {sources.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" disabled={busy}>
        {busy ? 'Reading …' : 'Open'}
      </button>
      {failed && (
        <div role="alert" class="under">
          <IssueList issues={failed.issues} />
        </div>
      )}
    </form>
  );
}
