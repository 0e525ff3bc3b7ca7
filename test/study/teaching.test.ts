import { expect, test } from 'vitest';
import { library } from '../../models/index.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { pose } from '../../src/study/pose.ts';
import { resolveQuestion } from '../../src/study/resolve.ts';
import { seedState } from '../../src/twin/seed.ts';
import { NOW, aRecord, anOrder, threeDoses } from './record-builder.ts';

const TEACHING = 'vancomycin/yamamoto-2009';

function considered(model: string): string[] {
  const record = aRecord({ given: threeDoses(), ordered: [anOrder()] });
  const candidate = {
    dose: { value: 1000, unit: 'mg', substance: 'vancomycin' },
    route: 'iv' as const,
    infusion: { value: 2, unit: 'h' },
    every: { value: 12, unit: 'h' },
  };
  const resolved = resolveQuestion(
    { drug: 'vancomycin', asOf: NOW, model, draws: 100, candidates: [candidate] },
    shippedLibrary,
    new Date(NOW),
  );
  const state = seedState(record, NOW);
  if (!resolved.ok || !state.ok) throw new Error('the question makes no sense');
  const question = pose(resolved.value, record, state.value, shippedLibrary);
  if (!question.ok) throw new Error(question.issues.map((one) => one.text).join(' '));
  return question.value.considered.map((one) => one.model);
}

test('a model for teaching is considered when it is named, and never of itself', () => {
  expect(library.find((one) => one.id === TEACHING)?.use).toBe('teaching');
  const ofThemselves = considered('auto');
  expect(ofThemselves).toContain('vancomycin/goti-2018');
  for (const id of ofThemselves) expect(library.find((one) => one.id === id)?.use, id).not.toBe('teaching');
  expect(considered(TEACHING)).toEqual([TEACHING]);
});
