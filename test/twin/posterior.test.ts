import { describe, expect, it } from 'vitest';
import { meanAndSd } from '../../src/numerics/quantiles.ts';
import { drawEtas } from '../../src/twin/posterior.ts';

const fit = {
  eta: [0.2, -0.4],
  covariance: [
    [0.09, 0.03],
    [0.03, 0.04],
  ],
};
const draw = (draws: number, seed: number): Float64Array => {
  const etas = drawEtas(fit, draws, seed);
  if (!etas) throw new Error('nothing was drawn');
  return etas;
};

describe('draws of the posterior', () => {
  it('have its mean, spread and correlation to four standard errors', () => {
    const n = 10_000;
    const etas = draw(n, 5);
    const column = (i: number): number[] => Array.from({ length: n }, (_, row) => etas[row * 2 + i] ?? Number.NaN);
    const [first, second] = [meanAndSd(column(0)), meanAndSd(column(1))];
    expect(Math.abs(first.mean - 0.2)).toBeLessThan((4 * 0.3) / Math.sqrt(n));
    expect(Math.abs(second.mean + 0.4)).toBeLessThan((4 * 0.2) / Math.sqrt(n));
    expect(Math.abs(first.sd / 0.3 - 1)).toBeLessThan(4 / Math.sqrt(2 * n));
    const products = column(0).map((value, i) => ((value - first.mean) * ((column(1)[i] ?? 0) - second.mean)) / (first.sd * second.sd));
    expect(Math.abs(meanAndSd(products).mean - 0.5)).toBeLessThan((4 * Math.sqrt(1 + 0.5 ** 2)) / Math.sqrt(n));
  });

  it('of a longer run begin with those of a shorter one', () => expect([...draw(100, 9).slice(0, 20)]).toEqual([...draw(10, 9)]));
  it('differ from seed to seed', () => expect([...draw(10, 1)]).not.toEqual([...draw(10, 2)]));
  it('are not made from what is no covariance', () =>
    expect(
      drawEtas(
        {
          eta: [0, 0],
          covariance: [
            [1, 2],
            [2, 1],
          ],
        },
        10,
        1,
      ),
    ).toBeUndefined());
});
