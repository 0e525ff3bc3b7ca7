import type { ModelCard } from '../domain/wire/model.ts';
import { figure } from './figures.ts';
import { paragraph, point, section } from './lines.ts';
import { type Column, drawTable } from './table.ts';

const right = (title: string): Column => ({ title, align: 'right' });

function statusOf({ status: { is, against, lacks } }: ModelCard): string {
  if (against !== undefined) return `${is} against ${against}`;
  return lacks === undefined ? is : `${is}, without a second source for ${lacks}`;
}

/** The library, one row a model. */
export function renderLibrary(cards: readonly ModelCard[], width: number): string {
  const columns: Column[] = [
    { title: 'Model' },
    { title: 'Population', grow: true },
    right('People'),
    { title: 'Structure' },
    { title: 'Status' },
    { title: 'Use' },
  ];
  const rows = cards.map((one) => [
    one.id,
    one.summary,
    one.population.subjects === null ? '?' : String(one.population.subjects),
    `${one.structure.compartments} compartment${one.structure.compartments === 1 ? '' : 's'}`,
    one.status.is,
    one.use,
  ]);
  return [
    ...drawTable(columns, rows, width),
    '',
    ...paragraph(
      'A model marked unchecked was neither compared with its paper value by value nor found the same in two independent encodings. `dosetwin models ID` prints a card.',
      width,
    ),
  ].join('\n');
}

/** One model as its file states it: every number with the place it was read. */
export function renderCard(card: ModelCard, width: number): string {
  const { source, population } = card;
  const references = [source.doi && `doi:${source.doi}`, source.pubmed && `PMID ${source.pubmed}`].filter(
    (one) => one !== undefined && one !== '',
  );
  return [
    card.id,
    ...paragraph(card.summary, width),
    ...section('SOURCE', [
      ...paragraph([source.citation, ...references].join(' '), width),
      ...(source.errata ?? []).flatMap((one) => point(`Erratum: ${one}`, width)),
      ...paragraph(`Read in: ${source.readIn.join('; ')}.`, width),
      ...paragraph(
        `${population.subjects === null ? 'An unknown number of' : population.subjects} people: ${population.description}`,
        width,
      ),
      ...paragraph(`Use: ${card.use}. Status: ${statusOf(card)}.`, width),
    ]),
    ...section(
      'COVARIATES',
      drawTable(
        [{ title: 'Name' }, { title: 'Unit' }, { title: 'Meaning', grow: true }, { title: 'Needs', grow: true }],
        card.covariates.map((one) => [one.name, one.unit, meaningOf(one), one.needs.join(', ')]),
        width,
      ),
    ),
    ...section(`PARAMETERS (${card.structure.name}, time in ${card.time})`, renderParameters(card, width)),
    ...section('STATES AND OUTPUTS', renderQuantities(card, width)),
    ...section('RESIDUAL ERROR', paragraph(describeError(card), width)),
    ...section('LIMITS', renderLimits(card, width)),
    ...section(
      'DOUBTS AND DEVIATIONS',
      card.deviations.length === 0 ? paragraph('As published; none known.', width) : card.deviations.flatMap((one) => point(one, width)),
    ),
    ...section('CHECKS', renderChecks(card, width)),
    '',
    ...paragraph(`SHA-256 of what it says: ${card.hash}`, width),
  ].join('\n');
}

const meaningOf = ({ meaning, citation }: ModelCard['covariates'][number]): string =>
  citation === undefined ? meaning : `${meaning} (${citation})`;

function renderQuantities({ structure: { states, outputs, observe } }: ModelCard, width: number): string[] {
  const counted = (all: readonly { name: string; unit: string }[]): string =>
    all.map(({ name, unit }, place) => `${place + 1} ${name} (${unit})`).join(', ');
  const otherwise = outputs.length > 1 ? `; ${observe} where a record names none` : '';
  return [
    ...paragraph(`States, by CMT: ${counted(states)}.`, width),
    ...paragraph(`Outputs, by DVID: ${counted(outputs)}${otherwise}.`, width),
  ];
}

/** `28 % CV`, `omega 0.3, normal; 15 % CV between occasions`. */
function varies({ between, betweenOccasions }: ModelCard['parameters'][number]): string {
  const say = (one: typeof between): string | undefined =>
    one && `${one.printed}${one.scale === undefined || one.scale.is === 'log-normal' ? '' : `, ${one.scale.is}`}`;
  const occasions = say(betweenOccasions);
  return [say(between), occasions && `${occasions} between occasions`].filter((one) => one !== undefined).join('; ');
}

function renderParameters({ parameters, etas, omega }: ModelCard, width: number): string[] {
  const columns: Column[] = [
    { title: 'Name' },
    right('Value'),
    { title: 'Unit' },
    { title: 'Between people' },
    { title: 'Where it stands', grow: true },
  ];
  const rows = parameters.map((one) => [one.name, figure(one.value, 6), one.unit, varies(one), one.from]);
  const pairs = etas.flatMap((row, i) =>
    etas.slice(i + 1).flatMap((column, j) => ({ row, column, covariance: omega[i]?.[i + 1 + j] ?? 0 })),
  );
  const correlated = pairs.filter((one) => one.covariance !== 0).map((one) => `${one.row} and ${one.column} ${figure(one.covariance, 3)}`);
  return [
    ...drawTable(columns, rows, width),
    ...(correlated.length === 0 ? [] : paragraph(`Covariance of etas: ${correlated.join('; ')}.`, width)),
  ];
}

function describeError({ error }: ModelCard): string {
  const { form, additive, proportional, log, unit = '', from } = error;
  const parts = [
    additive === undefined ? undefined : `additive ${figure(additive)} ${unit}`,
    proportional === undefined ? undefined : `proportional ${figure(proportional)}`,
    log === undefined ? undefined : `logarithmic ${figure(log)}`,
  ];
  return `${form}: ${parts.filter((one) => one !== undefined).join(', ')} (${from})`;
}

function renderLimits({ limits, covariates }: ModelCard, width: number): string[] {
  const bound = (value: number | null, open: string): string => (value === null ? open : figure(value));
  const unit = (name: string): string => covariates.find((one) => one.name === name)?.unit ?? '';
  const rows = limits.map((one) => [
    one.covariate,
    `${bound(one.low, '-')} to ${bound(one.high, '-')} ${unit(one.covariate)}`,
    one.below,
    one.above,
    one.because,
  ]);
  return rows.length === 0
    ? paragraph('None stated.', width)
    : drawTable(
        [{ title: 'Of' }, { title: 'Range' }, { title: 'Below' }, { title: 'Above' }, { title: 'Because', grow: true }],
        rows,
        width,
      );
}

function renderChecks({ checks }: ModelCard, width: number): string[] {
  const values = (record: Record<string, number>): string =>
    Object.entries(record)
      .map(([name, value]) => `${name} ${figure(value)}`)
      .join(', ');
  return checks.length === 0
    ? paragraph('None published.', width)
    : checks.flatMap((one) => point(`${values(one.covariates)} gives ${values(one.expect)} (${one.from})`, width));
}
