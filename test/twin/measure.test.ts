import { describe, expect, it } from 'vitest';
import type { Measure } from '../../src/domain/job.ts';
import type { Dose } from '../../src/domain/regimen.ts';
import { describeArm } from '../../src/twin/exposure-summary.ts';
import { exposeArm } from '../../src/twin/exposure.ts';
import { expose } from '../../src/twin/expose.ts';
import { buildJob, repeated } from './job-builder.ts';
import { oneCompartment } from './reference-models.ts';

const nobody = [{ at: 0, values: {} }];
/** Off the hour, so that nothing agrees by falling on a grid. */
const DOSES: readonly Dose[] = repeated(1000, 8, 9, 0.37, 0.5);
const WINDOW = { from: 24, to: 48 };
const PEOPLE = [
  [0, 0],
  [0.4, -0.3],
  [-0.6, 0.2],
];

/** The measure of each of three people, by a comparison's arm. */
function measureOf(measure: Measure, { model = oneCompartment(), doses = DOSES, given = [] as Dose[] } = {}) {
  const job = buildJob({
    draws: PEOPLE.length,
    levels: [],
    given,
    models: [{ id: model.id, hash: 'a', covariates: nobody }],
    arms: [{ doses: [...doses], dailyDose: null }],
    target: { ...measure, low: 1, high: 1000, best: 30 },
    thresholds: [{ ...measure, above: 30, limit: 0.1 }],
  });
  const exposures = exposeArm(job, 0, [{ model, covariates: nobody, etas: Float64Array.from(PEOPLE.flat()) }]);
  if (typeof exposures === 'string') throw new Error(exposures);
  return { values: [...exposures.deciding], thresholds: [...(exposures.thresholds[0] ?? [])], exposures, arm: describeArm(job, exposures) };
}

/** The same people by the function that any window and level can be asked of. */
const exposed = (levels: number[] = [], doses = DOSES) =>
  PEOPLE.map((etas) => {
    const outcome = expose(oneCompartment(), nobody, etas, [...doses], [WINDOW], levels);
    const [one] = outcome.ok ? outcome.value : [];
    if (!one) throw new Error('cannot be exposed');
    return one;
  });

const expectAll = (values: readonly number[], expected: readonly number[]): void => {
  expect(values).toHaveLength(expected.length);
  for (const [i, value] of values.entries()) expect(value / (expected[i] ?? Number.NaN)).toBeCloseTo(1, 10);
};

describe('the measure that a target is stated in', () => {
  it.each([
    ['AUC24', {}, (one: ReturnType<typeof exposed>[number]) => one.auc],
    ['Cavg', {}, (one: ReturnType<typeof exposed>[number]) => one.auc / 24],
    ['Cmin', {}, (one: ReturnType<typeof exposed>[number]) => one.cmin],
    ['Cmax', {}, (one: ReturnType<typeof exposed>[number]) => one.cmax],
    ['AUC24/MIC', { mic: 2 }, (one: ReturnType<typeof exposed>[number]) => one.auc / 2],
    ['Cmax/MIC', { mic: 0.5 }, (one: ReturnType<typeof exposed>[number]) => one.cmax / 0.5],
    ['T>MIC', { mic: 20 }, (one: ReturnType<typeof exposed>[number]) => ((one.above[0]?.hours ?? 0) / 24) * 100],
  ] as const)('%s is what that window of that person holds, and a threshold in it likewise', (metric, more, of) => {
    const { values, thresholds } = measureOf({ metric, window: WINDOW, ...more });
    const expected = exposed('mic' in more ? [more.mic] : []).map(of);
    expectAll(values, expected);
    expectAll(thresholds, expected);
  });

  it('T>MIC lies between nothing and all of the window, and some is not all', () => {
    const share = (mic: number): number => measureOf({ metric: 'T>MIC', window: WINDOW, mic }).values[0] ?? Number.NaN;
    expect([share(1), share(1000)]).toEqual([100, 0]);
    expect(share(25)).toBeGreaterThan(0);
    expect(share(25)).toBeLessThan(100);
  });

  it('a level after a dose is that of the last dose for which the moment lies in the window', () => {
    const { values } = measureOf({ metric: 'C', hours: 2, window: WINDOW });
    const at = 0.37 + 5 * 8 + 2;
    const expected = PEOPLE.map((etas) => {
      const outcome = expose(oneCompartment(), nobody, etas, [...DOSES], [{ from: at, to: at + 1e-9 }]);
      return (outcome.ok && outcome.value[0]?.cmax) || Number.NaN;
    });
    for (const [i, value] of values.entries()) expect(value / (expected[i] ?? Number.NaN)).toBeCloseTo(1, 7);
  });

  it('a level 0 h after a dose is the trough before it', () => {
    const bolus = repeated(500, 12, 6, 0, 0);
    const { values } = measureOf({ metric: 'C', hours: 0, window: { from: 24, to: 40 } }, { doses: bolus });
    const kept = Math.exp(-0.1 * 12);
    expect(values[0]).toBeCloseTo((500 / 50) * (kept + kept ** 2 + kept ** 3), 9);
  });

  it('an AUC of the whole course counts the doses already given', () => {
    const given = repeated(1000, 24, 2, -48, 0);
    const whole = measureOf({ metric: 'AUC', window: { from: 0, to: 72 } }, { doses: [], given }).values[0];
    const area = (since: number): number => (1000 / 5) * (1 - Math.exp(-0.1 * since));
    expect(whole).toBeCloseTo(area(72 + 48) + area(72 + 24), 8);
  });

  it('is the same in a model that counts in minutes or days', () => {
    for (const measure of [
      { metric: 'Cmin', window: WINDOW },
      { metric: 'T>MIC', window: WINDOW, mic: 20 },
      { metric: 'Cavg', window: WINDOW },
    ] as const) {
      const { values } = measureOf(measure);
      expectAll(measureOf(measure, { model: oneCompartment({ time: 'min', clearance: 5 / 60 }) }).values, values);
      expectAll(measureOf(measure, { model: oneCompartment({ time: 'd', clearance: 120 }) }).values, values);
    }
  });
});

describe('the measure of the past day', () => {
  it('at 48 h is that of the second day for troughs and peaks of infusions, which turn where doses start and end', () => {
    for (const metric of ['Cmin', 'Cmax'] as const) {
      const { exposures, values } = measureOf({ metric, window: WINDOW });
      // The course that was run last is the last person's.
      const day = exposures.plans[0]?.trailing.find((one) => one.at === 48)?.reading();
      expect(day).toBeCloseTo(values.at(-1) ?? Number.NaN, 9);
    }
  });

  it('accounts for every hour, whatever the metric', () => {
    for (const measure of [
      { metric: 'Cmin', window: WINDOW },
      { metric: 'Cmax', window: WINDOW },
      { metric: 'C', hours: 2, window: WINDOW },
      { metric: 'AUC', window: WINDOW },
      { metric: 'T>MIC', mic: 20, window: WINDOW },
    ] as const) {
      const { time } = measureOf(measure).arm;
      expect(time.above.mean + time.within.mean + time.below.mean).toBeCloseTo(72, 9);
    }
  });

  it('above a MIC is close to what is solved for: straight lines between whole hours', () => {
    const { exposures, values } = measureOf({ metric: 'T>MIC', mic: 20, window: WINDOW });
    const day = exposures.plans[0]?.trailing.find((one) => one.at === 48)?.reading() ?? Number.NaN;
    expect(Math.abs(day - (values.at(-1) ?? Number.NaN))).toBeLessThan(1);
  });
});
