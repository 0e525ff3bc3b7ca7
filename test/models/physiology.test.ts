import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import {
  adjustedWeight,
  bodyMassIndex,
  fatFreeMass,
  idealWeightDevine,
  indexToSurface,
  surfaceDuBois,
  surfaceMosteller,
} from '../../models/physiology/body-size.ts';
import { findCreatinineChange } from '../../models/physiology/kidney-injury.ts';
import { matured, postmenstrualAge } from '../../models/physiology/maturation.ts';
import {
  CREATININE_UMOL,
  ckdEpi2021,
  cockcroftGault,
  cockcroftGaultIndexed,
  cockcroftGaultTotalWeight,
  expectedCreatinineColin,
  measuredClearanceIndexed,
  schwartzBedside,
} from '../../models/physiology/renal-function.ts';

describe('renal function', () => {
  test('Cockcroft-Gault gives 87.5 mL/min to a man of 50 years, 70 kg and 1.0 mg/dL, and 74.4 to a woman', () => {
    expect(cockcroftGault({ age: 50, weight: 70, creatinine: 1, sex: 'male' })).toBeCloseTo(87.5, 1);
    expect(cockcroftGault({ age: 50, weight: 70, creatinine: 1, sex: 'female' })).toBeCloseTo(74.4, 1);
  });

  test('Cockcroft-Gault in SI units, 1.23 or 1.04 x (140 - age) x weight / umol/L, is the same within 1.5 %', () => {
    const si = (sex: 'male' | 'female'): number => ((sex === 'male' ? 1.23 : 1.04) * 90 * 70) / CREATININE_UMOL;
    for (const sex of ['male', 'female'] as const)
      expect(Math.abs(cockcroftGault({ age: 50, weight: 70, creatinine: 1, sex }) / si(sex) - 1)).toBeLessThan(0.015);
  });

  test('Cockcroft-Gault is not capped: a young heavy man with little creatinine has more than 200 mL/min', () => {
    expect(cockcroftGaultTotalWeight.from({ age: 25, weight: 120, creatinine: 0.6, sex: 'male' })).toBeCloseTo(319.44, 2);
  });

  test('the median person of the study in extreme obesity has about its printed 124.8 mL/min/1.73 m2 with total body weight', () => {
    const value = cockcroftGaultIndexed.from({ age: 50, weight: 147.9, height: 173, creatinine: 0.9, sex: 'female' });
    expect(Math.abs(value / 124.8 - 1)).toBeLessThan(0.06);
  });

  test('CKD-EPI 2021 gives 71.4 to a man of 55 years with 1.2 mg/dL and 66.5 to a woman with 1.0', () => {
    expect(ckdEpi2021({ age: 55, creatinine: 1.2, sex: 'male' })).toBeCloseTo(71.4, 1);
    expect(ckdEpi2021({ age: 55, creatinine: 1, sex: 'female' })).toBeCloseTo(66.5, 1);
  });

  test('more creatinine never means more filtration', () => {
    const person = fc.record({
      age: fc.double({ min: 18, max: 100, noNaN: true }),
      weight: fc.double({ min: 40, max: 200, noNaN: true }),
      sex: fc.constantFrom('male' as const, 'female' as const),
    });
    const creatinine = fc.double({ min: 0.2, max: 10, noNaN: true });
    fc.assert(
      fc.property(person, creatinine, creatinine, (one, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(ckdEpi2021({ ...one, creatinine: high })).toBeLessThanOrEqual(ckdEpi2021({ ...one, creatinine: low }));
        expect(cockcroftGault({ ...one, creatinine: high })).toBeLessThanOrEqual(cockcroftGault({ ...one, creatinine: low }));
      }),
    );
  });

  test('bedside Schwartz gives 99.1 to a child of 120 cm with 0.5 mg/dL', () => {
    expect(schwartzBedside({ height: 120, creatinine: 0.5 })).toBeCloseTo(99.1, 1);
  });

  test('creatinine expected by Colin: 0.481 at 0.77 years after the last period, 0.363 at 2, 0.573 at 10, 0.831 at 35.8, 1.01 at 70', () => {
    const expected = [
      [0.77, 0.481],
      [2, 0.363],
      [10, 0.573],
      [35.8, 0.831],
      [70, 1.01],
    ] as const;
    for (const [years, value] of expected) expect(Math.abs(expectedCreatinineColin(years) / value - 1)).toBeLessThan(0.0025);
  });

  test('a clearance measured in urine is indexed by body surface and by nothing else', () => {
    const surface = surfaceDuBois({ weight: 70, height: 170 });
    expect(measuredClearanceIndexed.from({ measuredCreatinineClearance: 90, weight: 70, height: 170 })).toBeCloseTo(
      (90 * 1.73) / surface,
      9,
    );
    expect(measuredClearanceIndexed.needs).not.toContain('creatinine');
  });
});

describe('body size', () => {
  test('70 kg and 170 cm are 1.818 m2 by Mosteller and 1.810 by DuBois', () => {
    expect(surfaceMosteller({ weight: 70, height: 170 })).toBeCloseTo(1.818, 3);
    expect(surfaceDuBois({ weight: 70, height: 170 })).toBeCloseTo(1.81, 3);
  });

  test('a surface of 1.73 m2 leaves a clearance as it is', () => {
    expect(indexToSurface(100, 1.73)).toBeCloseTo(100, 12);
  });

  test('Devine gives 70.5 kg to a man of 175 cm and 52.4 to a woman of 160 cm', () => {
    expect(idealWeightDevine({ height: 175, sex: 'male' })).toBeCloseTo(70.5, 1);
    expect(idealWeightDevine({ height: 160, sex: 'female' })).toBeCloseTo(52.4, 1);
  });

  test('Devine has no ideal weight below five feet, so there is no adjusted weight either', () => {
    expect(idealWeightDevine({ height: 150, sex: 'female' })).toBeUndefined();
    expect(adjustedWeight({ weight: 80, height: 150, sex: 'female' })).toBeUndefined();
  });

  test('a man of 175 cm and 110 kg has an adjusted weight of 86.3 kg', () => {
    expect(adjustedWeight({ weight: 110, height: 175, sex: 'male' })).toBeCloseTo(86.3, 1);
  });

  test('fat-free mass of Janmahasatian: 54.48 kg (man, 70 kg, 170 cm), 38.36 (woman, 60, 160), 57.19 (man, 70, 180)', () => {
    expect(fatFreeMass({ weight: 70, height: 170, sex: 'male' })).toBeCloseTo(54.48, 2);
    expect(fatFreeMass({ weight: 60, height: 160, sex: 'female' })).toBeCloseTo(38.36, 2);
    expect(fatFreeMass({ weight: 70, height: 180, sex: 'male' })).toBeCloseTo(57.19, 2);
  });

  test('131 kg at 166 cm is a body mass index of 47.5', () => {
    expect(bodyMassIndex({ weight: 131, height: 166 })).toBeCloseTo(47.5, 1);
  });
});

describe('maturation', () => {
  test('born at 31 weeks and 14 days old is 33 weeks', () => {
    expect(postmenstrualAge({ gestationalAge: 31, postnatalAge: 14 })).toBe(33);
  });

  test('a function that matures is at one half at its own half-age, whatever the steepness, and never leaves 0 to 1', () => {
    const positive = fc.double({ min: 0.1, max: 100, noNaN: true });
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 0.5, max: 6, noNaN: true }), (age, half, steepness) => {
        expect(matured(half, half, steepness)).toBeCloseTo(0.5, 12);
        expect(matured(age, half, steepness)).toBeGreaterThanOrEqual(0);
        expect(matured(age, half, steepness)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('changing kidney function by KDIGO', () => {
  const at = (...pairs: [number, number][]) => pairs.map(([hours, value]) => ({ hours, value }));

  test('0.9 to 1.2 mg/dL in 48 h is a change, in 49 h it is not', () => {
    expect(findCreatinineChange(at([0, 0.9], [48, 1.2]))?.by).toBe('absolute');
    expect(findCreatinineChange(at([0, 0.9], [49, 1.2]))).toBeUndefined();
  });

  test('26.5 umol/L counts as 0.3 mg/dL, as KDIGO prints it', () => {
    const molar = (value: number): number => (value * 113.12) / 1e4;
    expect(findCreatinineChange(at([0, molar(90)], [24, molar(116.5)]))?.by).toBe('absolute');
    expect(findCreatinineChange(at([0, molar(90)], [24, molar(116)]))).toBeUndefined();
  });

  test('0.5 to 0.75 mg/dL in six days is 1.5-fold and a change, in eight days it is not', () => {
    expect(findCreatinineChange(at([0, 0.5], [144, 0.75]))?.by).toBe('relative');
    expect(findCreatinineChange(at([0, 0.5], [192, 0.75]))).toBeUndefined();
  });

  test('a fall counts as well: recovering kidneys have no steady state either', () => {
    expect(findCreatinineChange(at([0, 2], [36, 1.5]))?.by).toBe('absolute');
  });

  test('a rise that ended three days ago and has held since is no change within 48 h', () => {
    expect(findCreatinineChange(at([0, 1], [24, 1.35], [60, 1.36], [96, 1.35]))).toBeUndefined();
  });

  test('one value is no change, and the order in which values arrive does not matter', () => {
    expect(findCreatinineChange(at([0, 5]))).toBeUndefined();
    expect(findCreatinineChange(at([48, 1.2], [0, 0.9]))?.from.value).toBe(0.9);
  });
});
