import { describe, expect, test } from 'vitest';
import { combinedRoot, covariate, defineModel, percentCV, twoCompartmentInfusion, variance } from '../../src/domain/define-model.ts';
import { thomsonOfMipdeval } from '../../src/study/check/published-models.ts';
import { type ModelEvaluation, USUAL_THRESHOLDS, openEvaluator } from '../../src/study/evaluation.ts';
import { foreseeLevels, mayBeAdapted } from '../../src/study/forecast-levels.ts';
import { judge, summarise } from '../../src/twin/performance.ts';
import { checkVisually, npdeOf } from '../../src/twin/predictive-check.ts';
import { openStream } from '../../src/numerics/random.ts';
import { createPopulation, openDraws } from '../../src/twin/population.ts';
import { predictPerson } from '../../src/twin/predict.ts';
import { readMeasures } from '../../src/twin/residual.ts';
import { predictorOf, readPeople } from './read-people.ts';

const locf = { covariates: 'locf' } as const;
const HEAD = 'ID,TIME,AMT,RATE,DV,WT,CRCL';
const who = '82.7018420944358,3.68714131510177';
/** The patient of R6: three infusions, and levels as published with mipdeval. */
const patient = (last: number | string): string =>
  [
    HEAD,
    ...[0, 12].map((at) => `1,${at},1500,750,.,${who}`),
    `1,15,.,.,38.9,${who}`,
    `1,23,.,.,26.9,${who}`,
    `1,24,1500,750,.,${who}`,
    `1,50,.,.,${last},${who}`,
  ].join('\n');
const thomson = predictorOf(thomsonOfMipdeval, locf);
const foresee = (text: string) => {
  const [person] = readPeople(thomson, text).people;
  if (!person) throw new Error('nobody');
  return foreseeLevels(thomson, person, 0);
};

describe('a level is foreseen from the levels before it alone', () => {
  test('as PsN and NONMEM foresee a patient step by step', () => {
    const { forecasts, failures } = foresee(patient(12.1));
    expect(failures).toEqual([]);
    expect(forecasts.map(({ used, ahead, time }) => [used, ahead, time])).toEqual([
      [0, 1, 15],
      [0, 2, 23],
      [0, 3, 50],
      [1, 1, 23],
      [1, 2, 50],
      [2, 1, 50],
    ]);
    const published = [31.603, 17.777, 11.372, 20.443, 13.879, 18.364];
    for (const [i, one] of forecasts.entries()) expect(Math.abs(one.predicted / (published[i] ?? 0) - 1)).toBeLessThan(1e-4);
  });

  test('what a level, a dose and a covariate will be later changes nothing foreseen before', () => {
    const before = (text: string) =>
      foresee(text)
        .forecasts.filter(({ time }) => time < 50)
        .map(({ predicted }) => predicted);
    const sound = before(patient(12.1));
    expect(before(patient(9999))).toEqual(sound);
    expect(before(patient(12.1).replace('24,1500,750', '24,90000,750'))).toEqual(sound);
    expect(before(patient(12.1).replace(/50,[.],[.],12.1,.*/, '50,.,.,12.1,20,1'))).toEqual(sound);
  });

  test('nor from one that was drawn at the same time', () => {
    const { forecasts } = foresee(patient(12.1).replace('1,23,.', `1,15,.,.,30,${who}\n1,23,.`));
    expect(forecasts.filter(({ time }) => time === 15).map(({ used, observed }) => [used, observed])).toEqual([
      [0, 38.9],
      [0, 30],
    ]);
    expect(forecasts.filter(({ time, ahead }) => time === 23 && ahead === 1).map(({ used }) => used)).toEqual([2]);
  });
});

test('doses that change after a level may have been adapted to it, others not', () => {
  const [same, changed] = [patient(12), patient(12).replace('24,1500', '24,1000')].map((text) => readPeople(thomson, text).people[0]);
  expect([same && mayBeAdapted(same), changed && mayBeAdapted(changed)]).toEqual([false, true]);
});

describe('figures of performance', () => {
  const pairs = [
    [10, 12],
    [20, 15],
    [40, 44],
    [5, 7],
  ].map(([observed = 0, predicted = 0], person) => ({
    person,
    group: undefined,
    output: 0,
    used: 0,
    ahead: 1,
    time: 0,
    observed,
    predicted,
  }));

  test('are those worked out by hand', () => {
    const { relative, RMSE, people, levels } = judge(pairs, 100, 1);
    expect([people, levels, RMSE.value]).toEqual([4, 4, 3.5]);
    const values = Object.fromEntries(Object.entries(relative.observed).map(([name, { value }]) => [name, value]));
    const byHand = { MPE: 11.25, MDPE: 15, MDAPE: 22.5, MAPE: 23.75, rRMSE: 26.1008, F20: 50, F30: 75 };
    for (const [name, value] of Object.entries(byHand)) expect(values[name]).toBeCloseTo(value, 4);
    const symmetric = [2 / 11, -5 / 17.5, 4 / 42, 2 / 6];
    expect(relative.symmetric.MPE.value).toBeCloseTo((100 * symmetric.reduce((a, b) => a + b)) / 4, 10);
    expect(relative.symmetric.MDAPE.value).toBeCloseTo(50 * (2 / 11 + 5 / 17.5), 10);
  });

  test('have intervals from drawing people, the same for the same seed, none for one person alone', () => {
    const many = Array.from({ length: 400 }, (_, person) => {
      const { normal } = openStream(3, person);
      return { ...pairs[0], person, observed: 10, predicted: 10 * (1 + 0.1 * normal()) } as (typeof pairs)[number];
    });
    const { MPE } = judge(many, 1000, 7).relative.observed;
    // The mean of 400 errors of 10 % has a standard error of 0.5 %.
    expect((MPE.high ?? 0) - (MPE.low ?? 0)).toBeGreaterThan(2 * 1.96 * 0.5 * 0.85);
    expect((MPE.high ?? 0) - (MPE.low ?? 0)).toBeLessThan(2 * 1.96 * 0.5 * 1.15);
    expect(judge(many, 1000, 7)).toEqual(judge(many, 1000, 7));
    expect(judge(pairs.slice(0, 1), 1000, 7).relative.observed.MPE).toEqual({ value: 20, low: null, high: null });
    const twice = many.flatMap((one) => [one, one]);
    expect(judge(twice, 1000, 7).relative.observed.MPE.high).toBeCloseTo(MPE.high ?? 0, 12);
  });

  test('leave out a relative error over nothing, and say so', () => {
    const [first, ...others] = pairs;
    if (!first) throw new Error('no pair');
    const found = judge([{ ...first, observed: 0 }, ...others], 100, 1);
    expect(found.undefined).toEqual({ observed: 1, symmetric: 0 });
    expect(found.relative.observed.MPE.value).toBeCloseTo(summarise([-0.25, 0.1, 0.4]).MPE, 12);
  });
});

const about = {
  drug: { name: 'example' },
  summary: '',
  source: { citation: 'test' },
  population: { subjects: 1, description: '' },
  limits: [],
  checks: [],
};
const modelWith = (clearance: number) =>
  defineModel({
    ...about,
    id: 'test/site',
    covariates: { WT: covariate('kg', 'weight') },
    parameters: {
      CL: { value: clearance, unit: 'L/h', from: 'test', between: percentCV(35) },
      V1: { value: 30, unit: 'L', from: 'test', between: variance(0.04) },
      Q: { value: 5, unit: 'L/h', from: 'test' },
      V2: { value: 30, unit: 'L', from: 'test' },
    },
    structure: twoCompartmentInfusion,
    individual: (p, c) => ({ CL: p.CL, V1: p.V1 * (c.WT / 70), Q: p.Q, V2: p.V2 }),
    error: combinedRoot({ proportional: 0.15, additive: 0.2, unit: 'mg/L', from: 'test' }),
  });

/** People with four levels each, simulated from a model. */
function simulated(people: number): string {
  const model = modelWith(4);
  const predictor = predictorOf(model, locf);
  const population = createPopulation(model, 11);
  const measures = readMeasures(model, predictor.kinetics.outputs);
  if (!population || !measures.ok) throw new Error('cannot be drawn');
  const streams = openDraws(11);
  const rows = Array.from({ length: people }, (_, person) => {
    const at = `${50 + (person % 50)},${person % 2}`;
    const levels = [1.5, 11.9, 25, 47.9];
    const text = (values: readonly number[]): string =>
      [`${person},0,1000,1000,12,3,.,${at}`, ...levels.map((time, i) => `${person},${time},.,.,.,.,${values[i] ?? '.'},${at}`)].join('\n');
    const [read] = readPeople(predictor, `ID,TIME,AMT,RATE,II,ADDL,DV,WT,SEX\n${text([])}`).people;
    const { normal } = streams({ person, draw: 1 }, 'residual');
    const values: number[] = [];
    predictPerson(predictor, read?.records ?? [], population.etasOf({ person, draw: 1 }, 1), (_index, prediction) =>
      values.push(Math.max(0.01, measures.value[0]?.(prediction, normal()) ?? 0)),
    );
    return text(values);
  });
  return `ID,TIME,AMT,RATE,II,ADDL,DV,WT,SEX\n${rows.join('\n')}`;
}

function evaluate(clearance: number, text: string): ModelEvaluation {
  const predictor = predictorOf(modelWith(clearance), locf);
  const evaluator = openEvaluator(predictor, { thresholds: USUAL_THRESHOLDS, resamples: 200, replicates: 500, seed: 2 });
  for (const person of readPeople(predictor, text, 'SEX').people) evaluator.add(person);
  return evaluator.end();
}

describe('a model evaluated on people', () => {
  const text = simulated(120);
  const [right, wrong] = [evaluate(4, text), evaluate(8, text)];
  const cell = ({ cells }: ModelEvaluation, used: number, group: string | null = null) =>
    cells.find((one) => one.used === used && one.group === group && one.horizon === 'next');

  test('that it was drawn from has normalised errors that are standard normal, and another has not', () => {
    const { levels = 0, mean = 9, sd = 9 } = right.checks[0]?.npde ?? {};
    expect(levels).toBe(480);
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(levels));
    expect(Math.abs(sd - 1)).toBeLessThan(4 / Math.sqrt(2 * levels));
    expect(Math.abs(wrong.checks[0]?.npde.mean ?? 0)).toBeGreaterThan(8 / Math.sqrt(levels));
  });

  test('that it was drawn from has the observed percentiles within the simulated bands, most of the time, and another has not', () => {
    const inside = ({ checks }: ModelEvaluation): number => {
      const bands = (checks[0]?.visual ?? []).flatMap((bin) => Object.values(bin.bands));
      return bands.filter(({ observed, low, high }) => low <= observed && observed <= high).length / bands.length;
    };
    expect(inside(right)).toBeGreaterThan(0.85);
    expect(inside(wrong)).toBeLessThan(0.6);
  });

  test('foresees the last level better from those before it than without, the wrong one too', () => {
    for (const { forecasts } of [right, wrong]) {
      const last = (used: number): number =>
        summarise(
          forecasts.filter((one) => one.time === 47.9 && one.used === used).map(({ observed, predicted }) => predicted / observed - 1),
        ).MDAPE;
      expect(last(3)).toBeLessThan(last(0));
    }
    const biased = [wrong, right].map(
      ({ cells }) => !cells.find((one) => one.used === 0 && one.group === null && one.horizon === 'all later')?.within.MDPE,
    );
    expect(biased).toEqual([true, false]);
  });

  test('is told apart by groups of people that together are all', () => {
    const [all, first, second] = [null, '0', '1'].map((group) => cell(right, 1, group)?.performance.levels);
    expect([all, first, second]).toEqual([120, 60, 60]);
  });
});

test('a normalised error is the normal quantile of the share of decorrelated simulated values below', () => {
  const { normal } = openStream(4);
  const [first, second] = [Float64Array.from({ length: 4000 }, normal), new Float64Array(4000)];
  for (let i = 0; i < 4000; i++) second[i] = 0.8 * (first[i] ?? 0) + 0.6 * normal();
  // Freed of its correlation with a first value of 1, a second value of 1.4 stands at (1.4 - 0.8) / 0.6 = 1.
  const [one = 0, other = 0] = npdeOf([1, 1.4], [first, second]) ?? [];
  expect(Math.abs(one - 1)).toBeLessThan(0.1);
  expect(Math.abs(other - 1)).toBeLessThan(0.1);
  expect(npdeOf([1, 1], [first, first])).toBeUndefined();
});

test('a prediction-corrected level is the level of somebody whose prediction is the median of the bin', () => {
  const checked = [1, 2, 4].map((typical) => ({
    output: 0,
    sinceDose: 1,
    observed: 3 * typical,
    typical,
    simulated: Float64Array.of(2 * typical, 4 * typical),
    npde: null,
  }));
  const [bin] = checkVisually(checked);
  expect(bin).toMatchObject({ levels: 3, bands: { p50: { observed: 6 } } });
  expect(bin?.bands.p50.low).toBeCloseTo(4.1, 12);
  expect(bin?.bands.p50.high).toBeCloseTo(7.9, 12);
  // Levels drawn at one time are one bin, however many; none is lost.
  const times = Array.from({ length: 60 }, (_, i) => ({ sinceDose: i < 5 ? i : i < 45 ? 12 : i }));
  const bins = checkVisually(times.flatMap((one) => checked.slice(0, 1).map((other) => ({ ...other, ...one }))));
  expect(bins.filter(({ from, to }) => from <= 12 && to >= 12)).toHaveLength(1);
  expect(bins.reduce((sum, { levels }) => sum + levels, 0)).toBe(60);
});
