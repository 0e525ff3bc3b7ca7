import { describe, expect, test } from 'vitest';
import { findModel } from '../../models/index.ts';
import type { PatientRecord } from '../../src/domain/record.ts';
import { bodyTimeline } from '../../src/twin/body.ts';
import { chooseModels } from '../../src/twin/choose.ts';
import { NOW, aDoseGiven, aPerson, daysAgo, measured } from './body-record.ts';

const warfarin = (days: number) => aDoseGiven(24 * days, { drug: 'warfarin', substance: 'warfarin', amount: 5, route: 'oral' });

function now(record: PatientRecord) {
  const timeline = bodyTimeline(record, NOW);
  if (!timeline.ok) throw new Error(timeline.issues.map(({ text }) => text).join(' '));
  return { ...timeline.value.at(-1)?.body, codes: timeline.issues.map(({ code }) => code), timeline: timeline.value };
}

describe('the INR before anticoagulation', () => {
  const inr = measured('inr', [24 * 12, 1.1], [24 * 9, 1.2], [24 * 4, 2.4]);

  test('is the last before the first dose of warfarin in the record, and that is said', () => {
    const body = now(aPerson({ covariates: { inr }, given: [warfarin(8), warfarin(7)] }));
    expect(body.baselineInr).toBe(1.2);
    expect(body.codes).toContain('baseline-inr');
  });

  test('is not one measured under warfarin, and an order counts as its beginning too', () => {
    const under = aPerson({ covariates: { inr: measured('inr', [24 * 4, 2.4]) }, given: [warfarin(8)] });
    expect(now(under).baselineInr).toBeUndefined();
    const ordered = { drug: 'warfarin', start: daysAgo(10) } as PatientRecord['ordered'][number];
    expect(now(aPerson({ covariates: { inr }, given: [warfarin(8)], ordered: [ordered] })).baselineInr).toBe(1.1);
  });

  test('is the latest where the record tells of no warfarin, and that is said too', () => {
    const body = now(aPerson({ covariates: { inr }, given: [] }));
    expect(body.baselineInr).toBe(2.4);
    expect(body.codes).toContain('baseline-inr');
  });

  test('lets Hamberg 2010 speak, who asks for it, and one of 2.4 does not: it is no baseline', () => {
    const model = findModel('warfarin/hamberg-2010');
    const genes = {
      cyp2c9Star2: measured('cyp2c9Star2', [240, 0]),
      cyp2c9Star3: measured('cyp2c9Star3', [240, 1]),
      vkorc1A: measured('vkorc1A', [240, 1]),
    };
    const verdict = (record: PatientRecord) => chooseModels(model ? [model] : [], now(record).timeline, record)[0]?.verdict;
    expect(verdict(aPerson({ covariates: { ...genes, inr }, given: [warfarin(8)] }))).toBe('applies');
    expect(verdict(aPerson({ covariates: { ...genes, inr }, given: [] }))).toBe('refused');
    expect(verdict(aPerson({ covariates: genes, given: [warfarin(8)] }))).toBe('refused');
  });
});
