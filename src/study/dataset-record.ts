import type { EventRecord } from '../domain/events.ts';
import { type Issue, error } from '../domain/issue.ts';
import { isMissing, readNumber } from './dataset-cells.ts';
import { type Columns, type StandardColumn, WEIGHT, type Wrong } from './dataset-columns.ts';
import { type RowLevel, readLevel } from './dataset-level.ts';

/** Most additional doses one record may ask for: some 270 years of daily doses. */
export const MOST_ADDITIONAL = 100_000;

/**
 * One data record with the person it belongs to and the label of its occasion; its place among occasions takes the records before
 * it to tell. With its level and the group of its person where they are asked for.
 */
export type DataRow = { id: string; occasion: string; record: EventRecord; level?: RowLevel | undefined; group?: string | undefined };

/** Reads one row; undefined with issues added when it cannot be used. `row` counts from 1, the heading. */
export function readRecord(cells: readonly string[], row: number, columns: Columns, issues: Issue[]): DataRow | undefined {
  const known = issues.length;
  const wrong = (column: string, code: string, text: string, fix: string): void =>
    void issues.push(error(code, text, { at: `row ${row}, column ${column}`, fix }));
  if (cells.length !== columns.width) {
    issues.push(
      error('wrong-width', `The row has ${cells.length} cells where the heading has ${columns.width}.`, {
        at: `row ${row}`,
        fix: 'Write one cell a column; a missing value is a dot.',
      }),
    );
    return undefined;
  }
  const cell = (column: StandardColumn): string => (columns.place[column] === undefined ? '' : (cells[columns.place[column]] ?? '').trim());
  const number = (column: string, text: string, missing: number): number => {
    if (isMissing(text)) return missing;
    const value = readNumber(text);
    if (value === undefined)
      wrong(column, 'unreadable-cell', `${JSON.stringify(text)} is not a number.`, 'Write a number, or a dot where the value is missing.');
    return value ?? Number.NaN;
  };
  const of = (column: StandardColumn, missing = 0): number => number(column, cell(column), missing);
  const id = cell('ID');
  if (isMissing(id)) wrong('ID', 'missing-id', 'The row names no person.', 'Write an ID.');
  if (isMissing(cell('TIME'))) wrong('TIME', 'missing-time', 'The row has no time.', 'Write a time.');
  const [time, amount, rate, interval, additional, steadyState] = [of('TIME'), of('AMT'), of('RATE'), of('II'), of('ADDL'), of('SS')];
  const [dv, missing, censored] = [of('DV', Number.NaN), of('MDV', Number.NaN), of('CENS', Number.NaN)];
  const weight = columns.weight === undefined ? Number.NaN : number(WEIGHT, (cells[columns.weight] ?? '').trim(), Number.NaN);
  const evid = of('EVID', amount !== 0 || rate !== 0 || steadyState !== 0 ? 1 : 0);
  const dose = evid === 1 || evid === 4;
  const occasion = columns.occasion === undefined ? '' : (cells[columns.occasion] ?? '').trim();
  if (columns.occasion !== undefined && isMissing(occasion))
    wrong(
      'OCC',
      'missing-occasion',
      'The row names no occasion.',
      'Write a label of the occasion on every row; the model varies between them.',
    );
  const covariates: Record<string, number> = {};
  for (const { name, place } of columns.covariates) {
    const text = (cells[place] ?? '').trim();
    if (isMissing(text))
      wrong(name, 'missing-covariate', `The covariate ${name} is missing.`, 'Write its value on every row; none is guessed.');
    else covariates[name] = number(name, text, Number.NaN);
  }
  if (issues.length > known) return undefined;
  if (time < 0) wrong('TIME', 'negative-time', `The time ${time} is before 0.`, 'Count from the first record.');
  if (![0, 1, 2, 3, 4].includes(evid)) wrong('EVID', 'unknown-event', `EVID ${evid} is not 0, 1, 2, 3 or 4.`, 'Write one of them.');
  else if (dose) checkDose({ amount, rate, interval, additional, steadyState, given: !isMissing(cell('AMT')) }, wrong);
  else
    for (const [column, value] of [
      ['AMT', amount],
      ['RATE', rate],
      ['II', interval],
      ['ADDL', additional],
      ['SS', steadyState],
    ] as const) {
      if (value !== 0)
        wrong(
          column,
          'dose-without-dose-event',
          `${column} is ${value} on a row with EVID ${evid}, which is not a dose.`,
          'Write 0 or a dot, or EVID 1.',
        );
    }
  const compartment = dose ? readCompartment(cell('CMT'), columns, wrong) : columns.kinetics.doseInto;
  if (evid === 2 && cell('CMT').startsWith('-'))
    wrong('CMT', 'compartment-off', 'Switching a compartment off is not possible here.', 'Leave CMT out on rows with EVID 2.');
  if (dose && rate < 0) checkModelled(rate, compartment, columns, wrong);
  const output = evid === 0 ? readOutput(cell('DVID'), cell('CMT'), columns, wrong) : columns.kinetics.observe;
  const level = columns.levels && readLevel({ value: dv, missing, censored, weight }, evid, output, columns, wrong);
  if (issues.length > known) return undefined;
  const record: EventRecord = {
    row,
    time,
    evid: evid as EventRecord['evid'],
    compartment,
    amount,
    rate,
    interval,
    additional,
    steadyState: steadyState as EventRecord['steadyState'],
    output,
    covariates,
    occasion: 0,
  };
  if (!columns.levels) return { id, occasion, record };
  return { id, occasion, record, level, group: columns.group === undefined ? undefined : (cells[columns.group] ?? '').trim() };
}

type Given = { amount: number; rate: number; interval: number; additional: number; steadyState: number; given: boolean };

function checkDose({ amount, rate, interval, additional, steadyState, given }: Given, wrong: Wrong): void {
  const endless = steadyState > 0 && amount === 0 && rate > 0 && interval === 0;
  if (!(amount >= 0)) wrong('AMT', 'negative-amount', `The amount ${amount} is below 0.`, 'Write an amount of 0 or more.');
  if (!given && !endless) wrong('AMT', 'missing-amount', 'The dose has no amount.', 'Write AMT.');
  if (rate < 0 && rate !== -1 && rate !== -2)
    wrong(
      'RATE',
      'unknown-rate',
      `RATE ${rate} is neither a rate nor -1 nor -2.`,
      'Write a rate, 0 for a dose at once, -1 for a modelled rate, -2 for a modelled duration.',
    );
  if (![0, 1, 2].includes(steadyState)) wrong('SS', 'unknown-steady-state', `SS ${steadyState} is not 0, 1 or 2.`, 'Write one of them.');
  if (!(interval >= 0)) wrong('II', 'negative-interval', `The interval ${interval} is below 0.`, 'Write the time between doses.');
  if (!(Number.isInteger(additional) && additional >= 0 && additional <= MOST_ADDITIONAL)) {
    wrong(
      'ADDL',
      'impossible-additional',
      `ADDL ${additional} is not a whole number from 0 to ${MOST_ADDITIONAL}.`,
      'Write how many doses follow.',
    );
  }
  if (additional > 0 && interval === 0) wrong('II', 'missing-interval', 'Additional doses need the time between them.', 'Write II.');
  if (steadyState > 0 && interval === 0 && !endless)
    wrong(
      'II',
      'missing-interval',
      'A dose at steady state needs the time between doses.',
      'Write II; only an infusion without end (AMT 0, RATE above 0) has none.',
    );
}

export function readCompartment(text: string, { kinetics }: Columns, wrong: Wrong): number {
  if (isMissing(text)) return kinetics.doseInto;
  const named = kinetics.states.indexOf(text);
  const value = named >= 0 ? named + 1 : readNumber(text);
  if (value === 0) return kinetics.doseInto;
  if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= kinetics.states.length) return value - 1;
  wrong(
    'CMT',
    'unknown-compartment',
    `There is no compartment ${JSON.stringify(text)}.`,
    `Write 1 to ${kinetics.states.length} or a name: ${kinetics.states.join(', ')}.`,
  );
  return kinetics.doseInto;
}

function checkModelled(rate: number, compartment: number, { kinetics: { structure, states } }: Columns, wrong: Wrong): void {
  const [what, stated] = rate === -1 ? ['rate', structure.rate] : ['duration', structure.duration];
  if (!stated)
    wrong(
      'RATE',
      'nothing-modelled',
      `RATE is ${rate}, but the model states no ${what} for ${states[compartment] ?? 'its doses'}.`,
      `Add ${what} to the structure, or write a rate.`,
    );
}

export function readOutput(dvid: string, cmt: string, { kinetics }: Columns, wrong: Wrong): number {
  const { outputs, observe, outputOf, states } = kinetics;
  const stated = readNumber(cmt);
  const known =
    isMissing(cmt) ||
    states.includes(cmt) ||
    outputs.includes(cmt) ||
    (stated !== undefined && Number.isInteger(stated) && stated >= 0 && stated <= states.length);
  if (!known) {
    wrong(
      'CMT',
      'unknown-compartment',
      `There is no compartment ${JSON.stringify(cmt)}.`,
      `Write 1 to ${states.length}, a name (${states.join(', ')}) or a dot.`,
    );
    return observe;
  }
  const [column, text] = isMissing(dvid) ? (['CMT', cmt] as const) : (['DVID', dvid] as const);
  if (outputs.length === 1 || isMissing(text)) return observe;
  if (outputs.includes(text)) return outputs.indexOf(text);
  const value = readNumber(text);
  if (column === 'DVID') {
    if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= outputs.length) return value - 1;
    wrong(
      'DVID',
      'unknown-output',
      `There is no output ${JSON.stringify(text)}.`,
      `Write 1 to ${outputs.length} or a name: ${outputs.join(', ')}.`,
    );
    return observe;
  }
  if (value === 0) return observe;
  const state = states.includes(text) ? states.indexOf(text) : (value ?? Number.NaN) - 1;
  const output = outputOf[state] ?? -1;
  if (output < 0)
    wrong(
      'CMT',
      'unknown-output',
      `No output is observed in compartment ${JSON.stringify(text)}.`,
      `Write DVID (1 to ${outputs.length}, or ${outputs.join(', ')}), or say in the model which state each output is observed in (of).`,
    );
  return Math.max(0, output);
}
