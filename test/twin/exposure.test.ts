import { describe, expect, it } from 'vitest';
import type { PkModel } from '../../src/domain/define-model.ts';
import type { ArmOutput, ComparisonJob } from '../../src/domain/job.ts';
import type { Dose } from '../../src/domain/regimen.ts';
import { readDoubles } from '../../src/numerics/doubles-as-text.ts';
import { normalProbability } from '../../src/numerics/normal.ts';
import { describeArm } from '../../src/twin/exposure-summary.ts';
import { exposeArm, place } from '../../src/twin/exposure.ts';
import { drawNormalEtas } from '../../src/twin/posterior.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { buildJob, repeated } from './job-builder.ts';
import { oneCompartment, twoCompartment } from './reference-models.ts';

const nobody = [{ at: 0, values: {} }];

/** One arm of a job without levels, with the etas given or drawn from the prior. */
function expose(model: PkModel, changes: Partial<ComparisonJob>, etas?: number[][]): ArmOutput {
  const covariates = model.id === 'test/one-compartment' ? nobody : [{ at: 0, values: { CRCL: 80, WT: 75 } }];
  const job = buildJob({
    levels: [],
    given: [],
    models: [{ id: model.id, hash: 'a', covariates }],
    ...changes,
    ...(etas ? { draws: etas.length } : {}),
  });
  const drawn = etas
    ? Float64Array.from(etas.flat())
    : drawNormalEtas({ eta: model.etas.map(() => 0), covariance: model.omega.map((row) => [...row]) }, job.draws, job.seed);
  const exposures = exposeArm(job, 0, [{ model, covariates, etas: drawn ?? new Float64Array() }]);
  if (typeof exposures === 'string') throw new Error(exposures);
  return describeArm(job, exposures);
}

/** Two draws of the typical person, for figures that have no uncertainty. */
const typical = [
  [0, 0],
  [0, 0],
];
const arm = (doses: Dose[], dailyDose: number | null = null): ComparisonJob['arms'] => [{ doses, dailyDose }];

describe('the exposures of an arm', () => {
  it('are areas between two moments: those of one bolus by hand', () => {
    const { auc0to24, auc24to48 } = expose(oneCompartment(), { arms: arm([{ at: 0, amount: 1000, duration: 0 }]) }, typical);
    const until = (hours: number): number => (1000 / 5) * (1 - Math.exp(-0.1 * hours));
    expect(auc0to24.p50).toBeCloseTo(until(24), 9);
    expect(auc24to48.p50).toBeCloseTo(until(48) - until(24), 9);
    expect(auc0to24.sd).toBe(0);
  });

  it('come to daily dose over clearance on the second day of a treatment that has long been running', () => {
    const { auc24to48, aucSteadyState } = expose(
      oneCompartment(),
      { given: repeated(1000, 12, 40, -480), arms: arm(repeated(1000, 12, 6), 2000) },
      typical,
    );
    expect(auc24to48.p50).toBeCloseTo(400, 6);
    expect(aucSteadyState?.p50).toBeCloseTo(400, 9);
  });

  it('at steady state have the log-normal distribution of the clearance, to four standard errors', () => {
    const draws = 4000;
    const { aucSteadyState } = expose(oneCompartment(), { draws, arms: arm(repeated(1000, 12, 6), 2000) });
    const omega = 0.3;
    const log = (value: number | undefined): number => Math.log((value ?? Number.NaN) / 400);
    expect(Math.abs(log(aucSteadyState?.p50))).toBeLessThan((4 * 1.2533 * omega) / Math.sqrt(draws));
    const tailError = (4 * omega * Math.sqrt(0.05 * 0.95)) / (0.10313564037537135 * Math.sqrt(draws));
    expect(Math.abs(log(aucSteadyState?.p5) + 1.6448536269514722 * omega)).toBeLessThan(tailError);
    expect(Math.abs(log(aucSteadyState?.p95) - 1.6448536269514722 * omega)).toBeLessThan(tailError);
    const [mean, variance] = [400 * Math.exp(omega ** 2 / 2), 400 ** 2 * Math.exp(omega ** 2) * Math.expm1(omega ** 2)];
    expect(Math.abs((aucSteadyState?.mean ?? Number.NaN) - mean)).toBeLessThan(4 * Math.sqrt(variance / draws));
  });

  it('have the probabilities of the log-normal clearance in a treatment that has long been running, to four standard errors', () => {
    const { chance } = expose(oneCompartment(), {
      draws: 4000,
      given: repeated(1000, 12, 80, -960),
      arms: arm(repeated(1000, 12, 6), 2000),
    });
    const below = (bound: number): number => normalProbability(Math.log(bound / 400) / 0.3);
    const expectChance = ({ value, monteCarloError }: { value: number; monteCarloError: number }, exact: number): void =>
      expect(Math.abs(value - exact)).toBeLessThan(4 * monteCarloError);
    expectChance(chance.below, below(400));
    expectChance(chance.within, below(600) - below(400));
    expectChance(chance.above, 1 - below(600));
    expectChance(chance.thresholds[0] ?? chance.below, 1 - below(600));
  });

  it('at steady state are the same whether the model counts in hours, minutes or days', () => {
    for (const model of [
      oneCompartment(),
      oneCompartment({ time: 'min', clearance: 5 / 60 }),
      oneCompartment({ time: 'd', clearance: 120 }),
    ]) {
      expect(expose(model, { arms: arm(repeated(1000, 12, 6), 2000) }, typical).aucSteadyState?.p50).toBeCloseTo(400, 8);
    }
  });

  it('at steady state are left out while kidney function is changing, and for doses that do not repeat', () => {
    expect(expose(oneCompartment(), { steadyState: false, arms: arm(repeated(1000, 12, 6), 2000) }, typical).aucSteadyState).toBeNull();
    expect(expose(oneCompartment(), { arms: arm([{ at: 0, amount: 1000, duration: 1 }]) }, typical).aucSteadyState).toBeNull();
  });

  it('give a peak at the end of an infusion and a trough at the start of the next', () => {
    const doses = repeated(1000, 12, 6);
    const { cmax, cmin } = expose(oneCompartment(), { arms: arm(doses) }, typical);
    const points = simulate(oneCompartment(), nobody, [0, 0], doses, [24, 25, 36, 37, 48]);
    if (!points.ok) throw new Error('cannot be simulated');
    const [, , lowest2, highest2, lowest3] = points.value.concentrations;
    expect(cmax.p50).toBeCloseTo(highest2 ?? Number.NaN, 10);
    expect(cmin.p50).toBeCloseTo(points.value.concentrations[0] ?? Number.NaN, 10);
    expect(lowest2).toBeGreaterThan(cmin.p50);
    expect(lowest3).toBeGreaterThan(cmin.p50);
  });

  it('give the peak of a bolus just after it, but not of one at the very end of the window', () => {
    const { cmax } = expose(
      oneCompartment(),
      {
        arms: arm([
          { at: 24, amount: 500, duration: 0 },
          { at: 48, amount: 5000, duration: 0 },
        ]),
      },
      typical,
    );
    expect(cmax.p50).toBeCloseTo(10, 12);
  });

  it('look back a day from the decision, into the doses already given', () => {
    const target = { metric: 'AUC24' as const, window: { from: 24, to: 48 }, low: 300, high: 500, best: 390 };
    const { firstInTarget, time, chance } = expose(
      oneCompartment(),
      { target, given: repeated(1000, 12, 20, -240), arms: arm([]) },
      typical,
    );
    expect(firstInTarget.p50).toBe(0);
    expect(chance.inTargetAt[24].value).toBe(0);
    const oneDose = (since: number): number => {
      if (since <= 0) return 0;
      const filling = (hours: number): number => 200 * (hours - (1 - Math.exp(-0.1 * hours)) / 0.1);
      return since <= 1 ? filling(since) : filling(1) + 200 * (1 - Math.exp(-0.1)) * ((1 - Math.exp(-0.1 * (since - 1))) / 0.1);
    };
    const area = (t: number): number => repeated(1000, 12, 20, -240).reduce((sum, { at }) => sum + oneDose(t - at), 0);
    const within = Array.from({ length: 72 }, (_, hour) => area(hour + 1) - area(hour + 1 - 24)).filter(
      (one) => one >= 300 && one <= 500,
    ).length;
    expect(within).toBeGreaterThan(0);
    expect(time.within.p50).toBe(within);
    expect(time.below.p50).toBe(72 - within);
  });

  it('say when the past day is first within the target: for a constant infusion by hand', () => {
    const target = { metric: 'AUC24' as const, window: { from: 24, to: 48 }, low: 200, high: 600, best: 350 };
    const { firstInTarget } = expose(oneCompartment(), { target, arms: arm([{ at: 0, amount: 7200, duration: 72 }]) }, typical);
    const area = (t: number): number => (100 / 5) * (t - (1 - Math.exp(-0.1 * t)) / 0.1);
    const past = (t: number): number => area(t) - (t > 24 ? area(t - 24) : 0);
    const expected = Array.from({ length: 73 }, (_, hour) => hour).find((hour) => past(hour) >= 200);
    expect(firstInTarget.p50).toBe(expected);
    expect(firstInTarget.never.value).toBe(0);
  });

  it('give no time for a target that is never met, and say how often that is', () => {
    const { firstInTarget } = expose(oneCompartment(), { arms: arm([]) }, typical);
    expect(firstInTarget).toMatchObject({ p5: null, p50: null, p95: null, never: { value: 1 } });
    expect(firstInTarget.never.monteCarloError).toBeGreaterThan(0);
  });

  it('account for every hour and every draw once', () => {
    const { time, chance } = expose(twoCompartment(), { draws: 500, horizon: 60.5, arms: arm(repeated(1000, 12, 6), 2000) });
    expect(time.above.mean + time.within.mean + time.below.mean).toBeCloseTo(60.5, 9);
    expect(chance.above.value + chance.within.value + chance.below.value).toBeCloseTo(1, 12);
    expect(chance.inTargetAt[72]).toBeNull();
  });

  it('have the past day at 48 h equal to the deciding window when that is the second day', () => {
    const { chance } = expose(twoCompartment(), { draws: 500, arms: arm(repeated(1000, 12, 6), 2000) });
    expect(chance.inTargetAt[48].value).toBe(chance.within.value);
  });

  it('are counted against the safety threshold in its own window', () => {
    const later = expose(twoCompartment(), {
      draws: 500,
      arms: arm(repeated(1000, 12, 6), 2000),
      thresholds: [{ metric: 'AUC24', window: { from: 48, to: 72 }, above: 500, limit: 0.1 }],
    });
    const sooner = expose(twoCompartment(), {
      draws: 500,
      arms: arm(repeated(1000, 12, 6), 2000),
      thresholds: [{ metric: 'AUC24', window: { from: 0, to: 24 }, above: 500, limit: 0.1 }],
    });
    expect(later.chance.thresholds[0]?.value).toBeGreaterThan(sooner.chance.thresholds[0]?.value ?? Number.NaN);
  });

  it('of a window of another length are scaled to a day', () => {
    const whole = expose(
      oneCompartment(),
      {
        given: repeated(1000, 12, 40, -480),
        arms: arm(repeated(1000, 12, 6)),
        target: { metric: 'AUC24' as const, window: { from: 0, to: 48 }, low: 300, high: 500, best: 390 },
      },
      typical,
    );
    expect(readDoubles(whole.exposures)[0]).toBeCloseTo(400, 6);
  });

  it('draw a curve that is ordered, never negative, and holds every start and end of a dose', () => {
    const { curve } = expose(twoCompartment(), {
      draws: 300,
      horizon: 200,
      arms: arm([
        { at: 0.3, amount: 1000, duration: 1.7 },
        { at: 12.1, amount: 800, duration: 1 },
      ]),
    });
    for (const time of [0, 0.3, 2, 12.1, 13.1, 200]) expect(curve.at).toContain(time);
    expect(curve.at).toEqual([...new Set(curve.at)].toSorted((a, b) => a - b));
    for (const i of curve.at.keys()) {
      const bands = [curve.p5[i], curve.p25[i], curve.p50[i], curve.p75[i], curve.p95[i]].map((value) => value ?? Number.NaN);
      expect(bands).toEqual(bands.toSorted((a, b) => a - b));
      expect(bands[0]).toBeGreaterThanOrEqual(0);
    }
  });

  it('are not given when a draw has no usable parameters', () => {
    const job = buildJob({ draws: 2, levels: [], models: [{ id: 'test/one-compartment', hash: 'a', covariates: nobody }] });
    expect(exposeArm(job, 0, [{ model: oneCompartment(), covariates: nobody, etas: Float64Array.of(0, 0, 1000, 0) }])).toContain(
      'gives CL',
    );
  });
});

describe('the place of an exposure', () => {
  it('counts both bounds as within, and an open side excludes nothing', () => {
    const target = { low: 400, high: 600 };
    expect([399.9, 400, 600, 600.1].map((exposure) => place(exposure, target))).toEqual(['below', 'within', 'within', 'above']);
    expect(place(1e9, { low: 400, high: null })).toBe('within');
    expect(place(0, { low: null, high: 600 })).toBe('within');
  });
});
