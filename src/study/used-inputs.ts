import { COVARIATE_UNITS, type CovariateName, type Measurement, type PatientRecord, type Source, lineOf } from '../domain/record.ts';
import { BODY_NAMES } from '../domain/body.ts';
import { takenAt } from '../twin/body-medicines.ts';
import type { UsedInput } from './question.ts';

const PRINTED = { year: 4, month: 7, day: 10, instant: 10 } as const;

/** Every value that can have moved the answer, with its resource and version; what was left out stands among the ignored. */
export function usedInputs(record: PatientRecord, asOf: string, drug: string, ignored: readonly { source: Source }[]): UsedInput[] {
  const left = new Set(ignored.map(({ source }) => `${source.resource} ${source.field}`));
  return [...person(record), ...covariates(record, asOf), ...treatment(record, asOf, drug), ...medicines(record, asOf)].filter(
    ({ source }) => !left.has(`${source.resource} ${source.field}`),
  );
}

function person({ patient }: PatientRecord): UsedInput[] {
  const { sex, birth, source } = patient;
  return [
    ...(sex ? [{ name: 'sex', value: sex, source: { ...source, field: 'gender' } }] : []),
    ...(birth
      ? [{ name: 'birth date', value: birth.at.slice(0, PRINTED[birth.precision]), source: { ...source, field: 'birthDate' } }]
      : []),
  ];
}

const medicines = (record: PatientRecord, asOf: string): UsedInput[] =>
  takenAt(record, asOf).map(({ name, start, daily, source }) => ({
    name: BODY_NAMES[name].replace(' (1 yes, 0 no)', ''),
    value: daily === undefined ? 'yes' : `${daily} mg/d`,
    ...(start === undefined ? {} : { at: start }),
    source,
  }));

function covariates(record: PatientRecord, asOf: string): UsedInput[] {
  // The table's order, not the record's: a stored record comes back with its keys sorted.
  const names = Object.keys(COVARIATE_UNITS) as CovariateName[];
  return names
    .filter((name) => name !== 'reportedEgfr')
    .flatMap((name) =>
      lineOf(record, name)
        .filter((one) => one.at <= asOf)
        .map((one) => ({ name, value: one.value, unit: one.unit, at: one.at, ...asRecorded(one), source: one.source })),
    );
}

function treatment(record: PatientRecord, asOf: string, drug: string): UsedInput[] {
  const doses = record.given.filter((one) => one.drug === drug && one.start < asOf);
  const levels = record.levels.filter((one) => one.drug === drug && one.at <= asOf);
  return [
    ...doses.map(({ amount: value, unit = 'mg', start: at, recorded, source }): UsedInput => {
      const converted = recorded ? asRecorded({ value, unit, recorded }) : {};
      return { name: `${drug} given`, value, unit, at, ...converted, source };
    }),
    ...levels.map((one): UsedInput => {
      const { below, value, unit, at, source } = one;
      return { name: `${drug} level`, value: below ? `< ${value}` : value, unit, at, ...asRecorded(one), source };
    }),
  ];
}

/** What the record prints where that is another number or another unit, and by which factor the one became the other. */
function asRecorded({ value, unit, recorded }: Pick<Measurement, 'value' | 'unit' | 'recorded'>): Pick<UsedInput, 'recorded'> {
  if (recorded.unit === unit && recorded.value === value) return {};
  return { recorded: { ...recorded, ...(recorded.value === 0 ? {} : { factor: Number((value / recorded.value).toPrecision(6)) }) } };
}
