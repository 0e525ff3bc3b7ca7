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
    expect(resolved.ok && resolved.value.thresholds[0]).toMatchObject({ above: 600, limit: 0.1 });
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

describe('a target in another exposure than AUC24', () => {
  const targetOf = (changes: Partial<ComparisonQuestion>) => {
    const resolved = resolve(changes);
    if (!resolved.ok) throw new Error(resolved.issues.map((one) => one.text).join(' '));
    return resolved.value;
  };

  test('is converted into the unit of levels of the drug', () => {
    const { target } = targetOf({ target: { metric: 'Cmin', low: 0.01, high: 0.02, unit: 'g/L' } });
    expect(target).toMatchObject({ metric: 'Cmin', unit: 'mg/L' });
    expect([target.low, target.high]).toEqual([10, 20]);
  });

  test('in a ratio to the MIC needs the MIC, and takes the one that is sent', () => {
    const ratio = { metric: 'AUC24/MIC' as const, low: 400, unit: '1' };
    expect(codes({ target: ratio })).toContain('missing-mic');
    const { target } = targetOf({ target: ratio, mic: { value: 500, unit: 'ug/L', method: 'broth microdilution' } });
    expect(target).toMatchObject({ mic: 0.5, low: 400, unit: '1' });
  });

  test('after a dose needs the hours after it', () => {
    expect(codes({ target: { metric: 'C', low: 5, unit: 'mg/L' } })).toContain('target-without-hours');
    expect(targetOf({ target: { metric: 'C', hours: 2, low: 5, unit: 'mg/L' } }).target.hours).toBe(2);
  });

  test('keeps the lines not to be crossed in the exposure they are stated in', () => {
    const { thresholds } = targetOf({ target: { metric: 'Cmin', low: 10, high: 20, unit: 'mg/L' } });
    expect(thresholds).toMatchObject([{ metric: 'AUC24', above: 600 }]);
  });

  test('with a later window lengthens the horizon, and a horizon asked for that ends before it is refused', () => {
    const late = { metric: 'Cmin' as const, high: 15, unit: 'mg/L', window: { from: 96, to: 120 } };
    expect(targetOf({ target: late }).horizon).toBe(120);
    expect(codes({ target: late, horizonHours: 72 })).toContain('horizon-too-short');
  });

  test('of a drug without thresholds lends its upper bound as one', () => {
    const library = { ...shippedLibrary, thresholds: [] };
    const ask = (high?: number) =>
      resolveQuestion(
        { ...usual, target: { metric: 'Cmin', low: 10, unit: 'mg/L', ...(high === undefined ? {} : { high }) } },
        library,
        new Date(NOW),
      );
    const resolved = ask(20);
    expect(resolved.ok && resolved.value.thresholds).toMatchObject([{ metric: 'Cmin', above: 20, limit: 0.1 }]);
    expect(ask().issues.map((one) => one.code)).toContain('no-safety-threshold');
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
