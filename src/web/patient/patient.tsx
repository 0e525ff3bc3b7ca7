import { useRef } from 'preact/hooks';
import type { TwinAnswer } from '../../domain/wire/answer.ts';
import type { RecordAnswer } from '../../domain/wire/record.ts';
import { useAsked } from '../ask.ts';
import { Shown } from '../parts/asked.tsx';
import { IssueList } from '../parts/issues.tsx';
import { Moment } from '../parts/moment.tsx';
import { Decisions } from '../decision/made.tsx';
import { answerAddress, compareAddress, wardAddress } from '../route.ts';
import { comparisonsOf, recordAt, twinAt } from '../service.ts';
import { done } from '../words.ts';
import { Changes } from './changed.tsx';
import { PatientHead } from './head.tsx';
import { ReadAgain } from './read-again.tsx';
import { Timeline } from './timeline.tsx';

/** A person as the record shows them, before any question. */
export function Patient({ twin: id }: { twin: string }) {
  const { asked, again } = useAsked(twinAt(id));
  const first = useRef<number | undefined>(undefined);
  if (asked.state === 'answered') first.current ??= asked.value.version;
  return (
    <>
      <p class="path">
        <a href={wardAddress}>Ward</a>
      </p>
      <Shown asked={asked} again={again} of="the patient">
        {(twin) => (
          <>
            {first.current !== undefined && first.current < twin.version && (
              <Changes key={twin.version} twin={id} from={first.current} to={twin.version} />
            )}
            <Seen key={twin.version} twin={twin} again={again} />
          </>
        )}
      </Shown>
    </>
  );
}

function Seen({ twin, again }: { twin: TwinAnswer; again: () => void }) {
  const { asked } = useAsked(recordAt(twin.id, twin.version));
  return (
    <Shown asked={asked} of="the record">
      {(record) => <Record twin={twin} record={record} again={again} />}
    </Shown>
  );
}

function Record({ twin, record, again }: { twin: TwinAnswer; record: RecordAnswer; again: () => void }) {
  const missing = twin.state.missing;
  return (
    <>
      <PatientHead twin={twin} record={record} />
      <div class="actions">
        <a class="button main-action" href={compareAddress(twin.id)}>
          Compare treatments
        </a>
        {twin.source !== 'bundle' && <ReadAgain twin={twin} again={again} />}
      </div>
      {(missing.length > 0 || twin.issues.length > 0) && (
        <section aria-labelledby="needs">
          <h2 id="needs">What to know about this record</h2>
          {missing.length > 0 && (
            <p>
              <strong>Missing:</strong> {missing.join(', ')}. <a href={compareAddress(twin.id)}>Enter it for a question</a>
            </p>
          )}
          <IssueList issues={twin.issues} />
        </section>
      )}
      <Timeline record={record} asOf={twin.state.asOf} />
      <Questions twin={twin.id} />
      <Decisions twin={twin.id} />
    </>
  );
}

function Questions({ twin }: { twin: string }) {
  const { asked, again } = useAsked(comparisonsOf(twin));
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">Questions asked</h2>
      <Shown asked={asked} again={again} of="the questions">
        {({ items }) =>
          items.length === 0 ? (
            <p class="quiet">None yet.</p>
          ) : (
            <ul>
              {items.map(({ id, drug, asOf, createdAt, status, progress, origin, review }) => (
                <li key={id}>
                  <a href={answerAddress(id)}>
                    {drug} as of <Moment at={asOf} />
                  </a>
                  : {status === 'running' ? `running, ${done(progress)}` : (review ?? status)}
                  {origin === 'suggestion' && ', regimens searched for'}{' '}
                  <span class="quiet">
                    (asked <Moment at={createdAt} />)
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}
