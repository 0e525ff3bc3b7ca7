import { BODY_UNITS, type Body, type BodyQuantity } from '../domain/body.ts';
import { type Issue, type Outcome, accept, information, refuse } from '../domain/issue.ts';
import { COVARIATE_UNITS, type CovariateName, type Measurement, type PatientRecord, lineOf } from '../domain/record.ts';
import { type Instant, hoursBetween, plusHours } from '../domain/time.ts';
import { bodyMassIndex } from '../../models/physiology/body-size.ts';
import { DAYS_PER_YEAR } from '../../models/physiology/maturation.ts';
import { type Birth, agesAt, readBirth, remarkTerm } from './body-age.ts';
import { valuesBefore } from './body-before.ts';
import { remarkAge, remarkEgfr } from './body-fresh.ts';
import { medicineTraits } from './body-medicines.ts';
import { problemTraits, sinceTransplant } from './body-problems.ts';
import { releaseTraits } from './body-release.ts';
import { doubtShape, doubtValue } from './body-plausible.ts';

export type BodyAt = { at: Instant; body: Body };

/** Days of history that are looked at: what was given earlier has left even a body with hardly any clearance. */
export const LOOK_BACK = 30;
/** Below this age (years) the body is described anew every day, because it matures. */
const DAILY_BELOW = 2;

/** One value for life. */
const LASTING = [
  'gestationalAge',
  'birthWeight',
  'cyp3a5Expresser',
  'cyp3a422Carrier',
  'cyp2c19LossAlleles',
  'cyp2c9Star2',
  'cyp2c9Star3',
  'vkorc1A',
] as const satisfies readonly CovariateName[];
/** Quantities that are measured and carried forward. */
const CARRIED = (Object.keys(COVARIATE_UNITS) as CovariateName[]).filter(
  (name): name is CovariateName & BodyQuantity => Object.hasOwn(BODY_UNITS, name) && !LASTING.some((one) => one === name),
);

/** Usable values of each quantity up to a moment, in the order of time, with what was left out and why. */
export function readMeasured(
  record: PatientRecord,
  birth: Birth | undefined,
  asOf: Instant,
): { values: Record<CovariateName, Measurement[]>; issues: Issue[] } {
  const issues: Issue[] = [];
  const usable = (name: CovariateName): Measurement[] =>
    lineOf(record, name)
      .filter((one) => one.at <= asOf)
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .filter((one) => {
        const years = birth ? hoursBetween(birth.at, one.at) / 24 / DAYS_PER_YEAR : undefined;
        const doubt = doubtValue(name, one, years);
        if (doubt) issues.push(doubt);
        return doubt === undefined;
      });
  const names = Object.keys(COVARIATE_UNITS) as CovariateName[];
  const values = Object.fromEntries(names.map((name) => [name, usable(name)])) as Record<CovariateName, Measurement[]>;
  return { values, issues };
}

/**
 * The body over time: a description from each `at` onward until the next, ascending, the last at `asOf`. It begins with the
 * first dose of the last 30 days (or at `asOf`) and has a point at every change of a measured value. A value holds
 * until the next; before its first it is carried back, which is said. What was never recorded is absent, and nothing later
 * than `asOf` is read. Refuses only what cannot be: a birth after `asOf`.
 */
export function bodyTimeline(record: PatientRecord, asOf: Instant): Outcome<BodyAt[]> {
  const birth = readBirth(record, asOf);
  if (!birth.ok) return refuse(...birth.issues);
  const { values, issues } = readMeasured(record, birth.value, asOf);
  const start = firstDose(record, asOf);
  const gestation = values.gestationalAge.at(-1);
  const before = valuesBefore(record, values, asOf);
  const lasting = {
    ...before.body,
    ...lastingTraits(record, asOf),
    ...lastingValues(values),
    ...medicineTraits(record, asOf),
    ...problemTraits(record, asOf),
    ...releaseTraits(record, asOf),
  };
  const described = momentsOf(values, birth.value, start, asOf).map((at) => ({
    at,
    body: { ...bodyAt(values, birth.value, gestation?.value, at), ...lasting, ...sinceTransplant(record, at, asOf) },
  }));
  const { timeline, issues: shape } = withholdImpossibleSize(described);
  const now = timeline.at(-1)?.body ?? {};
  const latest = Object.fromEntries(CARRIED.map((name) => [name, values[name].at(-1)])) as Partial<Record<CovariateName, Measurement>>;
  return accept(timeline, [
    ...birth.issues,
    ...issues,
    ...shape,
    ...remarkTerm(birth.value, gestation, asOf),
    ...remarkAge(latest, now.age, asOf),
    ...remarkEgfr(record, now, values.creatinine.at(-1), asOf),
    ...before.issues,
    ...remarkCarriedBack(values, start),
  ]);
}

function firstDose(record: PatientRecord, asOf: Instant): Instant {
  const earliest = plusHours(asOf, -LOOK_BACK * 24);
  const given = record.given.filter((one) => one.route !== 'other' && one.start <= asOf && one.start >= earliest).map((one) => one.start);
  return given.toSorted()[0] ?? asOf;
}

function momentsOf(values: Record<CovariateName, Measurement[]>, birth: Birth | undefined, start: Instant, asOf: Instant): Instant[] {
  const changes = CARRIED.flatMap((name) => values[name].map((one) => one.at)).filter((at) => at > start);
  const young = birth !== undefined && hoursBetween(birth.at, asOf) / 24 / DAYS_PER_YEAR < DAILY_BELOW;
  return [...new Set([start, ...changes, ...(young ? everyDay(start, asOf) : []), asOf])].toSorted();
}

function everyDay(start: Instant, asOf: Instant): Instant[] {
  const days = Math.max(0, Math.ceil(hoursBetween(start, asOf) / 24) - 1);
  return Array.from({ length: days }, (_, index) => plusHours(start, 24 * (index + 1)));
}

/** Values for life; the weeks at birth are held with the age. */
const lastingValues = (values: Record<CovariateName, Measurement[]>): Body =>
  Object.fromEntries(
    LASTING.flatMap((name) => {
      const last = name === 'gestationalAge' ? undefined : values[name].at(-1);
      return last ? [[name, last.value]] : [];
    }),
  );

/** What holds for the whole span once it is known at `asOf`. */
function lastingTraits(record: PatientRecord, asOf: Instant): Body {
  const { sex } = record.patient;
  const cancer = record.findings.some(
    (one) => one.kind === 'haematological-cancer' && one.active && (one.at === undefined || one.at <= asOf),
  );
  return { ...(sex ? { sex } : {}), haematologicalCancer: cancer ? 1 : 0 };
}

function bodyAt(
  values: Record<CovariateName, Measurement[]>,
  birth: Birth | undefined,
  gestationalAge: number | undefined,
  at: Instant,
): Body {
  const held = Object.fromEntries(
    CARRIED.flatMap((name) => {
      const measured = values[name].findLast((one) => one.at <= at) ?? values[name][0];
      return measured ? [[name, measured.value]] : [];
    }),
  ) as Body;
  const { weight, height } = held;
  return {
    ...agesAt(birth, gestationalAge, at),
    ...held,
    ...(weight !== undefined && height !== undefined ? { bodyMassIndex: bodyMassIndex({ weight, height }) } : {}),
  };
}

/** Where weight and height cannot both be right, neither is used: it is not known which is wrong. */
function withholdImpossibleSize(timeline: readonly BodyAt[]): { timeline: BodyAt[]; issues: Issue[] } {
  const issues = timeline.flatMap(({ at, body }) => doubtShape(body, at) ?? []);
  const kept = timeline.map(({ at, body }) => {
    if (!doubtShape(body, at)) return { at, body };
    const { weight: _weight, height: _height, bodyMassIndex: _index, ...rest } = body;
    return { at, body: rest };
  });
  return { timeline: kept, issues: issues.slice(-1) };
}

function remarkCarriedBack(values: Record<CovariateName, Measurement[]>, start: Instant): Issue[] {
  return (['weight', 'height', 'creatinine'] as const).flatMap((name) => {
    const first = values[name][0];
    if (!first || first.at <= start) return [];
    const hours = Math.round(hoursBetween(start, first.at));
    return hours < 1
      ? []
      : [
          information(
            `${name}-carried-back`,
            `The first ${name} was taken ${hours} h after the first dose; it stands for the time before it as well.`,
            { at: `${first.source.resource} ${first.source.field}` },
          ),
        ];
  });
}
