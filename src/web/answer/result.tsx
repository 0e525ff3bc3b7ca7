import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ComparisonResult } from '../../domain/wire/result.ts';
import { IssueList } from '../parts/issues.tsx';
import { PreviewAgreement } from '../preview/agreement.tsx';
import { ArmsTable } from './arms-table.tsx';
import { rankArms } from './arms.ts';
import { Basis } from './basis.tsx';
import { Beside } from './beside.tsx';
import { CurveFigure } from './curve-figure.tsx';
import { ExposureFigure } from './exposure-figure.tsx';
import { Uncapped } from './uncapped.tsx';

/** What came out, what it means, and what it rests on. */
export function Result({ result, hash, decision }: { result: ComparisonResult; hash: string; decision: ComponentChildren }) {
  const ranked = useMemo(() => rankArms(result), [result]);
  const [chosen, setChosen] = useState(0);
  const shown = ranked[chosen] ?? ranked[0];
  const severe = result.issues.filter((one) => one.severity !== 'information');
  const notes = result.issues.filter((one) => one.severity === 'information');
  return (
    <>
      <Verdict result={result} />
      <PreviewAgreement result={result} />
      {severe.length > 0 && <IssueList issues={severe} label="Warnings" />}
      <ArmsTable result={result} ranked={ranked} chosen={chosen} choose={setChosen} />
      <div class="pair figures">
        <ExposureFigure result={result} ranked={ranked} />
        {shown && <CurveFigure result={result} ranked={ranked} shown={shown} />}
      </div>
      {decision}
      <Beside result={result} />
      <Uncapped result={result} ranked={ranked} />
      {notes.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">Assumed and noted</h2>
          <IssueList issues={notes} />
        </section>
      )}
      <section aria-labelledby="limits">
        <h2 id="limits">Limits of use</h2>
        <p class="prose">{result.limitsOfUse}</p>
      </section>
      <Basis result={result} hash={hash} />
    </>
  );
}

/** The order in words, and everything that forbids reading it as a choice. */
function Verdict({ result: { ranking, target, thresholds, search, candidates } }: { result: ComparisonResult }) {
  const [first, second] = ranking.order.map((index) => candidates[index]);
  const sides = [first, second].map((arm) => arm?.probability.thresholds.every((one) => one.withinLimit));
  const says = [
    ranking.noneReachesTarget && 'No treatment reaches the target.',
    ranking.noneWithinLimit && 'No treatment keeps the limit on safety: they stand in order of risk.',
    !ranking.noneWithinLimit &&
      ranking.noneWithinLimitReachesTarget &&
      !ranking.noneReachesTarget &&
      'No treatment within the limit reaches the target.',
    !ranking.separable && second && sides[0] === sides[1] && 'No separable difference between the first two.',
  ].filter((one) => typeof one === 'string');
  return (
    <section class="verdict" aria-label="Result">
      {says.map((one) => (
        <p key={one} class="caution">
          {one}
        </p>
      ))}
      <p class="prose">{ranking.reason}</p>
      <p class="quiet">
        Target: {target.label} ({target.indication}; {target.window}). Safety:{' '}
        {thresholds.map(({ label, limit }) => `${label} at most ${Math.round(limit * 100)} %`).join('; ')}.
        {search && ` Searched: ${search.searched} regimens; ${search.space}`}
      </p>
    </section>
  );
}
