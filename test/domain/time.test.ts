import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import { hoursBetween, plusHours, readMoment } from '../../src/domain/time.ts';

const read = (text: unknown) => readMoment(text, 'here');
const codes = (text: unknown): string[] => read(text).issues.map((one) => one.code);

describe('a moment of FHIR', () => {
  test.each([
    ['2026-11-23T08:00:00Z', '2026-11-23T08:00:00.000Z', 'instant'],
    ['2026-11-23T08:00:00+01:00', '2026-11-23T07:00:00.000Z', 'instant'],
    ['2026-11-23T23:30:00-05:00', '2026-11-24T04:30:00.000Z', 'instant'],
    ['2026-11-23T08:00:00.123456Z', '2026-11-23T08:00:00.123Z', 'instant'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', 'day'],
    ['2026-11', '2026-11-01T00:00:00.000Z', 'month'],
    ['2026', '2026-01-01T00:00:00.000Z', 'year'],
  ])('%s is %s, known to the %s', (text, at, precision) => {
    expect(read(text)).toEqual({ ok: true, value: { at, precision }, issues: [] });
  });

  test.each(['2026-11-23T08:00:00', '2026-11-23T08:00'])('%s has no zone, and none is assumed', (text) => {
    expect(codes(text)).toEqual(['time-without-zone']);
  });

  test.each([
    '2026-02-29',
    '2026-02-30T08:00:00Z',
    '2026-13-01',
    '2026-11-31',
    '2026-11-23T25:00:00Z',
    '2026-11-23T08:61:00Z',
    '9999-12-31T23:59:59-14:00',
    '0000-01-01T00:00:00+14:00',
    '23.11.2026',
    'now',
    '',
    ' ',
    20261123,
    null,
    undefined,
    {},
    ['2026'],
  ])('%j is not a moment', (text) => {
    expect(codes(text)).toEqual(['unreadable-time']);
  });

  test('whatever is sent is a moment or one issue with its place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[Z+]?/)), (text) => {
        const moment = read(text);
        const proof = moment.ok ? [new Date(moment.value.at).toISOString()] : moment.issues.map((one) => one.at);
        expect(proof).toEqual([moment.ok ? moment.value.at : 'here']);
      }),
    );
  });

  test('every instant reads back as itself', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        expect(read(date.toISOString())).toMatchObject({ value: { at: date.toISOString(), precision: 'instant' } });
      }),
    );
  });
});

describe('hours', () => {
  test('a day has 24 of them, also when the clocks change, because all is in UTC', () => {
    expect(hoursBetween('2026-10-24T12:00:00.000Z', '2026-10-25T12:00:00.000Z')).toBe(24);
  });

  test('adding what lies between gives the later moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), (minutes) => {
        const later = plusHours('2026-11-23T08:00:00.000Z', minutes / 60);
        expect(hoursBetween('2026-11-23T08:00:00.000Z', later)).toBeCloseTo(minutes / 60, 5);
      }),
    );
  });
});
