import { describe, expect, test } from 'vitest';
import type { Body } from '../../src/domain/body.ts';
import { judgeStability, kidneyPoints, replacementOf } from '../../src/twin/kidney.ts';
import { aFinding, aPerson, ago, measured } from './body-record.ts';

const points = (body: Body, ...creatinine: [number, number][]) =>
  kidneyPoints(measured('creatinine', ...creatinine), () => ({ body, from: [{ resource: 'Observation/weight', field: 'valueQuantity' }] }));

describe('kidney function over time', () => {
  test('an adult gets Cockcroft-Gault and CKD-EPI 2021 at each creatinine: 87.5 mL/min and about 92 per 1.73 m2 at 1.0', () => {
    const [first, second] = points({ age: 50, weight: 70, sex: 'male' }, [48, 1], [6, 2]);
    expect(first?.clearance).toMatchObject({ unit: 'mL/min', at: ago(48) });
    expect(first?.clearance?.value).toBeCloseTo(87.5, 1);
    expect(second?.clearance?.value).toBeCloseTo(43.75, 2);
    expect(first?.gfrIndexed?.value).toBeCloseTo(142 * (1 / 0.9) ** -1.2 * 0.9938 ** 50, 6);
  });

  test('it is never capped', () => {
    expect(points({ age: 25, weight: 120, sex: 'male' }, [6, 0.6])[0]?.clearance?.value).toBeGreaterThan(300);
  });

  test('a child gets Schwartz, 99.1 at 120 cm and 0.5 mg/dL, and no Cockcroft-Gault', () => {
    const [child] = points({ age: 7, weight: 22, height: 120, sex: 'female' }, [6, 0.5]);
    expect(child?.gfrIndexed?.value).toBeCloseTo(99.1, 1);
    expect(child?.gfrIndexed?.formula).toContain('Schwartz');
    expect(child?.clearance).toBeUndefined();
  });

  test('an infant below one year and a person of unknown age or sex get the creatinine alone', () => {
    for (const body of [
      { age: 0.03, weight: 1.5, height: 41, sex: 'female' as const },
      { weight: 70, sex: 'male' as const },
      { age: 50, weight: 70 },
    ]) {
      const [point] = points(body, [6, 0.6]);
      expect(point?.creatinine.value).toBe(0.6);
      expect(point?.clearance).toBeUndefined();
      expect(point?.gfrIndexed).toBeUndefined();
    }
  });

  test('an estimate names its formula, every value it came from, and that its error is not known', () => {
    const [point] = points({ age: 50, weight: 70, sex: 'male' }, [6, 1]);
    expect(point?.clearance?.formula).toContain('Cockcroft');
    expect(point?.clearance?.from.map((one) => one.resource)).toEqual(['Observation/creatinine-6', 'Observation/weight']);
    expect(point?.clearance?.sd).toBeNull();
    expect(point?.clearance?.uncertainty.length).toBeGreaterThan(20);
  });
});

describe('stability', () => {
  test('creatinine that doubled in 48 h is unstable, and the sentence says from what to what', () => {
    const verdict = judgeStability(measured('creatinine', [96, 0.9], [53, 1.04], [30, 1.38], [18, 1.75], [6, 2.12]));
    expect(verdict.unstable).toBe(true);
    expect(verdict.why).toContain('rose from 1.04 to 2.12 mg/dL in 47 h');
  });

  test('a steady creatinine, a single one and none are not unstable', () => {
    for (const values of [measured('creatinine', [60, 1.62], [48, 1.58], [6, 1.6]), measured('creatinine', [6, 4]), []])
      expect(judgeStability(values)).toEqual({ unstable: false });
  });
});

test('renal replacement is told in the record’s own words while it is active', () => {
  expect(replacementOf(aPerson({ findings: [aFinding('haemodialysis', { text: 'Dependence on renal dialysis' })] }))).toBe(
    'Dependence on renal dialysis',
  );
  expect(replacementOf(aPerson({ findings: [aFinding('haemodialysis', { active: false })] }))).toBeUndefined();
});
