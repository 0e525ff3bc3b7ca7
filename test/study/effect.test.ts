import { describe, expect, test } from 'vitest';
import { eleveld2018 } from '../../models/propofol/eleveld-2018.ts';
import { warfarin } from '../../models/warfarin/drug.ts';
import type { ComparisonJob, JobLevel } from '../../src/domain/job.ts';
import { type DoseGiven, type PatientRecord, type Route } from '../../src/domain/record.ts';
import { effectOf } from '../../src/domain/drug.ts';
import { crosses, nameLine, nameMetric } from '../../src/domain/target.ts';
import type { ComparisonQuestion } from '../../src/domain/wire/request.ts';
import { renderComparison } from '../../src/cli/render-comparison.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { readHistory } from '../../src/study/history.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { fitModel } from '../../src/twin/fit.ts';
import { runComparison } from '../../src/twin/run.ts';
import { seenThrough } from '../../src/twin/seen-through.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { NOW, aDose, aRecord, measured } from './record-builder.ts';

const WARFARIN = { drug: 'warfarin', substance: 'warfarin sodium', route: 'oral' as Route };
const tablet = (start: string): DoseGiven => {
  const { duration: _none, ...dose } = aDose(start, { ...WARFARIN, amount: 5 });
  return dose;
};
const inr = (at: string, value: number) => measured('inr', at, value, '1');

/** A man of known genotype on 5 mg a day for three days, with an INR of 1 before them, and what was measured since. */
const onWarfarin = (...since: ReturnType<typeof inr>[]): PatientRecord => {
  const record = aRecord({ given: ['20', '21', '22'].map((day) => tablet(`2026-11-${day}T18:00:00.000Z`)) });
  const genotype = (name: string, alleles: number) => [measured(name, '2026-11-16T08:00:00.000Z', alleles, '1')];
  return {
    ...record,
    covariates: {
      ...record.covariates,
      inr: [inr('2026-11-16T08:00:00.000Z', 1), ...since],
      cyp2c9Star2: genotype('cyp2c9Star2', 0),
      cyp2c9Star3: genotype('cyp2c9Star3', 0),
      vkorc1A: genotype('vkorc1A', 1),
    },
  };
};

const question: ComparisonQuestion = {
  drug: 'warfarin',
  asOf: NOW,
  candidates: [2.5, 7.5].map((mg) => ({
    dose: { value: mg, unit: 'mg', substance: 'warfarin sodium' },
    route: 'oral' as const,
    every: { value: 24, unit: 'h' },
  })),
  draws: 40,
};

const REST = { age: 35, weight: 70, fatFreeMass: 55, female: 0, opioid: 0 };
const INFUSION = [{ at: 0, amount: 600, duration: 3 }];

describe('a target that is an effect', () => {
  test('is scored on that output of the model, in its unit and by its name, with what the draws leave open', async () => {
    const answer = await answerInProcess(question, onWarfarin(), shippedLibrary, new Date(NOW));
    if (!answer.ok) throw new Error(answer.issues.map((one) => one.text).join(' '));
    const { target, thresholds, candidates, basis } = answer.value.result;
    expect(target).toMatchObject({ id: 'warfarin/inr-2-3', label: 'mean INR 2-3', output: 'INR', unit: '1', low: 2, high: 3 });
    expect(thresholds.map(({ label }) => label)).toEqual(['P(highest INR > 4)']);
    const [less, more] = candidates;
    if (!less || !more) throw new Error('two arms were asked for');
    expect([less.exposure.deciding.label, less.exposure.deciding.unit, less.curve.concentration.unit]).toEqual([
      'mean INR 144-168 h',
      '1',
      '1',
    ]);
    expect(more.exposure.deciding.p50).toBeGreaterThan(less.exposure.deciding.p50);
    // Nobody's INR falls below the one before any warfarin.
    expect(Math.min(...less.curve.concentration.p5)).toBeGreaterThanOrEqual(1);
    const { belowTarget, inTarget, aboveTarget } = more.probability;
    expect(belowTarget.value + inTarget.value + aboveTarget.value).toBeCloseTo(1, 12);
    expect(inTarget.monteCarloError).toBeGreaterThan(0);
    expect(basis.models.find(({ chosen }) => chosen)).toMatchObject({
      model: 'warfarin/hamberg-2010',
      status: 'unchecked',
      use: 'forecast',
    });
    const text = renderComparison(answer.value.result, { hash: '', width: 100 });
    expect(text).toContain('INR UNDER WARFARIN');
    expect(text).not.toMatch(/Cmin|AUC|CONCENTRATION/);
  });

  test('is not asked of a model that does not describe it, nor is a level of one that describes an effect alone', async () => {
    const reasons = async (changes: Partial<ComparisonQuestion>): Promise<string[]> => {
      const answer = await answerInProcess({ ...question, ...changes }, onWarfarin(), shippedLibrary, new Date(NOW));
      return answer.ok ? [] : answer.issues.map(({ text }) => text);
    };
    expect(await reasons({ model: 'warfarin/oreilly-1968' })).toContain(
      'warfarin/oreilly-1968 describes CP, PCA, and not INR, which the target warfarin/inr-2-3 is of.',
    );
    expect(await reasons({ model: 'warfarin/xia-2024', target: { metric: 'Cavg', low: 1, high: 2, unit: 'mg/L' } })).toContain(
      'warfarin/xia-2024 describes INR, virtual in the first place, and no level of warfarin in mg/L, which the target asked-for is of.',
    );
    expect(await reasons({ target: { metric: 'AUC24', output: 'INR', low: 2, unit: '1' } })).toContain(
      'AUC24 of "INR" is no effect of warfarin that can be aimed at.',
    );
  });

  test('is fitted to its readings since the first dose, and not to the one before it that the effect starts from', () => {
    const record = onWarfarin(
      inr('2026-11-22T08:00:00.000Z', 1.3),
      inr('2026-11-23T07:00:00.000Z', 60),
      inr('2026-11-24T07:00:00.000Z', 2),
    );
    const history = readHistory(record, warfarin, NOW, effectOf(warfarin, 'INR'));
    if (!history.ok) throw new Error('the record can be read');
    expect(history.value.levels.map(({ at, value, output }) => ({ at, value, output }))).toEqual([{ at: -28, value: 1.3, output: 'INR' }]);
    const unasked = readHistory(record, warfarin, NOW);
    expect(unasked.ok && unasked.value.levels).toEqual([]);
  });
});

describe('readings of an effect', () => {
  const covariates = [{ at: 0, values: REST }];
  const bis: JobLevel[] = [
    { at: 1, value: 70, below: false },
    { at: 2, value: 52, below: false },
  ];
  const named = bis.map((one) => ({ ...one, output: 'BIS' }));
  const level: JobLevel = { at: 2, value: 2.2, below: false };

  test('are fitted as a model that observes this effect fits them', () => {
    const bisOnly = seenThrough(eleveld2018, 'BIS');
    if (!bisOnly) throw new Error('the model has the index');
    const [one, other] = [fitModel(eleveld2018, covariates, INFUSION, named, 1), fitModel(bisOnly, covariates, INFUSION, bis, 1)];
    expect(one.status).toBe('converged');
    expect(one).toEqual(other);
    // A BIS above the typical one asks for less effect: less drug, or a higher concentration at which it acts.
    expect(one.levels.map(({ population, individual, observed }) => (individual - population) * (observed - population) > 0)).toEqual([
      true,
      true,
    ]);
  });

  test('and a level at the same moment are each held against their own output', () => {
    const both = fitModel(eleveld2018, covariates, INFUSION, [...named, level], 1);
    expect(both.status).toBe('converged');
    const typical = (output: string | undefined, at: number): number => {
      const seen = seenThrough(eleveld2018, output);
      const course =
        seen &&
        simulate(
          seen,
          covariates,
          eleveld2018.etas.map(() => 0),
          INFUSION,
          [at],
        );
      if (!course?.ok) throw new Error('the course can be simulated');
      return course.value.concentrations[0] ?? Number.NaN;
    };
    const expected = [typical('BIS', 1), typical('BIS', 2), typical(undefined, 2)];
    for (const [i, { population }] of both.levels.entries()) expect(population).toBeCloseTo(expected[i] ?? NaN, 6);
    // The order in which they are named makes no difference to what they say.
    const turned = fitModel(eleveld2018, covariates, INFUSION, [level, ...named], 1);
    for (const [i, eta] of both.eta.entries()) expect(turned.eta[i]).toBeCloseTo(eta, 4);
  });

  test('and arms without variability give the mean and the extremes that the course itself has', async () => {
    const fixed = { ...eleveld2018, etas: eleveld2018.etas, omega: eleveld2018.omega.map((row) => row.map((value) => value * 1e-12)) };
    const window = { from: 1, to: 2 };
    const job: ComparisonJob = {
      schema: 'dosetwin.job/1',
      code: 'test',
      drug: 'propofol',
      models: [{ id: fixed.id, hash: '', covariates }],
      output: 'BIS',
      given: [],
      levels: [],
      arms: [{ doses: INFUSION, dailyDose: null }],
      target: { metric: 'Cavg', window, low: 40, high: 60, best: 50 },
      thresholds: [
        { metric: 'Cmin', window, below: 60, limit: 0.1 },
        { metric: 'Cmin', window, below: 20, limit: 0.1 },
      ],
      horizon: 48,
      steadyState: true,
      draws: 2,
      seed: 1,
    };
    const ran = await runComparison(job, [fixed]);
    if (!ran.ok) throw new Error(ran.issues.map(({ text }) => text).join(' '));
    const times = Array.from({ length: 6001 }, (_, i) => 1 + i / 6000);
    const seen = seenThrough(fixed, 'BIS');
    const course =
      seen &&
      simulate(
        seen,
        covariates,
        fixed.etas.map(() => 0),
        INFUSION,
        times,
      );
    if (!course?.ok) throw new Error('the course can be simulated');
    const values = course.value.concentrations;
    const mean = values.slice(1).reduce((sum, value, i) => sum + (value + (values[i] ?? 0)) / 2, 0) / 6000;
    const [arm] = ran.value.arms;
    expect(arm?.deciding.p50).toBeCloseTo(mean, 4);
    expect(arm?.chance.thresholds.map(({ value }) => value)).toEqual([Math.min(...values) < 60 ? 1 : 0, 0]);
    expect(arm?.aucSteadyState).toBeNull();
  });
});

describe('a line not to be crossed', () => {
  test('is crossed upwards or downwards, and named so', () => {
    expect([
      crosses(5, { above: 4 }),
      crosses(4, { above: 4 }),
      crosses(0.4, { below: 0.5 }),
      crosses(0.5, { below: 0.5 }),
      crosses(1, undefined),
    ]).toEqual([true, false, true, false, false]);
    expect([nameLine({ above: 600, unit: 'mg.h/L' }), nameLine({ below: 0.5, unit: '10*9/L' }), nameLine({ above: 4, unit: '1' })]).toEqual(
      ['> 600 mg.h/L', '< 0.5 10*9/L', '> 4'],
    );
    expect(nameMetric({ metric: 'Cmin', output: 'CIRC', effect: 'neutrophil count' })).toBe('lowest neutrophil count');
  });
});
