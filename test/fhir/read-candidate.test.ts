import { describe, expect, test } from 'vitest';
import { drugs } from '../../models/index.ts';
import { readOrderAsCandidate } from '../../fhir/read-candidate.ts';
import { type Loose, codesOf, instruction, order, ucum } from './builders.ts';

const read = (more: Loose = {}) =>
  readOrderAsCandidate(JSON.parse(JSON.stringify(order({ status: 'draft', intent: 'proposal', ...more }))), drugs, 'candidates[0]');
const repeat = (more: Loose) => ({
  dosageInstruction: [
    instruction({ timing: { repeat: { frequency: 1, period: 12, periodUnit: 'h', duration: 2, durationUnit: 'h', ...more } } }),
  ],
});

describe('a MedicationRequest as a candidate', () => {
  test('is its dose, route, infusion time and interval', () => {
    const candidate = read();
    expect(candidate.ok && candidate.value).toEqual({
      dose: { value: 1000, unit: 'mg', substance: 'vancomycin' },
      route: 'iv',
      infusion: { value: 2, unit: 'h' },
      every: { value: 12, unit: 'h' },
    });
  });

  test.each([
    [{ count: 6 }, { doses: 6 }],
    [{ boundsDuration: ucum(3, 'd') }, { doses: 6 }],
    [{ boundsPeriod: { start: '2026-11-23T18:00:00Z', end: '2026-11-25T18:00:00Z' } }, { doses: 4, start: '2026-11-23T18:00:00Z' }],
    [{ boundsPeriod: { start: '2026-11-23T18:00:00Z' } }, { start: '2026-11-23T18:00:00Z' }],
  ])('bounded by %j has %j', (bounds, expected) => {
    const candidate = read(repeat(bounds));
    expect(candidate.ok && candidate.value).toMatchObject(expected);
  });

  test('takes the label from its own words', () => {
    const candidate = read({ dosageInstruction: [instruction({ text: '1 g every 12 h' })] });
    expect(candidate.ok && candidate.value.label).toBe('1 g every 12 h');
  });

  test.each([
    ['no dose', { doseAndRate: undefined }, 'candidates[0].dosageInstruction[0].doseAndRate'],
    ['no infusion time', { timing: { repeat: { period: 12, periodUnit: 'h' } } }, 'candidates[0].dosageInstruction[0].timing.repeat'],
    ['no interval', { timing: { repeat: { duration: 2, durationUnit: 'h' } } }, 'candidates[0].dosageInstruction[0].timing.repeat'],
    ['no route', { route: { text: 'per protocol' } }, 'candidates[0].dosageInstruction[0].route'],
  ])('with %s is refused, and nothing is filled in', (_what, more, at) => {
    const candidate = read({ dosageInstruction: [instruction(more)] });
    expect(candidate.ok).toBe(false);
    expect(candidate.issues.filter((one) => one.severity === 'error').map((one) => [one.code, one.at])).toEqual([['incomplete-order', at]]);
  });

  test.each([
    ['withdrawn', { status: 'entered-in-error' }, 'order-withdrawn'],
    ['of another drug', { medicationCodeableConcept: { text: 'cefazolin' } }, 'unknown-drug'],
    ['without an instruction', { dosageInstruction: [] }, 'one-instruction-wanted'],
    ['of two instructions', { dosageInstruction: [instruction(), instruction()] }, 'one-instruction-wanted'],
    ['of half a dose count', repeat({ count: 1.5 }), 'wrong-count'],
  ])('%s is refused', (_what, more, code) => {
    const candidate = read(more);
    expect([candidate.ok, codesOf(candidate.issues)]).toEqual([false, [code]]);
  });
});
