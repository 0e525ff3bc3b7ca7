import { describe, expect, it } from 'vitest';
import { compareOne } from '../validate/agreement.ts';
import { SIGNIFICANT, cellsOf, chancesOf, leastAdjusted, placedOf, withinFourErrors } from '../validate/calibration.ts';
import { foreseePeople } from '../validate/foresee.ts';
import { SETTINGS, type Setting } from '../validate/simulated-people.ts';
import { holm, sameMeanP, studentP, uniformP } from '../validate/tests-of-chance.ts';

const SEED = 31;
const three = SETTINGS.slice(0, 3);

/** Somebody who believes that people of the model differ half as much as they do. */
const confident = (setting: Setting): Setting => ({
  ...setting,
  model: { ...setting.model, omega: setting.model.omega.map((row) => row.map((one) => one / 4)) },
});

const [one, two, oral] = three;
if (!one || !two || !oral) throw new Error('three structures are tried');

describe('the uncertainty of three structures (at length: npm run validate)', () => {
  it.each(three.map((setting) => [setting.structure, setting] as const))(
    '%s: mean and spread of the draws are those of a long chain that knows nothing of the fit',
    (_, setting) => {
      const compared = compareOne(setting, 1, SEED, { runs: 8, steps: 1500 });
      expect(compared.length).toBe(setting.model.etas.length);
      expect(leastAdjusted(chancesOf(compared))).toBeGreaterThan(SIGNIFICANT);
    },
  );

  it('is seen to be another than that of somebody who believes that people differ half as much', () => {
    const compared = compareOne(one, 1, SEED, { judge: confident(one), runs: 8, steps: 1500 });
    expect(leastAdjusted(chancesOf(compared))).toBeLessThan(1e-6);
  });

  it('holds the next level in nine of ten people and the truth anywhere alike; that of somebody too confident does not', () => {
    const known = three.map((setting) => foreseePeople(setting, { from: 0, to: 15 }, 1000, SEED, { levels: [2] }));
    expect(withinFourErrors(cellsOf(known.flat())[0]?.covered ?? 0, 45)).toBe(true);
    const places = three.flatMap((setting, i) => placedOf(setting, known[i] ?? []).map(({ p }) => p));
    expect(places.length).toBe(three.reduce((sum, { model }) => sum + model.etas.length + 1, 0));
    expect(leastAdjusted(places)).toBeGreaterThan(SIGNIFICANT);
    const many = { from: 0, to: 400 };
    const [sure, right] = [confident(oral), oral].map((judge) => foreseePeople(oral, many, 200, SEED, { judge, levels: [0] }));
    expect(withinFourErrors(cellsOf(right ?? [])[0]?.covered ?? 0, 400)).toBe(true);
    expect(withinFourErrors(cellsOf(sure ?? [])[0]?.covered ?? 1, 400)).toBe(false);
  });
});

describe('the tests of chance that judge it', () => {
  it('know the tables of Student, Kolmogorov and Smirnov', () => {
    expect(studentP(2.086, 20)).toBeCloseTo(0.05, 5);
    expect(studentP(3.551, 40)).toBeCloseTo(0.001, 5);
    // The critical value of the limit at 5 % is 1.358, met here by a furthest distance of 1.358 / 10.131 of 100 numbers.
    const shifted = Array.from({ length: 100 }, (_, i) => Math.min(1, (i + 1) / 100 + 1.358 / (10 + 0.12 + 0.011) - 0.01));
    expect(uniformP(shifted)).toBeCloseTo(0.05, 2);
    expect(uniformP(Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100))).toBe(1);
  });

  it('take one mean for one and two for two', () => {
    expect(sameMeanP([1, 2, 3, 4], [1, 2, 3, 4])).toBeCloseTo(1, 9);
    expect(sameMeanP([1, 1.1, 0.9, 1], [2, 2.1, 1.9, 2])).toBeLessThan(1e-4);
  });

  it('adjust many p as Holm does, in the order given', () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  });
});
