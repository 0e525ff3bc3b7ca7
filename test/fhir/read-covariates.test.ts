import { describe, expect, test } from 'vitest';
import { COVARIATE_CODES, LOOK_ALIKES } from '../../fhir/codes.ts';
import { COVARIATE_UNITS } from '../../src/domain/record.ts';
import { LOINC, type Loose, SNOMED, codesOf, coded, leftOut, observation, places, read, tube, ucum } from './builders.ts';

const creatinine = (more: Loose = {}) => observation({ code: coded(LOINC, '2160-0'), valueQuantity: ucum(1.1, 'mg/dL'), ...more });
const weights = (more: Loose) => read(observation(more)).covariates.weight;

describe('a covariate', () => {
  test('keeps value, time, unit as printed, and where it stands', () => {
    expect(read(observation({ meta: { versionId: '3' }, valueQuantity: { value: 154, unit: 'lb' } })).covariates.weight).toEqual([
      {
        at: '2026-11-20T08:00:00.000Z',
        precision: 'instant',
        value: 69.85322498,
        unit: 'kg',
        recorded: { value: 154, unit: 'lb' },
        source: { resource: 'Observation/o', version: '3', field: 'valueQuantity' },
      },
    ]);
  });

  test('creatinine in umol/L becomes mg/dL by its molar mass: 88.4 umol/L is 1.00 mg/dL', () => {
    for (const unit of ['umol/L', 'µmol/L', 'μmol/l']) {
      expect(
        read(creatinine({ code: coded(LOINC, '14682-9'), valueQuantity: { value: 88.4, unit } })).covariates.creatinine[0]?.value,
      ).toBeCloseTo(1, 4);
    }
  });

  test('haematocrit of 34 % is a fraction of 0.34, bilirubin of 17.1 umol/L is 1.0 mg/dL, and an INR has no unit', () => {
    const of = (code: string, value: number, unit: string) =>
      read(creatinine({ code: coded(LOINC, code), valueQuantity: ucum(value, unit) })).covariates;
    expect(of('20570-8', 34, '%').haematocrit[0]?.value).toBeCloseTo(0.34, 12);
    expect(of('14631-6', 17.1, 'umol/L').bilirubin[0]?.value).toBeCloseTo(1, 2);
    expect(of('6301-6', 2.4, '{INR}').inr[0]).toMatchObject({ value: 2.4, unit: '1' });
    expect(of('33863-2', 1.2, 'mg/L').cystatinC[0]?.value).toBe(1.2);
  });

  test('creatinine in blood, as Synthea codes every one, is creatinine', () => {
    expect(read(creatinine({ code: coded(LOINC, '38483-4') })).covariates.creatinine).toHaveLength(1);
  });

  test('a newborn’s weight in grams is in kilograms', () => {
    expect(weights({ valueQuantity: ucum(1480, 'g') })[0]?.value).toBeCloseTo(1.48, 12);
  });

  test.each(LOOK_ALIKES.map((one) => [one.display, one] as const))(
    '%s is not taken for another thing, and that is said',
    (_name, { system, code, because }) => {
      const record = read(creatinine({ code: coded(system, code) }));
      expect(Object.values(record.covariates).flat()).toEqual([]);
      expect(leftOut(record)).toEqual([`Observation/o: ${because}`]);
    },
  );

  test('a code of another system with the same digits means nothing', () => {
    expect(weights({ code: coded('urn:oid:2.16.840.1.113883.6.238', '29463-7') })).toEqual([]);
    expect(weights({ code: { coding: [{ code: '29463-7' }], text: 'Body weight' } })).toEqual([]);
  });

  test('a display is never matched', () => {
    expect(weights({ code: { coding: [{ system: LOINC, code: '8302-2', display: 'Body weight' }] } })).toEqual([]);
  });

  test('a local code beside the LOINC code does no harm, and two meanings do', () => {
    expect(
      weights({
        code: {
          coding: [
            { system: LOINC, code: '29463-7' },
            { system: SNOMED, code: '27113001' },
          ],
        },
      }),
    ).toHaveLength(1);
    const both = read(
      observation({
        code: {
          coding: [
            { system: LOINC, code: '29463-7' },
            { system: LOINC, code: '8302-2' },
          ],
        },
      }),
    );
    expect([both.covariates.weight, both.covariates.height, codesOf(both.issues)]).toEqual([[], [], ['codes-disagree']]);
  });

  test.each([
    ['no unit', { value: 70 }, 'missing-unit'],
    ['an unknown unit', { value: 70, unit: 'stone' }, 'unknown-unit'],
    ['a unit of another kind', { value: 70, unit: 'cm' }, 'wrong-unit'],
    ['text for a number', { value: '70', unit: 'kg' }, 'missing-value'],
    ['zero', { value: 0, unit: 'kg' }, 'not-positive'],
    [
      'a coded unit that is not the printed one',
      { value: 70, unit: 'lb', code: 'kg', system: 'http://unitsofmeasure.org' },
      'units-disagree',
    ],
    ['a bound', { value: 70, unit: 'kg', comparator: '>' }, 'bound-not-value'],
    ['an unknown comparator', { value: 70, unit: 'kg', comparator: '~' }, 'unknown-comparator'],
  ])('with %s is not used', (_what, valueQuantity, code) => {
    const record = read(observation({ valueQuantity }));
    expect(record.covariates.weight).toEqual([]);
    expect(places(record)).toEqual([`${code} Observation/o valueQuantity`]);
    expect(record.ignored).toHaveLength(1);
  });

  test.each([
    ['entered-in-error', 0],
    ['cancelled', 0],
    ['unknown', 0],
    ['registered', 0],
    [undefined, 0],
    ['nonsense', 0],
    ['final', 1],
    ['amended', 1],
    ['corrected', 1],
    ['preliminary', 1],
  ])('of status %s counts %i times, and is named when it does not', (status, times) => {
    const record = read(observation({ status }));
    expect([record.covariates.weight.length, record.ignored.length]).toEqual([times, 1 - times]);
  });

  test('that is preliminary is used with a warning, and gives way to the final one of the same time', () => {
    expect(codesOf(read(observation({ status: 'preliminary' })).issues)).toEqual(['preliminary']);
    const both = read(observation({ status: 'preliminary' }), observation({ id: 'o2', valueQuantity: ucum(71, 'kg') }));
    expect(both.covariates.weight.map((one) => one.value)).toEqual([71]);
    expect(leftOut(both)).toEqual(['Observation/o: it is preliminary, and there is a final result of the same sample']);
  });

  test('without a number of its own is named, not guessed from its parts', () => {
    const parts = read(
      creatinine({
        code: coded(LOINC, '2164-2'),
        valueQuantity: undefined,
        component: [{ code: coded(SNOMED, '442407001'), valueQuantity: ucum(45, 'mL/min') }],
      }),
    );
    expect(leftOut(parts)).toEqual(['Observation/o: it has parts (component) and no value of its own']);
    expect(leftOut(read(creatinine({ valueQuantity: undefined, valueString: '1.1 mg/dL' })))).toEqual([
      'Observation/o: its value is a String, not a number with a unit',
    ]);
    expect(leftOut(read(creatinine({ valueQuantity: undefined, dataAbsentReason: { text: 'not done' } })))).toEqual([
      'Observation/o: it says that there is no value',
    ]);
  });

  test('a reported eGFR is per 1.73 m2 by its code, also where the unit says only mL/min', () => {
    const record = read(observation({ code: coded(LOINC, '33914-3'), valueQuantity: ucum(71, 'mL/min') }));
    expect(record.covariates.reportedEgfr.map(({ value, unit, recorded }) => [value, unit, recorded.unit])).toEqual([
      [71, 'mL/min/{1.73_m2}', 'mL/min'],
    ]);
    expect(codesOf(record.issues)).toEqual(['unit-by-code']);
  });

  test('a measured clearance per 1.73 m2 is not taken for a clearance', () => {
    expect(places(read(observation({ code: coded(LOINC, '2164-2'), valueQuantity: ucum(60, 'mL/min/{1.73_m2}') })))).toEqual([
      'wrong-unit Observation/o valueQuantity',
    ]);
  });
});

describe('the time of a covariate', () => {
  test.each([
    [{ effectiveDateTime: '2026-11-20' }, '2026-11-20T00:00:00.000Z'],
    [{ effectiveDateTime: '2026-11-20T08:00:00+01:00' }, '2026-11-20T07:00:00.000Z'],
    [{ effectiveDateTime: undefined, effectiveInstant: '2026-11-20T08:00:00.123Z' }, '2026-11-20T08:00:00.123Z'],
    [
      { effectiveDateTime: undefined, effectivePeriod: { start: '2026-11-20T08:00:00Z', end: '2026-11-20T08:10:00Z' } },
      '2026-11-20T08:10:00.000Z',
    ],
  ])('%j is %s', (more, at) => {
    expect(weights(more).map((one) => one.at)).toEqual([at]);
  });

  test.each([
    [{ effectiveDateTime: '2026-11' }, 'time-too-coarse'],
    [{ effectiveDateTime: '2026' }, 'time-too-coarse'],
    [{ effectiveDateTime: '2026-11-20T08:00:00' }, 'time-without-zone'],
    [{ effectiveDateTime: 'yesterday' }, 'unreadable-time'],
    [{ effectiveDateTime: undefined, issued: '2026-11-20T08:00:00Z' }, 'missing-time'],
    [{ effectiveDateTime: undefined, effectivePeriod: { start: '2026-11-20T08:00:00Z', end: '2026-11-19T08:00:00Z' } }, 'period-backwards'],
  ])('%j is not enough', (more, code) => {
    expect(weights(more)).toEqual([]);
    expect(codesOf(read(observation(more)).issues)).toEqual([code]);
  });

  test('of creatinine is when blood was taken', () => {
    const record = read(creatinine({ specimen: { reference: 'Specimen/tube' } }), tube());
    expect(record.covariates.creatinine.map((one) => one.at)).toEqual(['2026-11-21T07:40:00.000Z']);
  });
});

describe('the same value twice', () => {
  test('under two ids is counted once and said', () => {
    const record = read(creatinine({ id: 'a' }), creatinine({ id: 'b' }));
    expect(record.covariates.creatinine.map((one) => one.source.resource)).toEqual(['Observation/a']);
    expect(places(record)).toEqual(['same-value-twice Observation/b valueQuantity']);
    expect(record.ignored).toHaveLength(1);
  });

  test('at two times is two values', () => {
    expect(
      read(creatinine({ id: 'a' }), creatinine({ id: 'b', effectiveDateTime: '2026-11-20T09:00:00Z' })).covariates.creatinine,
    ).toHaveLength(2);
  });
});

describe('the table of codes', () => {
  test('names each code once, with how it was checked', () => {
    const keys = [...COVARIATE_CODES, ...LOOK_ALIKES].map(({ system, code }) => `${system}|${code}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { checked, covariate } of COVARIATE_CODES) {
      expect(checked.by).toMatch(/\S/);
      expect(Object.keys(COVARIATE_UNITS)).toContain(covariate);
    }
  });

  test('rests what moves a dose (weight, creatinine) on a code read in a public source', () => {
    for (const name of ['weight', 'height', 'creatinine', 'albumin', 'gestationalAge', 'measuredCreatinineClearance']) {
      expect(COVARIATE_CODES.some((one) => one.covariate === name && one.checked.how === 'verified')).toBe(true);
    }
  });

  test('a code known from memory only is used and named', () => {
    expect(codesOf(read(observation({ code: coded(LOINC, '50384-7'), valueQuantity: ucum(70, 'mL/min/{1.73_m2}') })).issues)).toEqual([
      'code-unverified',
    ]);
  });
});
