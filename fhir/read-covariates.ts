import { type Issue, error, information, warning } from '../src/domain/issue.ts';
import { COVARIATE_UNITS, type CovariateName, type Measurement } from '../src/domain/record.ts';
import { convert, readUnit } from '../src/domain/units.ts';
import { COVARIATE_CODES, LOOK_ALIKES, MOLAR_MASS } from './codes.ts';
import { type Collection, type Entry, placeOf, sourceOf } from './collection.ts';
import { findIn } from './concept.ts';
import { hasField, objectAt } from './json.ts';
import { readStanding, whyNoNumber } from './observation.ts';
import { readQuantity } from './quantity.ts';
import { readEffective, readSampleTime } from './read-time.ts';
import { type Reading, elsewhere, leftOut, used } from './reading.ts';

export type CovariateRead = { name: CovariateName; measurement: Measurement; preliminary: boolean };

const FROM_SPECIMEN: readonly CovariateName[] = [
  'creatinine',
  'albumin',
  'haematocrit',
  'bilirubin',
  'aspartateAminotransferase',
  'alanineAminotransferase',
  'inr',
  'cystatinC',
  'cReactiveProtein',
  'lactate',
  'fibrinogen',
  'cd4Cells',
  'oxygenation',
];

/**
 * Reads one Observation as a covariate, in the one unit the record keeps it in. Codes decide what it is, never words. A value
 * without a usable unit, time or number is left out and said so; day precision is accepted, month and year are not.
 */
export function readCovariate(entry: Entry, collection: Collection): Reading<CovariateRead> {
  const code = objectAt(entry.resource, 'code');
  const rows = findIn(code, COVARIATE_CODES);
  const [wrong] = findIn(code, LOOK_ALIKES);
  if (wrong) return leftOut(entry, 'code', wrong.because);
  const [row] = rows;
  if (!row) return elsewhere();
  if (new Set(rows.map((one) => one.covariate)).size > 1) {
    return refuse(entry, 'code', [
      error('codes-disagree', `The codes of ${entry.name} say different things: ${rows.map((one) => one.display).join('; ')}.`, {
        at: placeOf(entry, 'code'),
        fix: 'Send one meaning.',
      }),
    ]);
  }
  const standing = readStanding(entry);
  if (!standing.use) return leftOut(entry, 'status', standing.because);
  if (!hasField(entry.resource, 'valueQuantity')) return leftOut(entry, 'code', whyNoNumber(entry));
  const at = placeOf(entry, 'valueQuantity');
  const measured = readQuantity(entry.resource['valueQuantity'], at);
  if (!measured.ok) return refuse(entry, 'valueQuantity', measured.issues);
  const { quantity, comparator } = measured.value;
  if (comparator !== undefined) {
    return leftOut(entry, 'valueQuantity', `it says ${comparator} ${quantity.value} ${quantity.unit}, a bound and not a value`, [
      warning(
        'bound-not-value',
        `${row.display} is given as ${comparator} ${quantity.value} ${quantity.unit}; a bound is not used as a value.`,
        { at },
      ),
    ]);
  }
  const value = toKeptUnit(row.covariate, quantity, at);
  if (!value.ok) return refuse(entry, 'valueQuantity', value.issues);
  if (!(value.value > 0))
    return refuse(entry, 'valueQuantity', [
      error('not-positive', `${row.display} of ${quantity.value} ${quantity.unit} is not above zero.`, { at, fix: 'Correct the entry.' }),
    ]);
  const time = FROM_SPECIMEN.includes(row.covariate) ? readSampleTime(entry, collection) : readEffective(entry);
  if (!time.ok) return refuse(entry, 'effective', time.issues);
  const { moment } = time.value;
  if (moment.precision === 'month' || moment.precision === 'year') {
    return refuse(entry, time.value.source.field, [
      error('time-too-coarse', `Its time is known to the ${moment.precision} only.`, {
        at: placeOf(entry, time.value.source.field),
        fix: 'Send at least the day.',
      }),
    ]);
  }
  const issues: Issue[] = [...standing.issues, ...value.issues, ...time.issues.filter((one) => one.code !== 'missing-specimen')];
  if (rows.every((one) => one.checked.how === 'memory'))
    issues.push(
      information(
        'code-unverified',
        `${row.code} is read as ${row.display}; this meaning of the code has not been checked against a public source.`,
        { at: placeOf(entry, 'code') },
      ),
    );
  const measurement: Measurement = {
    at: moment.at,
    precision: moment.precision,
    value: value.value,
    unit: COVARIATE_UNITS[row.covariate],
    recorded: quantity,
    source: sourceOf(entry, 'valueQuantity'),
  };
  return used([{ name: row.covariate, measurement, preliminary: standing.issues.length > 0 }], issues);
}

/** Into the unit of the covariate. A reported eGFR is per 1.73 m2 by its code, also where the unit is printed without it. */
function toKeptUnit(name: CovariateName, quantity: { value: number; unit: string }, at: string): ReturnType<typeof convert> {
  const molarMass = MOLAR_MASS[name];
  if (name === 'reportedEgfr' && readUnit(quantity.unit) === 'mL/min') {
    const indexed = convert({ value: quantity.value, unit: 'mL/min/{1.73_m2}' }, 'mL/min/{1.73_m2}', at);
    return {
      ...indexed,
      issues: [
        ...indexed.issues,
        information('unit-by-code', 'A reported eGFR is printed in mL/min; its code says per 1.73 m2, and so it is read.', { at }),
      ],
    };
  }
  return convert(quantity, COVARIATE_UNITS[name], at, molarMass === undefined ? {} : { molarMass });
}

/** Not used, and why: the reason stands both among what was ignored and among the issues. */
const refuse = (entry: Entry, field: string, issues: Issue[]): Reading<CovariateRead> =>
  leftOut(entry, field, issues.map((one) => one.text).join(' '), issues);
