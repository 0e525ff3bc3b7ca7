import { describe, expect, it } from 'vitest';
import { meanAndSd } from '../../src/numerics/quantiles.ts';
import { defineModel, oneCompartmentInfusion, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { fitModel } from '../../src/twin/fit.ts';
import { gatherEvidence } from '../../src/twin/evidence.ts';
import { objective } from '../../src/twin/fit-objective.ts';
import { drawEtas, drawNormalEtas } from '../../src/twin/posterior.ts';

const fit = {
  eta: [0.2, -0.4],
  covariance: [
    [0.09, 0.03],
    [0.03, 0.04],
  ],
};
const draw = (draws: number, seed: number): Float64Array => {
  const etas = drawNormalEtas(fit, draws, seed);
  if (!etas) throw new Error('nothing was drawn');
  return etas;
};

describe('draws of a normal distribution', () => {
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
      drawNormalEtas(
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

const skewed = defineModel({
  id: 'test/skewed',
  drug: { name: 'test' },
  summary: 'one varying clearance',
  source: { citation: 'made up', readIn: [] },
  population: { subjects: 1, description: 'none' },
  covariates: {},
  limits: [],
  parameters: { CL: { value: 4, unit: 'L/h', from: 'made up', between: percentCV(80) }, V: { value: 50, unit: 'L', from: 'made up' } },
  structure: oneCompartmentInfusion,
  individual: (p) => ({ CL: p.CL, V: p.V }),
  error: proportionalError({ proportional: 0.5, from: 'made up' }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [],
  checks: [],
});

describe('draws of the posterior', () => {
  const covariates = [{ at: -48, values: {} }];
  const doses = [{ at: -24, amount: 1000, duration: 1 }];
  const levels = [{ at: -2, value: 9, below: false }];
  const evidence = gatherEvidence(skewed, covariates, doses, levels);
  const fitted = fitModel(skewed, covariates, doses, levels, 1);

  /** The posterior of the one eta by brute force: its density on a fine grid. */
  const share = (below: number): number => {
    let [all, part] = [0, 0];
    for (let eta = -4; eta <= 3; eta += 0.001) {
      const density = Math.exp(-0.5 * objective(evidence, [eta]));
      all += density;
      if (eta < below) part += density;
    }
    return part / all;
  };

  it('follow the posterior where it is skewed, tail by tail, which its normal approximation does not', () => {
    const n = 20_000;
    const drawn = drawEtas(fitted, evidence, n, 3);
    const normal = drawNormalEtas(fitted, n, 3);
    if (!drawn || !normal) throw new Error('nothing was drawn');
    const lowTail = (fitted.eta[0] ?? 0) - 1.5 * Math.sqrt(fitted.covariance[0]?.[0] ?? 0);
    const count = (etas: Float64Array): number => etas.filter((eta) => eta < lowTail).length / n;
    const exact = share(lowTail);
    expect(Math.abs(count(drawn.etas) - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / (n / 2)));
    expect(Math.abs(count(normal) - exact)).toBeGreaterThan(4 * Math.sqrt((exact * (1 - exact)) / n));
  });

  it('say how many independent draws stand behind them', () => {
    const drawn = drawEtas(fitted, evidence, 1000, 3);
    expect(drawn?.how.method).toBe('importance resampling');
    expect(drawn?.how.effective).toBeGreaterThan(1000);
    expect(drawn?.how.effective).toBeLessThanOrEqual(drawn?.how.proposals ?? 0);
  });

  it('come from the prior when there are no levels', () => {
    const unfitted = fitModel(skewed, covariates, doses, [], 1);
    expect(drawEtas(unfitted, gatherEvidence(skewed, covariates, doses, []), 100, 3)?.how).toEqual({
      method: 'prior',
      proposals: 100,
      effective: 100,
      paretoShape: null,
      scaleReduction: null,
    });
  });
});
