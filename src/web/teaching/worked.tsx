import { useEffect, useRef } from 'preact/hooks';
import { percent } from '../../domain/percent.ts';
import type { ComparisonAnswer } from '../../domain/wire/answer.ts';
import type { ComparisonResult } from '../../domain/wire/result.ts';
import type { WorkedCase } from '../../domain/wire/worked-case.ts';
import { rankArms } from '../answer/arms.ts';
import { useFollowed } from '../answer/follow.ts';
import { Shown } from '../parts/asked.tsx';
import { IssueList } from '../parts/issues.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { answerAddress, caseAddress } from '../route.ts';
import { interval, unit } from '../words.ts';
import { type Piece, sayOf } from './said.ts';

/** What the service answered, and what to notice in it: every figure is one of the answer. */
export function Worked({ one, comparison, next }: { one: WorkedCase; comparison: string; next: WorkedCase | undefined }) {
  const { asked, again } = useFollowed(comparison);
  return (
    <Shown asked={asked} again={again} of="the answer">
      {(answer) =>
        answer.status === 'queued' || answer.status === 'running' ? (
          <p role="status">Working it out …</p>
        ) : (
          <Explained one={one} answer={answer} next={next} />
        )
      }
    </Shown>
  );
}

function Explained({ one, answer, next }: { one: WorkedCase; answer: ComparisonAnswer; next: WorkedCase | undefined }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <h2 ref={title} tabIndex={-1}>
        The worked answer
      </h2>
      {answer.result ? <Arms result={answer.result} /> : <IssueList issues={answer.issues} />}
      <h3>What to notice</h3>
      <ul class="prose">
        {one.notice.map((text) => (
          <li key={text}>
            <Said text={text} answer={answer} />
          </li>
        ))}
      </ul>
      <h3>The point</h3>
      <p class="prose">{one.point}</p>
      <p class="quiet">What is bold or quoted is taken from the answer, computed for this person; no figure is written into the case.</p>
      <div class="actions">
        <a class="button" href={answerAddress(answer.id)}>
          The whole answer and its basis
        </a>
        {next && (
          <a class="button" href={caseAddress(next.id)}>
            Next case
          </a>
        )}
      </div>
    </>
  );
}

/** Longer than any figure with its unit or any regimen: a sentence that the answer says. */
const SENTENCE = 80;

function Said({ text, answer }: { text: string; answer: ComparisonAnswer }) {
  return (
    <>
      {piecesOf(text, answer).map(({ text: words, computed }) =>
        computed ? words.length > SENTENCE ? <q key={words}>{words}</q> : <strong key={words}>{words}</strong> : words,
      )}
    </>
  );
}

/** A line of which the answer holds nothing (another model of a site may answer) is left out with a word. */
function piecesOf(text: string, answer: ComparisonAnswer): Piece[] {
  try {
    return sayOf(text, answer);
  } catch {
    return [{ text: 'The answer of this service says nothing about this point.', computed: false }];
  }
}

const Arms = ({ result }: { result: ComparisonResult }) => (
  <ScrollTable
    label="What was answered"
    columns={[
      { name: 'Treatment' },
      { name: `${result.candidates[0]?.exposure.deciding.label} ${unit(result.target.unit)}`, number: true },
      { name: 'P(in target)', number: true },
      { name: result.threshold.label, number: true },
    ]}
    rows={rankArms(result).map(({ arm, rank }) => ({
      key: String(rank),
      cells: [
        `${rank}. ${arm.label}`,
        interval(arm.exposure.deciding),
        percent(arm.probability.inTarget.value),
        percent(arm.probability.thresholds[0]?.value ?? NaN),
      ],
    }))}
  />
);
