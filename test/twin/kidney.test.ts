import { describe, expect, test } from 'vitest';
import type { Body } from '../../src/domain/body.ts';
import { judgeStability, kidneyPoints, replacementOf } from '../../src/twin/kidney.ts';
import { NOW, aFinding, aPerson, ago, measured } from './body-record.ts';

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
  const judge = (...values: [number, number][]) => judgeStability(measured('creatinine', ...values), NOW, { findings: [] });

  test('creatinine that doubled in 48 h is unstable, and the sentence says from what to what', () => {
    const verdict = judge([96, 0.9], [53, 1.04], [30, 1.38], [18, 1.75], [6, 2.12]);
    expect(verdict).toMatchObject({ unstable: true, stability: 'changing' });
    expect(verdict.why).toContain('rose from 1.04 to 2.12 mg/dL in 47 h');
  });

  test('a steady creatinine is stable', () =>
    expect(judge([60, 1.62], [48, 1.58], [6, 1.6])).toEqual({ unstable: false, stability: 'stable' }));

  test('a single value, none, and values weeks apart cannot be judged, which is not the same as stable', () => {
    for (const verdict of [judge([6, 4]), judge(), judge([1200, 1], [6, 1])])
      expect(verdict).toEqual({ unstable: false, stability: 'unknown' });
  });

  test('a recorded acute injury is changing kidney function, whatever the values say', () => {
    const injury = aFinding('acute-kidney-injury', { text: 'Acute kidney injury' });
    expect(judgeStability(measured('creatinine', [6, 2]), NOW, { findings: [injury] })).toEqual({
      unstable: true,
      stability: 'changing',
      why: 'The record says: Acute kidney injury',
    });
  });

  test('under kidney replacement creatinine says nothing of the kidney', () => {
    const findings = [aFinding('haemodialysis', {})];
    expect(judgeStability(measured('creatinine', [60, 6.8], [6, 6.9]), NOW, { findings }).stability).toBe('unknown');
  });
});

test('renal replacement is told in the record’s own words while it is active', () => {
  expect(replacementOf(aPerson({ findings: [aFinding('haemodialysis', { text: 'Dependence on renal dialysis' })] }))).toBe(
    'Dependence on renal dialysis',
  );
  expect(replacementOf(aPerson({ findings: [aFinding('haemodialysis', { active: false })] }))).toBeUndefined();
});
