import { MOLAR_MASS } from '../../fhir/codes.ts';
import { BODY_NAMES } from '../domain/body.ts';
import type { Drug } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, refuse, stops, warning } from '../domain/issue.ts';
import {
  COVARIATE_UNITS,
  type CovariateName,
  type Level,
  type Measurement,
  type PatientRecord,
  type Source,
  lineOf,
} from '../domain/record.ts';
import { type Instant, readInstant, printMinute } from '../domain/time.ts';
import { convert } from '../domain/units.ts';
import type { WireEntered } from '../domain/wire/request.ts';
import { doubtValue } from '../twin/body-plausible.ts';

/** What was entered by hand for one question, in the units the record is kept in. */
export type Entered =
  | { is: 'value'; name: CovariateName; measurement: Measurement }
  | { is: 'level'; level: Level }
  | { is: 'left-out'; resource: string; because: string; at: string };

/** Where such a value stands: in the question, and in no resource. */
const BY_HAND = 'entered by hand';

/** Reads what was entered, by the units, bounds and times that hold for the record. */
export function readEntered(entries: readonly WireEntered[], drug: Drug, asOf: Instant): Outcome<Entered[]> {
  const issues: Issue[] = [];
  const read: Entered[] = [];
  for (const [index, entry] of entries.entries()) {
    const one = readOne(entry, `entered[${index}]`, drug, asOf);
    issues.push(...one.issues);
    if (one.ok) read.push(one.value);
  }
  return stops(issues) ? refuse(...issues) : accept(read, issues);
}

function readOne(entry: WireEntered, path: string, drug: Drug, asOf: Instant): Outcome<Entered> {
  if (entry.is === 'left-out') return accept({ ...entry, at: path });
  const at = readTime(entry.at, asOf, `${path}.at`);
  const [to, molarMass] = entry.is === 'level' ? [drug.levelUnit, drug.molarMass] : [COVARIATE_UNITS[entry.name], MOLAR_MASS[entry.name]];
  const value = convert(entry.value, to, `${path}.value`, molarMass === undefined ? {} : { molarMass });
  if (!at.ok || !value.ok) return refuse(...at.issues, ...value.issues);
  const source: Source = { resource: BY_HAND, field: path };
  const read = { at: at.value, value: value.value, unit: to, recorded: entry.value, source };
  if (entry.is === 'value') {
    const measurement: Measurement = { ...read, precision: 'instant' };
    const doubt = doubtValue(entry.name, measurement, undefined);
    return doubt
      ? refuse({ ...doubt, severity: 'error', at: `${path}.value`, fix: 'Check the value and its unit.' })
      : accept({ is: 'value', name: entry.name, measurement });
  }
  if (!(value.value > 0))
    return refuse(
      error('not-positive', `A level of ${entry.value.value} ${entry.value.unit} is not above zero.`, {
        at: `${path}.value`,
        fix: 'Send what was measured, or the lower limit of quantification with below.',
      }),
    );
  return accept({
    is: 'level',
    level: { ...read, drug: drug.name, analyte: drug.name, below: entry.below ?? false, timeSource: { ...source, field: `${path}.at` } },
  });
}

/** A moment up to the decision: nothing later is known then. */
function readTime(text: string | undefined, asOf: Instant, at: string): Outcome<Instant> {
  if (text === undefined) return accept(asOf);
  const moment = readInstant(text, at, 'It');
  if (!moment.ok) return moment;
  return moment.value > asOf
    ? refuse(
        error('after-the-decision', 'It lies after the as-of moment: what is measured later is not known then.', {
          at,
          fix: 'Send an earlier time, or ask as of a later moment.',
        }),
      )
    : moment;
}

/**
 * The record with what was entered beside it, for one question. Nothing is replaced: a value of the record stands until the one
 * entered, and what is left out stands among what is not used, with the reason given. Every entry is a warning of the answer.
 */
export function withEntered(
  record: PatientRecord,
  { entered = [], drug }: { entered?: readonly Entered[]; drug: Pick<Drug, 'name'> },
): Outcome<PatientRecord> {
  const issues: Issue[] = [];
  let said = record;
  for (const entry of entered) {
    if (entry.is === 'left-out') {
      const without = leaveOut(said, entry);
      if (!without.ok) return without;
      said = without.value;
      issues.push(
        warning('left-out-by-hand', `${entry.resource} was left out by hand for this question: ${entry.because}`, { at: entry.resource }),
      );
    } else if (entry.is === 'level') {
      said = { ...said, levels: [...said.levels, entry.level] };
      issues.push(remark(`${drug.name} level`, entry.level, undefined));
    } else {
      const line = lineOf(said, entry.name);
      issues.push(remark(nameOf(entry.name), entry.measurement, line.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1)));
      said = { ...said, covariates: { ...said.covariates, [entry.name]: [...line, entry.measurement] } };
    }
  }
  return accept(said, issues);
}

const nameOf = (name: CovariateName): string => (name === 'reportedEgfr' ? 'reported eGFR' : BODY_NAMES[name]);

function remark(name: string, { recorded, at, source }: Measurement | Level, before: Measurement | undefined): Issue {
  const record = before
    ? `the newest in the record is ${before.recorded.value} ${before.recorded.unit} of ${print(before.at)}`
    : 'the record is not changed';
  return warning(
    'entered-by-hand',
    `${name} ${recorded.value} ${recorded.unit} of ${print(at)} was entered by hand for this question; ${record}.`,
    { at: source.field, fix: 'Check it against its source.' },
  );
}

const print = (at: Instant): string => `${printMinute(at)} UTC`;

function leaveOut(record: PatientRecord, { resource, because, at }: Extract<Entered, { is: 'left-out' }>): Outcome<PatientRecord> {
  const isIt = ({ source }: { source: Source }): boolean => source.resource === resource;
  const lines = Object.entries(record.covariates);
  const found = [...record.levels, ...lines.flatMap(([, line]) => line)].filter(isIt);
  if (found.length === 0)
    return refuse(
      error('nothing-to-leave-out', `The record has no value of ${resource} that could be left out.`, {
        at: `${at}.resource`,
        fix: 'Name an observation whose value is used: its level, or its value of the person.',
      }),
    );
  return accept({
    ...record,
    levels: record.levels.filter((one) => !isIt(one)),
    covariates: Object.fromEntries(lines.map(([name, line]) => [name, line.filter((one) => !isIt(one))])) as PatientRecord['covariates'],
    ignored: [...record.ignored, ...found.map(({ source }) => ({ source, because: `left out by hand for this question: ${because}` }))],
  });
}
