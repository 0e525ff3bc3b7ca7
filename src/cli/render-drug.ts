import { sayStanding } from '../domain/drug.ts';
import { type Metric, nameMetric } from '../domain/target.ts';
import type { DrugCard } from '../domain/wire/drug.ts';
import { figure } from './figures.ts';
import { paragraph, point, section } from './lines.ts';
import { drawTable } from './table.ts';

type Source = DrugCard['sampling'][number]['source'];

/** `(label; from memory)`: what kind of source it is, and whether it was read. */
const stated = ({ text, basis, status }: Source): string => `${text} (${[basis ?? [], sayStanding(status)].flat().join('; ')})`;

const hours = (from: number, to: number): string => (from === to ? `${figure(from)} h` : `${figure(from)} to ${figure(to)} h`);
const MOMENTS = { 'before-next-dose': 'before the next dose', 'after-dose': 'after a dose', 'after-infusion': 'after an infusion' };

const nameMeasure = ({ metric, output }: { metric: string; output?: string }): string =>
  nameMetric({ metric: metric as Metric, ...(output === undefined ? {} : { output }) });

/** A drug as the library knows it: doses, what is aimed at, and when levels are drawn. */
export function renderDrug(card: DrugCard, width: number): string {
  const bounds = ({ low, high, unit }: DrugCard['targets'][number]): string =>
    `${low === null ? '-' : figure(low)} to ${high === null ? '-' : figure(high)}${unit === '1' ? '' : ` ${unit}`}`;
  return [
    card.name,
    ...paragraph(`ATC ${card.atc.join(', ')}; doses of ${card.moiety} in ${card.doseUnit}, levels in ${card.levelUnit}.`, width),
    ...section(
      'DOSES',
      drawTable(
        [{ title: 'Route' }, { title: 'One dose' }, { title: 'A day at most' }, { title: 'Every (h)' }, { title: 'Source', grow: true }],
        card.dosingByRoute.map(({ route, smallest, largest, largestPerDay, intervals, source }) => [
          route,
          `${figure(smallest.value)} to ${figure(largest.value)} ${largest.unit}`,
          `${figure(largestPerDay.value)} ${largestPerDay.unit}`,
          intervals.values.join(', '),
          source,
        ]),
        width,
      ),
    ),
    ...section('TARGETS', [
      ...card.targets.flatMap((one) =>
        point(`${one.id}, ${one.indication}: ${nameMeasure(one)} ${bounds(one)}. ${stated(one.source)}`, width),
      ),
      ...card.thresholds.flatMap((one) =>
        point(
          `not ${one.above === undefined ? 'below' : 'above'} ${figure(one.above ?? one.below ?? NaN)}${one.unit === '1' ? '' : ` ${one.unit}`} (${nameMeasure(one)}): ${one.id}. ${stated(one.source)}`,
          width,
        ),
      ),
      ...(card.withoutTarget ? paragraph(`No target: ${card.withoutTarget.because}. ${stated(card.withoutTarget.source)}`, width) : []),
    ]),
    ...section(
      'SAMPLES',
      card.sampling.flatMap(({ draw, moments, begin, source }) => [
        ...point(`${draw}${begin === undefined ? '' : `; the first sample: ${begin}`}. ${stated(source)}`, width),
        ...moments.flatMap(({ is, from, to }) => point(`${hours(from, to)} ${MOMENTS[is]}`, width)),
      ]),
    ),
    ...section(
      'OTHER FORMS',
      card.otherForms.flatMap(({ is, named, because }) => point(`${is}: ${because} (${named.slice(0, 4).join(', ')})`, width)),
    ),
    ...section('MODELS', paragraph(card.models.join(', '), width)),
  ].join('\n');
}
