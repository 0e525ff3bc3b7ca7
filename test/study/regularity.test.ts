import { describe, expect, test } from 'vitest';
import { vancomycin } from '../../models/vancomycin/drug.ts';
import { checkRegularity } from '../../src/study/regularity.ts';
import { NOW, aDose, aRecord, anOrder, threeDoses } from './record-builder.ts';

const check = (changes: Parameters<typeof aRecord>[0], asOf = NOW): string[] =>
  checkRegularity(aRecord({ ordered: [anOrder()], ...changes }), vancomycin, asOf).map((one) => one.code);

describe('doses against the order', () => {
  test('doses every 12 h on an order of every 12 h need no remark', () => {
    expect(check({ given: threeDoses() })).toEqual([]);
  });

  test('a day between two doses of an order of every 12 h is asked about: clearance would look too small', () => {
    const [first, , third] = threeDoses();
    expect(check({ given: [first, third].flatMap((one) => one ?? []) })).toEqual(['dose-perhaps-not-charted']);
  });

  test('a dose that was due hours ago and is not recorded is not silently taken as not given', () => {
    expect(check({ given: threeDoses() }, '2026-11-23T20:00:00.000Z')).toEqual(['dose-overdue']);
  });

  test('half an hour late is not overdue', () => {
    expect(check({ given: threeDoses() }, '2026-11-23T18:30:00.000Z')).toEqual([]);
  });

  test('a chart that says another dose than the order is pointed out', () => {
    expect(check({ given: threeDoses(), ordered: [anOrder({ amount: 500 })] })).toEqual(['order-differs-from-given']);
  });

  test('without an order, or without doses, there is nothing to compare', () => {
    expect(check({ given: threeDoses(), ordered: [] })).toEqual([]);
    expect(check({ given: [] })).toEqual([]);
  });

  test('doses before the order began are not held against it', () => {
    expect(check({ given: [aDose('2026-11-18T06:00:00.000Z'), ...threeDoses()] })).toEqual([]);
  });
});
