import { normalDensity } from '../numerics/normal.ts';
import { quantileOfSorted } from '../numerics/quantiles.ts';
import type { Cell, ModelEvaluation, OutputCheck } from '../study/evaluation.ts';
import { relativeError } from '../twin/performance.ts';
import { type Asked, aboutThresholds, horizonOf, intervalOf, remarksOn, verdictOf } from './evaluation-text.ts';
import { type Plot, drawSvg, escapeText } from './svg-plot.ts';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:1360px;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;margin:1rem 0;font-size:13px}th,td{border-bottom:1px solid #ccc;padding:.25rem .5rem;text-align:right;white-space:nowrap}
th:first-child,td:first-child,td:last-child{text-align:left}figure{display:inline-block;width:520px;margin:.5rem 1rem .5rem 0;vertical-align:top}
svg text{font:12px system-ui,sans-serif;fill:#333}figcaption{font-size:13px}`;

const [OBSERVED, PREDICTED, ALERT] = ['#1f4e79', '#2a7f62', '#b3261e'];

/** A report in one file: no script, nothing fetched. */
export function renderHtml(evaluations: readonly ModelEvaluation[], asked: Asked): string {
  const { covariates, ties, seed, resamples, replicates } = asked;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>Predictive performance</title><style>${STYLE}</style></head><body><h1>Predictive performance</h1>`,
    `<p>${escapeText(
      `Every level is foreseen from the levels before it, never from itself. Covariates between records: ${covariates}; ties: ${ties}; seed ${seed}; ${resamples} bootstrap data sets of people for the 95 % intervals; ${replicates} simulated people for each person in the predictive checks.`,
    )}</p><p>${escapeText(aboutThresholds(asked))}</p>`,
    ...evaluations.map((one) => section(one, asked)),
    '</body></html>\n',
  ].join('\n');
}

function section(evaluation: ModelEvaluation, asked: Asked): string {
  const { model, cells, checks } = evaluation;
  const outputs = [...new Set(cells.map(({ output }) => output))];
  return [
    `<section><h2>${escapeText(model)}</h2>`,
    ...remarksOn(evaluation).map((text) => `<p>${escapeText(text)}</p>`),
    ...outputs.flatMap((output) => [cloud(evaluation, output), byLevels(evaluation, output)]),
    ...checks.flatMap((one) => [visual(one, evaluation), histogram(one, evaluation)]),
    ...(['observed', 'symmetric'] as const).map((by) => table(cells, by, asked)),
    '</section>',
  ].join('\n');
}

const WHAT = {
  observed: 'Relative errors: (predicted - observed) / observed, %',
  symmetric: 'Symmetric errors: (predicted - observed) / mean of both, %',
} as const;

function table(cells: readonly Cell[], by: 'observed' | 'symmetric', asked: Asked): string {
  const heads = [
    'Output',
    'Group',
    'Forecast',
    'People',
    'Levels',
    'MPE',
    'MDPE',
    'MDAPE',
    'MAPE',
    'RMSE',
    'rRMSE',
    'F20',
    'F30',
    'Thresholds',
  ];
  const rows = cells.map((cell) => {
    const { people, levels, relative, RMSE } = cell.performance;
    const own = relative[by];
    const group = cell.group === null ? 'all' : `${asked.by} ${cell.group}`;
    const figures = [own.MPE, own.MDPE, own.MDAPE, own.MAPE, RMSE, own.rRMSE, own.F20, own.F30].map(intervalOf);
    const texts = [cell.output, group, horizonOf(cell), `${people}`, `${levels}`, ...figures, by === 'observed' ? verdictOf(cell) : ''];
    return `<tr>${texts.map((text) => `<td>${escapeText(text).replace(' (', '<br>(')}</td>`).join('')}</tr>`;
  });
  return `<h3>${WHAT[by]}</h3><table><thead><tr>${heads.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const figure = (plot: Plot): string => `<figure>${drawSvg(plot)}<figcaption>${escapeText(plot.description)}</figcaption></figure>`;
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0) * 1.05 || 1;

/** Predicted against observed, a priori and from the most levels. */
function cloud({ model, forecasts }: ModelEvaluation, output: string): string {
  const own = forecasts.filter(({ name, ahead }) => name === output && ahead === 1);
  const points = (some: typeof own) => some.map(({ observed, predicted }) => [observed, predicted] as const);
  const top = most(own.flatMap(({ observed, predicted }) => [observed, predicted]));
  return figure({
    title: `${model}: predicted against observed ${output}`,
    description: `${output}: predicted against observed at the next time of measurement; red a priori, green from at least one level; the line is equality.`,
    x: { label: 'observed', range: [0, top] },
    y: { label: 'predicted', range: [0, top] },
    shapes: [
      { is: 'points', at: points(own.filter(({ used }) => used === 0)), colour: ALERT },
      { is: 'points', at: points(own.filter(({ used }) => used > 0)), colour: PREDICTED },
      {
        is: 'line',
        at: [
          [0, 0],
          [top, top],
        ],
        colour: '#444',
        dashed: true,
      },
    ],
  });
}

/** Relative error of the next forecast by the number of levels used: every one, their median and middle 90 %. */
function byLevels({ model, forecasts, cells }: ModelEvaluation, output: string): string {
  const used = cells.filter((one) => one.output === output && one.group === null && one.horizon === 'next').map((one) => one.used);
  const columns = used.map((levels) => ({
    levels,
    errors: forecasts
      .filter((one) => one.name === output && one.ahead === 1 && one.used === levels)
      .map((one) => 100 * relativeError(one, 'observed'))
      .filter(Number.isFinite)
      .toSorted((a, b) => a - b),
  }));
  const at = (p: number) => columns.map(({ levels, errors }) => [levels, quantileOfSorted(errors, p)] as const);
  const all = columns.flatMap(({ errors }) => errors);
  const reach = Math.max(50, Math.min(300, most(all.map(Math.abs))));
  return figure({
    title: `${model}: error of ${output} by levels used`,
    description: `${output}: relative error of the next forecast by the number of levels used, with the median and the band of the middle 90 %; errors beyond ${Math.round(reach)} % lie outside the picture.`,
    x: { label: 'levels used', range: [-0.3, (used.at(-1) ?? 0) + 0.3] },
    y: { label: 'relative error, %', range: [-reach, reach] },
    shapes: [
      { is: 'band', low: at(0.05), high: at(0.95), colour: PREDICTED },
      { is: 'points', at: columns.flatMap(({ levels, errors }) => errors.map((error) => [levels, error] as const)), colour: OBSERVED },
      { is: 'line', at: at(0.5), colour: PREDICTED },
      {
        is: 'line',
        at: [
          [-1, 0],
          [99, 0],
        ],
        colour: '#444',
        dashed: true,
      },
    ],
  });
}

function visual({ output, visual: bins }: OutputCheck, { model, time }: ModelEvaluation): string {
  const names = ['p5', 'p50', 'p95'] as const;
  const of = (name: (typeof names)[number], which: 'observed' | 'low' | 'high') =>
    bins.map(({ at, bands }) => [at, bands[name][which]] as const);
  return figure({
    title: `${model}: prediction-corrected check of ${output}`,
    description: `${output}: 5th, 50th and 95th percentile of prediction-corrected levels (lines), and where simulated data sets have them in 95 % (bands), over the time since the dose.`,
    x: { label: `time since the dose, ${time}`, range: [Math.min(0, bins[0]?.at ?? 0), most(bins.map(({ to }) => to))] },
    y: { label: 'prediction-corrected level', range: [0, most(bins.flatMap(({ bands: { p95 } }) => [p95.high, p95.observed]))] },
    shapes: [
      ...names.map((name) => ({
        is: 'band' as const,
        low: of(name, 'low'),
        high: of(name, 'high'),
        colour: name === 'p50' ? ALERT : OBSERVED,
      })),
      ...names.map((name) => ({ is: 'line' as const, at: of(name, 'observed'), colour: '#111', dashed: name !== 'p50' })),
    ],
  });
}

const STEP = 0.5;

function histogram({ output, npde }: OutputCheck, { model }: ModelEvaluation): string {
  const bars = Array.from({ length: 16 }, (_, i) => {
    const from = -4 + STEP * i;
    const inside = npde.values.filter((one) => one >= from && one < from + STEP).length;
    return { from, to: from + STEP, height: inside / (npde.levels * STEP || 1) };
  });
  const curve = Array.from({ length: 81 }, (_, i) => [-4 + i / 10, normalDensity(-4 + i / 10)] as const);
  return figure({
    title: `${model}: NPDE of ${output}`,
    description: `${output}: normalised prediction distribution errors of ${npde.levels} levels; of a true model they follow the standard normal curve.`,
    x: { label: 'NPDE', range: [-4, 4] },
    y: { label: 'density', range: [0, most([0.4, ...bars.map(({ height }) => height)])] },
    shapes: [
      { is: 'bars', at: bars, colour: OBSERVED },
      { is: 'line', at: curve, colour: ALERT },
    ],
  });
}
