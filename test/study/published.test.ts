import { describe, expect, test } from 'vitest';
import { modelOfCase, readFitCases } from '../../src/study/check/case-models.ts';
import { mapbayrOral } from '../../src/study/check/published-models.ts';
import { reproducePublished } from '../../src/study/check/published.ts';
import { furthest, isMet } from '../../src/study/check/reproduced.ts';
import { fitModel } from '../../src/twin/fit.ts';

describe('results that other programs have published', () => {
  test.each(reproducePublished().map((row) => [`${row.id}: ${row.what}`, row] as const))('%s', (_name, row) => {
    expect(row.reached).toBeLessThanOrEqual(row.tolerance);
  });

  test('are seven synthetic fits, four people by mouth, and what stands between', () => {
    expect(readFitCases()).toHaveLength(7);
    expect(new Set(reproducePublished().map(({ id }) => id)).size).toBeGreaterThanOrEqual(18);
  });
});

describe('a difference', () => {
  test('is the largest of all, absolute or relative', () => {
    expect(furthest([1, 2.5], [1, 2], 'absolute')).toBe(0.5);
    expect(furthest([1, 2.5], [1, 2], 'relative')).toBe(0.25);
  });

  test('that cannot be told is never small', () => {
    for (const found of [[1], [1, Number.NaN]]) {
      const reached = furthest(found, [1, 2], 'absolute');
      expect(isMet({ id: '', what: '', tolerance: 1e9, measured: 'absolute', reached })).toBe(false);
    }
  });
});

test('the covariances by both formulas differ where the error depends on the prediction, and say which they are', () => {
  const [one] = readFitCases();
  if (!one) throw new Error('there is no case');
  const observed = one.records.flatMap(({ evid, time, DV }) => (evid === 0 && DV !== null ? [{ at: time, value: DV, below: false }] : []));
  expect(fitModel(modelOfCase(one), [{ at: 0, values: one.covariates }], [], [], 1).covarianceFormula).toBe('prior');
  expect(
    fitModel(mapbayrOral, [{ at: 0, values: {} }], [{ at: 0, amount: 100, duration: 0 }], observed.slice(0, 1), 1).covarianceFormula,
  ).toBe('hessian');
});
