import type { RecordAnswer } from '../../domain/wire/record.ts';
import { amount, moment } from '../words.ts';
import { type Entry, entriesOf } from './entries.ts';

/** What one record has that an earlier reading of it had not, or had otherwise, in words. */
export function changesOf(before: RecordAnswer, after: RecordAnswer): string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  return [
    ...[...now].flatMap(([key, text]) => {
      const was = old.get(key);
      return was === undefined ? [`New: ${text}`] : was === text ? [] : [`Changed: ${text}; before: ${was}`];
    }),
    ...[...old].flatMap(([key, text]) => (now.has(key) ? [] : [`No longer in the record: ${text}`])),
  ];
}

/** Everything that has a time and a number, the orders and the findings, each by its place in the record. */
const linesOf = (record: RecordAnswer): Map<string, string> =>
  new Map([
    ...entriesOf(record).map((one): [string, string] => [`${one.source.resource} ${one.source.field} ${one.name}`, sayEntry(one)]),
    ...record.ordered.map((one): [string, string] => [
      one.source.resource,
      `order for ${one.drug}, ${one.amount === undefined ? 'no dose' : amount(one.amount, one.unit ?? 'mg')}${one.every === undefined ? '' : ` every ${one.every} h`}, ${one.status}`,
    ]),
    ...record.findings.map((one): [string, string] => [
      `${one.source.resource} ${one.kind}`,
      `${one.text}${one.active ? '' : ', no longer active'}`,
    ]),
  ]);

const sayEntry = ({ name, below, value, unit, at, note }: Entry): string =>
  `${name} ${below ? 'below ' : ''}${amount(value, unit)}${note === undefined ? '' : ` (${note})`}, ${moment(new Date(at).toISOString())}`;
