import { describe, expect, it } from 'vitest';
import { openStream } from '../../src/numerics/random.ts';
import { SOBOL_DIMENSIONS, createSobol } from '../../src/numerics/sobol.ts';

const CELL = 2 ** -32;
const point = (dimensions: number, index: number): number[] => {
  const into = new Float64Array(dimensions);
  createSobol(dimensions)(index, into);
  // Coordinates are the middles of their cells.
  return [...into].map((value) => value - CELL / 2);
};

describe("Sobol's sequence", () => {
  it('begins with the points that Joe and Kuo print for their own program (10 points in 3 dimensions)', () => {
    expect(Array.from({ length: 10 }, (_, i) => point(3, i))).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]);
  });

  it('has the points far out and in high dimensions that another program has (scipy 1.17, qmc.Sobol with 32 bits; point, place, 2^32 x)', () => {
    for (const [index, place, value] of [
      [5, 100, 536870912],
      [37, 200, 3556769792],
      [1000, 255, 1069547520],
      [777, 12, 1648361472],
      [1023, 63, 171966464],
    ] as const)
      expect((point(SOBOL_DIMENSIONS, index)[place] ?? 0) * 2 ** 32).toBe(value);
  });

  const K = 8;
  it.each([
    ['as it is', undefined],
    ['scrambled', openStream(11)],
  ])('holds one of its first 2^k points in each of 2^k equal intervals of every coordinate, %s', (_how, stream) => {
    const points = createSobol(SOBOL_DIMENSIONS, stream);
    const seen = Array.from({ length: SOBOL_DIMENSIONS }, () => new Set<number>());
    const into = new Float64Array(SOBOL_DIMENSIONS);
    for (let i = 0; i < 2 ** K; i++) {
      points(i, into);
      for (const [dimension, cells] of seen.entries()) cells.add(Math.floor((into[dimension] ?? 0) * 2 ** K));
    }
    expect(seen.map(({ size }) => size)).toEqual(seen.map(() => 2 ** K));
  });

  it('holds one of its first 2^k points in every box of that volume in the first two dimensions, scrambled too', () => {
    for (const stream of [undefined, openStream(3)]) {
      const points = createSobol(2, stream);
      const into = new Float64Array(2);
      for (let split = 0; split <= K; split++) {
        const boxes = new Set<number>();
        for (let i = 0; i < 2 ** K; i++) {
          points(i, into);
          const [x = 0, y = 0] = into;
          boxes.add(Math.floor(x * 2 ** split) * 2 ** K + Math.floor(y * 2 ** (K - split)));
        }
        expect(boxes.size).toBe(2 ** K);
      }
    }
  });

  it('is another with every stream, and each coordinate is uniform over the streams', () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => {
      const into = new Float64Array(2);
      createSobol(2, openStream(seed))(0, into);
      return into[1] ?? 0;
    });
    const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
    expect(new Set(firsts).size).toBe(2000);
    expect(Math.abs(mean - 0.5)).toBeLessThan((4 * Math.sqrt(1 / 12)) / Math.sqrt(2000));
  });

  it('gives the mean of a smooth function closer than as many random points, by far', () => {
    // The mean of the product of 1 + (x - 1/2)/j over 8 dimensions is 1.
    const size = 1024;
    const f = (x: Float64Array): number => x.reduce((product, value, i) => product * (1 + (value - 0.5) / (i + 1)), 1);
    const error = (next: (i: number, into: Float64Array) => void): number => {
      const into = new Float64Array(8);
      let sum = 0;
      for (let i = 0; i < size; i++) {
        next(i, into);
        sum += f(into);
      }
      return (sum / size - 1) ** 2;
    };
    let [even, random] = [0, 0];
    for (let seed = 0; seed < 20; seed++) {
      even += error(createSobol(8, openStream(seed)));
      const { uniform } = openStream(seed, 1);
      random += error((_i, into) => into.set(Array.from({ length: 8 }, uniform)));
    }
    expect(Math.sqrt(random / even)).toBeGreaterThan(10);
  });

  it('refuses dimensions and points that it has not', () => {
    expect(() => createSobol(SOBOL_DIMENSIONS + 1)).toThrow('dimensions');
    expect(() => createSobol(2)(2 ** 32, new Float64Array(2))).toThrow('no point');
    expect(() => createSobol(2)(-1, new Float64Array(2))).toThrow('no point');
  });
});
