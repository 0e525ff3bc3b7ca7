import { describe, expect, test } from 'vitest';
import { type Truth, asReported, repeat, trueConcentration } from '../../src/demo/truth.ts';
import { LESSONS } from '../../src/demo/ward.ts';
import { type Given, collectedAt, givenTo, hour, levelsOf } from './read-ward.ts';

const constant: Truth = { kind: 'one-compartment', V: 40, CL: [{ from: '2026-11-01T00:00:00Z', value: 4 }] };
const two: Truth = { kind: 'two-compartment', CL: 4, V1: 20, Q: 6, V2: 30 };
const start = '2026-11-02T00:00:00Z';
const later = (hours: number): string => new Date(Date.parse(start) + hours * 3_600_000).toISOString();

/** The same kinetics by small steps of the differential equations (fourth-order Runge-Kutta, 36 s), from the record alone. */
function integrate(truth: Exclude<Truth, { kind: 'nothing-fits' }>, given: readonly Given[], at: number): number {
  const step = 0.01;
  let [central, other] = [0, 0];
  const clearance = (time: number): number =>
    truth.kind === 'two-compartment' ? truth.CL : (truth.CL.findLast((one) => hour(one.from) <= time + 1e-9)?.value ?? 0);
  const [V1, Q, V2] = truth.kind === 'two-compartment' ? [truth.V1, truth.Q, truth.V2] : [truth.V, 0, 1];
  const slope = (time: number, a: number, b: number): [number, number] => {
    const rate = given.reduce((sum, one) => sum + (one.start <= time && time < one.end ? one.mg / (one.end - one.start) : 0), 0);
    const across = (Q / V1) * a - (Q / V2) * b;
    return [rate - (clearance(time) / V1) * a - across, across];
  };
  for (let time = given[0]?.start ?? at; time < at - 1e-9; time += step) {
    const h = Math.min(step, at - time);
    const k1 = slope(time, central, other);
    const k2 = slope(time + h / 2, central + (h / 2) * k1[0], other + (h / 2) * k1[1]);
    const k3 = slope(time + h / 2, central + (h / 2) * k2[0], other + (h / 2) * k2[1]);
    const k4 = slope(time + h, central + h * k3[0], other + h * k3[1]);
    central += (h / 6) * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]);
    other += (h / 6) * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1]);
  }
  return central / V1;
}

describe('the kinetics the ward is made from', () => {
  test('a long infusion settles at rate over clearance: 20 mg/h over 4 L/h is 5 mg/L', () => {
    const given = [{ start, hours: 500, mg: 10_000 }];
    expect(trueConcentration(constant, given, later(499))).toBeCloseTo(5, 8);
    expect(trueConcentration(two, given, later(499))).toBeCloseTo(5, 4);
  });

  test('after a one-hour infusion of 400 mg into 40 L the level is 10 x (1 - e^-0.1) / 0.1 mg/L, then halves every 6.93 h', () => {
    const given = [{ start, hours: 1, mg: 400 }];
    const end = trueConcentration(constant, given, later(1));
    expect(end).toBeCloseTo((10 * (1 - Math.exp(-0.1))) / 0.1, 10);
    expect(trueConcentration(constant, given, later(1 + Math.LN2 / 0.1))).toBeCloseTo(end / 2, 6);
  });

  test('the area under two compartments is dose over clearance: 1,000 mg over 4 L/h is 250 mg.h/L', () => {
    const given = [{ start, hours: 2, mg: 1000 }];
    let area = 0;
    for (let at = 0.025; at < 200; at += 0.05) area += trueConcentration(two, given, later(at)) * 0.05;
    expect(area).toBeCloseTo(250, 1);
  });

  test('nothing is there before the first dose', () => {
    expect(trueConcentration(constant, [{ start, hours: 1, mg: 400 }], later(-1))).toBe(0);
    expect(trueConcentration(two, [{ start, hours: 1, mg: 400 }], later(-1))).toBe(0);
  });

  test('the laboratory prints one decimal', () => {
    expect(asReported(12.34, 0)).toBe(12.3);
    expect(asReported(10, 0.05)).toBe(10.5);
  });

  test('repeated doses are off by the minutes listed, in turn', () => {
    const given = repeat({ first: start, everyHours: 12, count: 3, mg: 1000, hours: 2, offByMinutes: [5, -10] });
    expect(given.map((one) => one.start)).toEqual(['2026-11-02T00:05:00Z', '2026-11-02T11:50:00Z', '2026-11-03T00:05:00Z']);
  });
});

describe('the levels of the ward', () => {
  const made = LESSONS.flatMap(({ id, truth }) =>
    truth && truth.kind !== 'nothing-fits' ? levelsOf(id).map((level) => [level.id ?? '', id, truth, level] as const) : [],
  );

  test.each(made)('%s is within an assay’s error of what the doses in the record give', (_, id, truth, level) => {
    const expected = integrate(truth, givenTo(id), hour(collectedAt(id, level)));
    expect(Math.abs((level.valueQuantity?.value ?? 0) / expected - 1)).toBeLessThan(0.06);
  });

  test('at least ten levels were held against the equations', () => {
    expect(made.length).toBeGreaterThanOrEqual(10);
  });
});
