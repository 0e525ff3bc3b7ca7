import { describe, expect, test } from 'vitest';
import { goti2018 } from '../../models/vancomycin/goti-2018.ts';
import { defineModel } from '../../src/domain/define-model.ts';
import { renderComparison } from '../../src/cli/render-comparison.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { type Library, shippedLibrary } from '../../src/study/library.ts';
import { NOW, aLevel, aRecord, anOrder, measured, threeDoses } from './record-builder.ts';

const HELD = 150;

/** The same model for people whom it does not hold at a bound: it only warns. */
const uncapped = defineModel({
  ...goti2018,
  moiety: { name: 'vancomycin', level: 'mg/L' },
  individual: goti2018.uncapped ?? goti2018.individual,
  limits: goti2018.limits.map((one) => (one.above === 'cap' ? { ...one, above: 'warn' as const } : one)),
});

/** A young man whose creatinine gives a clearance of 147 or 245 mL/min, with the levels asked for. */
const young = (creatinine: number, levels: number[]) => {
  const record = aRecord({
    given: threeDoses(),
    ordered: [anOrder()],
    levels: levels.map((value) => aLevel('2026-11-23T05:30:00.000Z', value)),
  });
  const line = ['2026-11-21T08:00:00.000Z', '2026-11-23T06:00:00.000Z'].map((at) => measured('creatinine', at, creatinine, 'mg/dL'));
  return { ...record, covariates: { ...record.covariates, creatinine: line } };
};

async function answer(record: ReturnType<typeof young>, model = goti2018) {
  const library: Library = { ...shippedLibrary, models: [model] };
  const candidates = [1000, 1500].map((mg) => ({
    dose: { value: mg, unit: 'mg', substance: 'vancomycin' },
    route: 'iv' as const,
    infusion: { value: 3, unit: 'h' },
    every: { value: 12, unit: 'h' },
  }));
  const answered = await answerInProcess(
    { drug: 'vancomycin', asOf: NOW, candidates, draws: 200, seed: 5 },
    record,
    library,
    new Date(NOW),
  );
  if (!answered.ok) throw new Error(answered.issues.map((one) => one.text).join(' '));
  return answered.value.result;
}

describe('a person above what a model takes at most', () => {
  test.each([[[]], [[14]]])(
    'is foreseen with the cap, and without it beside, as the model without a cap foresees (levels %j)',
    async (levels) => {
      const record = young(0.4, levels);
      const [capped, free] = [await answer(record), await answer(record, uncapped)];
      expect(capped.basis.covariates.find((one) => one.name === 'creatinineClearance')?.value).toBeGreaterThan(HELD);
      for (const [place, arm] of capped.candidates.entries()) {
        const same = free.candidates[place];
        expect(arm.uncapped?.exposure).toEqual(same?.exposure);
        expect(arm.uncapped?.curve).toEqual(same?.curve);
        expect(arm.uncapped?.probability.inTarget).toEqual(same?.probability.inTarget);
        expect(same?.exposure.auc24to48.p50).toBeLessThan(arm.exposure.auc24to48.p50);
      }
      expect(free.candidates.every((one) => one.uncapped === undefined)).toBe(true);
    },
  );

  test('reads both figures on the page, and that the order rests on the capped ones', async () => {
    const page = renderComparison(await answer(young(0.4, [])), { hash: 'f'.repeat(64), width: 110 });
    expect(page).toContain('WITHOUT THE CAP');
    expect(page).toMatch(/takes creatinine clearance as 150 mL\/min at most; this person has 2\d\d mL\/min/);
    expect(page.replaceAll(/\s+/g, ' ')).toContain('The order rests on the capped figures.');
  });
});

test('nothing stands beside the forecast of a person whom no cap holds down', async () => {
  const result = await answer(young(1, []));
  expect(result.candidates.every((one) => one.uncapped === undefined)).toBe(true);
  expect(renderComparison(result, { hash: 'f'.repeat(64), width: 110 })).not.toContain('WITHOUT THE CAP');
});
