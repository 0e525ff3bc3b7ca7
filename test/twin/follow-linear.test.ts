import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import { twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import type { EventRecord } from '../../src/domain/events.ts';
import { intervalOf } from '../../src/twin/steps.ts';
import { CL, K, V, body, dose, expectClose, modelOf, predict, record } from './event-builders.ts';

const two = modelOf(twoCompartmentInfusion, { CL, V1: 30, Q: 4, V2: 60 });

/** Infusions of one amount and duration, one an interval. */
type Infusions = { amount: number; duration: number; interval: number; number: number };

const dosesOf = ({ amount, duration, interval, number }: Infusions): EventRecord[] =>
  Array.from({ length: number }, (_, i) => dose(i * interval, amount, { rate: amount / duration }));

/** The level in one compartment from the sum of what each infusion leaves, without any course. */
const levelAt = (time: number, { amount, duration, interval, number }: Infusions): number =>
  Array.from({ length: number }, (_, i) => time - i * interval)
    .filter((since) => since > 0)
    .reduce(
      (sum, since) =>
        sum + (amount / duration / CL) * -Math.expm1(-K * Math.min(since, duration)) * Math.exp(-K * Math.max(0, since - duration)),
      0,
    );

const sorted = (records: readonly EventRecord[]): EventRecord[] => records.toSorted((a, b) => a.time - b.time || b.evid - a.evid);
const seenAt = (times: readonly number[]): EventRecord[] => times.map((time) => record(time));

const infusions = fc.record({
  amount: fc.integer({ min: 1, max: 2000 }),
  duration: fc.constantFrom(0.5, 1, 1.3, 7),
  interval: fc.constantFrom(6, 8, 12.5),
  number: fc.integer({ min: 1, max: 6 }),
});

describe('levels at evenly spaced times', () => {
  test.each([0.5, 0.1, 1 / 3, 0.7, 2])('%d h apart are those of the formula, however many lie between two events', (apart) => {
    fc.assert(
      fc.property(infusions, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 40 }), (given, many, late) => {
        const times = Array.from({ length: many }, (_, i) => late * 0.3 + i * apart);
        expectClose(
          predict(body, sorted([...dosesOf(given), ...seenAt(times)])),
          times.map((time) => levelAt(time, given)),
          1e-13,
        );
      }),
      { numRuns: 60 },
    );
  });

  test('are the levels of the same times among others, in both compartments and of doses into either', () => {
    fc.assert(
      fc.property(
        infusions,
        fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { maxLength: 12 }),
        fc.integer({ min: 2, max: 80 }),
        (given, others, many) => {
          const doses = [...dosesOf(given), dose(3, 200, { compartment: 1 }), dose(9, 100, { compartment: 1, rate: 40 })];
          const even = Array.from({ length: many }, (_, i) => i * 0.4);
          const among = sorted([...doses, ...seenAt([...even, ...others])]);
          const all = new Map(
            predict(two, among).map((level, i) => [among.filter(({ evid }) => evid === 0)[i]?.time ?? Number.NaN, level]),
          );
          expectClose(
            predict(two, sorted([...doses, ...seenAt(even)])),
            even.map((time) => all.get(time) ?? Number.NaN),
            1e-13,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('do not drift from their times by rounding, in 20,000 steps of 0.1 h', () => {
    const times = Array.from({ length: 20_001 }, (_, i) => i / 10);
    const given = { amount: 100, duration: 1, interval: 7.3, number: 270 };
    const found = predict(body, sorted([...dosesOf(given), ...seenAt(times)]));
    for (const [i, level] of found.entries()) {
      if (i % 97 !== 0) continue;
      const expected = levelAt(times[i] ?? 0, given);
      expect(Math.abs(level - expected)).toBeLessThanOrEqual(1e-12 * expected);
    }
  });

  test('keep their digits however little is left', () => {
    const times = Array.from({ length: 1201 }, (_, i) => i * 0.5);
    const found = predict(body, [dose(0, 500), ...seenAt(times)]);
    for (const [i, level] of found.entries()) {
      const expected = (500 / V) * Math.exp(-K * (times[i] ?? 0));
      expect(Math.abs(level / expected - 1)).toBeLessThan(1e-13 * (i + 1));
    }
  });
});

test.each([
  ['a bolus', dose(5, 1.7e308)],
  ['an infusion', dose(5, 1.7e308, { rate: 1.7e308 })],
])('%s too large for a number is told, and no level', (_name, large) => {
  const small = modelOf(twoCompartmentInfusion, { CL: 1e-4, V1: 1e-3, Q: 4, V2: 60 });
  const times = Array.from({ length: 20 }, (_, i) => i);
  expect(() => predict(small, sorted([dose(0, 100), large, ...seenAt(times)]))).toThrow('the amounts are not finite numbers');
});

describe('the time between moments', () => {
  const of = (times: readonly number[], before = 0): number => intervalOf(Float64Array.from(times), 0, times.length, before);

  test('is found, but for rounding, and 0 where there is none', () => {
    expect(of([1, 1.5, 2, 2.5])).toBe(0.5);
    expect(of([0.1, 0.2, 0.1 * 3, 0.4])).toBeCloseTo(0.1, 15);
    expect(of([1, 1.5, 2, 2.5 + 1e-12])).toBe(0);
    expect(of([1, 1.5, 1.5, 2])).toBe(0);
    expect(of([3, 3, 3])).toBe(0);
    expect(of([3])).toBe(0);
    expect(of([])).toBe(0);
  });

  test('is that of other moments where it fits', () => {
    const times = [100.1, 100.2, 100.3];
    expect(of(times)).not.toBe(0.1);
    expect(of(times, 0.1)).toBe(0.1);
    expect(of(times, 0.1 + 1e-9)).not.toBe(0.1 + 1e-9);
  });
});
