import { type Outcome, accept, error, refuse } from '../src/domain/issue.ts';
import { type Quantity, type UnitCode, convert, readUnit } from '../src/domain/units.ts';
import { UCUM } from './codes.ts';
import { fieldAt, isObject, numberAt, printable, textAt } from './json.ts';

export type Comparator = '<' | '<=' | '>' | '>=';
export type Measured = { quantity: Quantity; comparator?: Comparator };

const COMPARATORS: readonly unknown[] = ['<', '<=', '>', '>='];

/**
 * Reads a FHIR Quantity: a finite number and a unit. The UCUM code is taken before the printed unit; when both are known
 * units and differ, neither is believed. Converts nothing.
 */
export function readQuantity(value: unknown, at: string): Outcome<Measured> {
  const number = numberAt(value, 'value');
  if (!isObject(value) || number === undefined) {
    return refuse(error('missing-value', 'There is no number in it.', { at, fix: 'Send value as a JSON number, with its unit.' }));
  }
  const unit = readUnitOf(value, at);
  if (!unit.ok) return unit;
  const comparator = fieldAt(value, 'comparator');
  if (comparator === undefined) return accept({ quantity: { value: number, unit: unit.value } });
  if (!COMPARATORS.includes(comparator)) {
    return refuse(
      error('unknown-comparator', `The comparator ${JSON.stringify(printable(textAt(value, 'comparator') ?? ''))} is not one of FHIR R4.`, {
        at,
        fix: 'Use <, <=, > or >=.',
      }),
    );
  }
  return accept({ quantity: { value: number, unit: unit.value }, comparator: comparator as Comparator });
}

function readUnitOf(value: unknown, at: string): Outcome<string> {
  const [code, unit, system] = [textAt(value, 'code'), textAt(value, 'unit'), textAt(value, 'system')];
  const coded = code !== undefined && (system === undefined || system.replace(/^https:/, 'http:') === UCUM) ? code : undefined;
  if (coded !== undefined && unit !== undefined) {
    const [byCode, byUnit] = [readUnit(coded), readUnit(unit)];
    if (byCode !== undefined && byUnit !== undefined && !sameSize(byCode, byUnit)) {
      return refuse(
        error('units-disagree', `Its unit is coded as ${byCode} and printed as ${printable(unit)}; which one holds is not known.`, {
          at,
          fix: 'Send one unit, as code and as text.',
        }),
      );
    }
  }
  const chosen = coded ?? unit ?? code;
  if (chosen === undefined)
    return refuse(error('missing-unit', 'It has a number and no unit; none is assumed.', { at, fix: 'Send the unit as a UCUM code.' }));
  return accept(printable(chosen).slice(0, 40));
}

/** True for mg/L and ug/mL, which are one unit under two names. */
function sameSize(a: UnitCode, b: UnitCode): boolean {
  const factor = convert({ value: 1, unit: a }, b, '');
  return factor.ok && Math.abs(factor.value - 1) < 1e-9;
}
