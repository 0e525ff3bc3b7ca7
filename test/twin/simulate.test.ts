import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { covariate, defineModel, twoCompartmentInfusion } from '../../src/domain/define-model.ts';
import type { Dose } from '../../src/domain/regimen.ts';
import { type CovariateTimeline, layOut, placeOf } from '../../src/twin/lay-out.ts';
import { planCourse } from '../../src/twin/plan-course.ts';
import { predictorOf, simulate } from '../../src/twin/simulate.ts';
import { STEP } from '../../src/twin/steps.ts';
import { type DoseRecord, expandRecords } from './expand-records.ts';
import { oneCompartment, twoCompartment } from './reference-models.ts';

const nobody: CovariateTimeline = [{ at: 0, values: {} }];
const person: CovariateTimeline = [{ at: 0, values: { CRCL: 80, WT: 75 } }];

function curve(model = oneCompartment(), covariates = nobody, doses: Dose[] = [], times: number[] = [], etas?: number[]) {
  const outcome = simulate(model, covariates, etas ?? model.etas.map(() => 0), doses, times);
  if (!outcome.ok) throw new Error(outcome.issues[0]?.text);
  return outcome.value;
}

const dose = fc.record({
  at: fc.double({ min: -50, max: 50, noNaN: true }),
  amount: fc.double({ min: 0, max: 2000, noNaN: true }),
  duration: fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 6, noNaN: true })),
});
const doses = fc.array(dose, { maxLength: 6 });
const times = fc.array(fc.double({ min: -60, max: 120, noNaN: true }), { minLength: 1, maxLength: 8 });

describe('a simulated person', () => {
  it('has at the very time of a bolus the concentration from before it', () => {
    const { concentrations } = curve(
      oneCompartment(),
      nobody,
      [
        { at: 0, amount: 500, duration: 0 },
        { at: 12, amount: 500, duration: 0 },
      ],
      [0, 12, 12 + 1e-9],
    );
    expect(concentrations[0]).toBe(0);
    expect(concentrations[1]).toBeCloseTo(10 * Math.exp(-1.2), 12);
    expect(concentrations[2]).toBeCloseTo(10 * Math.exp(-1.2) + 10, 6);
  });

  it('has nothing in the blood before the first dose', () =>
    expect(curve(oneCompartment(), nobody, [{ at: 5, amount: 500, duration: 1 }], [-3, 0, 5]).concentrations).toEqual([0, 0, 0]));

  it('does not care in which order times are asked for, or how many', () => {
    fc.assert(
      fc.property(doses, times, (given, asked) => {
        const alone = asked.map((time) => curve(twoCompartment(), person, given, [time]).concentrations[0] ?? Number.NaN);
        for (const [i, value] of curve(twoCompartment(), person, given, asked).concentrations.entries())
          expect(Math.abs(value - (alone[i] ?? Number.NaN))).toBeLessThan(1e-10 * (value + 1));
      }),
      { numRuns: 60, seed: 8 },
    );
  });

  it('adds up: two courses of doses together are the sum of each alone', () => {
    fc.assert(
      fc.property(doses, doses, times, (one, other, asked) => {
        const [first, second, both] = [
          curve(twoCompartment(), person, one, asked),
          curve(twoCompartment(), person, other, asked),
          curve(twoCompartment(), person, [...one, ...other], asked),
        ];
        for (const [i, value] of both.concentrations.entries())
          expect(Math.abs(value - (first.concentrations[i] ?? 0) - (second.concentrations[i] ?? 0))).toBeLessThan(1e-10 * (value + 1));
      }),
      { numRuns: 60, seed: 9 },
    );
  });

  it('has twice the concentration and twice the area of twice the dose', () => {
    fc.assert(
      fc.property(doses, times, (given, asked) => {
        const once = curve(twoCompartment(), person, given, asked);
        const twice = curve(
          twoCompartment(),
          person,
          given.map((one) => ({ ...one, amount: one.amount * 2 })),
          asked,
        );
        for (const [i, value] of once.concentrations.entries())
          expect(Math.abs((twice.concentrations[i] ?? 0) - 2 * value)).toBeLessThan(1e-11 * (value + 1));
        const [from, to] = [asked.indexOf(Math.min(...asked)), asked.indexOf(Math.max(...asked))];
        const over = ({ areas }: { areas: number[] }): number => (areas[to] ?? 0) - (areas[from] ?? 0);
        expect(Math.abs(over(twice) - 2 * over(once))).toBeLessThan(1e-9 * (over(once) + 1));
      }),
      { numRuns: 60, seed: 10 },
    );
  });

  it('has an area of dose over clearance in the end', () => {
    const { areas } = curve(twoCompartment(), person, [{ at: 0, amount: 1000, duration: 1 }], [0, 5000]);
    expect((areas[1] ?? 0) - (areas[0] ?? 0)).toBeCloseTo(1000 / (4.5 * 0.8), 6);
  });

  it('follows changing kidney function and weight as other programs do, amounts carried over', () => {
    const one = JSON.parse(readFileSync(new URL('../reference/cases/tvcov_crcl_weight.json', import.meta.url), 'utf8')) as {
      covariates: { time: number; CRCL: number; WT: number }[];
      events: DoseRecord[];
      obs_times: number[];
      reference: { CP: number[] };
    };
    const stepping = defineModel({
      id: 'test/stepping',
      drug: { name: 'example' },
      summary: 'A model for tests.',
      source: { citation: 'the reference case', readIn: [] },
      population: { subjects: 1, description: 'nobody' },
      covariates: { CRCL: covariate('mL/min', 'creatinine clearance'), WT: covariate('kg', 'weight') },
      limits: [],
      structure: twoCompartmentInfusion,
      parameters: {
        CL: { value: 4.5, unit: 'L/h', from: 'case' },
        V1: { value: 58.4, unit: 'L', from: 'case' },
        Q: { value: 6.5, unit: 'L/h', from: 'case' },
        V2: { value: 38.4, unit: 'L', from: 'case' },
      },
      individual: (p, c) => ({ CL: p.CL * (c.CRCL / 120) ** 0.8, V1: (p.V1 * c.WT) / 70, Q: p.Q, V2: p.V2 }),
      error: { form: 'additive', additive: 1, unit: 'mg/L', from: 'case' },
      status: { is: 'unchecked' },
      use: 'teaching',
      deviations: [],
      checks: [],
    });
    const { concentrations } = curve(
      stepping,
      one.covariates.map(({ time, ...values }) => ({ at: time, values })),
      expandRecords(one.events),
      one.obs_times,
    );
    const peak = Math.max(...one.reference.CP);
    for (const [i, value] of one.reference.CP.entries())
      expect(Math.abs((concentrations[i] ?? Number.NaN) - value)).toBeLessThan(1e-9 * peak);
  });

  it('uses the first covariates before their time, and is not moved by a row that changes nothing', () => {
    const given = [{ at: -20, amount: 1000, duration: 1 }];
    const same = [
      { at: 0, values: { CRCL: 80, WT: 75 } },
      { at: 10, values: { CRCL: 80, WT: 75 } },
    ];
    const [once, twice] = [curve(twoCompartment(), person, given, [-5, 5, 30]), curve(twoCompartment(), same, given, [-5, 5, 30])];
    for (const [i, value] of once.concentrations.entries()) expect(twice.concentrations[i]).toBeCloseTo(value, 11);
  });

  it('is the same whether the model counts in hours, minutes or days', () => {
    const given = [{ at: 0, amount: 500, duration: 1 }];
    const inHours = curve(oneCompartment(), nobody, given, [3]).concentrations[0];
    expect(curve(oneCompartment({ time: 'min', clearance: 5 / 60 }), nobody, given, [3]).concentrations[0]).toBeCloseTo(
      inHours ?? Number.NaN,
      10,
    );
    expect(curve(oneCompartment({ time: 'd', clearance: 120 }), nobody, given, [3]).concentrations[0]).toBeCloseTo(
      inHours ?? Number.NaN,
      10,
    );
  });

  it('is refused, with the parameter named, when a covariate is missing or leaves no clearance', () => {
    for (const values of [{ WT: 70 }, { CRCL: 0, WT: 70 }, { CRCL: -20, WT: 70 }]) {
      const outcome = simulate(twoCompartment(), [{ at: 0, values }], [0, 0, 0], [], [1]);
      expect(outcome.ok).toBe(false);
      expect(outcome.issues[0]).toMatchObject({ code: 'no-usable-parameters', severity: 'error' });
      expect(outcome.issues[0]?.text).toContain('gives CL');
    }
  });
});

describe('what cannot be simulated', () => {
  it('is refused and never passed over: a dose or a time that is no number, a negative dose, no covariates at all', () => {
    const good = { at: 0, amount: 100, duration: 1 };
    const refused = (covariates: CovariateTimeline, given: Dose[], asked: number[]): boolean =>
      !simulate(oneCompartment(), covariates, [0, 0], given, asked).ok;
    expect(refused(nobody, [good], [1])).toBe(false);
    expect(refused(nobody, [{ ...good, at: Number.NaN }], [1])).toBe(true);
    expect(refused(nobody, [{ ...good, amount: -1 }], [1])).toBe(true);
    expect(refused(nobody, [{ ...good, duration: Number.POSITIVE_INFINITY }], [1])).toBe(true);
    expect(refused(nobody, [good], [Number.NaN])).toBe(true);
    expect(refused([], [good], [1])).toBe(true);
  });
});

describe('a course laid out', () => {
  const lay = (given: Dose[], moments: number[]): ReturnType<typeof layOut> =>
    layOut(predictorOf(oneCompartment()), nobody, given, moments);
  /** Steps of one kind, as pairs of the value and the place. */
  const steps = (given: Dose[], moments: number[], kind: number): [number, number][] => {
    const { kinetics, rules } = predictorOf(oneCompartment());
    const plan = planCourse(kinetics, lay(given, moments).history, rules, () => ({}));
    if ('why' in plan) throw new Error(plan.why);
    return [...Array(plan.length).keys()].filter((i) => plan.step[i] === kind).map((i) => [plan.x[i] ?? Number.NaN, plan.i[i] ?? -1]);
  };

  it('is not made of doses that are no numbers', () =>
    expect(() => lay([{ at: Number.NaN, amount: 1, duration: 1 }], [5])).toThrow('finite times'));

  it('adds the rates of infusions that overlap, and leaves none behind when they end', () => {
    const overlapping = [
      { at: 0, amount: 0.3, duration: 3 },
      { at: 1, amount: 0.2, duration: 1 },
    ];
    expect(steps(overlapping, [5], STEP.move).map(([time]) => time)).toEqual([1, 2, 3, 5]);
    expect(steps(overlapping, [5], STEP.rate).map(([rate]) => Math.round(rate * 1e12) / 1e12)).toEqual([0.1, 0.3, 0.1, 0]);
  });

  it('takes an infusion too short for the clock as a bolus', () => {
    const short = [{ at: 1000, amount: 5, duration: 1e-20 }];
    expect(steps(short, [2000], STEP.amount)).toEqual([[5, 0]]);
    expect(steps(short, [2000], STEP.rate)).toEqual([]);
  });

  it('does not answer for a time that nobody asked for', () => expect(() => placeOf(lay([], [1, 2]), 1.5)).toThrow('not a moment'));
});
