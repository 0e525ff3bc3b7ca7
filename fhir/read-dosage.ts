import type { Drug } from '../src/domain/drug.ts';
import { type Issue, type Outcome, accept, information, refuse, warning } from '../src/domain/issue.ts';
import type { Route } from '../src/domain/record.ts';
import { TIMING, TIMING_CODES } from './codes.ts';
import { codingsOf } from './concept.ts';
import { type Amount, LONGEST_INFUSION, asWarning, readAmount, readHours, readRateDuration } from './amounts.ts';
import { type Json, fieldAt, hasField, numberAt, objectAt, objectsAt, textAt } from './json.ts';
import { readRoute } from './route.ts';

export type DosageRead = Partial<Amount> & {
  duration?: number;
  every?: number;
  route?: Route;
  issues: Issue[];
};

/** The parts of a FHIR Dosage: mg, h, h and route; each is absent when the record does not say it, and then an issue says why. */
export function readDosage(dosage: Json, drug: Drug, medication: Json | undefined, at: string): DosageRead {
  const repeat = objectAt(dosage, 'timing', 'repeat');
  const amount = readOrderedAmount(dosage, drug, medication, at);
  const every = readInterval(dosage, repeat, `${at}.timing`);
  const duration = readOrderedDuration(dosage, repeat, amount.ok ? amount.value?.amount : undefined, drug, at);
  const hours = duration.ok ? duration.value : undefined;
  const route = readRoute(objectAt(dosage, 'route'), drug, medication, hours !== undefined, `${at}.route`);
  const issues = [...amount.issues, ...every.issues, ...duration.issues, ...route.issues];
  if (fieldAt(dosage, 'asNeededBoolean') === true || hasField(dosage, 'asNeededCodeableConcept')) {
    issues.push(
      warning('order-as-needed', 'The order is to be given as needed; its interval is the shortest, not what will happen.', { at }),
    );
  }
  return {
    ...(amount.ok ? amount.value : {}),
    ...(every.ok && every.value !== undefined ? { every: every.value } : {}),
    ...(hours === undefined ? {} : { duration: hours }),
    ...(route.route === undefined ? {} : { route: route.route }),
    issues,
  };
}

function readOrderedAmount(dosage: Json, drug: Drug, medication: Json | undefined, at: string): Outcome<Amount | undefined> {
  const listed = objectsAt(dosage, 'doseAndRate');
  const here = `${at}.doseAndRate`;
  if (listed.length > 1)
    return refuse(
      warning('several-doses', 'One instruction holds several doses (ordered, calculated); which one holds is not known.', {
        at: here,
        fix: 'Send one dose for each instruction.',
      }),
    );
  const [one] = listed;
  if (hasField(one, 'doseRange'))
    return refuse(
      warning('dose-range', 'The order gives a range of doses; none is chosen from it.', {
        at: `${here}[0].doseRange`,
        fix: 'Order one dose.',
      }),
    );
  if (!hasField(one, 'doseQuantity')) return accept(undefined);
  const amount = readAmount(fieldAt(one, 'doseQuantity'), drug, medication, `${here}[0].doseQuantity`);
  if (amount.ok && amount.value.amount === 0)
    return refuse(warning('not-positive', 'The dose ordered is zero.', { at: `${here}[0].doseQuantity`, fix: 'Correct the order.' }));
  return amount;
}

/** Hours between two doses; undefined where nothing is said. */
export function readInterval(dosage: Json, repeat: Json | undefined, at: string): Outcome<number | undefined> {
  if (hasField(repeat, 'frequencyMax') || hasField(repeat, 'periodMax'))
    return refuse(
      warning('interval-range', 'The order gives a range of intervals; none is chosen from it.', {
        at: `${at}.repeat`,
        fix: 'Order one interval.',
      }),
    );
  const [period, unit] = [numberAt(repeat, 'period'), textAt(repeat, 'periodUnit')];
  if (period !== undefined && unit !== undefined) {
    const hours = asWarning(readHours({ value: period, unit }, `${at}.repeat.period`));
    const frequency = numberAt(repeat, 'frequency') ?? 1;
    if (!hours.ok) return hours;
    return frequency >= 1
      ? accept(hours.value / frequency)
      : refuse(
          warning('not-positive', `A frequency of ${frequency} cannot be.`, { at: `${at}.repeat.frequency`, fix: 'Correct the order.' }),
        );
  }
  const code = codingsOf(objectAt(dosage, 'timing', 'code')).find(
    (one) => one.system === TIMING && Object.hasOwn(TIMING_CODES, one.code),
  )?.code;
  if (code === undefined) return accept(undefined);
  return accept(TIMING_CODES[code], [
    information('interval-from-code', `${code} is read as every ${TIMING_CODES[code]} h; the ward may give it at other hours.`, {
      at: `${at}.code`,
    }),
  ]);
}

function readOrderedDuration(
  dosage: Json,
  repeat: Json | undefined,
  amount: number | undefined,
  drug: Drug,
  at: string,
): Outcome<number | undefined> {
  const here = `${at}.timing.repeat`;
  if (hasField(repeat, 'durationMax'))
    return refuse(
      warning('duration-range', 'The order gives a range of infusion times; none is chosen from it.', {
        at: `${here}.durationMax`,
        fix: 'Order one infusion time.',
      }),
    );
  const [duration, unit] = [numberAt(repeat, 'duration'), textAt(repeat, 'durationUnit')];
  if (duration !== undefined && unit !== undefined)
    return asWarning(readHours({ value: duration, unit }, `${here}.duration`, LONGEST_INFUSION));
  const rate = objectsAt(dosage, 'doseAndRate');
  return rate.length === 1 && rate[0] ? readRateDuration(rate[0], amount, drug, `${at}.doseAndRate[0]`) : accept(undefined);
}
