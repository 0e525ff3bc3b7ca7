import { describe, expect, test } from 'vitest';
import type { ComparisonQuestion } from '../../src/domain/wire/request.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { resolveQuestion } from '../../src/study/resolve.ts';
import { NOW } from './record-builder.ts';

const usual: ComparisonQuestion = {
  drug: 'vancomycin',
  asOf: NOW,
  candidates: [
    {
      dose: { value: 1000, unit: 'mg', substance: 'vancomycin' },
      route: 'iv',
      infusion: { value: 2, unit: 'h' },
      every: { value: 12, unit: 'h' },
    },
  ],
};

const resolve = (changes: Partial<ComparisonQuestion> = {}) => resolveQuestion({ ...usual, ...changes }, shippedLibrary, new Date(NOW));
const codes = (changes: Partial<ComparisonQuestion>): string[] =>
  resolve(changes)
    .issues.filter((one) => one.severity === 'error')
    .map((one) => one.code);

describe('a request that makes sense in itself', () => {
  test('has the usual target, AUC24 400-600 at 24-48 h, unless it says otherwise', () => {
    const resolved = resolve();
    expect(resolved.ok && resolved.value.target).toMatchObject({ low: 400, high: 600, window: { from: 24, to: 48 } });
    expect(resolved.ok && resolved.value.threshold).toMatchObject({ above: 600, limit: 0.1 });
    expect(resolved.ok && [resolved.value.draws, resolved.value.horizon, resolved.value.seed]).toEqual([1000, 72, null]);
  });

  test('says that no MIC and no indication were given, and what is assumed instead', () => {
    const resolved = resolve();
    expect(resolved.ok && resolved.value.issues.map((one) => one.code)).toEqual(['indication-assumed', 'mic-assumed']);
  });

  test('a MIC above the assumed one raises the low bound, never the bound set by harm', () => {
    const resolved = resolve({ mic: { value: 1.25, unit: 'mg/L', method: 'broth microdilution' } });
    expect(resolved.ok && resolved.value.target).toMatchObject({ low: 500, high: 600 });
  });

  test('a low MIC lowers nothing', () => {
    const resolved = resolve({ mic: { value: 0.5, unit: 'mg/L', method: 'broth microdilution' } });
    expect(resolved.ok && resolved.value.target).toMatchObject({ low: 400, high: 600 });
  });

  test('bounds of your own are taken in any unit of exposure, one side open if wanted', () => {
    const resolved = resolve({ target: { metric: 'AUC24', low: 450, unit: 'ug.h/mL' } });
    expect(resolved.ok && resolved.value.target.low).toBe(450);
    expect(resolved.ok && resolved.value.target.high).toBeUndefined();
  });
});

describe('a request that does not is told what, where and how to mend it', () => {
  test.each([
    ['an unknown drug', { drug: 'vancomycine acid' }, 'unknown-drug'],
    ['an unknown model', { model: 'vancomycin/nobody-1999' }, 'unknown-model'],
    ['an unknown indication', { indication: 'hay fever' }, 'unknown-indication'],
    ['an unknown target', { target: 'as-much-as-possible' }, 'unknown-target'],
    ['a target without bounds', { target: { metric: 'AUC24', unit: 'mg.h/L' } }, 'target-without-bounds'],
    ['a target upside down', { target: { metric: 'AUC24', low: 600, high: 400, unit: 'mg.h/L' } }, 'target-backwards'],
    ['a target in a unit of concentration', { target: { metric: 'AUC24', low: 10, unit: 'mg/L' } }, 'wrong-unit'],
    ['a MIC at which the target lies above the harm bound', { mic: { value: 2, unit: 'mg/L', method: 'E-test' } }, 'mic-out-of-reach'],
    ['a decision time without a zone', { asOf: '2026-11-23T12:00:00' }, 'time-without-zone'],
    ['a decision time without an hour', { asOf: '2026-11-23' }, 'day-without-time'],
  ] satisfies [string, Partial<ComparisonQuestion>, string][])('%s', (_, changes, code) => {
    expect(codes(changes)).toEqual([code]);
    expect(resolve(changes).issues.every((one) => one.severity !== 'error' || (one.at !== undefined && one.fix !== undefined))).toBe(true);
  });

  test('dates that run backwards: a candidate that starts before the decision', () => {
    const [first] = usual.candidates;
    expect(codes({ candidates: [{ ...first, start: '2026-11-23T11:00:00Z' } as never] })).toEqual(['dose-before-decision']);
    expect(codes({ candidates: [{ ...first, start: '2026-12-23T11:00:00Z' } as never] })).toEqual(['dose-after-horizon']);
  });
});
