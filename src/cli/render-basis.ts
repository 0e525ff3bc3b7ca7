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

/** Each measured level beside what the population and this person's fit say of it. */
export function renderLevels({ levels }: Basis, width: number): string[] {
  if (levels.length === 0)
    return section(
      'LEVELS',
      paragraph("No usable level: the forecast rests on the population and on this person's covariates alone.", width),
    );
  const columns: Column[] = [
    { title: 'Drawn (UTC)' },
    right(`Measured\n${levels[0]?.unit ?? ''}`),
    right(`Model\nalone\n${levels[0]?.unit ?? ''}`),
    right(`Model\nfitted\n${levels[0]?.unit ?? ''}`),
    right('Weighted\nresidual'),
    right('Percen-\ntile'),
    { title: 'From', grow: true },
  ];
  const rows = levels.map((one) => [
    at(one.at),
    `${one.below ? '< ' : ''}${concentration(one.observed)}`,
    concentration(one.population),
    concentration(one.individual),
    one.weightedResidual.toFixed(2),
    one.percentile.toFixed(0),
    resource(one.source),
  ]);
  const words =
    'Model alone: predicted for people like this one before the levels were seen, and the percentile of the measured value among them; fitted: with these levels.';
  return section('LEVELS: MEASURED AGAINST PREDICTED', [...drawTable(columns, rows, width), ...paragraph(words, width)]);
}

/** The model that was chosen with its doubts, this person's parameters, and the models passed over. */
export function renderModels(basis: Basis, width: number): string[] {
  const { models, chosenBecause, covariates, parameters, posterior } = basis;
  const chosen = models.find((one) => one.chosen);
  const lines = [
    ...paragraph(chosenBecause, width),
    ...(chosen
      ? paragraph(
          `Status: ${chosen.status}; use: ${chosen.use}; draws: ${posterior.method}, ${posterior.effectiveDraws} effective; fit: ${posterior.status}${chosen.logEvidence === null ? '' : `, log evidence ${chosen.logEvidence.toFixed(2)}`}.`,
          width,
        )
      : []),
    ...paragraph(describeLearning(posterior), width),
    ...(chosen?.doubts ?? []).flatMap((one) => point(`Doubt: ${one}`, width)),
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
  const others = models
    .filter((one) => !one.chosen)
    .flatMap((one) => {
      const evidence = one.logEvidence === null ? '' : `, log evidence ${one.logEvidence.toFixed(2)}`;
      const why = one.reasons.filter((reason) => one.verdict !== 'refused' || reason.severity === 'error').map((reason) => reason.text);
      return point(`${one.model}: ${one.verdict}${evidence}${why.length === 0 ? '' : `. ${why.join(' ')}`}`, width);
    });
  return [...section(`MODEL: ${chosen?.model ?? 'none'}`, lines), ...section('MODELS PASSED OVER', others)];
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

/** Every value that moved the answer, with its moment and where it stands in the record. */
export function renderData({ used, imputed, missing, ignored }: Basis, width: number): string[] {
  const columns: Column[] = [{ title: 'What' }, right('Value'), { title: 'When (UTC)' }, { title: 'From', grow: true }];
  const rows = used.map((one) => [
    one.name,
    `${typeof one.value === 'number' ? figure(one.value) : one.value}${one.unit === undefined ? '' : ` ${one.unit}`}`,
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
