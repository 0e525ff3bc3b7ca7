import { type Markish, areaY, dot, line, lineY, rect, ruleX, text } from '@observablehq/plot';
import { HOUR } from '../../domain/time.ts';
import { hourTick, unit } from '../words.ts';
import type { Zone } from './zone.ts';
import type { Drawing } from './figure.tsx';

export type Point = { at: Date; p5: number; p25: number; p50: number; p75: number; p95: number };

type Bands = { p5: readonly number[]; p25: readonly number[]; p50: readonly number[]; p75: readonly number[]; p95: readonly number[] };

/** One curve with the short name that stands at its end. */
export type Curve = { mark: string; points: readonly Point[] };

/** Everything that stands in a picture of concentrations. */
export type Scene = {
  zero: Date;
  /** UCUM. */
  unit: string;
  shown: Curve;
  others: readonly Curve[];
  zone: Zone | undefined;
  levels: readonly { at: Date; observed: number }[];
  doses: readonly Date[];
};

/** The quantiles of a curve as points in time. */
export function pointsOf(zero: string, at: readonly number[], { p5, p25, p50, p75, p95 }: Bands): Point[] {
  const start = Date.parse(zero);
  return at.map((hours, index) => {
    const of = (values: readonly number[]): number => values[index] ?? NaN;
    return { at: new Date(start + hours * HOUR), p5: of(p5), p25: of(p25), p50: of(p50), p75: of(p75), p95: of(p95) };
  });
}

/** One curve with its bands, the others as lines from the decision on, target, doses and what was measured. */
export function drawCurves({ zero, unit: code, shown, others, zone, levels, doses }: Scene): Drawing {
  const { points } = shown;
  const first = points[0]?.at ?? zero;
  const last = points.at(-1)?.at ?? zero;
  const most =
    Math.max(
      ...points.map((one) => one.p95),
      ...levels.map((one) => one.observed),
      zone?.high ?? 0,
      ...others.flatMap((one) => one.points.map(({ p50 }) => p50)),
    ) * 1.06;
  const ends = (curves: readonly Curve[]) => curves.flatMap((one) => one.points.slice(-1).map((end) => ({ ...end, mark: one.mark })));
  const name = { x: 'at', y: 'p50', text: 'mark', dx: 4, textAnchor: 'start' } as const;
  const marks: Markish[] = [
    ...(zone
      ? [rect([zone], { x1: zone.from, x2: zone.to, y1: zone.low ?? 0, y2: zone.high ?? most, fill: 'var(--zone)', fillOpacity: 0.22 })]
      : []),
    areaY(points, { x: 'at', y1: 'p5', y2: 'p95', fill: 'var(--band)', fillOpacity: 0.2 }),
    areaY(points, { x: 'at', y1: 'p25', y2: 'p75', fill: 'var(--band)', fillOpacity: 0.32 }),
    ...others.map((one) =>
      line(
        one.points.filter(({ at }) => at >= zero),
        { x: 'at', y: 'p50', stroke: 'var(--other)', strokeDasharray: '4 2', strokeWidth: 1.2 },
      ),
    ),
    text(ends(others), { ...name, fill: 'var(--quiet)' }),
    lineY(points, { x: 'at', y: 'p50', stroke: 'var(--band)', strokeWidth: 2.2 }),
    text(ends([shown]), { ...name, fontWeight: 'bold', fill: 'currentColor' }),
    ruleX([zero], { stroke: 'var(--quiet)', strokeDasharray: '3 3' }),
    ruleX(
      doses.filter((at) => at >= first && at <= last),
      { y1: 0, y2: most * 0.035, stroke: 'var(--mark)', strokeWidth: 2 },
    ),
    dot(levels, { x: 'at', y: 'observed', symbol: 'diamond', r: 5, fill: 'var(--risk)', stroke: 'var(--paper)' }),
  ];
  return {
    height: 300,
    marginLeft: 44,
    marginRight: 15 + 7 * Math.max(...[shown, ...others].map(({ mark }) => mark.length)),
    marginBottom: 24,
    x: { type: 'time', domain: [first, last], label: null, ticks: 7, tickFormat: hourTick } as const,
    y: { domain: [0, most], label: unit(code), labelArrow: 'none', grid: true, ticks: 6 } as const,
    marks,
  };
}
