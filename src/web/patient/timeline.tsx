import { type Markish, dot, line, rect, ruleX, ruleY, text } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { RecordAnswer } from '../../domain/wire/record.ts';
import { DAY, HOUR } from '../../domain/time.ts';
import { type Drawing, Figure } from '../parts/figure.tsx';
import { Moment } from '../parts/moment.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { Origin } from '../parts/source.tsx';
import { amount, count, exact, hourTick, moment, unit } from '../words.ts';
import { type Entry, entriesOf } from './entries.ts';

type Span = { from: number; to: number; now: number };

const LANES = ['dose', 'level', 'creatinine', 'weight'] as const;
const NAMES = { dose: 'Doses given', level: 'Levels', creatinine: 'Creatinine', weight: 'Weight' } as const;

/** Doses, levels, creatinine and weight over one time axis; everything else that was measured is in the table below it. */
export function Timeline({ record, asOf }: { record: RecordAnswer; asOf: string }) {
  const entries = useMemo(() => entriesOf(record), [record]);
  const drugs = [...new Set(entries.flatMap((one) => (one.drug === undefined ? [] : [one.drug])))];
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">What was given and measured</h2>
      {entries.length === 0 && <p>The record holds no dose, level or measurement.</p>}
      {(drugs.length > 0 ? drugs : [undefined]).map((drug) => (
        <DrugTimeline
          key={drug ?? ''}
          drug={drug}
          entries={entries.filter((one) => one.drug === undefined || one.drug === drug)}
          asOf={asOf}
        />
      ))}
    </section>
  );
}

function DrugTimeline({ drug, entries, asOf }: { drug: string | undefined; entries: readonly Entry[]; asOf: string }) {
  const span = useMemo(() => spanOf(entries, asOf), [entries, asOf]);
  const drawings = useMemo(
    () =>
      LANES.flatMap((lane) => {
        const seen = entries.filter((one) => one.lane === lane && one.at >= span.from);
        return seen.length === 0 ? [] : [{ name: `${NAMES[lane]} over time`, drawing: draw(lane, seen, span) }];
      }),
    [entries, span],
  );
  if (entries.length === 0) return null;
  const older = entries.filter((one) => one.at < span.from).length;
  return (
    <Figure
      title={drug ?? 'Measurements'}
      summary={`${summarise(entries)}${older > 0 ? ` ${count(older, 'older entry', 'older entries')} only in the table.` : ''}`}
      drawings={drawings}
      table={<Entries entries={entries} />}
    />
  );
}

/** From shortly before the first dose or level to shortly after the decision. */
function spanOf(entries: readonly Entry[], asOf: string): Span {
  const now = Date.parse(asOf);
  const first = Math.min(now - DAY, ...entries.filter((one) => one.drug !== undefined).map((one) => one.at));
  const last = Math.max(now, ...entries.map((one) => one.end ?? one.at));
  return { from: first - 6 * HOUR, to: last + 6 * HOUR, now };
}

function draw(lane: (typeof LANES)[number], seen: readonly Entry[], { from, to, now }: Span): Drawing {
  const isDose = lane === 'dose';
  const most = Math.max(...seen.map((one) => one.value));
  const least = Math.min(...seen.map((one) => one.value));
  const low = lane === 'weight' ? least * 0.95 : 0;
  const last = lane === 'weight';
  const marks: Markish[] = [ruleX([now], { stroke: 'var(--quiet)', strokeDasharray: '3 3' })];
  if (isDose)
    marks.push(
      rect(seen, {
        x1: 'at',
        x2: (one: Entry) => Math.max(one.end ?? one.at, one.at + (to - from) / 400),
        y1: 0,
        y2: 'value',
        fill: 'var(--band)',
      }),
    );
  else {
    const sorted = seen.toSorted((a, b) => a.at - b.at);
    if (lane !== 'level') marks.push(line(sorted, { x: 'at', y: 'value', stroke: 'var(--other)' }));
    marks.push(dot(sorted, { x: 'at', y: 'value', r: 3.5, fill: lane === 'level' ? 'var(--risk)' : 'var(--band)' }));
    marks.push(
      text(sorted, { x: 'at', y: 'value', text: (one: Entry) => (one.below ? '<' : '') + exact(one.value), dy: -9, fill: 'currentColor' }),
    );
  }
  marks.push(ruleY([low], { stroke: 'var(--line)' }));
  return {
    height: isDose || last ? 84 : 110,
    marginLeft: 58,
    marginRight: 12,
    marginTop: 24,
    marginBottom: 20,
    x: { type: 'time', domain: [new Date(from), new Date(to)], label: null, ticks: 9, tickSize: 3, tickFormat: hourTick },
    y: {
      domain: [low, most * (isDose ? 1.05 : 1.15)],
      label: `${NAMES[lane]}, ${unit(seen[0]?.unit ?? '')}`,
      labelArrow: 'none',
      ticks: 2,
      tickSize: 3,
      grid: true,
    },
    marks,
  };
}

function summarise(entries: readonly Entry[]): string {
  return LANES.flatMap((lane) => {
    const seen = entries.filter((one) => one.lane === lane).toSorted((a, b) => a.at - b.at);
    const last = seen.at(-1);
    if (!last) return [];
    const newest = `${last.below ? 'below ' : ''}${amount(last.value, last.unit)} on ${moment(new Date(last.at).toISOString())}`;
    return [`${NAMES[lane]}: ${seen.length}, the last ${newest}.`];
  }).join(' ');
}

const Entries = ({ entries }: { entries: readonly Entry[] }) => (
  <ScrollTable
    label="Everything that was given and measured"
    columns={[{ name: 'When' }, { name: 'What' }, { name: 'Value', number: true }, { name: 'Where in the record' }]}
    rows={entries
      .toSorted((a, b) => b.at - a.at)
      .map((one, index) => ({
        key: `${one.source.resource} ${one.source.field} ${one.name} ${index}`,
        cells: [
          <Moment key="at" at={new Date(one.at).toISOString()} />,
          one.name,
          <>
            {one.below && 'below '}
            {amount(one.value, one.unit)}
            {one.note !== undefined && <div class="quiet">{one.note}</div>}
          </>,
          <Origin key="from" source={one.source} />,
        ],
      }))}
  />
);
