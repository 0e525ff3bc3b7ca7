import { type Markish, areaY, dot, line, lineY, rect, ruleX, text } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import { namesOf } from '../../domain/wire/names.ts';
import type { ArmResult, ComparisonResult } from '../../domain/wire/result.ts';
import { HOUR } from '../../domain/time.ts';
import { Figure } from '../parts/figure.tsx';
import { Moment } from '../parts/moment.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { figure, hourTick, unit } from '../words.ts';
import type { Ranked } from './arms.ts';
import { InkKey } from './ink-key.tsx';
import { type Zone, zoneOf } from './zone.ts';

type Point = { at: Date; p5: number; p25: number; p50: number; p75: number; p95: number };

/** Concentration over time: the chosen arm with its bands, the others as lines, what was measured and given. */
export function CurveFigure({ result, ranked, shown }: { result: ComparisonResult; ranked: readonly Ranked[]; shown: Ranked }) {
  const zone = useMemo(() => zoneOf(result), [result]);
  const drawing = useMemo(() => draw(result, ranked, shown, zone), [result, ranked, shown, zone]);
  const { curve, label, exposure } = shown.arm;
  const { cmax24to48, cmin24to48 } = exposure;
  return (
    <Figure
      title={`${[namesOf(result).course, unit(curve.concentration.unit)].filter(Boolean).join(', ')}: ${shown.rank}. ${label}`}
      summary={`From 24 to 48 h after the decision between ${figure(cmin24to48.p50)} and ${figure(cmax24to48.p50)} ${unit(curve.concentration.unit)} (medians). ${zone ? zone.says : ''} Choose another curve in the table.`}
      drawings={[{ name: `Concentration over time of ${label}`, drawing }]}
      legend={<InkKey inks={['line', 'half', 'most', 'others', ...(zone ? (['zone'] as const) : []), 'level', 'dose', 'now']} />}
      table={<Points arm={shown.arm} />}
    />
  );
}

function pointsOf({ curve: { time, concentration } }: ArmResult): Point[] {
  const zero = Date.parse(time.zero);
  return time.at.map((hours, index) => {
    const of = (values: readonly number[]): number => values[index] ?? NaN;
    const { p5, p25, p50, p75, p95 } = concentration;
    return { at: new Date(zero + hours * HOUR), p5: of(p5), p25: of(p25), p50: of(p50), p75: of(p75), p95: of(p95) };
  });
}

function draw(result: ComparisonResult, ranked: readonly Ranked[], shown: Ranked, zone: Zone | undefined) {
  const points = pointsOf(shown.arm);
  const zero = new Date(shown.arm.curve.time.zero);
  const first = points[0]?.at ?? zero;
  const last = points.at(-1)?.at ?? zero;
  const levels = result.basis.levels
    .filter((one) => !one.below && one.output === result.target.output)
    .map(({ at, observed }) => ({ at: new Date(at), observed }));
  const given = result.basis.used
    .filter((one) => one.name === `${result.question.drug} given` && one.at !== undefined)
    .map((one) => new Date(one.at ?? ''));
  const doses = [...given, ...shown.arm.doses.map((one) => new Date(one.at))].filter((at) => at >= first && at <= last);
  const most =
    Math.max(
      ...points.map((one) => one.p95),
      ...levels.map((one) => one.observed),
      zone?.high ?? 0,
      ...ranked.flatMap(({ arm }) => arm.curve.concentration.p50),
    ) * 1.06;
  const others = ranked.filter((one) => one.rank !== shown.rank);
  const marks: Markish[] = [
    ...(zone
      ? [rect([zone], { x1: zone.from, x2: zone.to, y1: zone.low ?? 0, y2: zone.high ?? most, fill: 'var(--zone)', fillOpacity: 0.22 })]
      : []),
    areaY(points, { x: 'at', y1: 'p5', y2: 'p95', fill: 'var(--band)', fillOpacity: 0.2 }),
    areaY(points, { x: 'at', y1: 'p25', y2: 'p75', fill: 'var(--band)', fillOpacity: 0.32 }),
    ...others.map(({ arm }) =>
      line(
        pointsOf(arm).filter((one) => one.at >= zero),
        { x: 'at', y: 'p50', stroke: 'var(--other)', strokeDasharray: '4 2', strokeWidth: 1.2 },
      ),
    ),
    text(
      others.flatMap(({ arm, rank }) =>
        pointsOf(arm)
          .slice(-1)
          .map((one) => ({ ...one, rank })),
      ),
      { x: 'at', y: 'p50', text: (one: { rank: number }) => `${one.rank}.`, dx: 4, textAnchor: 'start', fill: 'var(--quiet)' },
    ),
    lineY(points, { x: 'at', y: 'p50', stroke: 'var(--band)', strokeWidth: 2.2 }),
    text(points.slice(-1), {
      x: 'at',
      y: 'p50',
      text: () => `${shown.rank}.`,
      dx: 4,
      textAnchor: 'start',
      fontWeight: 'bold',
      fill: 'currentColor',
    }),
    ruleX([zero], { stroke: 'var(--quiet)', strokeDasharray: '3 3' }),
    ruleX(doses, { y1: 0, y2: most * 0.035, stroke: 'var(--mark)', strokeWidth: 2 }),
    dot(levels, { x: 'at', y: 'observed', symbol: 'diamond', r: 5, fill: 'var(--risk)', stroke: 'var(--paper)' }),
  ];
  return {
    height: 300,
    marginLeft: 44,
    marginRight: 22,
    marginBottom: 24,
    x: { type: 'time', domain: [first, last], label: null, ticks: 7, tickFormat: hourTick } as const,
    y: { domain: [0, most], label: unit(shown.arm.curve.concentration.unit), labelArrow: 'none', grid: true, ticks: 6 } as const,
    marks,
  };
}

const Points = ({ arm }: { arm: ArmResult }) => (
  <ScrollTable
    label={`Concentration over time of ${arm.label}`}
    columns={[
      { name: 'When' },
      { name: 'Hours', number: true },
      ...['5 %', '25 %', 'Median', '75 %', '95 %'].map((name) => ({ name, number: true })),
    ]}
    rows={pointsOf(arm).map(({ at, p5, p25, p50, p75, p95 }, index) => ({
      key: String(index),
      cells: [<Moment key="at" at={at.toISOString()} />, String(arm.curve.time.at[index] ?? ''), ...[p5, p25, p50, p75, p95].map(figure)],
    }))}
  />
);
