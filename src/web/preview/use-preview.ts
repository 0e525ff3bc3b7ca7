import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../domain/issue.ts';
import type { ComparisonJob } from '../../domain/job.ts';
import type { TwinAnswer } from '../../domain/wire/answer.ts';
import type { DrugCard } from '../../domain/wire/drug.ts';
import type { PreviewAnswer } from '../../domain/wire/preview.ts';
import { ask } from '../ask.ts';
import { isInfused } from '../compare/arms.ts';
import { type Draft, comparisonOf, suggestionOf } from '../compare/question.ts';
import { previews } from '../service.ts';
import { type Engine, openEngine } from './engine.ts';
import { jobOf, lacks } from './place.ts';
import type { ArmDrawn, Told } from './previewer.ts';
import { remember } from './remembered.ts';

/** Version of the program this page was built with. */
declare const PAGE_VERSION: string;

type Prepared = NonNullable<PreviewAnswer['question']> & { asOf: string };

/** A picture of the treatments, and what it was made of. */
export type Picture = {
  prepared: Prepared;
  job: ComparisonJob;
  arms: ArmDrawn[];
  models: string[];
  draws: number;
  of: number;
  /** Whether the service placed these doses, and has no reason to refuse them. */
  confirmed: boolean;
};

export type Preview = {
  picture: Picture | undefined;
  /** Why the picture, where there is one, is not that of the form as it stands; or why there is none. */
  trouble: { title: string; issues: readonly Issue[] } | undefined;
  busy: 'preparing' | 'fitting' | 'drawing' | undefined;
  /** The moment that "now" stands for, where a preview was made for it shortly before: its answer is asked as of the same. */
  now: () => string | undefined;
};

/** Milliseconds for which "now" stays the moment that a preview was first made for: the person is fitted once and not at every key. */
const NOW_HOLDS = 120_000;

/** Milliseconds without a keystroke until the service is asked what it makes of the form; the picture does not wait for it. */
const SETTLED = 150;

type InHand = { prepared: Prepared; job: ComparisonJob; sent: string; confirmed: boolean };
type Asked = { circumstances: string; candidates: number; prepared: Prepared };

/**
 * Keeps a picture of the form: the service prepares the question, the engine in this browser computes it. A moved dose is drawn at
 * once with the person as prepared before, and once more with what the service makes of it, should that be something else.
 */
export function usePreview(draft: Draft, twin: TwinAnswer, drug: DrugCard): Preview {
  const [asked, setAsked] = useState<Asked>();
  const [trouble, setTrouble] = useState<Preview['trouble']>();
  const [picture, setPicture] = useState<Picture>();
  const [busy, setBusy] = useState<Preview['busy']>('preparing');
  const engine = useRef<Engine | undefined>(undefined);
  const inHand = useRef<InHand | undefined>(undefined);
  const moment = useRef<{ asOf: string; read: number } | undefined>(undefined);
  const circumstances = useMemo(() => JSON.stringify(suggestionOf(draft, twin, drug)), [draft, twin, drug]);
  const arms = useMemo(() => JSON.stringify(draft.arms), [draft.arms]);
  const missing = useMemo(() => firstLack(draft, drug), [draft.arms, drug]);

  const hear = (told: Told): void => {
    const now = inHand.current;
    if (!now) return;
    if (told.what === 'fitting') setBusy('fitting');
    else if (told.what === 'refused') {
      setBusy(undefined);
      setTrouble({ title: 'The engine in this browser cannot compute this', issues: told.issues });
    } else {
      setBusy(told.draws < told.of ? 'drawing' : undefined);
      setPicture({ ...now, arms: told.arms, models: told.models, draws: told.draws, of: told.of });
      if (told.draws === told.of && now.confirmed) remember(now.prepared.hash, told.arms);
    }
  };
  const draw = (prepared: Prepared, job: ComparisonJob, confirmed: boolean): void => {
    const sent = JSON.stringify(job);
    const same = inHand.current?.sent === sent;
    inHand.current = { prepared, job, sent, confirmed };
    if (same && !confirmed) return;
    engine.current ??= openEngine(hear, () => setTrouble({ title: 'The engine of this page did not start', issues: [] }));
    setBusy('drawing');
    engine.current.draw(job);
  };
  useEffect(() => () => engine.current?.close(), []);

  const now = (): string | undefined =>
    draft.asOf === 'now' && moment.current && performance.now() - moment.current.read < NOW_HOLDS ? moment.current.asOf : undefined;

  // At once, with the person as prepared before.
  useEffect(() => {
    setPicture((before) => before && { ...before, confirmed: false });
    if (missing !== undefined) setTrouble({ title: 'Not drawn as the form stands', issues: [missing] });
    else if (asked?.circumstances === circumstances)
      draw(asked.prepared, jobOf(draft.arms, drug, asked.prepared, asked.prepared.asOf, asked.candidates), false);
  }, [arms, missing, circumstances]);

  // Then by the service, which places the doses and says what forbids the question.
  useEffect(() => {
    if (missing !== undefined) return undefined;
    const gone = new AbortController();
    async function prepare(): Promise<void> {
      const held = now();
      const when = held === undefined ? {} : { asOf: held };
      const answer = await ask(previews, { ...comparisonOf(draft, twin, drug), ...when, sensitivity: false }, gone.signal);
      if (gone.signal.aborted) return;
      if (answer.state === 'failed') {
        if (answer.after !== undefined) timer = setTimeout(() => void prepare(), 1000 * answer.after);
        return stop(answer.title, answer.issues);
      }
      const { ready, question, asOf, issues, software } = answer.value;
      if (draft.asOf === 'now' && held === undefined) moment.current = { asOf, read: performance.now() };
      if (!ready || !question) return stop('This question would be refused', issues);
      if (software !== PAGE_VERSION)
        return stop(`The service is now version ${software}, this page ${PAGE_VERSION}: load the page again`, []);
      const prepared = { ...question, asOf };
      setTrouble(undefined);
      setAsked({ circumstances, candidates: draft.arms.length, prepared });
      draw(prepared, question.job, true);
    }
    function stop(title: string, issues: readonly Issue[]): void {
      setBusy(undefined);
      setTrouble({ title, issues: issues.filter((one) => one.severity === 'error') });
    }
    let timer = setTimeout(() => void prepare(), SETTLED);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [arms, missing, circumstances]);

  return { picture, trouble, busy, now };
}

function firstLack({ arms }: Draft, drug: DrugCard): Issue | undefined {
  const [found] = arms.flatMap((arm, index) => {
    const what = lacks(arm, arm.route === 'iv' && isInfused(drug, 'iv'));
    return what === undefined ? [] : [{ code: 'not-drawn', severity: 'error', text: `Treatment ${index + 1} needs ${what}.` } as const];
  });
  return found;
}
