import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { meanAndSd } from '../../src/numerics/quantiles.ts';
import { MOST_STREAMS, openStream, openStreams } from '../../src/numerics/random.ts';

const N = 20_000;
const take = (count: number, next: () => number): number[] => Array.from({ length: count }, next);
const correlation = (a: readonly number[], b: readonly number[]): number => {
  const [of, other] = [meanAndSd(a), meanAndSd(b)];
  return a.reduce((sum, value, i) => sum + (value - of.mean) * ((b[i] ?? 0) - other.mean), 0) / ((a.length - 1) * of.sd * other.sd);
};

describe('seeded random numbers', () => {
  it('are the same for the same seed and stream', () => {
    for (const seed of [0, 1, 2 ** 31, 2 ** 32 - 1])
      expect(take(50, openStream(seed, 3).normal)).toEqual(take(50, openStream(seed, 3).normal));
  });

  it('are those that the generator’s own jumps lead to, one jump a stream', () => {
    for (const index of [0, 1, 2, 3, 7, 100, 1023]) {
      const walked = xoroshiro128plus(12345);
      for (let i = 0; i < 64; i++) walked.next();
      for (let i = 0; i < index; i++) walked.jump();
      const next = (): number => ((walked.next() >>> 6) * 2 ** 26 + (walked.next() >>> 6) + 0.5) / 2 ** 52;
      expect(take(20, openStream(12345, index).uniform)).toEqual(take(20, next));
    }
  });

  it('lie in as many streams as a double can count, and no more', () => {
    const open = openStreams(5);
    const firsts = [100_000, 2 ** 31, 2 ** 32, 2 ** 52, MOST_STREAMS - 1, MOST_STREAMS].map((index) => open(index).uniform());
    expect(new Set(firsts).size).toBe(6);
    for (const index of [-1, 0.5, MOST_STREAMS + 1, Number.NaN]) expect(() => open(index)).toThrow('there is no stream');
  });

  it('are never 0 and never 1', () => {
    const values = take(N, openStream(9).uniform);
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it('fill the interval evenly (chi-squared of 100 cells, 99.99 % point 161.3)', () => {
    for (const seed of [0, 1, 12345, 2 ** 32 - 1]) {
      const cells = Array.from({ length: 100 }, () => 0);
      for (const value of take(N, openStream(seed).uniform)) cells[Math.floor(value * 100)] = (cells[Math.floor(value * 100)] ?? 0) + 1;
      const expected = N / 100;
      expect(cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(161.3);
    }
  });

  it('are standard normal to four standard errors of mean, spread and tails', () => {
    const values = take(N, openStream(4).normal);
    const { mean, sd } = meanAndSd(values);
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(N));
    expect(Math.abs(sd - 1)).toBeLessThan(4 / Math.sqrt(2 * N));
    const tail = values.filter((value) => Math.abs(value) > 1.959963984540054).length / N;
    expect(Math.abs(tail - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / N));
  });

  it('of neighbouring seeds, or of two streams of one seed, have nothing to do with each other', () => {
    const base = take(N, openStream(100).normal);
    for (const other of [openStream(101), openStream(100 ^ (1 << 31)), openStream(100, 1), openStream(0)])
      expect(Math.abs(correlation(base, take(N, other.normal)))).toBeLessThan(4 / Math.sqrt(N));
  });

  it('begin apart, too: the first numbers of many neighbouring seeds are spread evenly', () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => openStream(seed).uniform());
    const { mean, sd } = meanAndSd(firsts);
    expect(Math.abs(mean - 0.5)).toBeLessThan((4 * Math.sqrt(1 / 12)) / Math.sqrt(2000));
    expect(Math.abs(sd - Math.sqrt(1 / 12))).toBeLessThan(0.02);
  });
});
