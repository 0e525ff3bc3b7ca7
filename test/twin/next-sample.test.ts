import { describe, expect, it } from 'vitest';
import type { ComparisonJob, NextSample } from '../../src/domain/job.ts';
import { readDoubles } from '../../src/numerics/doubles-as-text.ts';
import { normalQuantile } from '../../src/numerics/normal.ts';
import { meanAndSd, quantileOfSorted } from '../../src/numerics/quantiles.ts';
import { gatherEvidence } from '../../src/twin/evidence.ts';
import { exposeArm } from '../../src/twin/exposure.ts';
import { fitModel } from '../../src/twin/fit.ts';
import { adviseSample } from '../../src/twin/next-sample.ts';
import { drawEtas } from '../../src/twin/posterior.ts';
import { readParts } from '../../src/twin/parts.ts';
import { narrow } from '../../src/twin/preposterior.ts';
import { armStep, fitStep } from '../../src/twin/run.ts';
import { samplingTimes } from '../../src/twin/sampling-times.ts';
import fc from '../fixtures/properties.ts';
import { buildJob, repeated } from './job-builder.ts';
import { twoCompartment } from './reference-models.ts';

const model = twoCompartment();
const ARM = 1;

function answered(changes: Partial<ComparisonJob> = {}) {
  const job = buildJob({ draws: 1000, ...changes });
  const fit = fitStep(job, [model]);
  const arm = fit.ok ? armStep(job, [model], fit.value, ARM) : fit;
  if (!fit.ok || !arm.ok) throw new Error('refused');
  return { job, fit: fit.value, exposures: readDoubles(arm.value.exposures) };
}

const advise = (changes: Partial<ComparisonJob> = {}): NextSample => {
  const { job, fit, exposures } = answered(changes);
  return adviseSample(job, ARM, readParts(job, [model], fit), exposures);
};

const width = (values: Float64Array): number => quantileOfSorted(values.toSorted(), 0.95) - quantileOfSorted(values.toSorted(), 0.05);

describe('what a level would leave of the uncertainty of an exposure', () => {
  it('is what the textbook says of a normal exposure and a level that depends on it', () => {
    const draws = 4000;
    const exposures = Float64Array.from({ length: draws }, (_, i) => normalQuantile((i + 0.5) / draws));
    const sd = 0.5;
    const residual = { transform: (y: number) => y, transformSlope: () => 1, sd: () => sd, sdSlope: () => 0, logarithmic: false };
    const levels = Float64Array.of(-1, 0, 0.7);
    const { widths, effective } = narrow(exposures, exposures, { residuals: [residual], of: [] }, levels);
    // Posterior variance 1 / (1 + 1 / sd^2), wherever the level lies.
    const left = 2 * normalQuantile(0.95) * Math.sqrt(1 / (1 + 1 / sd ** 2));
    for (const one of widths) expect(one).toBeCloseTo(left, 2);
    // (mean weight)^2 / mean squared weight, both integrals of normal densities.
    const density = (y: number, variance: number): number => Math.exp((-y * y) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    const shares = levels.map((y) => (density(y, 1 + sd ** 2) ** 2 * 2 * sd * Math.sqrt(Math.PI)) / density(y, 1 + sd ** 2 / 2));
    expect(effective / draws).toBeCloseTo(meanAndSd(shares).mean, 2);
  });

  it('is the whole of it where the level says nothing', () => {
    const exposures = Float64Array.from({ length: 1000 }, (_, i) => i);
    const residual = { transform: (y: number) => y, transformSlope: () => 1, sd: () => 2, sdSlope: () => 0, logarithmic: false };
    const { widths, effective } = narrow(exposures, new Float64Array(1000).fill(7), { residuals: [residual], of: [] }, Float64Array.of(3));
    expect(widths[0]).toBeCloseTo(900, 0);
    expect(effective).toBeCloseTo(1000, 6);
  });

  it('is what fitting the person anew with each level leaves, within 6 %', () => {
    const { job, fit, exposures } = answered();
    const covariates = job.models[0]?.covariates ?? [];
    const doses = [...job.given, ...(job.arms[ARM]?.doses ?? [])];
    const etas = readDoubles(fit.parts[0]?.etas ?? '');
    for (const at of [6, 11.5]) {
      const evidence = gatherEvidence(model, covariates, doses, [{ at, value: 1, below: false }]);
      const [residual] = evidence.residuals;
      if (!residual) throw new Error('no residual error');
      const predictions = Float64Array.from({ length: job.draws }, (_, draw) => Number(evidence.predict(etas, 3 * draw)[0]));
      const levels = Float64Array.from({ length: 14 }, (_, i) => {
        const prediction = predictions[70 * i + 9] ?? 0;
        return prediction + residual.sd(prediction) * normalQuantile((((5 * i) % 14) + 0.5) / 14);
      });
      const { widths } = narrow(exposures, predictions, { residuals: [residual], of: [] }, levels);
      const anew = levels.map((value) => {
        const known = [...job.levels, { at, value, below: false }];
        const fitted = fitModel(model, covariates, doses, known, job.seed);
        const drawn = drawEtas(fitted, gatherEvidence(model, covariates, doses, known), job.draws, job.seed);
        const exposed = exposeArm(job, ARM, [{ model, covariates, etas: drawn?.etas ?? new Float64Array() }]);
        if (typeof exposed === 'string') throw new Error(exposed);
        return width(exposed.deciding);
      });
      const [weighed, refitted] = [meanAndSd(widths).mean, meanAndSd(anew).mean];
      expect(refitted).toBeLessThan(0.97 * width(exposures));
      expect(Math.abs(weighed / refitted - 1)).toBeLessThan(0.06);
    }
  });
});

describe('the advice on the next level', () => {
  it('names at least three times, with less uncertainty after each than now, and what would be measured', () => {
    const { now, times } = advise();
    expect(times.length).toBeGreaterThanOrEqual(3);
    for (const { width: left, level, monteCarloError } of times) {
      expect(left).toBeLessThan(now.p95 - now.p5);
      expect(level.p5).toBeLessThan(level.p50);
      expect(monteCarloError).toBeLessThan(0.05 * left);
    }
  });

  it('expects more of a level where none has been measured', () => {
    const share = ({ now, times }: NextSample): number => Math.min(...times.map((one) => one.width)) / (now.p95 - now.p5);
    expect(share(advise({ levels: [] }))).toBeLessThan(share(advise()));
  });

  it('is none where nothing was given and nothing is, as there is no level to draw', () => {
    const arms = [0, 1].map(() => ({ doses: [], dailyDose: 0 }));
    expect(advise({ given: [], levels: [], arms }).times).toEqual([]);
  });

  it('of an average weighs each draw by the level as its own model scatters it: in logarithms or not, the same scatter says the same', () => {
    const draws = 2000;
    const exposures = Float64Array.from({ length: draws }, (_, i) => Math.exp(0.3 * normalQuantile((i + 0.5) / draws)));
    const plain = {
      transform: (y: number) => y,
      transformSlope: () => 1,
      sd: (f: number) => 0.01 * f,
      sdSlope: () => 0.01,
      logarithmic: false,
    };
    const logs = { transform: Math.log, transformSlope: (y: number) => 1 / y, sd: () => 0.01, sdSlope: () => 0, logarithmic: true };
    const levels = Float64Array.of(0.7, 1, 1.6);
    const of = Uint16Array.from({ length: draws }, (_, i) => i % 2);
    const [one, mixed] = [
      narrow(exposures, exposures, { residuals: [plain], of: [] }, levels),
      narrow(exposures, exposures, { residuals: [plain, logs], of }, levels),
    ];
    for (const [i, left] of mixed.widths.entries()) expect(Math.abs(left / (one.widths[i] ?? 0) - 1)).toBeLessThan(0.05);
    expect(Math.abs(mixed.effective / one.effective - 1)).toBeLessThan(0.05);
  });

  it('is the same to the byte each time it is asked', () => expect(JSON.stringify(advise())).toBe(JSON.stringify(advise())));
});

describe('times at which a level can be drawn', () => {
  it('are before the first dose, and after distribution, in the middle and before the next dose of two intervals', () => {
    expect(samplingTimes([{ at: -6, amount: 1000, duration: 2 }], repeated(1000, 12, 4, 6, 2), 72)).toEqual([
      { at: 5.5, kind: 'before-first-dose' },
      { at: 9, kind: 'after-distribution' },
      { at: 13, kind: 'mid-interval' },
      { at: 17.5, kind: 'before-next-dose' },
      { at: 21, kind: 'after-distribution' },
      { at: 25, kind: 'mid-interval' },
      { at: 29.5, kind: 'before-next-dose' },
    ]);
  });

  it('are some hours after the decision where nothing more is given, and none where nothing ever was', () => {
    expect(samplingTimes([{ at: -6, amount: 1000, duration: 2 }], [], 72).map(({ at }) => at)).toEqual([4, 12, 24]);
    expect(samplingTimes([], [], 72)).toEqual([]);
  });

  it('are never during an infusion or in the hour after it, never before anything was given, never in the past', () => {
    const dose = fc.record({
      at: fc.double({ min: -40, max: 60, noNaN: true }),
      amount: fc.double({ min: 0, max: 2000, noNaN: true }),
      duration: fc.double({ min: 0, max: 12, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(dose, { maxLength: 4 }), fc.array(dose, { maxLength: 4 }), (past, future) => {
        const given = past.map((one) => ({ ...one, at: -Math.abs(one.at) - 0.1 }));
        const doses = future.map((one) => ({ ...one, at: Math.abs(one.at) }));
        for (const { at } of samplingTimes(given, doses, 72)) {
          expect(at).toBeGreaterThan(0);
          const all = [...given, ...doses.filter(({ amount }) => amount > 0)];
          expect(all.some((one) => one.at < at)).toBe(true);
          for (const one of all) expect(at <= one.at || at >= one.at + one.duration + 1 - 1e-6).toBe(true);
        }
      }),
    );
  });
});
