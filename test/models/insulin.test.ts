import { describe, expect, test } from 'vitest';
import { dallaMan2007 } from '../../models/insulin/dalla-man-2007.ts';
import { runCourse } from '../../src/twin/gate-run.ts';

const { plasma, tissue } = Object.fromEntries(
  ['plasma', 'tissue'].map((name) => {
    const { structure } = dallaMan2007;
    return [name, structure.kind === 'equations' ? Object.keys(structure.states).indexOf(name) : -1];
  }),
) as { plasma: number; tissue: number };

describe('glucose under insulin, after Dalla Man', () => {
  test.each([
    { weight: 50, fastingGlucose: 90, mealCarbohydrate: 5 },
    { weight: 50, fastingGlucose: 130, mealCarbohydrate: 150 },
    { weight: 120, fastingGlucose: 90, mealCarbohydrate: 5 },
  ])('never falls below zero in plasma and tissue, however much insulin is given: %o', (person) => {
    for (const amount of [5, 50, 500, 5000]) {
      const { values, amounts } = runCourse(dallaMan2007, person, { amount });
      expect(Math.min(...values), `${amount} units`).toBeGreaterThan(-1e-9);
      for (const states of amounts) expect(Math.min(states[plasma] ?? Number.NaN, states[tissue] ?? Number.NaN)).toBeGreaterThan(-1e-9);
    }
  });

  test('is that of the published equations above 10 mg/dL: a person at rest uses 1 mg/kg/min in the brain', () => {
    const rest = { weight: 70, fastingGlucose: 110, mealCarbohydrate: 60 };
    const { values } = runCourse(dallaMan2007, rest, { amount: 0 });
    expect(values[0]).toBeCloseTo(110, 6);
    expect(dallaMan2007.parameters['scarce']?.value).toBeCloseTo(10 * (dallaMan2007.parameters['VG']?.value ?? 0), 9);
  });
});
