import { describe, expect, test } from 'vitest';
import { openStream } from '../../src/numerics/random.ts';
import { meanAndSd } from '../../src/numerics/quantiles.ts';
import { runChains } from '../../src/twin/chain.ts';

const unit = [
  [1, 0],
  [0, 1],
];
const column = (draws: Float64Array, i: number): number[] =>
  Array.from({ length: draws.length / 2 }, (_, row) => draws[2 * row + i] ?? Number.NaN);

describe('chains of draws', () => {
  test('follow a bent density whose moments are known: x normal, y normal around x^2', () => {
    const density = ([x = 0, y = 0]: Float64Array): number => -0.5 * (x * x + ((y - x * x) / 0.5) ** 2);
    const found = runChains(density, [0, 1], unit, 8000, openStream(3));
    if (!found) throw new Error('no start');
    expect(found.scaleReduction).toBeLessThan(1.05);
    const [x, y] = [meanAndSd(column(found.draws, 0)), meanAndSd(column(found.draws, 1))];
    const errors = 5 / Math.sqrt(found.effective);
    expect(Math.abs(x.mean)).toBeLessThan(errors);
    // E y = 1, Var y = 2 + 0.25.
    expect(Math.abs(y.mean - 1)).toBeLessThan(1.5 * errors);
    expect(Math.abs(y.sd / 1.5 - 1)).toBeLessThan(3 * errors);
  });

  test('say that they disagree where two humps are far apart', () => {
    const density = ([x = 0, y = 0]: Float64Array): number =>
      -0.5 * y * y + Math.log(Math.exp(-0.5 * ((x - 1) / 0.01) ** 2) + Math.exp(-0.5 * ((x + 1) / 0.01) ** 2));
    const found = runChains(
      density,
      [0.99, 0],
      [
        [1.4, 0],
        [0, 0.01],
      ],
      400,
      openStream(5),
    );
    expect(found === undefined || found.scaleReduction > 1.1 || found.effective < 40).toBe(true);
  });

  test('cannot begin where nothing has a density', () =>
    expect(runChains(() => Number.NEGATIVE_INFINITY, [0, 0], unit, 100, openStream(1))).toBeUndefined());

  test('of which few are wanted can be held against one another all the same, and those few are of the whole of them', () => {
    const density = ([x = 0, y = 0]: Float64Array): number => -0.5 * (x * x + y * y);
    for (const wanted of [1, 7, 100]) {
      const found = runChains(density, [0, 0], unit, wanted, openStream(2));
      expect(found?.draws).toHaveLength(2 * wanted);
      expect(found?.scaleReduction).toBeLessThan(1.05);
    }
    const { mean, sd } = meanAndSd(column(runChains(density, [0, 0], unit, 200, openStream(2))?.draws ?? new Float64Array(), 0));
    expect(Math.abs(mean)).toBeLessThan(0.3);
    expect(Math.abs(sd - 1)).toBeLessThan(0.2);
  });

  test('are the same for the same seed', () => {
    const density = ([x = 0, y = 0]: Float64Array): number => -0.5 * (x * x + y * y);
    const draw = (): number[] => [...(runChains(density, [0, 0], unit, 40, openStream(9))?.draws ?? [])];
    expect(draw()).toEqual(draw());
  });
});
