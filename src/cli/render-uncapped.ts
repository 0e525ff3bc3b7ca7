import { percent } from '../domain/percent.ts';
import type { ArmResult, ComparisonResult } from '../domain/wire/result.ts';
import { concentration, exposure, spread } from './figures.ts';
import { paragraph, section } from './lines.ts';
import { ranked } from './render-arms.ts';
import { type Column, drawTable } from './table.ts';

const right = (title: string): Column => ({ title, align: 'right' });

/** Where a model of the answer holds a value of this person at a bound: each arm as it stands above, beside the same without the cap. */
export function renderUncapped(result: ComparisonResult, width: number): string[] {
  const arms = ranked(result).flatMap((arm) => (arm.uncapped ? [{ arm, uncapped: arm.uncapped }] : []));
  if (arms.length === 0) return [];
  const { target, threshold } = result;
  const write = target.metric.startsWith('AUC') ? exposure : concentration;
  const [first] = arms;
  const label = `${first?.arm.exposure.deciding.label ?? ''}${target.unit === '1' ? '' : `, ${target.unit}`}`;
  const columns: Column[] = [
    right('#'),
    { title: 'Regimen', grow: true },
    right(`${label}\ncapped`),
    right('\nuncapped'),
    right('P(in target)\ncapped'),
    right('\nuncapped'),
    right(`${threshold.label}\ncapped`),
    right('\nuncapped'),
  ];
  const risk = ({ probability }: Pick<ArmResult, 'probability'> | NonNullable<ArmResult['uncapped']>): string => {
    const [one] = probability.thresholds;
    return one ? percent(one.value) : '-';
  };
  const rows = arms.map(({ arm, uncapped }, at) => [
    String(at + 1),
    arm.label,
    spread(arm.exposure.deciding, write),
    spread(uncapped.exposure.deciding, write),
    percent(arm.probability.inTarget.value),
    percent(uncapped.probability.inTarget.value),
    risk(arm),
    risk(uncapped),
  ]);
  return section('WITHOUT THE CAP', [
    ...drawTable(columns, rows, width),
    ...paragraph(
      'A model of this answer holds a value of this person at a bound (see the warnings). Uncapped: the same model fitted to the same levels without the bound, beyond what was studied. The order rests on the capped figures.',
      width,
    ),
  ]);
}
