import { useState } from 'preact/hooks';
import type { ComparisonAnswer, TwinAnswer } from '../../domain/wire/answer.ts';
import { ask, useAsked } from '../ask.ts';
import { Decide } from '../decision/decide.tsx';
import { REVIEW_WORDS } from '../decision/made.tsx';
import { Shown } from '../parts/asked.tsx';
import { IssueList } from '../parts/issues.tsx';
import { Moment } from '../parts/moment.tsx';
import { WatchedElsewhere } from '../parts/watch.tsx';
import { compareAddress, patientAddress, wardAddress } from '../route.ts';
import { cancelAt, versionAt } from '../service.ts';
import { age, done, estimated } from '../words.ts';
import { useFollowed } from './follow.ts';
import { Downloads } from './downloads.tsx';
import { Result } from './result.tsx';

/** The answer to a question: how far it is, why it was refused, or what came out and on what it rests. */
export function Answer({ comparison: id }: { comparison: string }) {
  const { asked, again } = useFollowed(id);
  return (
    <Shown asked={asked} again={again} of="the comparison">
      {(answer) => <OfPerson answer={answer} again={again} />}
    </Shown>
  );
}

/** Waits for whom the answer is about, lest its words move when that comes; where it cannot be told the answer stands without. */
function OfPerson({ answer, again }: { answer: ComparisonAnswer; again: () => void }) {
  const { asked } = useAsked(versionAt(answer.twin.id, answer.twin.version));
  if (asked.state === 'waiting') return <p class="waiting">Reading the patient …</p>;
  return (
    <>
      <Head answer={answer} twin={asked.state === 'answered' ? asked.value : undefined} />
      <Body answer={answer} again={again} />
    </>
  );
}

function Head({ answer, twin }: { answer: ComparisonAnswer; twin: TwinAnswer | undefined }) {
  const name = twin?.patient.replace(/^Patient\//, '') ?? 'patient';
  const clearance = twin?.state.kidney.timeline.at(-1)?.clearance;
  const person = [
    twin?.state.maturation.age && age(twin.state.maturation.age),
    twin?.state.size.weight && estimated(twin.state.size.weight),
    clearance && `creatinine clearance ${estimated(clearance)}`,
  ].filter((one) => one !== undefined);
  return (
    <header class="question">
      <p class="path">
        <a href={wardAddress}>Ward</a> / <a href={patientAddress(answer.twin.id)}>{name}</a>
      </p>
      <h1>
        {answer.drug} for {name}
      </h1>
      <p class="quiet">
        As of <Moment at={answer.asOf} />
        {answer.result && `, ${answer.result.question.horizonHours} h ahead`}; twin version {answer.twin.version}
        {person.length > 0 && `: ${person.join(', ')}`}
        {answer.review && `. ${REVIEW_WORDS[answer.review]}`}
      </p>
      <WatchedElsewhere twin={answer.twin} source={twin?.source} />
      {answer.superseded && <p class="caution">{answer.superseded.text}</p>}
      <div class="actions">
        <div>
          {answer.status === 'done' && (
            <button type="button" class="main-action" onClick={() => document.querySelector<HTMLElement>('#decision')?.focus()}>
              {answer.review === 'decided' ? 'See the decision' : 'Decide'}
            </button>
          )}
          <a class="button" href={compareAddress(answer.twin.id)}>
            Ask another question
          </a>
        </div>
        {answer.status === 'done' && (
          <div>
            <Downloads answer={answer} />
            <button type="button" onClick={() => print()}>
              Print
            </button>
          </div>
        )}
      </div>
    </header>
  );
}

function Body({ answer, again }: { answer: ComparisonAnswer; again: () => void }) {
  const { status, result, issues } = answer;
  if (status === 'done' && result)
    return <Result result={result} hash={answer.resultHash ?? ''} decision={<Decide answer={answer} result={result} again={again} />} />;
  if (status === 'queued' || status === 'running') return <Progress answer={answer} again={again} />;
  return (
    <section class="failed" aria-labelledby="why">
      <h2 id="why">
        {status === 'refused'
          ? 'This question cannot be answered'
          : status === 'cancelled'
            ? 'The question was cancelled'
            : 'The comparison failed'}
      </h2>
      {status === 'refused' && <p>Refusing is an answer: with what the record holds, any figure would be a guess.</p>}
      <IssueList issues={issues} />
    </section>
  );
}

function Progress({ answer, again }: { answer: ComparisonAnswer; again: () => void }) {
  const [stopping, setStopping] = useState(false);
  async function stop(): Promise<void> {
    setStopping(true);
    await ask(cancelAt(answer.id), {});
    again();
  }
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{answer.status === 'queued' ? 'Waiting for a worker' : 'Simulating'}</h2>
      <p>
        <progress aria-labelledby="progress" value={answer.progress} max={1} /> <span role="status">{done(answer.progress)}</span>
      </p>
      <button type="button" disabled={stopping} onClick={() => void stop()}>
        Stop
      </button>
    </section>
  );
}
