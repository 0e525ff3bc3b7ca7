import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import { createCutter } from '../../src/study/cut-people.ts';
import { DatasetError, createReader } from '../../src/study/dataset.ts';
import { HEAD, needsOf, read, single } from './read-dataset.ts';

describe('a row read from its bytes is the row read cell by cell', () => {
  const cell = fc.oneof(
    fc.constantFrom('.', '', '0', ' 1 ', '+2', '-0', '.5', '7.', '1e3', '1.25E-2', '2D1', '-1', '1e999', 'x', '\t3', '0.1', '1.1.1', '--1'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.integer({ min: -2, max: 2_000 }).map((n) => String(n / 8)),
  );
  const place = fc.constantFrom('.', '', '1', '2', 'central', ' central ', 'CP', '0', '9');
  const row = fc.tuple(
    fc.constantFrom('1', '2', ' 2', 'é', '😀', '.'),
    fc.oneof({ arbitrary: fc.integer({ min: 0, max: 200 }).map((n) => String(n / 4)), weight: 9 }, { arbitrary: cell, weight: 1 }),
    ...['AMT', 'RATE', 'II', 'ADDL', 'SS'].map(() => fc.oneof({ arbitrary: fc.constant('.'), weight: 4 }, { arbitrary: cell, weight: 1 })),
    fc.constantFrom('0', '0', '0', '1', '1', '2', '3', '4', '.', '5'),
    place,
    fc.oneof({ arbitrary: fc.constantFrom('70', '70.5'), weight: 9 }, { arbitrary: cell, weight: 1 }),
  );
  const outcome = (text: string, piece?: number): unknown => {
    try {
      return read(text, single, piece).people;
    } catch (thrown) {
      return thrown instanceof DatasetError ? thrown.issues : thrown;
    }
  };

  test('for any cells, and however the bytes come', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 60 }),
        (rows, end, piece) => {
          const lines = rows.map((cells) => cells.join(','));
          // A quote sends a row the long way round.
          const closely = rows.map((cells) => cells.map((one) => `"${one}"`).join(','));
          const plain = [HEAD, ...lines].join(end);
          expect(outcome(plain)).toEqual(outcome([HEAD, ...closely].join('\n')));
          expect(outcome(plain, piece)).toEqual(outcome(plain));
        },
      ),
      { numRuns: 2000, seed: 3 },
    );
  });

  test('numbers too: to the last bit of a double', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e300, noNaN: true }), fc.integer({ min: 1, max: 20 }), (value, digits) => {
        for (const text of [String(value), value.toPrecision(digits), value.toExponential(digits)])
          expect(read(`ID,TIME,WT\n1,${text},70`).people[0]?.records[0]?.time).toBe(Number(text));
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});

describe('a data set cut into pieces', () => {
  const text = `${HEAD}\n${Array.from({ length: 200 }, (_, i) => `${i % 7 === 3 ? `"${i >> 2}"` : i >> 2},${i % 4},.,.,.,.,.,0,.,70`).join('\n')}`;

  test.each([1, 5, 64, 10_000])('holds whole persons, each once, in order, with their rows and places (%i records wanted)', (wanted) => {
    const cutter = createCutter(needsOf(single), () => undefined, wanted);
    const bytes = new TextEncoder().encode(text);
    const pieces = [];
    for (let at = 0; at < bytes.length; at += 77) pieces.push(...cutter.cut(bytes.slice(at, at + 77)));
    pieces.push(...cutter.end());
    const people = pieces.flatMap((piece) => {
      const reader = createReader(needsOf(single), () => undefined, piece.heading);
      reader.begin(piece.row);
      return [...reader.read(piece.bytes), ...reader.end()].map((person, i) => ({ person, place: piece.place + i }));
    });
    expect(people.map(({ person }) => person)).toEqual(read(text).people);
    expect(people.map(({ place }) => place)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(pieces.reduce((sum, { persons }) => sum + persons, 0)).toBe(50);
    expect(Math.max(...pieces.map(({ records }) => records))).toBeLessThan(wanted + 4);
  });
});
