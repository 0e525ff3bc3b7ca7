import { describe, expect, test } from 'vitest';
import { colin2019 } from '../../models/vancomycin/colin-2019.ts';
import { goti2018 } from '../../models/vancomycin/goti-2018.ts';
import { thomson2009 } from '../../models/vancomycin/thomson-2009.ts';
import type { PkModel } from '../../src/domain/define-model.ts';
import type { ComparisonQuestion } from '../../src/domain/wire/request.ts';
import { comparisonResult } from '../../src/domain/wire/result.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { NOW, aLevel, aRecord, anOrder, threeDoses } from './record-builder.ts';

const UNCHECKED = [thomson2009, colin2019].map((model): PkModel => ({ ...model, status: { is: 'unchecked' } }));
const THREE: readonly PkModel[] = [{ ...goti2018, status: { is: 'checked', against: 'this test' } }, ...UNCHECKED];

const ask = (levels: number[], change: Partial<ComparisonQuestion> = {}, models: readonly PkModel[] = THREE) =>
  answerInProcess(
    {
      drug: 'vancomycin',
      asOf: NOW,
      draws: 200,
      seed: 5,
      model: 'average',
      candidates: [
        {
          dose: { value: 1000, unit: 'mg', substance: 'vancomycin' },
          route: 'iv',
          infusion: { value: 2, unit: 'h' },
          every: { value: 12, unit: 'h' },
        },
      ],
      ...change,
    },
    aRecord({
      given: threeDoses(),
      ordered: [anOrder()],
      levels: levels.map((value, i) => aLevel(`2026-11-23T${i === 0 ? '05:30' : '10:00'}:00.000Z`, value)),
    }),
    { ...shippedLibrary, models },
    new Date(NOW),
  );

async function answer(...asked: Parameters<typeof ask>) {
  const answered = await ask(...asked);
  if (!answered.ok) throw new Error(answered.issues.map((one) => one.text).join(' '));
  return comparisonResult.parse(answered.value.result);
}

describe('an answer over all models that apply', () => {
  test('shows every model with its weight in the ratio of the evidences, its draws, its parameters and its levels', async () => {
    const { basis, issues, limitsOfUse } = await answer([14, 28]);
    const { average } = basis;
    expect(average?.weighedBy).toBe('evidence');
    expect(average?.models.map(({ model }) => model).toSorted()).toEqual(THREE.map(({ id }) => id).toSorted());
    const evidences = average?.models.map(({ model }) => basis.models.find((one) => one.model === model)?.logEvidence ?? Number.NaN) ?? [];
    const total = evidences.reduce((sum, one) => sum + Math.exp(one), 0);
    for (const [i, { model, weight, draws, parameters, levels }] of (average?.models ?? []).entries()) {
      expect(weight).toBeCloseTo(Math.exp(evidences[i] ?? Number.NaN) / total, 12);
      expect(Math.abs(draws - 200 * weight)).toBeLessThan(1);
      expect(basis.models.find((one) => one.model === model)).toMatchObject({ chosen: true, weight, draws });
      expect(parameters.map(({ name }) => name)).toEqual([...(THREE.find(({ id }) => id === model)?.structure.needs ?? [])]);
      expect(levels.map(({ observed }) => observed)).toEqual([14, 28]);
    }
    expect(new Set(average?.models.map(({ levels }) => levels[0]?.individual)).size).toBe(3);
    expect([basis.parameters, basis.levels]).toEqual([average?.models[0]?.parameters, average?.models[0]?.levels]);
    expect(basis.chosenBecause).toContain('The answer is the average over 3 models: ');
    expect(limitsOfUse).toContain('the average of the forecasts of 3 models');
    const unchecked = issues.flatMap(({ code, at }) => (code === 'model-unchecked' ? [at ?? ''] : []));
    expect(unchecked.toSorted()).toEqual(UNCHECKED.map(({ id }) => id).toSorted());
  });

  test('stands on equal weights where there are no levels, and says that no model is known to be better', async () => {
    const { basis } = await answer([], { weights: 'likelihood' });
    expect(basis.average?.weighedBy).toBe('equal');
    expect(basis.models.filter((one) => one.chosen).map(({ weight }) => weight)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(basis.chosenBecause).toContain('the weights are equal');
  });

  test('names a model whose weight gives no draw, and each model that finds the levels strange', async () => {
    const { basis, issues } = await answer([60, 70]);
    const idle = basis.models.filter(({ weight, draws }) => weight !== null && draws === 0);
    expect(idle.length).toBeGreaterThan(0);
    for (const { model } of idle) expect(basis.chosenBecause.split('Of too little weight for a single draw: ')[1]).toContain(model);
    const strange = issues.filter(({ code }) => code === 'levels-improbable' || code === 'level-contradicts-model');
    for (const { model } of basis.average?.models ?? [])
      expect(
        strange.some(({ text }) => text.includes(model)),
        model,
      ).toBe(true);
  });

  test('is that of the only model that applies, in words and in numbers to the last bit', async () => {
    const [average, alone] = [await answer([14], {}, [goti2018]), await answer([14], { model: goti2018.id }, [goti2018])];
    expect(average.candidates).toEqual(alone.candidates);
    expect(average.pairs).toEqual(alone.pairs);
    expect(average.basis.chosenBecause).toContain('the answer is that of this model alone');
    expect(alone.basis.average).toBeUndefined();
  });

  test('leaves out, with the reason, a model that measures in another sample', async () => {
    const inBlood: PkModel = { ...thomson2009, id: 'vancomycin/in-blood', moiety: { ...thomson2009.moiety, in: 'whole blood' } };
    const { basis } = await answer([14], {}, [goti2018, inBlood, colin2019]);
    expect(basis.average?.models.map(({ model }) => model)).not.toContain(inBlood.id);
    const left = basis.models.find((one) => one.model === inBlood.id);
    expect(left).toMatchObject({ verdict: 'refused', weight: null, draws: 0 });
    expect(left?.reasons.at(-1)).toMatchObject({ code: 'not-commensurable' });
  });

  test('has no rule of weighing unless an average is asked for', async () => {
    const refused = await ask([14], { model: 'auto', weights: 'aic' });
    const errors = refused.issues.filter(({ severity }) => severity === 'error');
    expect([refused.ok, errors]).toMatchObject([false, [{ code: 'weights-without-average', at: 'weights' }]]);
  });
});
