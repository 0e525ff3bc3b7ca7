import { describe, expect, test } from 'vitest';
import { bodyTimeline } from '../../src/twin/body.ts';
import { ABOUT, type Loose, SNOMED, coded, read } from './builders.ts';

const ICD10 = 'http://hl7.org/fhir/sid/icd-10';
const condition = (code: Loose, more: Loose = {}): Loose => ({ resourceType: 'Condition', id: 'c', subject: ABOUT, code, ...more });
const transplant = (id: string, performedDateTime: string, more: Loose = {}): Loose => ({
  resourceType: 'Procedure',
  id,
  status: 'completed',
  subject: ABOUT,
  code: coded(SNOMED, '70536003'),
  performedDateTime,
  ...more,
});
const body = (...resources: Loose[]) => {
  const timeline = bodyTimeline(read(...resources), '2026-11-23T12:00:00.000Z');
  if (!timeline.ok) throw new Error('the person can be described');
  return timeline.value.at(-1)?.body ?? {};
};

describe('a problem that models ask for', () => {
  test.each([
    [SNOMED, '190905008', 'cysticFibrosis'],
    [ICD10, 'E84.0', 'cysticFibrosis'],
    [SNOMED, '67782005', 'respiratoryDistress'],
    [ICD10, 'J80', 'respiratoryDistress'],
    [SNOMED, '48661000', 'peritonitis'],
    [ICD10, 'K65.0', 'peritonitis'],
  ] as const)('is there by %s %s', (system, code, name) => {
    expect(body(condition(coded(system, code)))[name]).toBe(1);
  });

  test('is not there when it was refuted, or when the record lists other problems', () => {
    const refuted = condition(coded(SNOMED, '190905008'), { verificationStatus: { coding: [{ code: 'refuted' }] } });
    expect(body(refuted).cysticFibrosis).toBe(0);
    expect(body(condition(coded(ICD10, 'I10'))).cysticFibrosis).toBe(0);
  });

  test('is not known from a record that lists no problem', () => {
    expect(body().cysticFibrosis).toBeUndefined();
  });
});

describe('days since the transplantation of a kidney', () => {
  test('count from the last one', () => {
    const days = body(transplant('first', '2010-01-01'), transplant('second', '2026-11-13T12:00:00Z')).daysSinceTransplant;
    expect(days).toBeCloseTo(10, 6);
  });

  test.each([
    ['its month alone is known', transplant('t', '2026-10')],
    ['it was not done', transplant('t', '2026-10-01', { status: 'not-done' })],
    ['it lies in the future', transplant('t', '2026-12-01')],
  ])('are not known when %s', (_why, resource) => {
    expect(body(resource).daysSinceTransplant).toBeUndefined();
  });
});
