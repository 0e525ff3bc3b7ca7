import { thomsonOfMipdeval } from '../../src/study/check/published-models.ts';
import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { proportionalError } from '../../src/domain/define-model.ts';
import type { ArmOutput, ComparisonJob } from '../../src/domain/job.ts';
import { CLEARLY_BETTER, armStep, compareStep, estimateCost, fitStep, runComparison } from '../../src/twin/run.ts';
import { buildJob, repeated } from './job-builder.ts';
import { oneCompartment, twoCompartment } from './reference-models.ts';

const models = [
  twoCompartment(),
  twoCompartment('test/second'),
  oneCompartment(),
  oneCompartment({ id: 'test/no-additive', error: proportionalError({ proportional: 0.2, from: 'test' }) }),
  thomsonOfMipdeval,
];
const covariates = [{ at: 0, values: { CRCL: 80, WT: 75 } }];

async function run(changes: Partial<ComparisonJob> = {}) {
  const outcome = await runComparison(buildJob(changes), models);
  if (!outcome.ok) throw new Error(outcome.issues[0]?.text);
  return outcome.value;
}

describe('a comparison', () => {
  it('is the same to the byte however often it is run', async () => expect(JSON.stringify(await run())).toBe(JSON.stringify(await run())));

  it('is the same to the byte whether computed at once or in steps that travelled as text', async () => {
    const job = JSON.parse(JSON.stringify(buildJob())) as ComparisonJob;
    const travel = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
      if (!outcome.ok) throw new Error('a step was refused');
      return JSON.parse(JSON.stringify(outcome.value)) as T;
    };
    const fit = travel(fitStep(job, models));
    const arms: ArmOutput[] = [3, 1, 0, 2].reduce<ArmOutput[]>((done, index) => {
      done[index] = travel(armStep(job, models, fit, index));
      return done;
    }, []);
    expect(JSON.stringify(travel(compareStep(job, models, fit, arms)))).toBe(JSON.stringify(await run()));
  });

  it('gives other draws for another seed, and nearly the same answer', async () => {
    const [one, other] = [await run({ draws: 2000 }), await run({ draws: 2000, seed: 8 })];
    const [a, b] = [one.arms[0]?.auc24to48, other.arms[0]?.auc24to48];
    expect(a?.mean).not.toBe(b?.mean);
    expect(Math.abs((a?.mean ?? Number.NaN) - (b?.mean ?? Number.NaN))).toBeLessThan((5 * (a?.sd ?? 0)) / Math.sqrt(1000));
  });

  it('does not change an arm because of the company it is in', async () => {
    const job = buildJob();
    const [all, alone] = [await run(), await run({ arms: job.arms.slice(1, 2) })];
    expect(alone.arms[0]).toEqual(all.arms[1]);
  });

  it('finds exactly no difference between two arms that are the same', async () => {
    const doses = repeated(1000, 12, 6);
    const { pairs, separable } = await run({
      arms: [
        { doses, dailyDose: 2000 },
        { doses, dailyDose: 2000 },
      ],
    });
    expect(pairs[0]).toMatchObject({
      exposureDifference: { mean: 0, sd: 0, p5: 0, p50: 0, p95: 0 },
      scoreDifference: { mean: 0, sd: 0 },
      separable: false,
    });
    expect(separable).toBe(false);
  });

  it('has more exposure from more drug, in every draw', async () => {
    const { pairs } = await run();
    const first = pairs.find(({ a, b }) => a === 0 && b === 1);
    expect(first?.exposureDifference.p5).toBeGreaterThan(0);
  });

  it('is surer with levels than without', async () => {
    const [known, unknown] = [await run(), await run({ levels: [] })];
    expect(unknown.fit.fits[0]?.status).toBe('prior');
    expect(known.arms[0]?.auc24to48.sd).toBeLessThan(0.6 * (unknown.arms[0]?.auc24to48.sd ?? 0));
  });

  it('varies by person and by occasion where nothing was measured, in a model that has both', async () => {
    const [id, betweenOccasions, draws] = ['test/occasions', 0.07, 4000];
    const outcome = await runComparison(
      buildJob({ levels: [], draws, models: [{ id, hash: 'a', covariates: [{ at: -96, values: {} }] }] }),
      [oneCompartment({ id, betweenOccasions })],
    );
    if (!outcome.ok) throw new Error(outcome.issues[0]?.text);
    const { p50 = Number.NaN, p95 = Number.NaN } = outcome.value.arms[0]?.aucSteadyState ?? {};
    // Daily dose / clearance: log-normal, its variance on the log scale the sum of both.
    expect(Math.abs(Math.log(p50 / (2000 / 5)))).toBeLessThan(0.03);
    expect(Math.abs(Math.log(p95 / p50) / 1.6449 - Math.sqrt(0.09 + betweenOccasions))).toBeLessThan(0.025);
  });

  it('stops between steps when told to, and tells how far it is', async () => {
    const control = new AbortController();
    const seen: number[] = [];
    const running = runComparison(buildJob(), models, {
      signal: control.signal,
      progress: ({ done }) => {
        seen.push(done);
        if (done === 2) control.abort(new Error('no longer wanted'));
      },
    });
    await expect(running).rejects.toThrow('no longer wanted');
    expect(seen).toEqual([0, 1, 2]);
  });

  it('reports every step to the end', async () => {
    const seen: string[] = [];
    await runComparison(buildJob(), models, { progress: ({ done, of, step }) => void seen.push(`${done}/${of} ${step}`) });
    expect(seen).toEqual(['0/6 fit', '1/6 arm', '2/6 arm', '3/6 arm', '4/6 arm', '5/6 compare', '6/6 compare']);
  });
});

describe('the choice of a model', () => {
  const ids = (...names: string[]) => names.map((id) => ({ id, hash: 'a', covariates }));

  it('is the first, in the order of preference, when there are no levels', async () => {
    expect((await run({ levels: [], models: ids('test/second', 'test/two-compartment') })).fit.parts[0]?.model).toBe(0);
  });

  it('is the first in preference whose evidence is within one log unit of the best', async () => {
    const { fit } = await run({ models: ids('test/one-compartment', 'test/two-compartment', 'test/no-additive') });
    const evidence = fit.fits.map(({ logEvidence }) => logEvidence ?? Number.NaN);
    expect(evidence).toHaveLength(3);
    expect(fit.parts[0]?.model).toBe(evidence.findIndex((one) => one >= Math.max(...evidence) - CLEARLY_BETTER));
  });

  it('is not the preferred one when the levels clearly speak for another', async () => {
    // A steep fall after the infusion and a slow one later: one compartment cannot do both.
    const levels = [
      [-34.9, 62],
      [-34, 34],
      [-32, 24],
      [-25, 17],
      [-22.9, 66],
      [-22, 37],
      [-20, 27],
      [-13, 19],
    ] as const;
    const { fit } = await run({
      models: ids('test/one-compartment', 'test/two-compartment'),
      levels: levels.map(([at, value]) => ({ at, value, below: false })),
    });
    expect(fit.parts[0]?.model).toBe(1);
  });

  it('is the preferred one of two models that explain the levels equally well', async () => {
    expect((await run({ models: ids('test/second', 'test/two-compartment') })).fit.parts[0]?.model).toBe(0);
  });

  it('passes over a model that cannot be fitted, and warns of it', () => {
    const job = buildJob({
      models: ids('test/no-additive', 'test/two-compartment'),
      given: [],
      levels: [{ at: -5, value: 2, below: false }],
    });
    const fit = fitStep(job, models);
    expect(fit).toMatchObject({ ok: true, value: { parts: [{ model: 1 }] } });
    expect(fit.issues[0]).toMatchObject({ code: 'fit-failed', severity: 'warning', at: 'test/no-additive' });
  });
});

describe('a job that cannot be answered', () => {
  it('is refused with the reason when no model can be fitted, and gives no numbers', async () => {
    const outcome = await runComparison(
      buildJob({ models: [{ id: 'test/no-additive', hash: 'a', covariates }], given: [], levels: [{ at: -5, value: 12, below: false }] }),
      models,
    );
    expect(outcome.ok).toBe(false);
    expect(outcome.issues).toMatchObject([{ code: 'fit-failed', severity: 'error' }]);
    expect(outcome).not.toHaveProperty('value');
  });

  it('is refused when it names a model that is not here', async () => {
    expect(await runComparison(buildJob({ models: [{ id: 'elsewhere/model', hash: 'a', covariates }] }), models)).toMatchObject({
      ok: false,
      issues: [{ code: 'unknown-model', at: 'models[0]' }],
    });
  });

  const wrong: [string, Partial<ComparisonJob>, string][] = [
    ['no draws', { draws: 0 }, 'draws'],
    ['half a draw', { draws: 100.5 }, 'draws'],
    ['a seed too large', { seed: 2 ** 32 }, 'seed'],
    ['no arms', { arms: [] }, 'arms'],
    ['no models', { models: [] }, 'models'],
    ['a horizon shorter than its windows', { horizon: 47 }, 'horizon'],
    ['a horizon that is no number', { horizon: Number.NaN }, 'horizon'],
    ['a target without bounds', { target: { metric: 'AUC24', window: { from: 24, to: 48 }, low: null, high: null, best: 490 } }, 'target'],
    ['a best exposure at a bound', { target: { metric: 'AUC24', window: { from: 24, to: 48 }, low: 400, high: 600, best: 600 } }, 'target'],
    [
      'a window that runs backwards',
      { target: { metric: 'AUC24', window: { from: 48, to: 24 }, low: 400, high: 600, best: 490 } },
      'target.window',
    ],
    ['a negative dose', { arms: [{ doses: [{ at: 0, amount: -1, duration: 1 }], dailyDose: null }] }, 'arms[0].doses[0]'],
    ['an endless dose given', { given: [{ at: 0, amount: 1, duration: Number.POSITIVE_INFINITY }] }, 'given[0]'],
    ['a level of zero', { levels: [{ at: -1, value: 0, below: false }] }, 'levels[0]'],
    [
      'covariates out of order',
      { models: [{ id: 'test/two-compartment', hash: 'a', covariates: [...covariates, ...covariates] }] },
      'models[0].covariates',
    ],
    [
      'a covariate that is no number',
      { models: [{ id: 'test/two-compartment', hash: 'a', covariates: [{ at: 0, values: { CRCL: Number.NaN, WT: 70 } }] }] },
      'models[0].covariates',
    ],
  ];
  for (const [what, changes, at] of wrong) {
    it(`is refused for ${what}, with the place named`, () => {
      const outcome = fitStep(buildJob(changes), models);
      expect(outcome.ok).toBe(false);
      expect(outcome.issues.map((one) => one.at)).toContain(at);
      for (const one of outcome.issues) expect(one.fix).not.toBe('');
    });
  }

  it('throws when the pieces of two jobs are mixed up, which is a mistake of the program', () => {
    const job = buildJob();
    const fit = fitStep(job, models);
    if (!fit.ok) throw new Error('refused');
    expect(() => armStep({ ...job, draws: job.draws + 1 }, models, fit.value, 0)).toThrow('do not belong');
    expect(() => armStep(job, models, fit.value, 9)).toThrow('does not belong');
    expect(() => compareStep(job, models, fit.value, [])).toThrow('do not belong');
  });
});

describe('whatever the doses and levels', () => {
  it('every number of an answer is finite, or there is no answer', async () => {
    const dose = fc.record({
      at: fc.double({ min: -200, max: -0.5, noNaN: true }),
      amount: fc.double({ min: 1, max: 5000, noNaN: true }),
      duration: fc.double({ min: 0, max: 5, noNaN: true }),
    });
    const level = fc.record({
      at: fc.double({ min: -200, max: 0, noNaN: true }),
      value: fc.double({ min: 0.1, max: 200, noNaN: true }),
      below: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(dose, { maxLength: 5 }), fc.array(level, { maxLength: 3 }), async (given, levels) => {
        const outcome = await runComparison(buildJob({ given, levels, draws: 20 }), models);
        // JSON writes what is not finite as null: only the places that may be empty hold one.
        const nulls = [...JSON.stringify(outcome).matchAll(/"(\w+)":null/g)].map(([, name]) => name ?? '');
        const mayBeEmpty = [
          'aucSteadyState',
          'p5',
          'p50',
          'p95',
          'objective',
          'logEvidence',
          '72',
          'paretoShape',
          'scaleReduction',
          'priorDistance',
        ];
        expect(nulls.filter((name) => !mayBeEmpty.includes(name))).toEqual([]);
        expect(outcome.ok ? outcome.value.ranking.length : outcome.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 40, seed: 12 },
    );
  });
});

describe('the estimated cost', () => {
  it('grows with draws, arms and horizon, so that a large job is noticed', () => {
    const usual = estimateCost(buildJob({ draws: 1000 }));
    expect(estimateCost(buildJob({ draws: 20_000 }))).toBeGreaterThan(10 * usual);
    expect(estimateCost(buildJob({ draws: 1000, horizon: 720 }))).toBeGreaterThan(2 * usual);
    expect(
      estimateCost(buildJob({ draws: 1000, arms: Array.from({ length: 50 }, () => ({ doses: repeated(1000, 12, 6), dailyDose: 2000 })) })),
    ).toBeGreaterThan(500);
    expect(usual).toBeLessThan(500);
  });
});
