import { describe, expect, it } from 'vitest';
import { exponentialError } from '../../src/domain/define-model.ts';
import type { ComparisonJob, ComparisonOutput } from '../../src/domain/job.ts';
import { fitModel } from '../../src/twin/fit.ts';
import { armStep, compareStep, fitStep, runComparison } from '../../src/twin/run.ts';
import { buildJob, repeated } from './job-builder.ts';
import { oneCompartment, proportionalError, twoCompartment } from './reference-models.ts';

/** Another drug's level: the same numbers would mean something else. */
const inBlood = { ...oneCompartment({ id: 'test/blood' }), moiety: { ...oneCompartment().moiety, in: 'whole blood' as const } };
const models = [
  twoCompartment(),
  oneCompartment(),
  oneCompartment({ id: 'test/slow', clearance: 3.2 }),
  oneCompartment({ id: 'test/fast', clearance: 100 }),
  oneCompartment({ id: 'test/no-additive', error: proportionalError({ proportional: 0.04, from: 'test' }) }),
  oneCompartment({ id: 'test/logarithmic', error: exponentialError({ log: 0.04, from: 'test' }) }),
  inBlood,
];
const TWO = 'test/two-compartment';
const ONE = 'test/one-compartment';
const SLOW = 'test/slow';
const covariates = [
  { at: -96, values: { CRCL: 80, WT: 75 } },
  { at: -30, values: { CRCL: 60, WT: 75 } },
];
const asked = (...ids: string[]): Partial<ComparisonJob> => ({ models: ids.map((id) => ({ id, hash: 'a', covariates })) });

async function run(changes: Partial<ComparisonJob>): Promise<ComparisonOutput> {
  const outcome = await runComparison(buildJob(changes), models);
  if (!outcome.ok) throw new Error(outcome.issues[0]?.text);
  return outcome.value;
}
const evidence = (changes: Partial<ComparisonJob>) => run({ average: 'evidence', ...changes });
const refused = async (changes: Partial<ComparisonJob>) => {
  const outcome = await runComparison(buildJob(changes), models);
  return outcome.ok ? [] : outcome.issues;
};

describe('the weights of an average', () => {
  const fits = [TWO, ONE, SLOW].map((id) => {
    const model = models.find((one) => one.id === id) ?? twoCompartment();
    return fitModel(model, covariates, buildJob().given, buildJob().levels, 7);
  });
  const ratio = (a: number | null | undefined, b: number | null | undefined): number => (a ?? Number.NaN) / (b ?? Number.NaN);

  it('stand in the ratio of the Laplace evidences, of the likelihoods, and of the likelihoods less one an eta', async () => {
    for (const [by, logOf] of [
      ['evidence', (i: number) => fits[i]?.logEvidence ?? Number.NaN],
      ['likelihood', (i: number) => -(fits[i]?.objective ?? Number.NaN) / 2],
      ['aic', (i: number) => -(fits[i]?.objective ?? Number.NaN) / 2 - (i === 0 ? 3 : 2)],
    ] as const) {
      const { weights } = (await run({ ...asked(TWO, ONE, SLOW), average: by, draws: 100, arms: [{ doses: [], dailyDose: 0 }] })).fit;
      expect(weights.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBeCloseTo(1, 12);
      expect(ratio(weights[1], weights[0])).toBeCloseTo(Math.exp(logOf(1) - logOf(0)), 10);
      expect(ratio(weights[2], weights[0])).toBeCloseTo(Math.exp(logOf(2) - logOf(0)), 10);
    }
  });

  it('are equal without levels, whatever the rule', async () => {
    for (const average of ['evidence', 'likelihood', 'aic'] as const)
      expect((await run({ ...asked(TWO, ONE), average, levels: [], draws: 100 })).fit.weights).toEqual([0.5, 0.5]);
  });

  it('of a residual in logarithms and one in proportion, which say nearly the same of a level, are nearly equal by every rule', async () => {
    for (const average of ['evidence', 'likelihood', 'aic'] as const) {
      const { fit } = await run({
        ...asked('test/no-additive', 'test/logarithmic'),
        average,
        draws: 100,
        arms: [{ doses: [], dailyDose: 0 }],
      });
      expect(fit.weights[0]).toBeGreaterThan(0.4);
      expect(fit.weights[0]).toBeLessThan(0.6);
    }
  });

  it('are shown for the models that were not chosen, too, when one answers alone', async () => {
    const [alone, all] = [await run(asked(TWO, ONE)), await evidence(asked(TWO, ONE))];
    expect(alone.fit.weights).toEqual(all.fit.weights);
    expect(alone.fit.parts).toHaveLength(1);
  });
});

describe('an average', () => {
  it('is the mixture of what its models say alone, by their weights, within the Monte-Carlo error', async () => {
    const draws = 1500;
    const arms = buildJob().arms.slice(0, 3);
    const [both, ...alone] = [
      await evidence({ ...asked(TWO, SLOW), draws, arms }),
      await run({ ...asked(TWO), draws, arms }),
      await run({ ...asked(SLOW), draws, arms }),
    ];
    const weights = both?.fit.weights ?? [];
    expect(Math.min(...weights.map((one) => one ?? 0))).toBeGreaterThan(0.1);
    for (const [arm, { deciding }] of (both?.arms ?? []).entries()) {
      const mixed = (of: (output: ComparisonOutput) => number): number =>
        alone.reduce((sum, output, i) => sum + (weights[i] ?? 0) * of(output), 0);
      const chances = [
        (one: ComparisonOutput['arms'][number]) => one.chance.within,
        (one: ComparisonOutput['arms'][number]) => one.chance.thresholds[0],
        (one: ComparisonOutput['arms'][number]) => one.chance.inTargetAt[48],
        (one: ComparisonOutput['arms'][number]) => one.firstInTarget.never,
      ].map((read) => (output: ComparisonOutput | undefined) => output?.arms[arm] && read(output.arms[arm]));
      for (const read of chances) {
        const [found, error] = [read(both)?.value ?? Number.NaN, read(both)?.monteCarloError ?? Number.NaN];
        expect(Math.abs(found - mixed((output) => read(output)?.value ?? Number.NaN))).toBeLessThan(5 * error);
      }
      const mean = mixed((output) => output.arms[arm]?.deciding.mean ?? Number.NaN);
      expect(Math.abs(deciding.mean - mean)).toBeLessThan((5 * deciding.sd) / Math.sqrt(draws) + 1e-9);
      const score = both?.scores[arm];
      expect(Math.abs((score?.mean ?? 0) - mixed((output) => output.scores[arm]?.mean ?? Number.NaN))).toBeLessThan(
        5 * (score?.monteCarloError ?? 0) + 1e-9,
      );
    }
    expect(chanceSpread(alone)).toBeGreaterThan(0.2);
  });

  it.each([
    ['is its only model', [TWO]],
    ['has every weight on one, the other being contradicted by the levels', ['test/fast', TWO]],
  ])('%s: the numbers are to the last bit those of that model alone', async (_name, ids) => {
    const [average, alone] = [await evidence(asked(...ids)), await run(asked(TWO))];
    const { fit: _with, ...answer } = average;
    const { fit: _without, ...expected } = alone;
    expect(average.fit.weights.at(-1)).toBeGreaterThan(0.9999);
    expect(JSON.stringify(answer)).toBe(JSON.stringify(expected));
  });

  it('holds every regimen against the same draws: the same regimen twice differs by nothing in any of them', async () => {
    const doses = repeated(1000, 12, 6);
    const arms = [1, 2].map(() => ({ doses, dailyDose: 2000 }));
    const { pairs, fit } = await evidence({ ...asked(TWO, ONE, SLOW), arms });
    expect(fit.parts.length).toBeGreaterThan(1);
    expect(pairs[0]).toMatchObject({ exposureDifference: { mean: 0, sd: 0 }, scoreDifference: { mean: 0, sd: 0 }, separable: false });
  });

  it('is the same to the byte whether computed at once or in steps that travelled as text', async () => {
    const job = JSON.parse(JSON.stringify(buildJob({ ...asked(TWO, ONE, SLOW), average: 'evidence' }))) as ComparisonJob;
    const travel = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
      if (!outcome.ok) throw new Error('a step was refused');
      return JSON.parse(JSON.stringify(outcome.value)) as T;
    };
    const fit = travel(fitStep(job, models));
    const arms = job.arms.map((_, index) => travel(armStep(job, models, fit, index)));
    expect(JSON.stringify(travel(compareStep(job, models, fit, arms)))).toBe(JSON.stringify(await evidence(asked(TWO, ONE, SLOW))));
  });

  it('leaves out a model that cannot be fitted, and says so', async () => {
    const job = buildJob({
      ...asked('test/no-additive', TWO),
      average: 'evidence',
      given: [],
      levels: [{ at: -5, value: 2, below: false }],
    });
    const fit = fitStep(job, models);
    expect(fit).toMatchObject({ ok: true, value: { weights: [null, 1], parts: [{ model: 1, draws: job.draws }] } });
    expect(fit.issues[0]).toMatchObject({ code: 'fit-failed', severity: 'warning', at: 'test/no-additive' });
  });

  it('is refused over models that are not in the same sample, and where the levels give no evidence', async () => {
    expect((await refused({ ...asked(ONE, 'test/blood'), average: 'evidence' }))[0]).toMatchObject({
      code: 'job-not-computable',
      at: 'models[1]',
    });
    const levels = buildJob().levels.map((level) => ({ ...level, weight: 0.5 }));
    expect((await refused({ ...asked(TWO, ONE), average: 'evidence', levels }))[0]?.code).toBe('no-weights');
    expect(await refused({ ...asked(TWO, ONE), average: 'likelihood', levels, draws: 100 })).toEqual([]);
  });

  it('suggests nothing where models that hold half of the draws or more find the levels improbable', async () => {
    const search = { patterns: [500, 600, 750].map((amount) => ({ first: 1, every: 12, amount, duration: 1 })), show: 5 };
    const job = buildJob({
      ...asked(TWO, ONE),
      average: 'evidence',
      search,
      levels: [
        { at: -12.5, value: 60, below: false },
        { at: -6, value: 9, below: false },
      ],
    });
    const outcome = await runComparison(job, models);
    expect(outcome.ok ? '' : outcome.issues[0]?.code).toBe('levels-improbable');
  });
});

/** How far apart two answers are in the chance of the target, at the arm where they are furthest. */
const chanceSpread = ([a, b]: ComparisonOutput[]): number =>
  Math.max(...(a?.arms ?? []).map(({ chance }, i) => Math.abs(chance.within.value - (b?.arms[i]?.chance.within.value ?? 0))));
