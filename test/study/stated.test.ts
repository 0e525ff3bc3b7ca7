import { describe, expect, test } from 'vitest';
import type { ComparisonQuestion } from '../../src/domain/wire/request.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { NOW, aRecord, measured } from './record-builder.ts';

const record = aRecord();
const person = { ...record, covariates: { ...record.covariates, albumin: [measured('albumin', '2026-11-22T08:00:00.000Z', 40, 'g/L')] } };
const byVein = (drug: string, mg: number, hours: number, every: number) => ({
  dose: { value: mg, unit: 'mg', substance: drug },
  route: 'iv' as const,
  infusion: { value: hours, unit: 'h' },
  every: { value: every, unit: 'h' },
});
const infliximab: ComparisonQuestion = {
  drug: 'infliximab',
  asOf: NOW,
  model: 'infliximab/fasanmade-2009',
  candidates: [byVein('infliximab', 400, 2, 1344)],
  target: { metric: 'Cmin', low: 3, high: 8, unit: 'mg/L', window: { from: 600, to: 672 } },
  draws: 40,
};
const ask = (question: ComparisonQuestion) => answerInProcess(question, person, shippedLibrary, new Date(NOW));
const antibodies = (value: number) => [{ name: 'antiDrugAntibodies', value, unit: '1' }];
const codes = async (stated: ComparisonQuestion['stated']): Promise<string[]> =>
  (await ask({ ...infliximab, ...(stated ? { stated } : {}) })).issues.flatMap(({ severity, code }) =>
    severity === 'error' ? [code] : [],
  );

describe('what no record tells', () => {
  test('is asked for, and once stated it moves the answer and is shown as stated', async () => {
    expect(await codes(undefined)).toContain('missing-anti-drug-antibodies');
    expect((await ask(infliximab)).issues[0]?.fix).toContain('can be stated in the question');
    const [without, having] = [await ask({ ...infliximab, stated: antibodies(0) }), await ask({ ...infliximab, stated: antibodies(1) })];
    if (!without.ok || !having.ok) throw new Error([...without.issues, ...having.issues].map(({ text }) => text).join(' '));
    const trough = ({ result }: typeof without.value): number => result.candidates[0]?.exposure.deciding.p50 ?? Number.NaN;
    // Antibodies clear infliximab faster.
    expect(trough(having.value)).toBeLessThan(trough(without.value));
    expect(having.value.result.basis.imputed).toContainEqual({
      name: 'antibodies against the drug (1 yes, 0 no)',
      value: 1,
      unit: '1',
      because: 'stated in the question and not in the record; held so all along',
    });
    expect(having.value.result.issues.map(({ code }) => code)).toContain('stated-not-recorded');
    expect(having.value.result.question.hash).not.toBe(without.value.result.question.hash);
  });

  test('is not stated where the record says it, nor what follows from it, twice, or as what cannot be', async () => {
    expect(await codes([...antibodies(0), { name: 'weight', value: 60, unit: 'kg' }])).toEqual(['stated-but-recorded']);
    expect(await codes([{ name: 'age', value: 30, unit: 'a' }])).toEqual(['cannot-be-stated']);
    expect(await codes([{ name: 'moonPhase', value: 1, unit: '1' }])).toEqual(['cannot-be-stated']);
    expect(await codes([{ name: 'alpha1AcidGlycoprotein', value: 1, unit: 'kg' }])).toEqual(['wrong-unit']);
    expect(await codes(antibodies(0.5))).toEqual(['cannot-be-stated']);
    expect(await codes([...antibodies(0), ...antibodies(1)])).toEqual(['stated-twice']);
  });

  test('lets docetaxel be compared by the lowest neutrophil count that it leaves', async () => {
    const answer = await ask({
      drug: 'docetaxel',
      asOf: NOW,
      candidates: [byVein('docetaxel', 60, 1, 504), byVein('docetaxel', 190, 1, 504)],
      stated: [
        { name: 'alpha1AcidGlycoprotein', value: 0.94, unit: 'g/L' },
        { name: 'neutrophilsBefore', value: 4, unit: '10*9/L' },
      ],
      draws: 20,
    });
    if (!answer.ok) throw new Error(answer.issues.map(({ text }) => text).join(' '));
    const { candidates, thresholds } = answer.value.result;
    expect(thresholds[0]).toMatchObject({ label: 'P(lowest neutrophil count < 0.5 10*9/L)', below: 0.5, unit: '10*9/L' });
    const [less, more] = candidates;
    expect(less?.exposure.deciding.label).toBe('lowest neutrophil count 0-504 h');
    expect(less?.exposure.deciding.p50).toBeLessThan(4);
    expect(more?.exposure.deciding.p50).toBeLessThan(less?.exposure.deciding.p50 ?? 0);
    expect(more?.probability.thresholds[0]?.value).toBeGreaterThan(less?.probability.thresholds[0]?.value ?? 1);
  });
});
