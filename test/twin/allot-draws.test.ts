import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { openStream } from '../../src/numerics/random.ts';
import { allotDraws, spreadDraws } from '../../src/twin/allot-draws.ts';
import { meanOf, shareOf, strataOf } from '../../src/twin/strata.ts';

const shares = fc
  .array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 })
  .map((all) => all.map((one) => one / all.reduce((sum, each) => sum + each, 0)));
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('the allotment of draws to models', () => {
  it('gives away every draw, to each model its weight rounded to a neighbour', () =>
    fc.assert(
      fc.property(shares, fc.integer({ min: 2, max: 5000 }), seeds, (weights, draws, seed) => {
        const counts = allotDraws(weights, draws, seed);
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(draws);
        for (const [i, count] of counts.entries()) expect(Math.abs(count - (weights[i] ?? 0) * draws)).toBeLessThan(1 + 1e-6);
      }),
    ));

  it('gives a model of too little weight for a whole draw one in its share of the seeds', () => {
    const got = Array.from({ length: 4000 }, (_, seed) => allotDraws([0.9972, 0.0008, 0.002], 100, seed)[1] ?? 0);
    // 8 % of 4,000 seeds, standard error 0.43 points.
    expect(Math.abs(got.reduce((sum, one) => sum + one, 0) / got.length - 0.08)).toBeLessThan(4 * 0.0043);
  });

  it('gives a model of weight 1 every draw, and one of weight 0 none', () => {
    for (const seed of [0, 1, 2, 3]) expect(allotDraws([0, 1, 0], 1000, seed)).toEqual([0, 1000, 0]);
  });
});

describe('the places of the draws', () => {
  it('are each used once, and any first draws are of every model in its proportion', () =>
    fc.assert(
      fc.property(shares, fc.integer({ min: 2, max: 800 }), seeds, (weights, draws, seed) => {
        const counts = allotDraws(weights, draws, seed);
        const places = spreadDraws(counts);
        expect(places.flatMap((own) => [...own]).toSorted((a, b) => a - b)).toEqual(Array.from({ length: draws }, (_, i) => i));
        const { of } = strataOf(counts);
        const first = Math.ceil(draws / 3);
        for (const [part, count] of counts.entries()) {
          const among = of.subarray(0, first).filter((one) => one === part).length;
          expect(Math.abs(among - (count * first) / draws)).toBeLessThanOrEqual(counts.length);
        }
      }),
    ));
});

describe('the Monte-Carlo error of a stratified sample', () => {
  const sizes = [300, 100];
  const strata = strataOf(sizes);
  const rates = [0.9, 0.2];
  const repeats = Array.from({ length: 4000 }, (_, seed) => {
    const { uniform } = openStream(seed);
    return Float64Array.from(strata.of, (part) => (uniform() < (rates[part] ?? 0) ? 1 : 0));
  });
  const spread = (values: number[]): number => {
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    return Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1));
  };

  it('is how much shares and means vary from sample to sample, less than if chance had dealt out the models as well', () => {
    const shareErrors = repeats.map((values) => shareOf(values, (one) => one === 1, strata));
    const meanErrors = repeats.map((values) => meanOf(values, strata));
    const stated = shareErrors[0]?.monteCarloError ?? Number.NaN;
    const p = 0.725;
    expect(stated).toBeLessThan(0.85 * Math.sqrt((p * (1 - p)) / 400));
    // The spread of 4,000 values is known to 1.1 %.
    const within = (values: { monteCarloError: number }[], found: number): number =>
      values.reduce((sum, one) => sum + one.monteCarloError, 0) / values.length / found;
    expect(Math.abs(within(shareErrors, spread(shareErrors.map(({ value }) => value))) - 1)).toBeLessThan(0.05);
    expect(Math.abs(within(meanErrors, spread(meanErrors.map(({ mean }) => mean))) - 1)).toBeLessThan(0.05);
  });
});
