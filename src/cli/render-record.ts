import { COVARIATE_UNITS, type CovariateName, type DoseGiven, type PatientRecord, type Source, lineOf } from '../domain/record.ts';
import type { Moment } from '../domain/time.ts';
import type { Estimate, TwinState } from '../domain/twin.ts';
import { figure, moment } from './figures.ts';
import { paragraph, point, section } from './lines.ts';
import { renderIssues } from './render-issues.ts';
import { type Column, drawTable } from './table.ts';

const right = (title: string): Column => ({ title, align: 'right' });
const FROM: Column = { title: 'From', grow: true };
const WHEN: Column = { title: 'When (UTC)' };
const source = ({ resource, version, field }: Source): string => `${resource}${version === undefined ? '' : ` v${version}`} ${field}`;
const table = (columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] =>
  rows.length === 0 ? paragraph('None.', width) : drawTable(columns, rows, width);

/** A moment to the precision that the record gives. */
const dated = ({ at, precision }: Moment): string =>
  precision === 'instant' ? moment(at) : at.slice(0, { day: 10, month: 7, year: 4 }[precision]);
const quantity = (value: number | undefined, unit: string): string => (value === undefined ? 'not said' : `${figure(value)} ${unit}`);
/** The value in the project's unit, and as the record prints it where that differs. */
const asRecorded = (value: number, unit: string, recorded: { value: number; unit: string }): string =>
  recorded.unit === unit ? `${figure(value)} ${unit}` : `${figure(value)} ${unit} (${figure(recorded.value)} ${recorded.unit})`;

const sayDose = ({ amount: value, unit: said, recorded }: Pick<DoseGiven, 'amount' | 'unit' | 'recorded'>): string => {
  const unit = said ?? 'mg';
  return asRecorded(value, unit, recorded ?? { value, unit });
};

/** What was read of a person, each value with the resource, version and field it stands in; `state` is what follows from it. */
export function renderRecord(record: PatientRecord, state: TwinState | undefined, width: number): string {
  const names = Object.keys(COVARIATE_UNITS) as CovariateName[];
  const measurements = names.flatMap((name) =>
    lineOf(record, name).map((one) => [name, asRecorded(one.value, one.unit, one.recorded), dated(one), source(one.source)]),
  );
  const given = record.given.map((one) => [
    moment(one.start),
    `${sayDose(one)} ${one.substance}`,
    one.route,
    quantity(one.duration, 'h'),
    source(one.source),
  ]);
  const ordered = record.ordered.map((one) => [
    `${one.amount === undefined ? 'not said' : sayDose({ ...one, amount: one.amount })} ${one.substance}`,
    quantity(one.every, 'h'),
    quantity(one.duration, 'h'),
    one.route,
    one.status,
    one.start ? moment(one.start) : 'not said',
    source(one.source),
  ]);
  const levels = record.levels.map((one) => [
    moment(one.at),
    one.analyte,
    `${one.below ? '< ' : ''}${asRecorded(one.value, one.unit, one.recorded)}`,
    one.timing ?? '',
    `${source(one.source)}, time from ${source(one.timeSource)}`,
  ]);
  return [
    ...renderPerson(record, width),
    ...section('MEASUREMENTS', table([{ title: 'What' }, { title: 'Value' }, WHEN, FROM], measurements, width)),
    ...(state ? [...renderSize(state, width), ...renderKidney(state, width)] : []),
    ...section('DOSES GIVEN', table([{ title: 'Start (UTC)' }, { title: 'Dose' }, { title: 'Route' }, right('Over'), FROM], given, width)),
    ...section(
      'ORDERS',
      table(
        [
          { title: 'Dose' },
          right('Every'),
          right('Over'),
          { title: 'Route' },
          { title: 'Status' },
          { title: 'From (UTC)' },
          { title: 'Stands in', grow: true },
        ],
        ordered,
        width,
      ),
    ),
    ...section('LEVELS', table([{ title: 'Drawn (UTC)' }, { title: 'Of' }, { title: 'Value' }, { title: 'Called' }, FROM], levels, width)),
    ...section(
      'FINDINGS',
      record.findings.length === 0
        ? paragraph('None that changes which answer is honest.', width)
        : record.findings.flatMap((one) =>
            point(
              `${one.text} (${one.kind}, ${one.active ? 'active' : 'not active'}${one.at ? `, ${moment(one.at)}` : ''}): ${source(one.source)}`,
              width,
            ),
          ),
    ),
    ...section(
      'MISSING',
      (state?.missing ?? []).flatMap((one) => point(one, width)),
    ),
    ...section(
      'READ AND NOT USED',
      record.ignored.length === 0
        ? paragraph('Nothing.', width)
        : record.ignored.flatMap((one) => point(`${source(one.source)}: ${one.because}`, width)),
    ),
  ].join('\n');
}

/** What is to be said about a record, under its heading. */
export const renderRemarks = (issues: Parameters<typeof renderIssues>[0], width: number): string =>
  section('ISSUES', issues.length === 0 ? paragraph('None.', width) : renderIssues(issues, width)).join('\n');

function renderPerson({ patient }: PatientRecord, width: number): string[] {
  const { reference, version, sex, birth, deceased } = patient;
  const words = [
    `${reference}${version === undefined ? '' : ` v${version}`}`,
    sex ?? 'sex not known',
    birth ? `born ${dated(birth)}` : 'birth date not known',
    ...(deceased ? ['DECEASED'] : []),
  ];
  return paragraph(words.join(' · '), width).map((line, at) => (at === 0 ? line.trimStart() : line));
}

/** An estimate as one row: value, how sure, when, by which formula. */
const estimateRow = (name: string, one: Estimate | undefined): string[][] =>
  one === undefined
    ? []
    : [
        [
          name,
          `${figure(one.value)} ${one.unit === '1' ? '' : one.unit}`.trim(),
          one.sd === null ? `not known: ${one.uncertainty}` : `sd ${figure(one.sd, 2)}: ${one.uncertainty}`,
          one.formula ?? 'measured',
        ],
      ];

function renderSize({ asOf, size, maturation, binding }: TwinState, width: number): string[] {
  const rows = [
    ...estimateRow('age', maturation.age),
    ...estimateRow('postmenstrual age', maturation.postmenstrualAge),
    ...estimateRow('weight', size.weight),
    ...estimateRow('height', size.height),
    ...estimateRow('body mass index', size.bodyMassIndex),
    ...estimateRow('body surface', size.bodySurface),
    ...estimateRow('fat-free mass', size.fatFreeMass),
    ...estimateRow('ideal weight', size.idealWeight),
    ...estimateRow('albumin', binding.albumin),
  ];
  return section(
    `SIZE AND AGE AT ${moment(asOf)} UTC`,
    table([{ title: 'What' }, { title: 'Value' }, { title: 'Uncertainty', grow: true }, { title: 'By', grow: true }], rows, width),
  );
}

const STABILITY: Record<TwinState['kidney']['stability'], (why: string | undefined) => string> = {
  stable: () => 'Stable by the creatinine rule of KDIGO 2012.',
  changing: (why) => `Changing: ${why ?? 'creatinine moves by more than KDIGO 2012 allows'}.`,
  unknown: () => 'Whether it is stable cannot be judged: that takes two creatinines within 7 days, without kidney replacement.',
};

function renderKidney({ kidney }: TwinState, width: number): string[] {
  const shown = (one: Estimate | undefined): string => (one ? `${figure(one.value, 3)} ${one.unit}` : '-');
  const rows = kidney.timeline.map((one) => [moment(one.at), shown(one.creatinine), shown(one.clearance), shown(one.gfrIndexed)]);
  const formulas = [...new Set(kidney.timeline.flatMap((one) => [one.clearance?.formula, one.gfrIndexed?.formula]))].filter(
    (one) => one !== undefined,
  );
  return section('KIDNEY OVER TIME', [
    ...table([WHEN, right('Creatinine'), right('Creatinine\nclearance'), right('GFR')], rows, width),
    ...formulas.flatMap((one) => paragraph(`By ${one}.`, width)),
    ...paragraph(STABILITY[kidney.stability](kidney.why), width),
    ...(kidney.replacement === undefined
      ? []
      : paragraph(
          `Kidney replacement: ${kidney.replacement}. The equations above do not hold under it: they read the machine, not the kidney.`,
          width,
        )),
  ]);
}
