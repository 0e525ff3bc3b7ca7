import { percent } from '../domain/percent.ts';
import { CHOICE_OF_MODEL, type SensitivityResult } from '../domain/wire/beside.ts';
import type { ComparisonResult } from '../domain/wire/result.ts';
import { concentration, exposure } from './figures.ts';
import { paragraph, point, section } from './lines.ts';
import { type Column, drawTable } from './table.ts';

const right = (title: string): Column => ({ title, align: 'right' });

type Row = SensitivityResult['rows'][number];
type Figures = SensitivityResult['base'];

/** Which input moves the answer: each figure as asked, and with the input at either side. */
export function renderSensitivity({ sensitivity, candidates, target, thresholds, ranking }: ComparisonResult, width: number): string[] {
  if (!sensitivity) return [];
  const { base, rows, models = [], candidate, reason, method } = sensitivity;
  const write = target.metric.startsWith('AUC') ? exposure : concentration;
  const label = candidates[candidate]?.exposure.deciding.label ?? '';
  const columns: Column[] = [
    { title: 'Input', grow: true },
    { title: 'Moved' },
    right(`${label}\nmedian`),
    right('P(in\ntarget)'),
    ...thresholds.map((one) => right(one.label.replace(' > ', ' >\n').replace(` ${one.unit})`, `\n${one.unit})`))),
    right('First in\nthe order'),
  ];
  const cells = (figures: Figures | null): string[] =>
    figures === null
      ? ['-', '-', ...thresholds.map(() => '-'), '-']
      : [
          write(figures.deciding),
          percent(figures.inTarget),
          ...thresholds.map((_, i) => percent(figures.thresholds[i] ?? Number.NaN)),
          `#${ranking.order.indexOf(figures.first) + 1}`,
        ];
  const lines = [
    ['as asked', '', ...cells(base)],
    ...rows.flatMap((row) =>
      row.input === CHOICE_OF_MODEL
        ? models.map(({ model, weight, figures }, i) => [i === 0 ? row.input : '', `${model} (${percent(weight)})`, ...cells(figures)])
        : row.used
          ? [row.low, row.high].map((side, i) => [i === 0 ? row.input : '', side.change, ...cells(side.figures)])
          : [[row.input, row.change, ...cells(null)]],
    ),
  ];
  return section('WHICH INPUT MOVES THE ANSWER', [
    ...drawTable(columns, lines, width),
    ...[
      ...rows.filter(({ input }) => input !== CHOICE_OF_MODEL || models.length === 0).flatMap(missing),
      ...models.flatMap(whyNot),
    ].flatMap((one) => point(one, width)),
    ...paragraph(reason, width),
    ...paragraph(method, width),
  ]);
}

const whyNot = ({ model, why }: NonNullable<SensitivityResult['models']>[number]): string[] =>
  why === undefined ? [] : [`${model}: ${why}`];

const missing = ({ used, input, low, high }: Row): string[] =>
  used
    ? [low, high].flatMap(({ change, why }) => (why === undefined ? [] : [`${input}, ${change}: ${why}`]))
    : [`${input}: not used by this model.`];
