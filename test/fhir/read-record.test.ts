import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import { drugs } from '../../models/index.ts';
import { readBundle } from '../../fhir/bundle.ts';
import { readOrderAsCandidate } from '../../fhir/read-candidate.ts';
import { readRecord } from '../../fhir/read-record.ts';
import {
  ABOUT,
  LOINC,
  type Loose,
  SNOMED,
  VANCOMYCIN,
  bundle,
  codesOf,
  coded,
  given,
  instruction,
  level,
  observation,
  order,
  person,
  recordOf,
  tube,
  ucum,
} from './builders.ts';

const SESSION = {
  resourceType: 'Procedure',
  id: 's',
  status: 'completed',
  subject: ABOUT,
  code: coded(SNOMED, '302497006'),
  performedPeriod: { start: '2026-11-18T07:00:00Z', end: '2026-11-18T11:00:00Z' },
};
const WHOLE: Loose[] = [
  person({ link: [{ type: 'replaces', other: { reference: 'Patient/old' } }] }),
  person({ id: 'old' }),
  observation(),
  observation({ id: 'o2', code: coded(LOINC, '14682-9'), valueQuantity: ucum(88, 'umol/L'), effectiveDateTime: '2026-11-20' }),
  observation({ id: 'o3', code: coded(LOINC, '33914-3'), valueQuantity: { value: 71, unit: 'mL/min' } }),
  level({ specimen: { reference: 'Specimen/tube' } }),
  level({
    id: 'low',
    effectiveDateTime: '2026-11-22T08:00:00Z',
    valueQuantity: { ...ucum(2, 'mg/L'), comparator: '<' },
    contained: [tube({ id: 'in' })],
    specimen: { reference: '#in' },
  }),
  tube(),
  given(),
  given({
    id: 'd2',
    medicationCodeableConcept: undefined,
    medicationReference: { reference: 'Medication/m' },
    effectivePeriod: undefined,
    effectiveDateTime: '2026-11-21T09:00:00Z',
    dosage: { dose: ucum(1, 'g'), rateRatio: { numerator: ucum(1, 'g'), denominator: ucum(2, 'h') } },
  }),
  { resourceType: 'Medication', id: 'm', code: VANCOMYCIN, ingredient: [{ itemCodeableConcept: VANCOMYCIN }] },
  order({
    dosageInstruction: [
      instruction(),
      instruction({ timing: { repeat: { boundsDuration: ucum(3, 'd'), period: 1, periodUnit: 'd' }, code: coded('urn:x', 'y') } }),
    ],
  }),
  { resourceType: 'Condition', id: 'c', subject: ABOUT, code: coded(SNOMED, '91861009'), recordedDate: '2026-01-01' },
  SESSION,
  { resourceType: 'AllergyIntolerance', id: 'a', patient: ABOUT, code: { text: 'vancomycin' } },
];
const clean = JSON.parse(JSON.stringify(WHOLE)) as Loose[];

describe('a record', () => {
  test('is the same whatever the order of its resources', () => {
    const expected = recordOf(bundle(...clean));
    fc.assert(
      fc.property(fc.shuffledSubarray(clean, { minLength: clean.length }), (shuffled) => {
        expect(recordOf(bundle(...shuffled))).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  test('is in the order of time', () => {
    const record = recordOf(
      bundle(
        person(),
        level({ id: 'a', effectiveDateTime: '2026-11-22T08:00:00Z' }),
        level({ id: 'b', effectiveDateTime: '2026-11-21T08:00:00+02:00', valueQuantity: ucum(9, 'mg/L') }),
      ),
    );
    expect(record.levels.map((one) => one.source.resource)).toEqual(['Observation/b', 'Observation/a']);
  });

  test('says the same remark about many entries once, with how many', () => {
    const many = [1, 2, 3].map((day) =>
      observation({
        id: `o${day}`,
        code: coded(LOINC, '33914-3'),
        valueQuantity: ucum(70 + day, 'mL/min'),
        effectiveDateTime: `2026-11-0${day}`,
      }),
    );
    const { issues } = recordOf(bundle(person(), ...many));
    expect(issues.map((one) => [one.code, one.at])).toEqual([['unit-by-code', 'Observation/o1 valueQuantity']]);
    expect(issues[0]?.text).toContain('3 entries');
  });

  test('says of each dose that cannot be read that it cannot', () => {
    const { issues } = recordOf(
      bundle(person(), given({ id: 'a', dosage: {} }), given({ id: 'b', dosage: {}, effectivePeriod: { start: '2026-11-21T08:00:00Z' } })),
    );
    expect(codesOf(issues).filter((code) => code === 'dose-without-amount')).toHaveLength(2);
  });

  test('holds no control character, whatever the record printed', () => {
    const record = recordOf(
      bundle(person({ meta: { versionId: 'a\u0000b' } }), {
        resourceType: 'Condition',
        id: 'c\u0000',
        subject: ABOUT,
        code: { ...coded(SNOMED, '91861009'), text: 'leuk\u0000aemia\u200B' },
      }),
    );
    expect(JSON.stringify(record)).not.toMatch(/\\u0000|\u200B/);
    expect(record.findings).toHaveLength(1);
  });
});

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  const inside = Array.isArray(value)
    ? value.flatMap((one, at) => pathsOf(one, [...path, at]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]))
      : [];
  return [path, ...inside];
}

function replaceAt(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((one, at): unknown => (at === key ? replaceAt(one, rest, by) : one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === key ? replaceAt(one, rest, by) : one]));
}

const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    null,
    '',
    ' ',
    -1,
    0,
    1e308,
    -0,
    '2026-02-30',
    '2026-11-20T25:00:00Z',
    '9999-12-31T23:59:59+14:00',
    '__proto__',
    'constructor',
    'toString',
    '#',
    '#in',
    'Patient/p',
    '../../etc',
    '\u0000',
    {},
    [],
    [[]],
    [null],
    { toString: 1 },
    { coding: {} },
    { value: 1e308, unit: 'kg' },
  ),
);

const outcomeOf = (sent: unknown) => {
  const collected = readBundle(sent);
  return collected.ok ? readRecord(collected.value, drugs) : collected;
};

describe('whatever is sent', () => {
  test('a mangled record gives a record or issues, never an exception, and only finite numbers', () => {
    const whole = bundle(...clean);
    const paths = pathsOf(whole);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), strange), { minLength: 1, maxLength: 6 }), (changes) => {
        const outcome = outcomeOf(changes.reduce<unknown>((value, [path, by]) => replaceAt(value, path, by), whole));
        expect(outcome.ok || outcome.issues.some((one) => one.severity === 'error')).toBe(true);
        if (!outcome.ok) return;
        const { covariates, given: doses, levels, ordered } = outcome.value;
        const numbers = [
          ...Object.values(covariates)
            .flat()
            .map((one) => one.value),
          ...levels.map((one) => one.value),
          ...doses.flatMap((one) => [one.amount, one.duration ?? 0]),
          ...ordered.flatMap((one) => [one.amount ?? 0, one.every ?? 0, one.duration ?? 0]),
        ];
        expect(numbers.every((one) => Number.isFinite(one) && one >= 0)).toBe(true);
        for (const one of [...levels, ...Object.values(covariates).flat()]) expect(one.at).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
      }),
      { numRuns: 1500 },
    );
  });

  test('any JSON at all is answered', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (sent, resource) => {
        for (const one of [
          sent,
          { resourceType: 'Bundle', type: 'collection', entry: [{ resource }] },
          { resourceType: 'Bundle', type: 'collection', entry: sent },
        ])
          expect(outcomeOf(one)).toHaveProperty('issues');
      }),
      { numRuns: 300 },
    );
  });

  test('a mangled order as a candidate is a candidate or issues', () => {
    const proposal = JSON.parse(JSON.stringify(order())) as Loose;
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(proposal)), strange, (path, by) => {
        const candidate = readOrderAsCandidate(replaceAt(proposal, path, by), drugs, 'candidates[0]');
        expect(candidate.ok ? Number.isFinite(candidate.value.dose.value) : candidate.issues.some((one) => one.severity === 'error')).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('a value nested a hundred thousand deep is no exception', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
    const sent = bundle(
      ...clean,
      observation({ id: 'x', extension: deep, effectiveDateTime: deep, valueQuantity: { value: 1, unit: 'kg', comparator: deep } }),
      observation({ id: 'x', extension: deep, note: 1 }),
    );
    expect(outcomeOf(sent).ok).toBe(true);
  });
});
