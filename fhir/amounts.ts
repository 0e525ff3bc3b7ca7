import { type Drug, recordedUnitOf } from '../src/domain/drug.ts';
import { type Issue, type Outcome, accept, error, refuse, warning } from '../src/domain/issue.ts';
import type { DoseGiven } from '../src/domain/record.ts';
import { convert, dimensionOf, readUnit } from '../src/domain/units.ts';
import { PRODUCT_CONTENTS } from './codes.ts';
import { findIn } from './concept.ts';
import { type Json, fieldAt, hasField, objectAt } from './json.ts';
import { readQuantity } from './quantity.ts';

/** Hours in a leap year: no interval between doses is longer. */
const YEAR = 8784;
/** Hours: no single infusion is longer; above the second, it is said. */
export const LONGEST_INFUSION = 720;
const LONG_INFUSION = 24;

/** A time span of FHIR (value with unit) in hours, above zero and at most `longest`. */
export function readHours(quantity: { value: number; unit: string }, at: string, longest = YEAR): Outcome<number> {
  const hours = convert(quantity, 'h', at);
  if (!hours.ok) return hours;
  if (!(hours.value > 0))
    return refuse(
      error('not-positive', `${quantity.value} ${quantity.unit} is not a time above zero.`, { at, fix: 'Send a time above zero.' }),
    );
  return hours.value > longest
    ? refuse(
        error('time-too-long', `${quantity.value} ${quantity.unit} is longer than ${longest} h.`, {
          at,
          fix: 'Check the number and its unit.',
        }),
      )
    : hours;
}

/** An infusion time in hours, or the refusal of one that no single infusion has. */
export function checkInfusion(hours: number, at: string): Outcome<number> {
  if (hours > LONGEST_INFUSION)
    return refuse(
      error('infusion-too-long', `One dose over ${Math.round(hours)} h cannot be: more than ${LONGEST_INFUSION} h.`, {
        at,
        fix: 'Check both times; record each dose of a course by itself.',
      }),
    );
  return accept(
    hours,
    hours > LONG_INFUSION
      ? [
          warning(
            'infusion-long',
            `One dose ran over ${Math.round(hours)} h; if that is a course of several doses, each has to be recorded.`,
            { at, fix: 'Check both times.' },
          ),
        ]
      : [],
  );
}

/** What is kept of the amount of a dose. */
export type Amount = Pick<DoseGiven, 'amount' | 'unit' | 'recorded'>;

/**
 * An amount of the drug in mg, or in international units where it is ordered in these, from a Quantity: by mass; by volume when the product's strength is in the table, which is said.
 * A bound (`<`) or a negative amount is refused; zero is an amount.
 */
export function readAmount(value: unknown, drug: Drug, medication: Json | undefined, at: string): Outcome<Amount> {
  const measured = readQuantity(value, at);
  if (!measured.ok) return measured;
  const { quantity, comparator } = measured.value;
  if (comparator !== undefined)
    return refuse(
      error('bound-not-value', `A dose of ${comparator} ${quantity.value} ${quantity.unit} is a bound and not an amount.`, {
        at,
        fix: 'Send the amount.',
      }),
    );
  if (quantity.value < 0)
    return refuse(error('not-positive', `A dose of ${quantity.value} ${quantity.unit} cannot be.`, { at, fix: 'Correct the entry.' }));
  const unit = readUnit(quantity.unit);
  const [product] = findIn(medication, PRODUCT_CONTENTS);
  if (unit !== undefined && dimensionOf(unit) === 'volume' && product) {
    const volume = convert(quantity, 'mL', at);
    if (!volume.ok) return volume;
    const mg = volume.value * product.mgPerMl;
    return accept({ amount: mg, recorded: quantity }, [
      warning('dose-from-product', `${quantity.value} ${quantity.unit} of a product of ${product.mgPerMl} mg/mL is read as ${mg} mg.`, {
        at,
        fix: 'Record the dose in mg.',
      }),
    ]);
  }
  const kept = recordedUnitOf(drug);
  const amount = convert(quantity, kept, at, { molarMass: drug.molarMass });
  if (!amount.ok) return amount;
  const differs = quantity.unit !== kept || quantity.value !== amount.value;
  return accept(
    { amount: amount.value, ...(kept === 'mg' ? {} : { unit: kept }), ...(differs ? { recorded: quantity } : {}) },
    amount.issues,
  );
}

/**
 * How long a dose runs, h, from a recorded speed: mg per time, or (for a known volume) not at all, because the volume of the
 * bag is not in the record. `rateRatio` is an amount of drug per time, or an amount over the whole time of one dose: the same.
 */
export function readRateDuration(holder: Json, amount: number | undefined, drug: Drug, at: string): Outcome<number | undefined> {
  if (hasField(holder, 'rateRange'))
    return refuse(
      warning('rate-range', 'The speed is a range; no infusion time is read from it.', {
        at: `${at}.rateRange`,
        fix: 'Record one speed, or the infusion time.',
      }),
    );
  const rate = hasField(holder, 'rateQuantity')
    ? readRate(holder, drug, at)
    : hasField(holder, 'rateRatio')
      ? readRatio(holder, drug, at)
      : undefined;
  if (rate === undefined) return accept(undefined);
  if (!rate.ok) return rate;
  if (!(rate.value > 0)) return refuse(warning('not-positive', 'The speed is not above zero.', { at, fix: 'Correct the entry.' }));
  if (amount === undefined || amount === 0) return accept(undefined);
  return asWarning(checkInfusion(amount / rate.value, at));
}

/** mg/h, or international units an hour. */
function readRate(holder: Json, drug: Drug, at: string): Outcome<number> {
  const here = `${at}.rateQuantity`;
  const measured = readQuantity(fieldAt(holder, 'rateQuantity'), here);
  return asWarning(measured.ok ? convert(measured.value.quantity, `${recordedUnitOf(drug)}/h`, here) : measured);
}

/** mg/h, or international units an hour. */
function readRatio(holder: Json, drug: Drug, at: string): Outcome<number> {
  const here = `${at}.rateRatio`;
  const ratio = objectAt(holder, 'rateRatio');
  const over = readQuantity(fieldAt(ratio, 'numerator'), `${here}.numerator`);
  const under = readQuantity(fieldAt(ratio, 'denominator'), `${here}.denominator`);
  if (!over.ok || !under.ok) return asWarning(refuse(...over.issues, ...under.issues));
  const given = convert(over.value.quantity, recordedUnitOf(drug), `${here}.numerator`, { molarMass: drug.molarMass });
  const hours = readHours(under.value.quantity, `${here}.denominator`);
  if (!given.ok || !hours.ok) return asWarning(refuse(...given.issues, ...hours.issues));
  return accept(given.value / hours.value);
}

/** What cannot be read of a part costs that part, not the dose. */
export function asWarning<T>(outcome: Outcome<T>): Outcome<T> {
  return outcome.ok ? outcome : { ok: false, issues: outcome.issues.map((one): Issue => ({ ...one, severity: 'warning' })) };
}
