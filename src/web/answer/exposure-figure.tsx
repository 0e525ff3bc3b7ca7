import { type Markish, axisY, dot, link, rect, ruleX } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { ComparisonResult } from '../../domain/wire/result.ts';
import { Figure } from '../parts/figure.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { figure, interval, unit } from '../words.ts';
import type { Ranked } from './arms.ts';
import { InkKey } from '../parts/ink-key.tsx';

/** The deciding exposure of every arm on one axis, with the target and the thresholds in the same unit. */
export function ExposureFigure({ result, ranked }: { result: ComparisonResult; ranked: readonly Ranked[] }) {
  const drawing = useMemo(() => draw(result, ranked), [result, ranked]);
  const label = ranked[0]?.arm.exposure.deciding.label ?? 'exposure';
  const summary = ranked.map(({ arm, rank }) => `${rank}. ${arm.label}: ${interval(arm.exposure.deciding)}.`).join(' ');
  return (
    <Figure
      title={`${label}, ${unit(result.target.unit)}`}
      summary={`Target ${result.target.label}. ${summary}`}
      drawings={[{ name: `${label} of each treatment with 50 % and 90 % intervals`, drawing }]}
      legend={<InkKey inks={['median', 'half', 'most', 'zone', 'threshold']} />}
      table={
        <ScrollTable
          label={`${label} of each treatment`}
          columns={[{ name: 'Treatment' }, ...['5 %', '25 %', 'Median', '75 %', '95 %', 'Mean'].map((name) => ({ name, number: true }))]}
          rows={ranked.map(({ arm, rank }) => {
            const { p5, p25, p50, p75, p95, mean } = arm.exposure.deciding;
            return { key: arm.label, cells: [`${rank}. ${arm.label}`, ...[p5, p25, p50, p75, p95, mean].map(figure)] };
          })}
        />
      }
    />
  );
}

type Line = { place: string; p5: number; p25: number; p50: number; p75: number; p95: number };

function draw({ target, thresholds }: ComparisonResult, ranked: readonly Ranked[]) {
  const lines: Line[] = ranked.map(({ arm: { exposure }, rank }) => ({ place: String(rank), ...exposure.deciding }));
  const same = thresholds.filter((one) => one.unit === target.unit).flatMap((one) => one.above ?? one.below ?? []);
  const most = Math.max(...lines.map((one) => one.p95), target.high ?? 0, ...same) * 1.05;
  const thick = (from: 'p5' | 'p25', to: 'p95' | 'p75', strokeWidth: number): Markish =>
    link(lines, {
      x1: from,
      x2: to,
      y1: 'place',
      y2: 'place',
      stroke: 'var(--band)',
      strokeWidth,
      strokeOpacity: strokeWidth > 4 ? 0.55 : 1,
    });
  const marks: Markish[] = [
    rect([target], { x1: target.low ?? 0, x2: target.high ?? most, fill: 'var(--zone)', fillOpacity: 0.18 }),
    ruleX(same, { stroke: 'var(--risk)', strokeDasharray: '5 3', strokeWidth: 1.5 }),
    thick('p5', 'p95', 2),
    thick('p25', 'p75', 9),
    dot(lines, { x: 'p50', y: 'place', r: 4, fill: 'var(--mark)' }),
    axisY({ label: null, tickSize: 0, tickFormat: (place: string) => `${place}.` }),
  ];
  return {
    height: 300,
    marginLeft: 34,
    marginRight: 14,
    marginBottom: 34,
    x: { domain: [0, most], label: unit(target.unit), labelArrow: 'none', grid: true, ticks: 6 } as const,
    y: { type: 'band', domain: lines.map((one) => one.place), padding: 0.5 } as const,
    marks,
  };
}
