import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import { openStream } from '../../src/numerics/random.ts';
import { LONGEST_NUMBER, writeNumber } from '../../src/study/number-text.ts';

const into = new Uint8Array(2 * LONGEST_NUMBER);
const textOf = (value: number): string => new TextDecoder().decode(into.subarray(0, writeNumber(value, into, 0)));

/** Doubles whose text is not what the language writes. */
const differing = (values: Iterable<number>): number[] => [...values].filter((value) => textOf(value) !== `${value}`);

describe('a number is written as the shortest text that reads back the same', () => {
  test('for any double, as the language does', () => {
    fc.assert(
      fc.property(fc.double(), (value) => textOf(value) === `${value}`),
      { numRuns: 20_000, seed: 1 },
    );
  });

  test('for a hundred thousand numbers of the usual size', () => {
    const { uniform } = openStream(1);
    expect(differing(Array.from({ length: 100_000 }, () => uniform() * 10 ** Math.floor(uniform() * 24 - 8)))).toEqual([]);
  });

  test('for numbers of few digits, which are the easiest to write too long', () => {
    const { uniform } = openStream(2);
    const few = (digits: number, places: number): number => Math.round(uniform() * 10 ** digits) / 10 ** places;
    expect(differing(Array.from({ length: 100_000 }, (_, i) => few(1 + (i % 17), i % 19)))).toEqual([]);
  });

  test('for the neighbours of powers of ten and of two, where digits and gaps change', () => {
    const bits = new Float64Array(1);
    const words = new BigInt64Array(bits.buffer);
    const near = function* (centre: number): Generator<number> {
      bits[0] = centre;
      const middle = words[0] ?? 0n;
      for (let step = -50n; step <= 50n; step++) {
        words[0] = middle + step;
        yield bits[0] ?? Number.NaN;
      }
    };
    const centres = [...Array.from({ length: 33 }, (_, i) => 10 ** (i - 10)), ...Array.from({ length: 90 }, (_, i) => 2 ** (i - 30))];
    expect(differing(centres.flatMap((centre) => [...near(centre)]))).toEqual([]);
  });

  test('with its sign, without a point where there is none, and by name where it is no number', () => {
    expect(
      [0, -0, -1.5, 100, 2 ** 31, -1e-7, 1e21, 5e-324, -1.7976931348623157e308, Number.NaN, Number.NEGATIVE_INFINITY].map(textOf),
    ).toEqual(['0', '0', '-1.5', '100', '2147483648', '-1e-7', '1e+21', '5e-324', '-1.7976931348623157e+308', 'NaN', '-Infinity']);
  });

  test('in as many bytes as it says at most', () => {
    fc.assert(
      fc.property(fc.double(), (value) => textOf(value).length <= LONGEST_NUMBER),
      { numRuns: 5_000, seed: 2 },
    );
    expect('-0.0000012345678901234567'.length).toBe(LONGEST_NUMBER);
  });
});
