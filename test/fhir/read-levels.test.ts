import { describe, expect, test } from 'vitest';
import { LOINC, type Loose, SNOMED, codesOf, coded, given, leftOut, level, places, read, tube, ucum } from './builders.ts';

const levels = (more: Loose = {}, ...others: Loose[]) => read(level(more), ...others).levels;
const WITH_TUBE = { specimen: { reference: 'Specimen/tube' } };

describe('a level', () => {
  test('keeps analyte, specimen, value as printed, and both its sources', () => {
    expect(levels({ meta: { versionId: '2' } })).toEqual([
      {
        drug: 'vancomycin',
        analyte: 'vancomycin',
        at: '2026-11-21T08:05:00.000Z',
        value: 14.2,
        unit: 'mg/L',
        below: false,
        recorded: { value: 14.2, unit: 'mg/L' },
        specimen: 'serum/plasma',
        timing: 'untimed',
        source: { resource: 'Observation/level', version: '2', field: 'valueQuantity' },
        timeSource: { resource: 'Observation/level', version: '2', field: 'effectiveDateTime' },
      },
    ]);
  });

  test.each([
    ['ug/mL', 14.2, 14.2],
    ['mcg/mL', 14.2, 14.2],
    ['mg/dL', 1.42, 14.2],
    ['umol/L', 10, 14.4926],
  ])('in %s is in mg/L: %d is %d', (unit, value, mg) => {
    expect(levels({ valueQuantity: { value, unit } })[0]?.value).toBeCloseTo(mg, 10);
  });

  test.each([
    ['4090-7', 'peak'],
    ['4092-3', 'trough'],
    ['20578-1', 'untimed'],
  ])('LOINC %s is called %s, which is advice: the time decides', (code, timing) => {
    expect(levels({ code: coded(LOINC, code) })[0]?.timing).toBe(timing);
  });

  test('below what the assay can measure keeps the limit', () => {
    expect(levels({ valueQuantity: { ...ucum(2, 'mg/L'), comparator: '<' } }).map(({ value, below }) => [value, below])).toEqual([
      [2, true],
    ]);
  });

  test('above what the assay can measure is no number to fit, and is flagged', () => {
    const record = read(level({ valueQuantity: { ...ucum(100, 'mg/L'), comparator: '>' } }));
    expect([record.levels, places(record)]).toEqual([[], ['level-above-range Observation/level valueQuantity']]);
  });

  test.each([
    ['a level as text', { valueQuantity: undefined, valueString: '14.2' }, 'level-without-number'],
    ['an unknown unit', { valueQuantity: { value: 14.2, unit: 'arb.U.' } }, 'unknown-unit'],
    ['no unit', { valueQuantity: { value: 14.2 } }, 'missing-unit'],
    ['a negative number', { valueQuantity: ucum(-1, 'mg/L') }, 'not-positive'],
    [
      'a code of a level beside one of something else',
      {
        code: {
          coding: [
            { system: LOINC, code: '20578-1' },
            { system: LOINC, code: '29463-7' },
          ],
        },
      },
      'codes-disagree',
    ],
  ])('%s is not used', (_what, more, code) => {
    const record = read(level(more));
    expect(record.levels).toEqual([]);
    expect(codesOf(record.issues)).toContain(code);
  });

  test.each(['entered-in-error', 'cancelled', 'unknown'])('%s is left out and named', (status) => {
    const record = read(level({ status }));
    expect([record.levels.length, record.ignored.length]).toEqual([0, 1]);
  });

  test('sent twice under two ids is one level; two values of one moment are both kept and named', () => {
    expect(levels({}, level({ id: 'again' }))).toHaveLength(1);
    const two = read(level(), level({ id: 'other', valueQuantity: ucum(19, 'mg/L') }));
    expect([two.levels.length, codesOf(two.issues)]).toEqual([2, ['levels-at-one-time']]);
  });
});

describe('the sampling time of a level', () => {
  test('is the specimen’s before effective, and never issued', () => {
    const [one] = levels(WITH_TUBE, tube());
    expect([one?.at, one?.timeSource.resource]).toEqual(['2026-11-21T07:40:00.000Z', 'Specimen/tube']);
    const record = read(level({ effectiveDateTime: undefined }));
    expect([record.levels, codesOf(record.issues)]).toEqual([[], ['missing-time']]);
  });

  test('is the end of a short collection, and doubted when it took long', () => {
    const collected = (start: string) => tube({ collection: { collectedPeriod: { start, end: '2026-11-21T07:40:00Z' } } });
    expect(read(level(WITH_TUBE), collected('2026-11-21T07:35:00Z')).issues).toEqual([]);
    const long = read(level(WITH_TUBE), collected('2026-11-21T03:40:00Z'));
    expect([long.levels[0]?.at, codesOf(long.issues)]).toEqual(['2026-11-21T07:40:00.000Z', ['sample-time-doubtful']]);
  });

  test('that is also the time of the report is doubted', () => {
    expect(codesOf(read(level({ issued: '2026-11-21T08:05:00.000Z' })).issues)).toEqual(['sample-time-doubtful']);
  });

  test('is not doubted when the specimen knows better than an effective time copied from the report', () => {
    expect(read(level({ ...WITH_TUBE, effectiveDateTime: '2026-11-21T10:00:00Z' }), tube()).issues).toEqual([]);
  });

  test.each([
    ['start', '2026-11-20T20:00:00Z'],
    ['end', '2026-11-20T22:00:00Z'],
  ])('that is exactly the %s of a dose is doubted', (_what, effectiveDateTime) => {
    expect(places(read(level({ effectiveDateTime }), given()))).toEqual(['sample-time-doubtful Observation/level effectiveDateTime']);
  });

  test.each([
    ['2026-11-21', 'time-too-coarse'],
    ['2026-11-21T08:05:00', 'time-without-zone'],
  ])('%s is not enough for a level', (effectiveDateTime, code) => {
    const record = read(level({ effectiveDateTime }));
    expect([record.levels, codesOf(record.issues)]).toEqual([[], [code]]);
  });

  test('of a specimen without a zone falls back to effective, and says so', () => {
    const record = read(level(WITH_TUBE), tube({ collection: { collectedDateTime: '2026-11-21T07:40:00' } }));
    expect([record.levels[0]?.at, codesOf(record.issues)]).toEqual(['2026-11-21T08:05:00.000Z', ['time-without-zone']]);
  });

  test('may be another where the specimen is missing, and that is said', () => {
    expect(codesOf(read(level(WITH_TUBE)).issues)).toEqual(['missing-specimen']);
  });
});

describe('the specimen of a level', () => {
  test('blood drawn for a serum assay is its usual way', () => {
    expect(levels(WITH_TUBE, tube({ type: coded(SNOMED, '119297000') }))).toHaveLength(1);
  });

  test.each([
    ['urine', { type: coded(SNOMED, '122575003') }],
    ['cerebrospinal fluid', { type: coded('http://terminology.hl7.org/CodeSystem/v2-0487', 'CSF') }],
    ['a tube that could not be used', { status: 'unsatisfactory' }],
    ['a tube entered in error', { status: 'entered-in-error' }],
  ])('%s is not blood, so the level is not used', (_what, more) => {
    const record = read(level(WITH_TUBE), tube(more));
    expect([record.levels, codesOf(record.issues)]).toEqual([[], ['wrong-specimen']]);
    expect(leftOut(record)).toHaveLength(1);
  });

  test('that no table knows is named, and the code of the level holds', () => {
    const record = read(level(WITH_TUBE), tube({ type: { text: 'arterial line' } }));
    expect([record.levels[0]?.specimen, codesOf(record.issues)]).toEqual(['arterial line', ['specimen-not-recognised']]);
  });
});
