import type { RecordAnswer } from '../../domain/wire/record.ts';
import { HOUR } from '../../domain/time.ts';
import { amount } from '../words.ts';

/** One thing that was given or measured. Times are milliseconds since 1970. */
export type Entry = {
  lane: 'dose' | 'level' | 'creatinine' | 'weight' | 'other';
  name: string;
  /** Of a dose or a level. */
  drug?: string;
  at: number;
  /** End of an infusion. */
  end?: number;
  value: number;
  unit: string;
  /** True when the value is the lower limit of quantification. */
  below: boolean;
  note?: string;
  source: { resource: string; version?: string | undefined; field: string };
};

/** Everything of a record that has a time and a number. */
export function entriesOf(record: RecordAnswer): Entry[] {
  return [...record.given.map(ofDose), ...record.levels.map(ofLevel), ...measured(record)];
}

function ofDose(given: RecordAnswer['given'][number]): Entry {
  const { drug, substance, start, amount: value, recorded, duration, route, source } = given;
  const at = Date.parse(start);
  const over = duration === undefined ? route : `${route}, over ${Number(duration.toFixed(2))} h`;
  const how = recorded ? `${over}, ${recordedAs(recorded)}` : over;
  return {
    ...{ lane: 'dose', name: `${substance} given`, drug, at, value, unit: given.unit ?? 'mg', below: false, note: how, source },
    ...(duration === undefined ? {} : { end: at + duration * HOUR }),
  };
}

const ofLevel = ({ drug, analyte, at, value, unit, below, recorded, source }: RecordAnswer['levels'][number]): Entry => ({
  ...{ lane: 'level', name: `${analyte} level`, drug, at: Date.parse(at), value, unit, below, source },
  ...printed(recorded, unit),
});

const measured = ({ covariates }: RecordAnswer): Entry[] =>
  Object.entries(covariates).flatMap(([name, values]) =>
    values.map(({ at, value, unit, recorded, source }): Entry => ({
      lane: name === 'creatinine' || name === 'weight' ? name : 'other',
      name: spoken(name),
      at: Date.parse(at),
      value,
      unit,
      below: false,
      source,
      ...printed(recorded, unit),
    })),
  );

/** As the record prints it, where that is another unit. */
const printed = (recorded: { value: number; unit: string }, unit: string): { note?: string } =>
  recorded.unit === unit ? {} : { note: recordedAs(recorded) };

const recordedAs = ({ value, unit }: { value: number; unit: string }): string => `recorded as ${amount(value, unit)}`;

/** `fatFreeMass` as it is said: fat free mass. */
export const spoken = (name: string): string => name.replaceAll(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase();
