import { describe, expect, test } from 'vitest';
import type { Pattern } from '../../src/domain/pattern.ts';
import type { SuggestionQuestion } from '../../src/domain/wire/request.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { type Library, shippedLibrary } from '../../src/study/library.ts';
import { pose } from '../../src/study/pose.ts';
import { resolveSuggestion } from '../../src/study/resolve-suggestion.ts';
import { seedState } from '../../src/twin/seed.ts';
import { NOW, aDose, aLevel, aRecord, anOrder } from './record-builder.ts';

/** Goti 2018 allowed by name: nobody has checked it yet. */
const allowed: Library = {
  ...shippedLibrary,
  site: { name: 'a test', allowed: [{ model: 'vancomycin/goti-2018', because: 'a test' }], replaced: [], dosing: [] },
};
const treated = aRecord({
  given: ['2026-11-22T06', '2026-11-22T18', '2026-11-23T06'].map((hour) => aDose(`${hour}:00:00.000Z`)),
  ordered: [anOrder()],
  levels: [aLevel('2026-11-23T05:30:00.000Z', 12)],
});

function outcomeOf(changes: Partial<SuggestionQuestion> = {}, record = treated, library = allowed) {
  const resolved = resolveSuggestion({ drug: 'vancomycin', asOf: NOW, draws: 200, ...changes }, library, new Date(NOW));
  if (!resolved.ok) return resolved;
  const state = seedState(record, NOW);
  if (!state.ok) throw new Error('the record makes no sense');
  return pose(resolved.value, record, state.value, library);
}

function patternsOf(changes: Partial<SuggestionQuestion> = {}, record = treated): Pattern[] {
  const posed = outcomeOf(changes, record);
  if (!posed.ok) throw new Error(posed.issues.map((one) => one.text).join(' '));
  return posed.value.search?.patterns ?? [];
}

describe('what is searched', () => {
  test('is within every bound of the drug: single dose, day, rate and time of infusion', () => {
    const limits = shippedLibrary.drugs.find(({ name }) => name === 'vancomycin')?.dosing.iv;
    if (!limits) throw new Error('vancomycin is given by vein');
    const patterns = patternsOf();
    expect(patterns.length).toBeGreaterThan(200);
    for (const { amount, duration, every } of patterns) {
      expect(amount).toBeGreaterThanOrEqual(limits.smallest);
      expect(amount).toBeLessThanOrEqual(limits.largest);
      expect((amount * 24) / every).toBeLessThanOrEqual(limits.largestPerDay);
      expect(amount / duration / 60).toBeLessThanOrEqual((limits.fastest ?? 0) * (1 + 1e-9));
      expect(duration).toBeGreaterThanOrEqual(limits.shortest ?? 0);
      expect(limits.intervals).toContain(every);
    }
  });

  test('leaves no gap of more than 13 % between two doses of one interval', () => {
    const amounts = [...new Set(patternsOf().flatMap(({ amount, every }) => (every === 12 ? [amount] : [])))].toSorted((a, b) => a - b);
    const from100 = amounts.filter((amount) => amount >= 100);
    expect(from100.at(-1)).toBe(3000);
    for (const [i, amount] of from100.slice(1).entries()) expect(amount / (from100[i] ?? 0)).toBeLessThan(1.13);
  });

  test('is narrowed by what the ward can give', () => {
    const patterns = patternsOf({
      constraints: {
        doses: [500, 750, 1000].map((value) => ({ value, unit: 'mg' })),
        intervals: [
          { value: 12, unit: 'h' },
          { value: 1, unit: 'd' },
        ],
        largestPerDay: { value: 1.5, unit: 'g' },
        fastest: { value: 5, unit: 'mg/min' },
      },
    });
    expect(patterns.map(({ amount, every, duration }) => [amount, every, duration])).toEqual([
      [500, 12, 1.75],
      [750, 12, 2.5],
      [500, 24, 1.75],
      [750, 24, 2.5],
      [1000, 24, 3.5],
    ]);
  });

  test('begins when the next dose is due, or at the next time of day that the ward keeps for every dose', () => {
    expect(new Set(patternsOf().map(({ first }) => first))).toEqual(new Set([6]));
    const clocked = patternsOf({ constraints: { clock: ['08:00+01:00', '20:00+01:00'] } });
    expect(new Set(clocked.map(({ every, first }) => `${every} ${first}`))).toEqual(new Set(['12 7', '24 7']));
  });

  test('holds a loading dose for who was given nothing lately, and not for who was', () => {
    expect(patternsOf().some((one) => one.loading)).toBe(false);
    const fresh = patternsOf({}, aRecord());
    const times = fresh.flatMap(({ loading, amount }) => (loading ? [loading.amount / amount] : []));
    expect(new Set(times)).toEqual(new Set([1.5, 2]));
    expect(patternsOf({ constraints: { loading: false } }, aRecord()).some((one) => one.loading)).toBe(false);
  });

  test('leaves out intervals longer than the window that decides, and says so', () => {
    const posed = outcomeOf();
    expect(posed.ok && posed.value.issues.map((one) => one.code)).toContain('intervals-not-searched');
    const longer = patternsOf({ target: { metric: 'AUC24', low: 400, high: 600, unit: 'mg.h/L', window: { from: 0, to: 72 } } });
    expect(longer.map(({ every }) => every)).toContain(48);
  });

  test('tries longer infusions where the course of levels decides, and not where only the area does', () => {
    const durations = (changes: Partial<SuggestionQuestion>) =>
      new Set(patternsOf({ ...changes, constraints: { doses: [{ value: 500, unit: 'mg' }] } }).map(({ duration }) => duration));
    expect(durations({})).toEqual(new Set([1]));
    expect(durations({ target: { metric: 'Cmin', low: 10, high: 20, unit: 'mg/L' } })).toEqual(new Set([1, 2, 3, 4]));
  });
});

describe('a search is refused', () => {
  const codes = (changes: Partial<SuggestionQuestion>, library = allowed): string[] =>
    outcomeOf(changes, treated, library).issues.flatMap((one) => (one.severity === 'error' ? [one.code] : []));

  test('for models that nobody has checked and no site allows', () => {
    expect(codes({}, shippedLibrary)).toEqual(expect.arrayContaining(['no-model-searches', 'model-unchecked']));
    expect(codes({ model: 'vancomycin/colin-2019' })).toContain('model-unchecked');
    expect(codes({ model: 'vancomycin/thomson-2009' })).toContain('model-for-forecast');
  });

  test('for a target that was not read in a source', () => {
    const memory = shippedLibrary.targets.find(({ drug, source }) => drug === 'vancomycin' && source.status === 'memory');
    expect(codes({ target: memory?.id ?? '' })).toContain('target-from-memory');
  });

  test('when nothing can be given within the bounds', () => {
    expect(codes({ constraints: { doses: [{ value: 9, unit: 'g' }] } })).toContain('nothing-to-search');
    expect(codes({ constraints: { largestDose: { value: 1, unit: 'h' } } })).toContain('wrong-unit');
  });
});

describe('a suggestion', () => {
  test('is a comparison of alternatives, with what is given now beside them', async () => {
    const answer = await answerInProcess({ drug: 'vancomycin', asOf: NOW, draws: 200 }, treated, allowed, new Date(NOW));
    if (!answer.ok) throw new Error(answer.issues.map((one) => one.text).join(' '));
    const { search, candidates, basis } = answer.value.result;
    expect(candidates[0]?.asIs).toBe(true);
    expect(search?.suggestions.length).toBeGreaterThanOrEqual(2);
    for (const index of search?.suggestions ?? []) {
      expect(candidates[index]?.asIs).toBe(false);
      expect(candidates[index]?.probability.thresholds.every((one) => one.withinLimit)).toBe(true);
    }
    expect(basis.models.filter((one) => one.chosen).map((one) => one.model)).toEqual(['vancomycin/goti-2018']);
  });

  test('by an average rests on the models that may search, and every alternative keeps its limits by them together', async () => {
    const models = ['vancomycin/goti-2018', 'vancomycin/thomson-2009'].map((model) => ({ model, because: 'a test' }));
    const unchecked = shippedLibrary.models.map((model) => ({ ...model, status: { is: 'unchecked' as const } }));
    const two: Library = { ...shippedLibrary, models: unchecked, site: { name: 'a test', allowed: models, replaced: [], dosing: [] } };
    const answer = await answerInProcess({ drug: 'vancomycin', asOf: NOW, draws: 200, model: 'average' }, treated, two, new Date(NOW));
    if (!answer.ok) throw new Error(answer.issues.map((one) => one.text).join(' '));
    const { search, candidates, basis } = answer.value.result;
    expect(basis.average?.models.map(({ model }) => model).toSorted()).toEqual(models.map(({ model }) => model));
    expect(search?.suggestions.length).toBeGreaterThanOrEqual(2);
    for (const index of search?.suggestions ?? [])
      expect(candidates[index]?.probability.thresholds.every((one) => one.withinLimit)).toBe(true);
    const colin = basis.models.find(({ model }) => model === 'vancomycin/colin-2019');
    expect([colin?.verdict, colin?.reasons.at(-1)?.code]).toEqual(['refused', 'model-unchecked']);
  });
});
