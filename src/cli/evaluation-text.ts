import { type Cell, type EvaluationSettings, type ModelEvaluation, MOST_USED } from '../study/evaluation.ts';
import { DENOMINATORS, type Figure, RELATIVE } from '../twin/performance.ts';
import { formOf } from '../study/row-form.ts';
import { paragraph } from './lines.ts';
import { drawTable } from './table.ts';

/** What was asked for. */
export type Asked = EvaluationSettings & { covariates: string; ties: string; by: string | null };

export const horizonOf = ({ used, horizon }: Pick<Cell, 'used' | 'horizon'>): string =>
  `${used === 0 ? 'a priori' : `${used} level${used === 1 ? '' : 's'}`}, ${horizon}`;

const number = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : '.');
export const intervalOf = ({ value, low, high }: Figure): string =>
  low === null || high === null ? number(value) : `${number(value)} (${number(low)} to ${number(high)})`;

export const verdictOf = ({ within }: Cell): string => {
  const missed = (['MDPE', 'MDAPE', 'F30'] as const).filter((name) => !within[name]);
  return missed.length === 0 ? 'within' : `outside: ${missed.join(', ')}`;
};

/** What must be read beside the figures of a model. */
export function remarksOn({ people, levels, adapted, unchecked, failures, checks }: ModelEvaluation): string[] {
  return [
    `${people} people, ${levels.measured} levels measured${levels.beyondLimit > 0 ? `, ${levels.beyondLimit} beyond a limit of quantification (used in fits, not foreseen)` : ''}${levels.excluded > 0 ? `, ${levels.excluded} of weight 0 (left out)` : ''}.`,
    ...(failures.length > 0
      ? [
          `${failures.length} times no forecast could be made, the first for ${failures[0]?.id} after ${failures[0]?.used} levels: ${failures[0]?.why}`,
        ]
      : []),
    ...checks.map(
      ({ output, npde }) =>
        `NPDE of ${output}: mean ${npde.mean.toFixed(3)}, sd ${npde.sd.toFixed(3)} of ${npde.levels} levels; of a true model about 0 and 1.`,
    ),
    ...(unchecked > 0 ? [`${unchecked} levels have no NPDE: those of their person could not be told apart in the simulations.`] : []),
    ...(adapted > 0
      ? [
          `In ${adapted} people a dose changed after a level. Simulated people get the same doses, not those that their own levels would have led to: where doses were adapted to levels, NPDE and pcVPC of a true model look too narrow.`,
        ]
      : []),
  ];
}

export const aboutThresholds = ({ thresholds }: Asked): string =>
  `Thresholds used: |MDPE| at most ${thresholds.MDPE} %, MDAPE at most ${thresholds.MDAPE} %, F30 above ${thresholds.F30} %, of errors over the observed value. No agreed standard exists; a site sets its own (--max-mdpe, --max-mdape, --min-f30).`;

export function renderText(evaluations: readonly ModelEvaluation[], asked: Asked, width: number): string {
  const columns = [
    { title: 'Forecast', grow: true as const },
    { title: 'People/\nlevels', align: 'right' as const },
    { title: 'MDPE %', align: 'right' as const },
    { title: 'MDAPE %', align: 'right' as const },
    { title: 'RMSE', align: 'right' as const },
    { title: 'F30 %', align: 'right' as const },
    { title: 'Thresholds' },
  ];
  const row = (cell: Cell): string[] => {
    const { people, levels, relative, RMSE } = cell.performance;
    const { MDPE, MDAPE, F30 } = relative.observed;
    const about = [cell.output, ...(cell.group === null ? [] : [`${asked.by} ${cell.group}`]), horizonOf(cell)].join(', ');
    return [
      about,
      `${people}/${levels}`,
      intervalOf(MDPE),
      number(MDAPE.value),
      RMSE.value.toPrecision(3),
      number(F30.value),
      verdictOf(cell),
    ];
  };
  return [
    ...evaluations.flatMap((one) => [
      one.model,
      ...drawTable(columns, one.cells.map(row), width),
      ...remarksOn(one).flatMap((text) => paragraph(text, width)),
      '',
    ]),
    ...paragraph(
      `Relative errors are (predicted - observed) / observed, with 95 % bootstrap intervals over people; JSON and CSV hold the symmetric ones and all figures, from up to ${MOST_USED} levels. ${aboutThresholds(asked)}`,
      width,
    ),
  ].join('\n');
}

export function renderJson(evaluations: readonly ModelEvaluation[], asked: Asked): string {
  const { seed, resamples, replicates, thresholds, ...rules } = asked;
  const models = evaluations.map(({ forecasts, ...rest }) => ({
    ...rest,
    forecasts: forecasts.map(({ output, name, ...one }) => ({ output: name, DVID: output + 1, ...one })),
  }));
  return `${JSON.stringify({ schema: 'dosetwin.evaluation/1', ...rules, seed, resamples, replicates, thresholds, models }, null, 1)}\n`;
}

/** A row a model, output, group, number of levels used, horizon and denominator. */
export function renderCsv(evaluations: readonly ModelEvaluation[]): string {
  const figures = ['RMSE', ...RELATIVE];
  const columns = [
    ...['MODEL', 'OUTPUT', 'GROUP', 'USED', 'HORIZON', 'DENOMINATOR', 'PEOPLE', 'LEVELS', 'UNDEFINED'],
    ...figures.flatMap((name) => [name, `${name}.low`, `${name}.high`]),
    'THRESHOLDS',
  ];
  const form = formOf('csv', columns);
  const decoder = new TextDecoder();
  const cell = (value: string | number | null): string =>
    typeof value === 'string' ? decoder.decode(form.word(value)) : value === null || !Number.isFinite(value) ? '.' : `${value}`;
  const rows = evaluations.flatMap(({ model, cells }) =>
    cells.flatMap((one) =>
      DENOMINATORS.map((by) => {
        const { people, levels, relative, RMSE, undefined: missing } = one.performance;
        const values = [RMSE, ...RELATIVE.map((name) => relative[by][name])].flatMap(({ value, low, high }) => [value, low, high]);
        const verdict = by === 'observed' ? verdictOf(one) : null;
        return [model, one.output, one.group, one.used, one.horizon, by, people, levels, missing[by], ...values, verdict]
          .map(cell)
          .join(',');
      }),
    ),
  );
  return `${[decoder.decode(form.heading).trimEnd(), ...rows].join('\n')}\n`;
}
