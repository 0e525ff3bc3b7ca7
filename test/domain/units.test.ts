import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import { type UnitCode, convert, dimensionOf, readUnit, unitCodes } from '../../src/domain/units.ts';

type Answer = { status: string; toVal: number | null };
type Ucum = {
  UcumLhcUtils: {
    getInstance(): { convertUnitTo(from: string, value: number, to: string, options?: { molecularWeight?: number }): Answer };
  };
};
/** The National Library of Medicine's UCUM program, an implementation that has nothing to do with this one. */
const ucum = (createRequire(import.meta.url)('@lhncbc/ucum-lhc') as Ucum).UcumLhcUtils.getInstance();

const CODES = unitCodes();
const code = fc.constantFrom(...CODES);
const amount = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const convertTo = (value: number, unit: string, to: UnitCode, molarMass?: number) =>
  convert({ value, unit }, to, 'here', molarMass === undefined ? {} : { molarMass });
const valueOf = (...sent: Parameters<typeof convertTo>): number => {
  const converted = convertTo(...sent);
  return converted.ok ? converted.value : Number.NaN;
};
const relative = (a: number, b: number): number => Math.abs(a / b - 1);

describe('a conversion', () => {
  test.each<[number, string, UnitCode, number]>([
    [154, '[lb_av]', 'kg', 69.85322498],
    [70, '[in_i]', 'cm', 177.8],
    [2, 'h', 'min', 120],
    [1.1, 'mg/dL', 'mg/L', 11],
    [15, 'ug/mL', 'mg/L', 15],
    [3.5, 'g/dL', 'g/L', 35],
    [100, 'mL/min', 'L/h', 6],
    [10, 'mg/min', 'mg/h', 600],
    [45, '%', 'L/L', 0.45],
    [400, 'mg.h/L', 'ug.h/mL', 400],
    [8, 'ng/mL', 'ug/L', 8],
    [2, 'k[iU]', '[iU]', 2000],
    [0.4, '[iU]/mL', '[iU]/L', 400],
    [10, 'u[iU]/mL', 'm[iU]/L', 10],
    [6000, 'm[iU]/min', '[iU]/h', 360],
    [1500, '/uL', '10*9/L', 1.5],
    [24, 'L/d', 'L/h', 1],
  ])('%d %s is %s: %d', (value, unit, to, expected) => {
    expect(valueOf(value, unit, to)).toBeCloseTo(expected, 10);
  });

  test('from molar needs the molar mass: creatinine 88.4 umol/L is 1 mg/dL, methotrexate 1 umol/L is 0.454 mg/L', () => {
    expect(valueOf(88.4017, 'umol/L', 'mg/dL', 113.12)).toBeCloseTo(1, 5);
    expect(valueOf(1, 'mg/dL', 'umol/L', 113.12)).toBeCloseTo(88.4, 2);
    expect(valueOf(1, 'umol/L', 'mg/L', 454.44)).toBeCloseTo(0.45444, 10);
    expect(convertTo(88.4, 'umol/L', 'mg/dL')).toMatchObject({ ok: false, issues: [{ code: 'wrong-unit' }] });
  });

  test('never makes a flow of an indexed flow: that needs a body surface', () => {
    expect(convertTo(60, 'mL/min/{1.73_m2}', 'mL/min')).toMatchObject({ ok: false, issues: [{ code: 'wrong-unit', at: 'here' }] });
    expect(convertTo(60, 'mL/min', 'mL/min/{1.73_m2}').ok).toBe(false);
  });

  test('refuses what is no number, also when it only becomes one too large', () => {
    for (const value of [Number.NaN, Infinity, -Infinity])
      expect(convertTo(value, 'kg', 'g')).toMatchObject({ ok: false, issues: [{ code: 'not-a-number' }] });
    expect(convertTo(1e306, 'kg', 'ug')).toMatchObject({ ok: false, issues: [{ code: 'not-a-number' }] });
  });

  test('and back is where it began', () => {
    fc.assert(
      fc.property(code, code, amount, (from, to, value) => {
        fc.pre(dimensionOf(from) === dimensionOf(to));
        expect(relative(valueOf(valueOf(value, from, to), to, from), value)).toBeLessThan(1e-12);
      }),
    );
  });

  test('between kinds is refused, in both directions', () => {
    fc.assert(
      fc.property(code, code, amount, (from, to, value) => {
        fc.pre(dimensionOf(from) !== dimensionOf(to));
        expect(convertTo(value, from, to)).toMatchObject({ ok: false, issues: [{ severity: 'error', code: 'wrong-unit', at: 'here' }] });
      }),
    );
  });
});

describe('the table agrees with the UCUM program of the National Library of Medicine', () => {
  // UCUM calls international units arbitrary, and its program converts between no two of them, not even by prefix.
  const arbitrary = (one: UnitCode): boolean => dimensionOf(one).startsWith('biological');
  const pairs = CODES.filter((one) => !arbitrary(one)).flatMap((from) =>
    CODES.filter((to) => from !== to && dimensionOf(from) === dimensionOf(to)).map((to) => [from, to] as const),
  );

  test('on every pair of units of one kind', () => {
    for (const [from, to] of pairs) {
      const { toVal, status } = ucum.convertUnitTo(from, 1, to);
      expect([from, to, status]).toEqual([from, to, 'succeeded']);
      expect(relative(valueOf(1, from, to), toVal ?? Number.NaN), `${from} to ${to}`).toBeLessThan(1e-12);
    }
  });

  test('on molar conversions', () => {
    const mass = CODES.filter((one) => dimensionOf(one) === 'mass-concentration');
    const molar = CODES.filter((one) => dimensionOf(one) === 'molar-concentration');
    fc.assert(
      fc.property(
        fc.constantFrom(...molar),
        fc.constantFrom(...mass),
        amount,
        fc.double({ min: 1, max: 2e5, noNaN: true }),
        (from, to, value, molecularWeight) => {
          const { toVal } = ucum.convertUnitTo(from, value, to, { molecularWeight });
          expect(relative(valueOf(value, from, to, molecularWeight), toVal ?? Number.NaN)).toBeLessThan(1e-9);
          expect(relative(valueOf(valueOf(value, from, to, molecularWeight), to, from, molecularWeight), value)).toBeLessThan(1e-12);
        },
      ),
    );
  });
});

describe('a unit as records spell it', () => {
  test.each<[string, UnitCode]>([
    ['kg', 'kg'],
    ['Kg', 'kg'],
    ['KG', 'kg'],
    [' kg ', 'kg'],
    ['k\u200Bg', 'kg'],
    ['lb', '[lb_av]'],
    ['lbs', '[lb_av]'],
    ['in', '[in_i]'],
    ['mcg/mL', 'ug/mL'],
    ['MCG/ML', 'ug/mL'],
    ['µg/ml', 'ug/mL'],
    ['μg/L', 'ug/L'],
    ['ug/ml', 'ug/mL'],
    ['mg/l', 'mg/L'],
    ['MG/DL', 'mg/dL'],
    ['mg/dl', 'mg/dL'],
    ['umol/l', 'umol/L'],
    ['µmol/L', 'umol/L'],
    ['ml/min', 'mL/min'],
    ['mL/min/1.73m2', 'mL/min/{1.73_m2}'],
    ['mL/min/1.73 m²', 'mL/min/{1.73_m2}'],
    ['hr', 'h'],
    ['mg/hr', 'mg/h'],
    ['gm', 'g'],
    ['weeks', 'wk'],
  ])('%j is %s', (text, expected) => {
    expect(readUnit(text)).toBe(expected);
  });

  test.each([
    '',
    ' ',
    'stone',
    'IU',
    '[IU]',
    'vial',
    'mg/kg/d',
    'mEq/L',
    'K/uL',
    'mmHg',
    '{score}',
    'constructor',
    '__proto__',
    'toString',
    'kg kg',
    'mg/L extra',
    'mM',
  ])('%j is not guessed as a concentration, mass or clearance', (text) => {
    const unit = readUnit(text);
    expect(unit === undefined ? 'unknown' : dimensionOf(unit)).not.toMatch(/mass|flow|exposure/);
  });

  test('whatever is written is a unit of the table or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'kmgudLlhr/µ. 1{}%') })), (text) => {
        const unit = readUnit(text);
        expect(unit === undefined || CODES.includes(unit)).toBe(true);
      }),
    );
  });

  test('every unit of the table is itself', () => {
    expect(CODES.map(readUnit)).toEqual(CODES);
  });
});
