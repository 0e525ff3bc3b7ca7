import type { Drug } from '../src/domain/drug.ts';
import { type Issue, type Outcome, accept, error, refuse, warning } from '../src/domain/issue.ts';
import { convert, dimensionOf, readUnit } from '../src/domain/units.ts';
import { PRODUCT_CONTENTS } from './codes.ts';
import { findIn } from './concept.ts';
import { type Json, fieldAt, hasField, objectAt } from './json.ts';
import { readQuantity } from './quantity.ts';

/** A time span of FHIR (value with unit) in hours, above zero. */
export function readHours(quantity: { value: number; unit: string }, at: string): Outcome<number> {
  const hours = convert(quantity, 'h', at);
  return hours.ok && !(hours.value > 0) ? refuse(error('not-positive', `${quantity.value} ${quantity.unit} is not a time above zero.`, { at, fix: 'Send a time above zero.' })) : hours;
}

/**
 * An amount of the drug in mg from a Quantity: by mass; by volume when the product's strength is in the table, which is said.
 * A bound (`<`) or a negative amount is refused; zero is an amount.
 */
export function readAmount(value: unknown, drug: Drug, medication: Json | undefined, at: string): Outcome<number> {
  const measured = readQuantity(value, at);
  if (!measured.ok) return measured;
  const { quantity, comparator } = measured.value;
  if (comparator !== undefined) return refuse(error('bound-not-value', `A dose of ${comparator} ${quantity.value} ${quantity.unit} is a bound and not an amount.`, { at, fix: 'Send the amount.' }));
  if (quantity.value < 0) return refuse(error('not-positive', `A dose of ${quantity.value} ${quantity.unit} cannot be.`, { at, fix: 'Correct the entry.' }));
  const unit = readUnit(quantity.unit);
  const [product] = findIn(medication, PRODUCT_CONTENTS);
  if (unit !== undefined && dimensionOf(unit) === 'volume' && product) {
    const volume = convert(quantity, 'mL', at);
    if (!volume.ok) return volume;
    const mg = volume.value * product.mgPerMl;
    return accept(mg, [warning('dose-from-product', `${quantity.value} ${quantity.unit} of a product of ${product.mgPerMl} mg/mL is read as ${mg} mg.`, { at, fix: 'Record the dose in mg.' })]);
  }
  return convert(quantity, 'mg', at, { molarMass: drug.molarMass });
}

/**
 * How long a dose runs, h, from a recorded speed: mg per time, or (for a known volume) not at all, because the volume of the
 * bag is not in the record. `rateRatio` is an amount of drug per time, or an amount over the whole time of one dose: the same.
 */
export function readRateDuration(holder: Json, amount: number | undefined, drug: Drug, at: string): Outcome<number | undefined> {
  if (hasField(holder, 'rateRange')) return refuse(warning('rate-range', 'The speed is a range; no infusion time is read from it.', { at: `${at}.rateRange`, fix: 'Record one speed, or the infusion time.' }));
  const rate = hasField(holder, 'rateQuantity') ? readRate(holder, at) : hasField(holder, 'rateRatio') ? readRatio(holder, drug, at) : undefined;
  if (rate === undefined) return accept(undefined);
  if (!rate.ok) return rate;
  if (!(rate.value > 0)) return refuse(warning('not-positive', 'The speed is not above zero.', { at, fix: 'Correct the entry.' }));
  return accept(amount === undefined ? undefined : amount / rate.value);
}

/** mg/h. */
function readRate(holder: Json, at: string): Outcome<number> {
  const here = `${at}.rateQuantity`;
  const measured = readQuantity(fieldAt(holder, 'rateQuantity'), here);
  return asWarning(measured.ok ? convert(measured.value.quantity, 'mg/h', here) : measured);
}

/** mg/h. */
function readRatio(holder: Json, drug: Drug, at: string): Outcome<number> {
  const here = `${at}.rateRatio`;
  const ratio = objectAt(holder, 'rateRatio');
  const over = readQuantity(fieldAt(ratio, 'numerator'), `${here}.numerator`);
  const under = readQuantity(fieldAt(ratio, 'denominator'), `${here}.denominator`);
  if (!over.ok || !under.ok) return asWarning(refuse(...over.issues, ...under.issues));
  const mg = convert(over.value.quantity, 'mg', `${here}.numerator`, { molarMass: drug.molarMass });
  const hours = readHours(under.value.quantity, `${here}.denominator`);
  if (!mg.ok || !hours.ok) return asWarning(refuse(...mg.issues, ...hours.issues));
  return accept(mg.value / hours.value);
}

/** A speed that cannot be read costs the infusion time, not the dose. */
function asWarning<T>(outcome: Outcome<T>): Outcome<T> {
  return outcome.ok ? outcome : { ok: false, issues: outcome.issues.map((one): Issue => ({ ...one, severity: 'warning' })) };
}
