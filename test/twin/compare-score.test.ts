import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { scoreExposure } from '../../src/twin/compare-score.ts';

const both = { low: 400, high: 600, best: Math.sqrt(400 * 600) };

describe('the score of an exposure', () => {
  it('is 1 at the best exposure and 0 at both bounds', () => {
    expect(scoreExposure(both.best, both)).toBe(1);
    expect(scoreExposure(400, both)).toBeCloseTo(0, 12);
    expect(scoreExposure(600, both)).toBeCloseTo(0, 12);
  });

  it('is as the formula gives it by hand, with the bound on the side of the exposure', () => {
    const target = { low: 400, high: 600, best: 450 };
    expect(scoreExposure(420, target)).toBeCloseTo(1 - (Math.log(420 / 450) / Math.log(400 / 450)) ** 2, 12);
    expect(scoreExposure(550, target)).toBeCloseTo(1 - (Math.log(550 / 450) / Math.log(600 / 450)) ** 2, 12);
  });

  it('is never below -1, not even for no exposure at all', () => {
    expect(scoreExposure(0, both)).toBe(-1);
    expect(scoreExposure(1e6, both)).toBe(-1);
    expect(scoreExposure(10, both)).toBe(-1);
  });

  it('falls the further the exposure lies from the best, on either side', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 2000, noNaN: true }), fc.double({ min: 1, max: 1.5, noNaN: true }), (exposure, further) => {
        const beyond = exposure < both.best ? exposure / further : exposure * further;
        expect(scoreExposure(beyond, both)).toBeLessThanOrEqual(scoreExposure(exposure, both));
      }),
      { seed: 11 },
    );
  });

  it('of a target with a lower bound alone is 1 above it, and falls below it with the best at twice the bound', () => {
    const atLeast = { low: 400, high: null, best: 800 };
    expect([400, 700, 5000].map((exposure) => scoreExposure(exposure, atLeast))).toEqual([1, 1, 1]);
    expect(scoreExposure(350, atLeast)).toBeCloseTo(1 - (Math.log(350 / 800) / Math.log(0.5)) ** 2, 12);
    expect(scoreExposure(100, atLeast)).toBe(-1);
  });

  it('of a target with an upper bound alone is 1 below it, no drug included, and falls above it with the best at half the bound', () => {
    const atMost = { low: null, high: 600, best: 300 };
    expect([0, 300, 600].map((exposure) => scoreExposure(exposure, atMost))).toEqual([1, 1, 1]);
    expect(scoreExposure(700, atMost)).toBeCloseTo(1 - (Math.log(700 / 300) / Math.log(2)) ** 2, 12);
  });
});
