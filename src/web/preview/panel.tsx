import { useMemo, useState } from 'preact/hooks';
import type { Issue } from '../../domain/issue.ts';
import { percent } from '../../domain/percent.ts';
import { plusHours } from '../../domain/time.ts';
import { type Curve, drawCurves, pointsOf } from '../parts/curves.ts';
import { Figure } from '../parts/figure.tsx';
import { InkKey } from '../parts/ink-key.tsx';
import { IssueList } from '../parts/issues.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { Moment } from '../parts/moment.tsx';
import { zoneOf } from '../parts/zone.ts';
import { count, figure, interval, unit } from '../words.ts';
import type { Picture, Preview } from './use-preview.ts';

const BUSY = { preparing: 'Preparing …', fitting: 'Fitting the models to this person …', drawing: 'Drawing …' } as const;

/** What the treatments of the form would do, computed while they are written: to look at, not to decide by. */
export function PreviewPanel({ preview: { picture, trouble, busy } }: { preview: Preview }) {
  return (
    <section class="preview" aria-labelledby="preview">
      <h2 id="preview">
        Preview <small class="quiet">not an answer</small>
      </h2>
      {trouble && (
        <div class="caution-box" role="status">
          <p>
            <strong>{trouble.title}.</strong> {picture && 'What is drawn below cannot be asked.'}
          </p>
          <Reasons issues={trouble.issues} />
        </div>
      )}
      {!picture && !trouble && <p class="waiting">{BUSY[busy ?? 'preparing']}</p>}
      {picture && (
        <div class={trouble ? 'stale' : ''}>
          <Drawn picture={picture} busy={busy} />
        </div>
      )}
    </section>
  );
}

/** As many reasons as are read at a glance; the others on demand. */
const AT_A_GLANCE = 3;

const Reasons = ({ issues }: { issues: readonly Issue[] }) => (
  <>
    <IssueList issues={issues.slice(0, AT_A_GLANCE)} />
    {issues.length > AT_A_GLANCE && (
      <details>
        <summary>{count(issues.length - AT_A_GLANCE, 'more reason')}</summary>
        <IssueList issues={issues.slice(AT_A_GLANCE)} />
      </details>
    )}
  </>
);

function Drawn({ picture, busy }: { picture: Picture; busy: Preview['busy'] }) {
  const { prepared, job, arms, models, draws, of, confirmed } = picture;
  const extra = prepared.arms[0]?.asIs === true && /as is/i.test(prepared.arms[0].label) ? 1 : 0;
  const names = arms.map((_, index) => (index < extra ? 'As is' : `Treatment ${index + 1 - extra}`));
  const [chosen, setChosen] = useState(extra);
  const shown = arms[chosen] ? chosen : 0;
  const drawing = useMemo(() => drawCurves(sceneOf(picture, shown, extra)), [picture, shown, extra]);
  const zone = zoneOf(prepared.target, prepared.asOf, prepared.level);
  const of50 = (index: number): string => `${names[index]}: ${arms[index] ? interval(arms[index].deciding) : ''}`;
  return (
    <>
      <p class="quiet">
        Computed in this browser by {models.join(', ')}; the service’s answer decides. In the order of the form, not ranked.
      </p>
      <p class="quiet" role="status">
        {`${draws < of ? `${draws} of ${count(of, 'draw')}` : count(of, 'draw')}. ${busy !== undefined ? BUSY[busy] : confirmed ? 'Checked by the service.' : ''}`}
      </p>
      <Figure
        title={`${prepared.target.effect ?? `Concentration of ${job.drug}`}, ${unit(prepared.level)}: ${names[shown] ?? ''}`}
        summary={`${prepared.exposure} ${unit(prepared.target.unit)}, median and 90 % interval. ${arms.map((_, index) => of50(index)).join('. ')}. ${zone?.says ?? ''}`}
        drawings={[{ name: `Preview of concentrations over time, ${names[shown] ?? ''}`, drawing }]}
        legend={<InkKey inks={['line', 'half', 'most', 'others', ...(zone ? (['zone'] as const) : []), 'level', 'dose', 'now']} />}
        table={<Points picture={picture} shown={shown} name={names[shown] ?? ''} />}
      />
      <ScrollTable
        label="Preview of each treatment"
        columns={[
          { name: 'Bands' },
          { name: `${prepared.exposure}, ${unit(prepared.target.unit)}`, number: true },
          { name: 'P(in target)', number: true },
          { name: 'P(above)', number: true },
        ]}
        rows={arms.map(({ deciding, chance }, index) => ({
          key: String(index),
          cells: [
            <label key="bands" class="pick">
              <input type="radio" name="preview-curve" checked={index === shown} onChange={() => setChosen(index)} /> {names[index]}
            </label>,
            interval(deciding),
            percent(chance.within.value),
            percent(chance.above.value),
          ],
        }))}
      />
    </>
  );
}

function sceneOf({ prepared: { asOf, level, target }, job, arms }: Picture, shown: number, extra: number) {
  const curve = (index: number): Curve => {
    const { at, ...bands } = arms[index]?.curve ?? { at: [], p5: [], p25: [], p50: [], p75: [], p95: [] };
    return { mark: index < extra ? 'as is' : String(index + 1 - extra), points: pointsOf(asOf, at, bands) };
  };
  const moment = (hours: number): Date => new Date(plusHours(asOf, hours));
  return {
    zero: new Date(asOf),
    unit: level,
    shown: curve(shown),
    others: arms.flatMap((_, index) => (index === shown ? [] : [curve(index)])),
    zone: zoneOf(target, asOf, level),
    levels: job.levels
      .filter(({ below, output }) => !below && output === target.output)
      .map(({ at, value }) => ({ at: moment(at), observed: value })),
    doses: [...job.given, ...(job.arms[shown]?.doses ?? [])].map(({ at }) => moment(at)),
  };
}

const Points = ({ picture: { prepared, arms }, shown, name }: { picture: Picture; shown: number; name: string }) => {
  const { at, ...bands } = arms[shown]?.curve ?? { at: [], p5: [], p25: [], p50: [], p75: [], p95: [] };
  return (
    <ScrollTable
      label={`Preview of concentration over time, ${name}`}
      columns={[{ name: 'When' }, ...['5 %', '25 %', 'Median', '75 %', '95 %'].map((one) => ({ name: one, number: true }))]}
      rows={pointsOf(prepared.asOf, at, bands).map(({ at: when, p5, p25, p50, p75, p95 }, index) => ({
        key: String(index),
        cells: [<Moment key="at" at={when.toISOString()} />, ...[p5, p25, p50, p75, p95].map(figure)],
      }))}
    />
  );
};
