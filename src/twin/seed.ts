import type { Body } from '../domain/body.ts';
import { type Outcome, accept, refuse } from '../domain/issue.ts';
import { type CovariateName, type DoseOrdered, type Measurement, type PatientRecord, type Source, sayRecorded } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';
import type { Estimate, TwinState } from '../domain/twin.ts';
import { bodyMassIndex, fatFreeMass, idealWeightDevine, surfaceMosteller } from '../../models/physiology/body-size.ts';
import { DAYS_PER_YEAR } from '../../models/physiology/maturation.ts';
import { bodyTimeline, readMeasured } from './body.ts';
import { type Birth, TERM_TAKEN_FROM, agesAt, readBirth } from './body-age.ts';
import { judgeStability, kidneyPoints, measuredEstimate, replacementOf } from './kidney.ts';

const ADULT = 18;
/** Years: a moment somewhere in one day has a standard deviation of 1 / sqrt(12) of that day. */
const WITHIN_A_DAY = 1 / Math.sqrt(12) / DAYS_PER_YEAR;

type Values = Record<CovariateName, Measurement[]>;

/**
 * The state of a person at one moment, from the record alone: the same record and moment give the same state. Every quantity
 * carries its unit, its source and how sure it is, or why that is not known. What is missing is listed, not filled in.
 * Refuses only a birth after `asOf`; doubts and old values come back as issues.
 */
export function seedState(record: PatientRecord, asOf: Instant): Outcome<TwinState> {
  const birth = readBirth(record, asOf);
  const timeline = bodyTimeline(record, asOf);
  if (!birth.ok || !timeline.ok) return refuse(...timeline.issues);
  const now = timeline.value.at(-1)?.body ?? {};
  const values = withholdSize(readMeasured(record, birth.value, asOf).values, now);
  const replacement = replacementOf(record);
  const state: TwinState = {
    asOf,
    size: sizeOf(values, now, record, asOf),
    maturation: maturationOf(now, birth.value, values, record, asOf),
    kidney: {
      timeline: kidneyPoints(values.creatinine, (at) => around(values, birth.value, record, at)),
      ...judgeStability(values.creatinine, asOf, record),
      ...(replacement === undefined ? {} : { replacement }),
    },
    binding: optional('albumin', latest(values.albumin)),
    drugs: drugsOf(record, asOf),
    missing: missingFrom(values, now, birth.value, record),
  };
  return accept(state, timeline.issues);
}

/** The body leaves out a weight and height that cannot both be right; so does the state. */
const withholdSize = (values: Values, now: Body): Values => ({
  ...values,
  weight: now.weight === undefined ? [] : values.weight,
  height: now.height === undefined ? [] : values.height,
});

const latest = (measured: readonly Measurement[]): Estimate | undefined => {
  const last = measured.at(-1);
  return last && measuredEstimate(last);
};

const optional = <K extends string>(name: K, estimate: Estimate | undefined): { [key in K]?: Estimate } =>
  estimate ? ({ [name]: estimate } as { [key in K]?: Estimate }) : {};

const birthSource = (record: PatientRecord): Source => ({ ...record.patient.source, field: 'birthDate' });
const sexSource = (record: PatientRecord): Source => ({ ...record.patient.source, field: 'gender' });

/** The body around a moment, and the sources of all but the creatinine. */
function around(values: Values, birth: Birth | undefined, record: PatientRecord, at: Instant): { body: Body; from: Source[] } {
  const held = (name: 'weight' | 'height'): Measurement | undefined => values[name].findLast((one) => one.at <= at) ?? values[name][0];
  const [weight, height] = [held('weight'), held('height')];
  const { sex } = record.patient;
  return {
    body: {
      ...agesAt(birth, values.gestationalAge.at(-1)?.value, at),
      ...(weight ? { weight: weight.value } : {}),
      ...(height ? { height: height.value } : {}),
      ...(sex ? { sex } : {}),
    },
    from: [
      ...(weight ? [weight.source] : []),
      ...(height ? [height.source] : []),
      ...(birth ? [birthSource(record)] : []),
      ...(sex ? [sexSource(record)] : []),
    ],
  };
}

function sizeOf(values: Values, { age }: Body, record: PatientRecord, asOf: Instant): TwinState['size'] {
  const [weight, height] = [values.weight.at(-1), values.height.at(-1)];
  const { sex } = record.patient;
  const derived = (value: number | undefined, unit: string, formula: string, from: Source[]): Estimate | undefined =>
    value === undefined
      ? undefined
      : {
          value,
          unit,
          sd: null,
          uncertainty: 'follows from the measured values, whose exactness the record does not give',
          at: asOf,
          from,
          formula,
        };
  const both = weight && height ? { weight: weight.value, height: height.value } : undefined;
  const sources = weight && height ? [weight.source, height.source] : [];
  const grown = age !== undefined && age >= ADULT ? sex : undefined;
  return {
    ...optional('weight', latest(values.weight)),
    ...optional('height', latest(values.height)),
    ...optional('bodyMassIndex', both && derived(bodyMassIndex(both), 'kg/m2', 'weight / height^2', sources)),
    ...optional('bodySurface', both && derived(surfaceMosteller(both), 'm2', 'Mosteller 1987', sources)),
    ...optional(
      'fatFreeMass',
      both && grown && derived(fatFreeMass({ ...both, sex: grown }), 'kg', 'Janmahasatian 2005', [...sources, sexSource(record)]),
    ),
    ...optional(
      'idealWeight',
      height &&
        grown &&
        derived(idealWeightDevine({ height: height.value, sex: grown }), 'kg', 'Devine 1974', [height.source, sexSource(record)]),
    ),
  };
}

function maturationOf(now: Body, birth: Birth | undefined, values: Values, record: PatientRecord, asOf: Instant): TwinState['maturation'] {
  if (!birth || now.age === undefined) return {};
  const uncertainty = birth.exact ? 'birth date known to the day' : 'birth date known in part; its middle is taken';
  const gestation = values.gestationalAge.at(-1);
  const age: Estimate = {
    value: now.age,
    unit: 'a',
    sd: birth.exact ? WITHIN_A_DAY : null,
    uncertainty,
    at: asOf,
    from: [birthSource(record)],
    formula: 'days since birth / 365.25',
  };
  if (now.postmenstrualAge === undefined || (!gestation && now.age >= TERM_TAKEN_FROM)) return { age };
  return {
    age,
    postmenstrualAge: {
      value: now.postmenstrualAge,
      unit: 'wk',
      sd: null,
      uncertainty: NOT_EXACT_TERM,
      at: asOf,
      from: [...(gestation ? [gestation.source] : []), birthSource(record)],
      formula: 'gestational age at birth + days since birth / 7',
    },
  };
}

const NOT_EXACT_TERM = 'the record does not say how the gestational age was found';

function drugsOf(record: PatientRecord, asOf: Instant): TwinState['drugs'] {
  const given = record.given.filter((one) => one.start <= asOf);
  const levels = record.levels.filter((one) => one.at <= asOf);
  const ordered = record.ordered.filter(
    (one) => one.status === 'active' && (one.start === undefined || one.start <= asOf) && (one.end === undefined || one.end >= asOf),
  );
  const names = [...new Set([...given, ...levels, ...ordered].map((one) => one.drug))].toSorted();
  return names.map((drug) => {
    const ours = given.filter((one) => one.drug === drug);
    const lastDose = ours
      .map((one) => one.start)
      .toSorted()
      .at(-1);
    const order = ordered
      .filter((one) => one.drug === drug)
      .map(describeOrder)
      .join('; ');
    return {
      drug,
      dosesGiven: ours.length,
      levels: levels.filter((one) => one.drug === drug).length,
      ...(lastDose === undefined ? {} : { lastDose }),
      ...(order === '' ? {} : { ordered: order }),
    };
  });
}

function describeOrder(order: DoseOrdered): string {
  const { substance, amount, every, duration, route } = order;
  const dose = amount === undefined ? `${substance}, no dose stated` : `${sayRecorded({ ...order, amount })} of ${substance}`;
  return `${dose}${every === undefined ? '' : ` every ${every} h`}${duration === undefined ? '' : ` over ${duration} h`} (${route})`;
}

function missingFrom(values: Values, { age, postmenstrualAge }: Body, birth: Birth | undefined, record: PatientRecord): string[] {
  const absent: [string, boolean][] = [
    ['birth date', birth === undefined],
    ['sex', record.patient.sex === undefined],
    ['weight', values.weight.length === 0],
    ['height', values.height.length === 0],
    ['serum creatinine', values.creatinine.length === 0],
    ['gestational age at birth', age !== undefined && postmenstrualAge === undefined],
  ];
  return absent.filter(([, missing]) => missing).map(([name]) => name);
}
