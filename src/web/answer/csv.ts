import type { ComparisonResult } from '../../domain/wire/result.ts';
import { type Ranked, rankArms } from './arms.ts';

type Cell = string | number | null | undefined;
type Summary = {
  unit: string;
  mean?: number;
  sd?: number;
  p5: number | null;
  p25?: number;
  p50: number | null;
  p75?: number;
  p95: number | null;
};
type Chance = { value: number; monteCarloError: number };

const TABLE = ['comparison', 'place', 'treatment', 'as_is', 'quantity', 'unit', 'value', 'monte_carlo_error'] as const;
const QUANTILES = ['p5', 'p25', 'p50', 'p75', 'p95'] as const;

/** One row for each treatment and quantity: distributions by mean, standard deviation and quantiles, probabilities by value and error. */
export function tableCsv(id: string, result: ComparisonResult): string {
  const rows = rankArms(result).flatMap((one) =>
    quantitiesOf(one).map(({ name, ...cells }) => {
      const chance = 'value' in cells ? cells : undefined;
      const summary: Partial<Summary> = 'value' in cells ? {} : cells;
      return [
        ...[id, one.rank, one.arm.label, one.arm.asIs ? 'yes' : 'no', name, 'value' in cells ? '1' : cells.unit],
        ...[chance?.value, chance?.monteCarloError, summary.mean, summary.sd],
        ...QUANTILES.map((quantile) => summary[quantile]),
      ];
    }),
  );
  return write([...TABLE, 'mean', 'sd', ...QUANTILES], rows);
}

function quantitiesOf({ arm, against }: Ranked): ({ name: string } & (Summary | Chance))[] {
  const { exposure, probability, hoursByPastDay, firstInTarget, score } = arm;
  const { deciding, auc24AtSteadyState } = exposure;
  return [
    { name: `deciding: ${deciding.label}`, ...deciding },
    { name: 'AUC0-24', ...exposure.auc0to24 },
    { name: 'AUC24-48', ...exposure.auc24to48 },
    ...(auc24AtSteadyState ? [{ name: 'AUC24 at steady state', ...auc24AtSteadyState }] : []),
    { name: 'Cmax 24-48 h', ...exposure.cmax24to48 },
    { name: 'Cmin 24-48 h', ...exposure.cmin24to48 },
    { name: 'hours above target', ...hoursByPastDay.aboveTarget },
    { name: 'hours in target', ...hoursByPastDay.inTarget },
    { name: 'hours below target', ...hoursByPastDay.belowTarget },
    { name: 'first in target', ...firstInTarget },
    { name: 'P(never in target)', ...firstInTarget.never },
    { name: 'P(below target)', ...probability.belowTarget },
    { name: 'P(in target)', ...probability.inTarget },
    { name: 'P(above target)', ...probability.aboveTarget },
    ...probability.thresholds.map((one) => ({ name: one.label, ...pickChance(one) })),
    { name: probability.firstDay.label, ...pickChance(probability.firstDay) },
    ...probability.inTargetAt.map((one) => ({ name: `P(in target) at ${one.hours} h`, ...pickChance(one) })),
    { name: 'score', value: score.mean, monteCarloError: score.monteCarloError },
    ...(against
      ? [
          { name: 'difference to as is', ...against.exposure },
          { name: 'P(better than as is)', ...pickChance(against.better) },
        ]
      : []),
  ];
}

const pickChance = ({ value, monteCarloError }: Chance): Chance => ({ value, monteCarloError });

/** One row for each treatment, moment and quantile of the concentration. */
export function curvesCsv(id: string, result: ComparisonResult): string {
  const rows = rankArms(result).flatMap(({ arm: { label, curve }, rank }) =>
    curve.time.at.flatMap((hours, index) =>
      QUANTILES.map((name): Cell[] => [
        id,
        rank,
        label,
        hours,
        curve.time.zero,
        name,
        curve.concentration[name][index],
        curve.concentration.unit,
      ]),
    ),
  );
  return write(['comparison', 'place', 'treatment', 'hours', 'hour_zero', 'quantile', 'value', 'unit'], rows);
}

const write = (names: readonly string[], rows: readonly Cell[][]): string =>
  [names, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

/** RFC 4180. A text that a spreadsheet would take for a formula is kept from it by an apostrophe. */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
