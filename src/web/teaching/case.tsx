import { useState } from 'preact/hooks';
import type { ComparisonAnswer, TwinAnswer } from '../../domain/wire/answer.ts';
import type { WorkedCase } from '../../domain/wire/worked-case.ts';
import { type Asked, ask, useAsked, useWork } from '../ask.ts';
import { Shown } from '../parts/asked.tsx';
import { PatientHead } from '../patient/head.tsx';
import { Timeline } from '../patient/timeline.tsx';
import { teachingAddress, wardAddress } from '../route.ts';
import { cases, comparisons, recordAt, twins } from '../service.ts';
import { Worked } from './worked.tsx';

/** One case: the person, the question to the reader, and the answer once it is asked for. */
export function CaseView({ id }: { id: string }) {
  const { asked, again } = useAsked(cases);
  return (
    <>
      <p class="path">
        <a href={wardAddress}>Ward</a> / <a href={teachingAddress}>Teaching</a>
      </p>
      <Shown asked={asked} again={again} of="the case">
        {({ items }) => {
          const at = items.findIndex((one) => one.id === id);
          const found = items[at];
          return found ? <Case key={id} one={found} next={items[(at + 1) % items.length]} /> : <h1>There is no such case</h1>;
        }}
      </Shown>
    </>
  );
}

/** The twin of a case, the same one however often the case is opened within a day. */
const useTwin = ({ id, patient, ask: { asOf } }: WorkedCase) =>
  useWork(id, (signal) => ask(twins, { patient, asOf }, signal, { 'idempotency-key': `case-${id}` }));

function Case({ one, next }: { one: WorkedCase; next: WorkedCase | undefined }) {
  const { asked, again } = useTwin(one);
  return (
    <>
      <p class="case-title">{one.title}</p>
      <Shown asked={asked} again={again} of="the patient">
        {(twin) => <Read twin={twin} one={one} next={next} />}
      </Shown>
    </>
  );
}

function Read({ twin, one, next }: { twin: TwinAnswer; one: WorkedCase; next: WorkedCase | undefined }) {
  const { asked, again } = useAsked(recordAt(twin.id, twin.version));
  return (
    <Shown asked={asked} again={again} of="the record">
      {(record) => (
        <>
          <PatientHead twin={twin} record={record} />
          <Timeline record={record} asOf={one.ask.asOf} />
          <YourTurn one={one} twin={twin} next={next} />
        </>
      )}
    </Shown>
  );
}

function YourTurn({ one, twin, next }: { one: WorkedCase; twin: TwinAnswer; next: WorkedCase | undefined }) {
  const [made, setMade] = useState<Asked<ComparisonAnswer>>();
  async function work(): Promise<void> {
    setMade({ state: 'waiting' });
    setMade(await ask(comparisons, { twin: twin.id, ...one.ask }, undefined, { 'idempotency-key': `case-${one.id}` }));
  }
  return (
    <section class="verdict" aria-labelledby="turn">
      <h2 id="turn">Your turn</h2>
      <p class="prose">{one.question}</p>
      {made === undefined ? (
        <div class="actions">
          <button type="button" class="main-action" onClick={() => void work()}>
            Show the worked answer
          </button>
        </div>
      ) : (
        <Shown asked={made} again={() => void work()} of="the answer">
          {({ id }) => <Worked one={one} comparison={id} next={next} />}
        </Shown>
      )}
    </section>
  );
}
