import { sayStanding } from '../domain/drug.ts';
import type { ComparisonResult } from '../domain/wire/result.ts';
import { concentration, exposure, figure, moment, spread } from './figures.ts';
import { paragraph, section } from './lines.ts';
import { type Column, drawTable } from './table.ts';

type Usual = NonNullable<NonNullable<ComparisonResult['nextSample']>['usual']>[number];

const sayUsual = ({ draw, begin, source, sourceStatus }: Usual): string =>
  `Usually drawn: ${draw}${begin === undefined ? '' : `; the first sample: ${begin}`} (${source}; ${sayStanding(sourceStatus)}).`;

const right = (title: string): Column => ({ title, align: 'right' });

/** When the next level would say most of the exposure that decides. */
export function renderNextSample({ nextSample, target }: ComparisonResult, width: number): string[] {
  if (!nextSample) return [];
  const { choices, now, best, usual = [], text, method, exposure: measured } = nextSample;
  const write = target.metric.startsWith('AUC') ? exposure : concentration;
  const unit = measured.unit === '1' ? '' : `, ${measured.unit}`;
  const columns: Column[] = [
    { title: 'Level at (UTC)' },
    right('In\nhours'),
    { title: 'That is', grow: true },
    right(`Expected level\n${choices[0]?.level.unit ?? ''}\nmedian (90 %)`),
    right(`90 % interval of\n${measured.label}${unit}\nwide`),
    right('\n\nNarrower by'),
  ];
  const rows = choices.map((one, i) => [
    `${moment(one.at)}${i === best ? ' *' : ''}`,
    figure(one.hours, 3),
    one.when,
    spread(one.level, concentration),
    write(one.width),
    `${Math.round(100 * one.narrowing)} %`,
  ]);
  return section('WHEN TO DRAW THE NEXT LEVEL', [
    ...(choices.length === 0 ? [] : drawTable(columns, [...rows, ['now', '', '', '', write(now.width), '']], width)),
    ...paragraph(text, width),
    ...usual.flatMap((one) => paragraph(sayUsual(one), width)),
    ...paragraph(method, width),
  ]);
}
