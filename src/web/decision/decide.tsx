import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComparisonAnswer } from '../../domain/wire/answer.ts';
import type { DecisionKind } from '../../domain/wire/decision.ts';
import type { DrugCard } from '../../domain/wire/drug.ts';
import type { ComparisonResult } from '../../domain/wire/result.ts';
import { percent } from '../../domain/percent.ts';
import { rankArms } from '../answer/arms.ts';
import { type Failed, ask, useAll } from '../ask.ts';
import { IssueList } from '../parts/issues.tsx';
import { compareAddress } from '../route.ts';
import { decisionsOn, drugs } from '../service.ts';
import { type Draft, armFrom, isAboutOne, requestOf } from './draft.ts';
import { DecisionText, REVIEW_WORDS } from './made.tsx';
import { ModifiedFields } from './modified-fields.tsx';

const CHOICES: readonly { kind: DecisionKind; name: string; says: string }[] = [
  { kind: 'chosen', name: 'Choose', says: 'one of these treatments' },
  { kind: 'modified', name: 'Modify', says: 'one of them, changed' },
  { kind: 'rejected', name: 'Reject', says: 'all of them' },
  { kind: 'deferred', name: 'Defer', says: 'looked at, to be decided later' },
];

/** As long as the tab is open: who sits here seldom changes between two answers. */
let lastName = '';

type Props = { answer: ComparisonAnswer; result: ComparisonResult; again: () => void };

/** What was decided on this answer, and the form in which it is. */
export function Decide({ answer, result, again }: Props) {
  const { decisions = [], review = 'draft', superseded } = answer;
  const [changing, setChanging] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const isDecided = review === 'decided';
  const done = (): void => {
    setChanging(false);
    again();
  };
  const seen = useRef(decisions.length);
  // The form has gone by now, and the focus with it: whoever hears the page goes on at what was decided.
  useEffect(() => {
    if (decisions.length > seen.current) title.current?.focus();
    seen.current = decisions.length;
  }, [decisions.length]);
  return (
    <section class="decision" aria-labelledby="decision">
      <h2 id="decision" ref={title} tabIndex={-1}>
        Decision
      </h2>
      <p role="status">
        <span class={`status ${review}`}>{REVIEW_WORDS[review]}</span>
      </p>
      {decisions.length > 0 && (
        <ol class="made" reversed>
          {decisions.toReversed().map((one, index) => (
            <li key={one.id} class={index === 0 ? 'stands' : 'quiet'}>
              <DecisionText one={one} />
              {index > 0 && ' (replaced)'}
            </li>
          ))}
        </ol>
      )}
      {superseded ? (
        <p class="caution">
          {superseded.text} Nothing more can be decided on it. <a href={compareAddress(answer.twin.id)}>Ask again</a>
        </p>
      ) : isDecided && !changing ? (
        <button type="button" class="no-print" onClick={() => setChanging(true)}>
          Decide otherwise
        </button>
      ) : (
        <Form answer={answer} result={result} done={done} {...(isDecided ? { instead: decisions.at(-1)?.id } : {})} />
      )}
    </section>
  );
}

/** A request that failed on its way is sent again under the same key, so that it is recorded once. */
type Sent = { text: string; key: string };

function Form({ answer, result, done, instead }: Omit<Props, 'again'> & { done: () => void; instead?: string | undefined }) {
  const [draft, setDraft] = useState<Draft>({ kind: '', candidate: '', arm: undefined, reason: '', by: lastName });
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed>();
  const sent = useRef<Sent>(undefined);
  const library = useAll(drugs).asked;
  const drug: DrugCard | undefined =
    library.state === 'answered' ? library.value.find((one) => one.name === result.question.drug) : undefined;
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const arm = draft.candidate === '' ? undefined : result.candidates[Number(draft.candidate)];
  const pick = (candidate: string): void => {
    const picked = candidate === '' ? undefined : result.candidates[Number(candidate)];
    set({ candidate, arm: picked && drug ? armFrom(picked, drug) : undefined });
  };
  async function send(): Promise<void> {
    setBusy(true);
    setFailed(undefined);
    const request = requestOf(draft, drug, instead);
    const text = JSON.stringify(request);
    if (sent.current?.text !== text) sent.current = { text, key: newIdempotencyKey() };
    const headers = { 'if-match': `"${answer.resultHash ?? ''}"`, 'idempotency-key': sent.current.key };
    const made = await ask(decisionsOn(answer.id), request, undefined, headers);
    setBusy(false);
    if (made.state === 'failed') return setFailed(made);
    lastName = draft.by.trim();
    done();
  }
  return (
    <form
      class="decide no-print"
      aria-labelledby="decision"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="quiet">Records what you decided, and with what reason. It orders nothing: orders are made where they always are.</p>
      <fieldset class="choices">
        <legend>What do you decide?</legend>
        {CHOICES.filter((one) => instead === undefined || one.kind !== 'deferred').map(({ kind, name, says }) => (
          <label key={kind}>
            <input type="radio" name="decision" required checked={draft.kind === kind} onChange={() => set({ kind })} />
            <span>
              {name} <small class="quiet">{says}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {isAboutOne(draft.kind) && (
        <label class="field">
          <span>Treatment</span>
          <select required value={draft.candidate} onChange={(event) => pick(event.currentTarget.value)}>
            <option value="">Choose a treatment</option>
            {rankArms(result).map(({ arm: one, rank }) => (
              <option key={rank} value={result.candidates.indexOf(one)}>
                {rank}. {one.label}
              </option>
            ))}
          </select>
        </label>
      )}
      {isAboutOne(draft.kind) && arm && <Risks arm={arm} />}
      {draft.kind === 'modified' &&
        arm &&
        (drug && draft.arm ? (
          <ModifiedFields arm={draft.arm} drug={drug} change={(changed) => set({ arm: changed })} />
        ) : (
          <p>Reading the drug …</p>
        ))}
      <label class="field">
        <span>Why</span>
        <textarea required rows={3} maxLength={2000} value={draft.reason} onInput={(event) => set({ reason: event.currentTarget.value })} />
      </label>
      <label class="field">
        <span>Your name</span>
        <input
          required
          maxLength={100}
          autocomplete="name"
          value={draft.by}
          title="Kept as you write it; nobody checks it"
          onInput={(event) => set({ by: event.currentTarget.value })}
        />
      </label>
      {failed && (
        <div class="failed" role="alert">
          <h3>{failed.title}</h3>
          <IssueList issues={failed.issues} />
          <p>Nothing you entered is lost.</p>
        </div>
      )}
      <div class="actions">
        <button type="submit" class="main-action" disabled={busy}>
          {busy ? 'Recording …' : 'Record the decision'}
        </button>
      </div>
    </form>
  );
}

/** What of a treatment is over a limit, said again where it is chosen. */
function Risks({ arm }: { arm: ComparisonResult['candidates'][number] }) {
  const over = arm.probability.thresholds.filter((one) => !one.withinLimit);
  if (over.length === 0) return null;
  return (
    <p class="caution">
      {over.map(({ label, value, limit }) => `${label} ${percent(value)}, over the limit of ${Math.round(limit * 100)} %.`).join(' ')}
    </p>
  );
}

/** Without `crypto.randomUUID`, which a page that came over plain HTTP from another machine has not. */
const newIdempotencyKey = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4)), (one) => one.toString(36)).join('-');
