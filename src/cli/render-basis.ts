import type { ComparisonResult } from '../domain/wire/result.ts';
import { concentration, figure, moment } from './figures.ts';
import { percent } from '../domain/percent.ts';
import { paragraph, point, section } from './lines.ts';
import { type Column, drawTable } from './table.ts';

type Basis = ComparisonResult['basis'];
const right = (title: string): Column => ({ title, align: 'right' });
const at = (instant: string | undefined): string => (instant === undefined ? '' : moment(instant));
const resource = ({ resource: name, version, field }: Basis['used'][number]['source']): string =>
  `${name}${version === undefined ? '' : ` v${version}`} ${field}`;

/** What one model made of this person. */
export type Fit = Pick<Basis, 'covariates' | 'parameters' | 'posterior' | 'levels'>;

const NO_LEVEL = "No usable level: the forecast rests on the population and on this person's covariates alone.";
const WORDS =
  'Model alone: predicted for people like this one before the levels were seen, and the percentile of the measured value among them; fitted: with these levels.';

/** Each measured level beside what the population and this person's fit say of it, by every model that the answer rests on. */
export function renderLevels({ levels, average }: Basis, width: number): string[] {
  if (levels.length === 0) return section('LEVELS', paragraph(NO_LEVEL, width));
  const several = average !== undefined && average.models.length > 1 ? average.models : [];
  const unit = levels[0]?.unit ?? '';
  const columns: Column[] = [
    { title: 'Drawn (UTC)' },
    right(`Measured\n${unit}`),
    ...(several.length > 0 ? [{ title: 'Model' }] : []),
    right(`Model\nalone\n${unit}`),
    right(`Model\nfitted\n${unit}`),
    right('Weighted\nresidual'),
    right('Percen-\ntile'),
    { title: 'From', grow: true },
  ];
  const row = (one: Basis['levels'][number], model: string[] = []): string[] => [
    at(one.at),
    `${one.below ? '< ' : ''}${concentration(one.observed)}`,
    ...model,
    concentration(one.population),
    concentration(one.individual),
    one.weightedResidual.toFixed(2),
    one.percentile.toFixed(0),
    resource(one.source),
  ];
  const rows =
    several.length === 0
      ? levels.map((one) => row(one))
      : levels.flatMap((_, i) => several.flatMap(({ model, levels: own }) => (own[i] ? [row(own[i], [shortName(model)])] : [])));
  return section('LEVELS: MEASURED AGAINST PREDICTED', [...drawTable(columns, rows, width), ...paragraph(WORDS, width)]);
}

/** `goti-2018`: the drug stands at the top of the page. */
const shortName = (model: string): string => model.split('/').at(-1) ?? model;

/** The model that was chosen, or those of an average, with doubts and this person's parameters, and the models passed over. */
export function renderModels(basis: Basis, width: number): string[] {
  const { models, average, chosenBecause } = basis;
  const because = paragraph(chosenBecause, width);
  const cardOf = (id: string | undefined): Basis['models'][number] | undefined => models.find((one) => one.model === id);
  const sections =
    average === undefined
      ? models.filter((one) => one.chosen).map((one) => section(`MODEL: ${one.model}`, [...because, ...renderFit(basis, one, width)]))
      : [
          section('AVERAGE OF MODELS', [...because, '', ...renderWeights(average, models, width)]),
          ...average.models.map((one) => section(`MODEL: ${one.model}, ${percent(one.weight)}`, renderFit(one, cardOf(one.model), width))),
        ];
  return [
    ...sections.flat(),
    ...section(
      'MODELS PASSED OVER',
      models.filter((one) => !one.chosen).flatMap((one) => passedOver(one, width)),
    ),
  ];
}

function renderWeights({ models: parts }: NonNullable<Basis['average']>, models: Basis['models'], width: number): string[] {
  const columns: Column[] = [
    { title: 'Model', grow: true },
    right('Weight'),
    right('Draws'),
    right('Log\nevidence'),
    { title: 'Status' },
    { title: 'Use' },
  ];
  const rows = parts.map((part) => {
    const card = models.find((one) => one.model === part.model);
    return [
      part.model,
      `${(100 * part.weight).toFixed(1)} %`,
      String(part.draws),
      card?.logEvidence?.toFixed(2) ?? '-',
      card?.status ?? '',
      card?.use ?? '',
    ];
  });
  return drawTable(columns, rows, width);
}

function passedOver(one: Basis['models'][number], width: number): string[] {
  const figures = [
    ...(one.weight === null ? [] : [`weight ${percent(one.weight)}`]),
    ...(one.logEvidence === null ? [] : [`log evidence ${one.logEvidence.toFixed(2)}`]),
  ].map((text) => `, ${text}`);
  const why = one.reasons.filter((reason) => one.verdict !== 'refused' || reason.severity === 'error').map((reason) => reason.text);
  return point(`${one.model}: ${one.verdict}${figures.join('')}${why.length === 0 ? '' : `. ${why.join(' ')}`}`, width);
}

/** One model of the answer: its status, what the levels taught it, its doubts, and this person's parameters. */
function renderFit({ covariates, parameters, posterior }: Fit, card: Basis['models'][number] | undefined, width: number): string[] {
  return [
    ...(card
      ? paragraph(
          `Status: ${card.status}; use: ${card.use}; draws: ${posterior.method}, ${posterior.effectiveDraws} effective; fit: ${posterior.status}${card.logEvidence === null ? '' : `, log evidence ${card.logEvidence.toFixed(2)}`}.`,
          width,
        )
      : []),
    ...paragraph(describeLearning(posterior), width),
    ...(card?.doubts ?? []).flatMap((one) => point(`Doubt: ${one}`, width)),
    '',
    ...drawTable(
      [{ title: 'Parameter' }, right('This person'), right('Typical'), right('Ratio'), { title: 'Unit' }],
      parameters.map((one) => [one.name, figure(one.individual, 3), figure(one.typical, 3), one.ratio.toFixed(2), one.unit]),
      width,
    ),
    '',
    ...drawTable(
      [{ title: 'Covariate', grow: true }, right('Value now'), { title: 'Unit' }],
      covariates.map((one) => [one.meaning, figure(one.value), one.unit]),
      width,
    ),
  ];
}

/** What this person's own levels said, and whether the model expected them. */
function describeLearning({ status, etas, shrinkage, priorDistance }: Basis['posterior']): string {
  if (status === 'prior') return 'No level has spoken: how people differ is all that is known of this one.';
  const left = etas.map((name, i) => `${name} ${percent(shrinkage[i] ?? 1)}`).join(', ');
  const far = priorDistance
    ? `Levels at least as far from what the model expects: ${percent(priorDistance.p)} of such people.`
    : 'How far they lie from what the model expects could not be told by simulation.';
  return `Of the variance between people the levels left ${left} (100 % = they said nothing of it). ${far}`;
}

/** What the record prints where it is another number or unit, and by which factor the one became the other. */
const asRecorded = (one: Basis['used'][number]['recorded']): string =>
  one === undefined
    ? ''
    : ` (${figure(one.value)} ${one.unit}${one.factor === undefined || one.factor === 1 ? '' : ` x ${figure(one.factor, 6)}`})`;

/** Every value that moved the answer, with its moment and where it stands in the record. */
export function renderData({ used, imputed, missing, ignored }: Basis, width: number): string[] {
  const columns: Column[] = [{ title: 'What' }, right('Value'), { title: 'When (UTC)' }, { title: 'From', grow: true }];
  const rows = used.map((one) => [
    one.name,
    `${typeof one.value === 'number' ? figure(one.value) : one.value}${one.unit === undefined ? '' : ` ${one.unit}`}${asRecorded(one.recorded)}`,
    at(one.at),
    resource(one.source),
  ]);
  const none = (what: string): string[] => paragraph(what, width);
  return [
    ...section('DATA USED', drawTable(columns, rows, width)),
    ...section('MISSING', missing.length === 0 ? none('Nothing that the models asked for.') : missing.flatMap((one) => point(one, width))),
    ...section(
      'FILLED IN',
      imputed.length === 0
        ? none('Nothing.')
        : imputed.flatMap((one) => point(`${one.name}: ${figure(one.value)} ${one.unit}, because ${one.because}`, width)),
    ),
    ...section(
      'READ AND NOT USED',
      ignored.flatMap((one) => point(`${resource(one.source)}: ${one.because}`, width)),
    ),
  ];
}
