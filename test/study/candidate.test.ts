import { describe, expect, test } from 'vitest';
import type { WireCandidate } from '../../src/domain/wire/candidate.ts';
import { findDrug } from '../../models/index.ts';
import { readCandidates } from '../../src/study/candidate.ts';

const drug = findDrug('vancomycin');
if (!drug) throw new Error('vancomycin is not in the library');

const usual = {
  dose: { value: 1000, unit: 'mg', substance: 'vancomycin' },
  route: 'iv',
  infusion: { value: 2, unit: 'h' },
  every: { value: 12, unit: 'h' },
} as const;

const read = (...candidates: WireCandidate[]) => readCandidates(candidates, drug, [drug]);
const errors = (...candidates: WireCandidate[]): [string, string | undefined][] =>
  read(...candidates)
    .issues.filter((one) => one.severity === 'error')
    .map((one) => [one.code, one.at]);

describe('a candidate that can be given', () => {
  test('is read whatever units it comes in', () => {
    const grams = read({
      ...usual,
      dose: { value: 1, unit: 'g', substance: 'Vancomycin' },
      infusion: { value: 120, unit: 'min' },
      every: { value: 0.5, unit: 'd' },
    });
    expect(grams.ok && grams.value).toEqual([
      { kind: 'repeated', label: '1000 mg every 12 h over 2 h', amount: 1000, duration: 2, every: 12 },
    ]);
  });

  test('may have a loading dose, whose substance is that of the dose', () => {
    const loaded = read({ ...usual, loading: { dose: { value: 1500, unit: 'mg' }, infusion: { value: 2.5, unit: 'h' } } });
    expect(loaded.ok && loaded.value[0]?.label).toBe('1500 mg once, then 1000 mg every 12 h over 2 h');
  });

  test('may be a list of unequal doses', () => {
    const schedule = [1500, 750].map((value, index) => ({
      at: `2026-11-2${4 + index}T06:00:00Z`,
      dose: { value, unit: 'mg', substance: 'vancomycin' },
      infusion: { value: 2.5, unit: 'h' },
    }));
    const planned = read({ label: 'by hand', route: 'iv', schedule });
    expect(planned.ok && planned.value[0]).toMatchObject({ kind: 'schedule', doses: [{ amount: 1500 }, { amount: 750 }] });
  });

  test('may be to stop', () => {
    const stopped = read({ stop: true });
    expect(stopped.ok && stopped.value).toEqual([{ kind: 'stop', label: 'Stop' }]);
  });

  test('at exactly 10 mg/min is allowed', () => {
    expect(errors({ ...usual, dose: { value: 1200, unit: 'mg', substance: 'vancomycin' } })).toEqual([]);
  });

  test('at an interval nobody uses is allowed, with a warning', () => {
    const odd = read({ ...usual, every: { value: 15, unit: 'h' } });
    expect(odd.ok && odd.issues.map((one) => one.code)).toEqual(['uncommon-interval']);
  });
});

describe('a candidate that cannot be given is refused with its place', () => {
  const dose = (value: number, unit = 'mg', substance = 'vancomycin') => ({ ...usual, dose: { value, unit, substance } });

  test('faster than 10 mg/min', () => {
    expect(errors({ ...usual, infusion: { value: 1, unit: 'h' } })).toEqual([['infusion-too-fast', 'candidates[0].infusion']]);
  });

  test('and told how long the infusion must be', () => {
    expect(read({ ...usual, infusion: { value: 1, unit: 'h' } }).issues[0]?.fix).toBe('Infuse it over at least 1.75 h.');
  });

  test('an infusion longer than its interval', () => {
    expect(errors({ ...usual, infusion: { value: 13, unit: 'h' } })).toEqual([['infusion-longer-than-interval', 'candidates[0].infusion']]);
  });

  test('an unknown unit, substance and route, each by itself', () => {
    expect(errors(dose(1, 'vial'))).toEqual([['unknown-unit', 'candidates[0].dose.unit']]);
    expect(errors(dose(1000, 'mg', 'vancomycin hydrochloride'))).toEqual([['unknown-substance', 'candidates[0].dose.substance']]);
    expect(errors({ ...usual, route: 'oral' })).toEqual([['route-not-covered', 'candidates[0].route']]);
  });

  test('a dose of zero, below zero, and a thousand times too large', () => {
    expect(errors(dose(0)).map(([code]) => code)).toEqual(['not-positive']);
    expect(errors(dose(-1000)).map(([code]) => code)).toEqual(['not-positive']);
    expect(errors(dose(1000, 'g')).map(([code]) => code)).toContain('dose-too-large');
  });

  test('a length where an amount belongs', () => {
    expect(errors(dose(100, 'cm'))).toEqual([['wrong-unit', 'candidates[0].dose.unit']]);
  });

  test('more in a day than is given to anybody', () => {
    expect(errors({ ...dose(2500), infusion: { value: 5, unit: 'h' }, every: { value: 8, unit: 'h' } }).map(([code]) => code)).toEqual([
      'daily-dose-too-large',
    ]);
  });

  test('a schedule that runs backwards', () => {
    const entry = (at: string) => ({ at, dose: { value: 1000, unit: 'mg', substance: 'vancomycin' }, infusion: { value: 2, unit: 'h' } });
    expect(errors({ label: 'x', route: 'iv', schedule: [entry('2026-11-24T18:00:00Z'), entry('2026-11-24T06:00:00Z')] })).toEqual([
      ['schedule-backwards', 'candidates[0].schedule[1].at'],
    ]);
  });

  test('a start without a time zone', () => {
    expect(errors({ ...usual, start: '2026-11-24T18:00:00' })).toEqual([['time-without-zone', 'candidates[0].start']]);
  });

  test('two candidates with one name', () => {
    expect(errors(usual, usual)).toEqual([['duplicate-candidate', 'candidates[1].label']]);
  });
});
