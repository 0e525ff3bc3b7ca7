import { describe, expect, it } from 'vitest';
import type { PatientRecord } from '../../src/domain/record.ts';
import type { ComparisonQuestion } from '../../src/domain/wire/request.ts';
import { type ComparisonResult, comparisonResult } from '../../src/domain/wire/result.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { NOW, aLevel, aRecord, anOrder, threeDoses } from './record-builder.ts';

const every12 = {
  label: 'less',
  dose: { value: 750, unit: 'mg', substance: 'vancomycin' },
  route: 'iv' as const,
  infusion: { value: 2, unit: 'h' },
  every: { value: 12, unit: 'h' },
};
const person = (): PatientRecord =>
  aRecord({ given: threeDoses(), ordered: [anOrder()], levels: [aLevel('2026-11-23T04:30:00.000Z', 19)] });

async function ask(record: PatientRecord, change: Partial<ComparisonQuestion> = {}): Promise<ComparisonResult> {
  const question: ComparisonQuestion = { drug: 'vancomycin', asOf: NOW, candidates: [every12], draws: 400, seed: 3, ...change };
  const answered = await answerInProcess(question, record, shippedLibrary, new Date(NOW));
  if (!answered.ok) throw new Error(answered.issues.map((one) => one.text).join(' '));
  return comparisonResult.parse(answered.value.result);
}

describe('advice on the next level', () => {
  it('stands in the answer with at least three times, each with what it leaves of the exposure of the arm that stands first', async () => {
    const { nextSample, ranking, candidates, target } = await ask(person());
    const { choices = [], best = null, now } = nextSample ?? {};
    expect(choices.length).toBeGreaterThanOrEqual(3);
    expect(nextSample?.candidate).toBe(ranking.order[0]);
    const { deciding } = candidates[ranking.order[0] ?? -1]?.exposure ?? {};
    expect(nextSample?.exposure).toEqual({ label: deciding?.label, unit: target.unit });
    expect(now).toEqual({ p5: deciding?.p5, p95: deciding?.p95, width: (deciding?.p95 ?? 0) - (deciding?.p5 ?? 0) });
    for (const one of choices) expect(one.narrowing).toBeCloseTo(1 - one.width / (now?.width ?? 0), 12);
    expect(choices[best ?? -1]?.narrowing).toBe(Math.max(...choices.map((one) => one.narrowing)));
  });

  it('names times that a record of such a level would be accepted at, and says so in the words of advice', async () => {
    const { nextSample, candidates, ranking } = await ask(person());
    const doses = [
      ...threeDoses().map(({ start, duration = 0 }) => ({ at: start, infusionHours: duration })),
      ...(candidates[ranking.order[0] ?? -1]?.doses ?? []),
    ];
    for (const { at } of nextSample?.choices ?? [])
      for (const dose of doses) {
        const hours = (Date.parse(at) - Date.parse(dose.at)) / 3_600_000;
        expect(hours <= 0 || hours >= dose.infusionHours + 1 - 1e-6).toBe(true);
      }
    expect(nextSample?.text).toContain('Advice for whoever decides on drawing, not an order.');
  });

  it('tells beside them when such levels are usually drawn, by whom it is said, and whether that was read', async () => {
    const { nextSample } = await ask(person());
    const advice = shippedLibrary.sampling?.find(({ drug }) => drug === 'vancomycin');
    expect(advice?.draw).toContain('before the next dose');
    expect(nextSample?.usual).toEqual([
      { draw: advice?.draw, begin: advice?.begin, source: advice?.source.text, sourceStatus: advice?.source.status },
    ]);
  });

  it('says that there is none where an infusion never ends', async () => {
    const always = { ...every12, dose: { ...every12.dose, value: 1000 }, infusion: { value: 12, unit: 'h' }, start: NOW };
    const { nextSample } = await ask(aRecord(), { candidates: [always] });
    expect(nextSample).toMatchObject({ choices: [], best: null, text: expect.stringContaining('No advice on the next level') });
  });
});
