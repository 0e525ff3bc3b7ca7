import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import { type Piece, type PieceSize, createCutter } from '../../src/study/cut-people.ts';
import type { Person } from '../../src/study/dataset-person.ts';
import { DatasetError, createReader } from '../../src/study/dataset.ts';
import { HEAD, needsOf, parentAndMetabolite, read, single } from './read-dataset.ts';

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

  test('and so is one that repeats the row above but for its time, or nearly', () => {
    const usual = ['1', '5', '.', '.', '.', '.', '.', '0', '.', '70'];
    const other = fc.constantFrom(...HEAD.split(',').keys()).chain((column) => cell.map((text) => usual.with(column, text)));
    const repeated = fc.oneof(
      { arbitrary: fc.constant(usual), weight: 12 },
      { arbitrary: other, weight: 2 },
      {
        arbitrary: fc.constantFrom(usual.with(0, '2'), usual.with(2, '10').with(7, '1'), usual.with(7, '2'), usual.with(9, '705')),
        weight: 2,
      },
    );
    const time = fc.oneof(
      { arbitrary: fc.integer({ min: 0, max: 4000 }).map((n) => String(n / 8)), weight: 12 },
      {
        arbitrary: fc.constantFrom(
          ' 7',
          '7 ',
          '1e1',
          '7.',
          '.5',
          '.',
          '',
          '00012',
          '0.1234567890123456789',
          '12345678901234567890',
          '-1',
          '+3',
        ),
        weight: 1,
      },
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(repeated, time), { minLength: 1, maxLength: 90 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        (rows, end, piece, sorted) => {
          const times = rows.map(([, one]) => one);
          if (sorted) times.sort((a, b) => Number(a) - Number(b));
          const cells = rows.map(([one], i) => one.with(1, times[i] ?? ''));
          const plain = [HEAD, ...cells.map((one) => one.join(','))].join(end);
          const closely = [HEAD, ...cells.map((one) => one.map((text) => `"${text}"`).join(','))].join('\n');
          expect(outcome(plain)).toEqual(outcome(closely));
          expect(outcome(plain, piece)).toEqual(outcome(closely));
        },
      ),
      { numRuns: 1000, seed: 5 },
    );
  });

  test('and so are rows that begin to repeat each other after thousands that do not', () => {
    const line = (i: number): string => (i < 3000 ? `${i % 7},${i},.,.,.,.,.,0,.,${60 + (i % 5)}` : `9,${i / 8},.,.,.,.,.,0,.,70`);
    const rows = Array.from({ length: 9000 }, (_, i) => line(i));
    const closely = rows.map((one) =>
      one
        .split(',')
        .map((text) => `"${text}"`)
        .join(','),
    );
    const people = read([HEAD, ...rows].join('\n'), single).people;
    expect(people).toHaveLength(3001);
    expect(people).toEqual(outcome([HEAD, ...closely].join('\n')));
  });

  test('and so are rows of one output after another', () => {
    const dvid = [2, 2, 2, 1, 1, 2, 2];
    const { people } = read(['ID,TIME,DVID', ...dvid.map((one, i) => `1,${i},${one}`)].join('\n'), parentAndMetabolite);
    expect(people[0]?.records.map(({ time, output }) => [time, output + 1])).toEqual(dvid.map((one, i) => [i, one]));
  });

  test('and so is one that is lent until more is read', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 400 }), (counts, piece) => {
        const rows = counts.flatMap((count, id) =>
          Array.from({ length: 1 + count }, (_, i) =>
            [`${id},${i}`, i % 3 === 1 ? `${id}.5,.,.,.,.,1` : '.,.,.,.,.,0', `.,${60 + i}`].join(','),
          ),
        );
        const text = [HEAD, ...rows].join('\n');
        const bytes = new TextEncoder().encode(text);
        const reader = createReader(needsOf(single), () => undefined, { lends: true });
        const people: Person[] = [];
        for (let at = 0; at < bytes.length; at += piece) people.push(...structuredClone(reader.read(bytes.subarray(at, at + piece))));
        people.push(...structuredClone(reader.end()));
        expect(people).toEqual(read(text).people);
      }),
      { numRuns: 300, seed: 6 },
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
  const rows = Array.from({ length: 200 }, (_, i) => `${i % 7 === 3 ? `"${i >> 2}"` : i >> 2},${i % 4},.,.,.,.,.,0,.,70`);
  const bytesOf = (lines: readonly string[], end: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode([HEAD, ...lines].join(end));
  const cutUp = (bytes: Uint8Array<ArrayBuffer>, wanted: PieceSize, step: number): Piece[] => {
    const cutter = createCutter(needsOf(single), () => undefined, wanted);
    const pieces = [];
    for (let at = 0; at < bytes.length; at += step) pieces.push(...cutter.cut(bytes.slice(at, at + step)));
    return [...pieces, ...cutter.end()];
  };
  /** The persons of pieces read one after another by one reader, at the rows that they have in the whole. */
  const readUp = (pieces: readonly Piece[]): Person[] => {
    const reader = createReader(needsOf(single), () => undefined, { heading: pieces[0]?.heading ?? '' });
    let above = 0;
    return pieces.flatMap(({ bytes }) => {
      reader.begin();
      const people = [...reader.read(bytes), ...reader.end()];
      for (const { records } of people) for (const record of records) record.row += above;
      above += reader.rows() - 1;
      return people;
    });
  };

  test.each([1, 5, 64, 10_000])('holds whole persons, each once, in order, with their places (%i records wanted)', (wanted) => {
    const pieces = cutUp(bytesOf(rows, '\n'), { records: wanted }, 77);
    expect(readUp(pieces)).toEqual(read([HEAD, ...rows].join('\n')).people);
    const counted = pieces.map((piece) => piece.counted ?? { place: Number.NaN, persons: 0, records: 0 });
    const places = pieces.flatMap((piece, i) => readUp([piece]).map((_, nth) => (counted[i]?.place ?? Number.NaN) + nth));
    expect(places).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(counted.reduce((sum, { persons }) => sum + persons, 0)).toBe(50);
    expect(Math.max(...counted.map(({ records }) => records))).toBeLessThan(wanted + 4);
  });

  test('of so many bytes is the same data set, however its lines end and its IDs are written', () => {
    const line = fc.record({
      again: fc.nat(12),
      id: fc.constantFrom(
        (id: number) => `${id}`,
        (id: number) => ` ${id}`,
        (id: number) => `"${id}"`,
      ),
      blank: fc.nat(15),
    });
    let most = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 60, size: 'max' }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 1, max: 90 }),
        (drawn, end, wanted, step) => {
          const lines = drawn.flatMap(({ again, id, blank }, person) => [
            ...Array.from({ length: 1 + again }, (_, i) => `${id(person % 11)},${i},.,.,.,.,.,0,.,70`),
            ...(blank === 0 ? [''] : []),
          ]);
          const bytes = bytesOf(lines, end);
          const pieces = cutUp(bytes, { bytes: wanted }, step);
          most = Math.max(most, pieces.length);
          expect(pieces.every(({ counted }) => counted === undefined)).toBe(true);
          for (const piece of pieces.slice(0, -1)) expect(piece.bytes.length).toBeGreaterThanOrEqual(wanted);
          expect(readUp(pieces)).toEqual(read([HEAD, ...lines].join(end)).people);
        },
      ),
      { numRuns: 600, seed: 5 },
    );
    expect(most).toBeGreaterThan(30);
  });
});
