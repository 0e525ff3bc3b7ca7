import { useMemo } from 'preact/hooks';
import { namesOf } from '../../domain/wire/names.ts';
import type { ArmResult, ComparisonResult } from '../../domain/wire/result.ts';
import { type Curve, type Point, type Scene, drawCurves, pointsOf as curvePoints } from '../parts/curves.ts';
import { Figure } from '../parts/figure.tsx';
import { Moment } from '../parts/moment.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { figure, unit } from '../words.ts';
import type { Ranked } from './arms.ts';
import { InkKey } from '../parts/ink-key.tsx';
import { type Zone, zoneOf } from '../parts/zone.ts';

/** Concentration over time: the chosen arm with its bands, the others as lines, what was measured and given. */
export function CurveFigure({ result, ranked, shown }: { result: ComparisonResult; ranked: readonly Ranked[]; shown: Ranked }) {
  const zone = useMemo(() => zoneOf(result.target, shown.arm.curve.time.zero, shown.arm.curve.concentration.unit), [result, shown]);
  const drawing = useMemo(() => drawCurves(sceneOf(result, ranked, shown, zone)), [result, ranked, shown, zone]);
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

const pointsOf = ({ curve: { time, concentration } }: ArmResult): Point[] => curvePoints(time.zero, time.at, concentration);

function sceneOf(result: ComparisonResult, ranked: readonly Ranked[], shown: Ranked, zone: Zone | undefined): Scene {
  const levels = result.basis.levels
    .filter((one) => !one.below && one.output === result.target.output)
    .map(({ at, observed }) => ({ at: new Date(at), observed }));
  const given = result.basis.used
    .filter((one) => one.name === `${result.question.drug} given` && one.at !== undefined)
    .map((one) => new Date(one.at ?? ''));
  const curve = ({ arm, rank }: Ranked): Curve => ({ mark: `${rank}.`, points: pointsOf(arm) });
  return {
    zero: new Date(shown.arm.curve.time.zero),
    unit: shown.arm.curve.concentration.unit,
    shown: curve(shown),
    others: ranked.filter((one) => one.rank !== shown.rank).map(curve),
    zone,
    levels,
    doses: [...given, ...shown.arm.doses.map((one) => new Date(one.at))],
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
