import { describe, expect, it } from 'vitest';
import type { ArmOutput, ComparisonJob, FitOutput } from '../../src/domain/job.ts';
import { readDoubles, writeDoubles } from '../../src/numerics/doubles-as-text.ts';
import { scoreExposure } from '../../src/twin/compare-score.ts';
import { compareArms } from '../../src/twin/compare.ts';
import { summarise } from '../../src/twin/exposure-summary.ts';
import { chanceOf } from '../../src/twin/strata.ts';
import { buildJob } from './job-builder.ts';

/** As many draws of one model as the arms have. */
const fitOf = (draws: number): FitOutput => ({
  fits: [],
  weights: [1],
  parts: [
    {
      model: 0,
      draws,
      sampling: { method: 'prior', proposals: draws, effective: draws, paretoShape: null, scaleReduction: null },
      priorDistance: null,
      etas: '',
    },
  ],
});
const compare = (of: ComparisonJob, arms: ArmOutput[]) => compareArms(of, fitOf(readDoubles(arms[0]?.scores ?? '').length), arms);
const nothing = summarise(Float64Array.of(0, 0));
const job = (limit = 0.1): ComparisonJob => ({
  ...buildJob(),
  thresholds: [{ metric: 'AUC24', window: { from: 24, to: 48 }, above: 600, limit }],
});

/** An arm with the given deciding exposures, a draw each; all else is of no account for the comparison. */
function armOf(exposures: number[]): ArmOutput {
  const { target } = job();
  const count = (holds: (exposure: number) => boolean) => chanceOf(exposures.filter(holds).length, exposures.length);
  const never = chanceOf(0, 2);
  return {
    curve: { at: [], p5: [], p25: [], p50: [], p75: [], p95: [] },
    auc0to24: nothing,
    auc24to48: nothing,
    aucSteadyState: null,
    cmax: nothing,
    cmin: nothing,
    deciding: nothing,
    time: { above: nothing, within: nothing, below: nothing },
    chance: {
      below: count((one) => one < 400),
      within: count((one) => one >= 400 && one <= 600),
      above: count((one) => one > 600),
      thresholds: [count((one) => one > 600)],
      thresholdFirstDay: never,
      inTargetAt: { 24: never, 48: never, 72: null },
    },
    firstInTarget: { p5: null, p50: null, p95: null, never },
    exposures: writeDoubles(exposures),
    scores: writeDoubles(exposures.map((one) => scoreExposure(one, target))),
  };
}

const around = (centre: number, spread = 10, draws = 20): number[] =>
  Array.from({ length: draws }, (_, i) => centre + (spread * (i - (draws - 1) / 2)) / draws);

describe('the ranking', () => {
  it('puts the arm with the higher mean score first among those that keep the limit', () =>
    expect(compare(job(), [armOf(around(420)), armOf(around(490)), armOf(around(560))]).ranking).toEqual([1, 2, 0]));

  it('puts an arm over the limit behind every arm that keeps it, whatever its score', () => {
    const risky = [...around(500, 10, 17), 610, 612, 615];
    const output = compare(job(), [armOf(risky), armOf(around(405))]);
    expect(output.withinLimit).toEqual([false, true]);
    expect(output.scores[0]?.mean).toBeGreaterThan(output.scores[1]?.mean ?? 0);
    expect(output.ranking).toEqual([1, 0]);
    expect(output.noneWithinLimit).toBe(false);
  });

  it('keeps an arm whose probability is just the limit', () =>
    expect(compare(job(), [armOf([...around(500, 10, 18), 610, 620])]).withinLimit).toEqual([true]));

  it('is by risk, lowest first, when no arm keeps the limit, and says so', () => {
    const output = compare(job(), [
      armOf([...around(500, 10, 10), ...around(620, 10, 10)]),
      armOf([...around(300, 10, 15), ...around(610, 2, 5)]),
    ]);
    expect(output.noneWithinLimit).toBe(true);
    expect(output.ranking).toEqual([1, 0]);
  });

  it('keeps the order asked for between arms that are alike', () =>
    expect(compare(job(), [armOf(around(490)), armOf(around(490)), armOf(around(490))]).ranking).toEqual([0, 1, 2]));
});

describe('a pair of arms', () => {
  it('differs by exactly nothing when they are the same, and neither is better', () => {
    const [pair] = compare(job(), [armOf(around(450)), armOf(around(450))]).pairs;
    expect(pair).toMatchObject({
      a: 0,
      b: 1,
      aBetter: { value: 0 },
      separable: false,
      exposureDifference: { mean: 0, sd: 0, p5: 0, p95: 0 },
      scoreDifference: { mean: 0, sd: 0 },
    });
  });

  it('is separable when one is better in nearly every draw, however wide each alone is', () => {
    const wide = around(445, 80, 100);
    const output = compare(job(), [armOf(wide.map((one) => one * 0.99)), armOf(wide)]);
    expect(output.pairs[0]).toMatchObject({ aBetter: { value: 0 }, separable: true });
    expect(output.pairs[0]?.scoreDifference.p95).toBeLessThan(0);
    expect(output.separable).toBe(true);
  });

  it('is not separable when each is better in half of the draws', () => {
    const output = compare(job(), [armOf([440, 490, 440, 490, 440, 490, 440, 490]), armOf([490, 440, 490, 440, 490, 440, 490, 440])]);
    expect(output.pairs[0]).toMatchObject({ aBetter: { value: 0.5 }, separable: false });
    expect(output.separable).toBe(false);
  });

  it('has differences a - b, and every pair stands once, a before b', () => {
    const { pairs } = compare(job(), [armOf(around(450)), armOf(around(500)), armOf(around(530))]);
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(pairs.map(({ exposureDifference }) => Math.round(exposureDifference.mean))).toEqual([-50, -80, -30]);
  });
});

describe('a set of arms', () => {
  it('does not reach the target when no arm is within it in half of the draws', () => {
    expect(compare(job(), [armOf(around(300)), armOf([450, 300, 300])]).noneReachesTarget).toBe(true);
    expect(compare(job(), [armOf(around(300)), armOf([450, 300])]).noneReachesTarget).toBe(false);
  });

  it('of one arm has nothing to separate', () =>
    expect(compare(job(), [armOf(around(450))])).toMatchObject({ ranking: [0], pairs: [], separable: false }));
  it('does not carry the single draws into the result', () =>
    expect(JSON.stringify(compare(job(), [armOf(around(450))]))).not.toContain('exposures'));
});

describe('a probability', () => {
  it('has the binomial standard error, and none of a thousand is not certainty', () => {
    expect(chanceOf(500, 1000)).toMatchObject({ value: 0.5 });
    expect(chanceOf(500, 1000).monteCarloError).toBeCloseTo(Math.sqrt(0.25 / 1000), 10);
    expect(chanceOf(0, 1000).value).toBe(0);
    expect(chanceOf(0, 1000).monteCarloError).toBeGreaterThan(0.0009);
    expect(chanceOf(1000, 1000).monteCarloError).toBeCloseTo(chanceOf(0, 1000).monteCarloError, 12);
  });
});
