import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import type { PatientRecord } from '../../src/domain/record.ts';
import { bodyTimeline } from '../../src/twin/body.ts';
import { TERM_TAKEN_FROM } from '../../src/twin/body-age.ts';
import { CREATININE_STALE, CREATININE_TOO_OLD } from '../../src/twin/body-fresh.ts';
import { NOW, aDoseGiven, aFinding, aNeonate, aPerson, ago, daysAgo, measured } from './body-record.ts';

function read(record: PatientRecord, asOf = NOW) {
  const outcome = bodyTimeline(record, asOf);
  if (!outcome.ok) throw new Error(outcome.issues.map((one) => one.text).join('; '));
  return {
    timeline: outcome.value,
    now: outcome.value.at(-1)?.body ?? {},
    codes: outcome.issues.map((one) => one.code),
    issues: outcome.issues,
  };
}

describe('the body over time', () => {
  test('it begins with the first dose and ends at the question', () => {
    const { timeline } = read(aPerson());
    expect(timeline.map((one) => one.at)).toEqual([ago(30), ago(6), NOW]);
  });

  test('a creatinine holds from its own time onward, not before', () => {
    const { timeline } = read(aPerson({ covariates: { creatinine: measured('creatinine', [48, 1], [20, 1.6], [6, 2.1]) } }));
    expect(timeline.map(({ at, body }) => [at, body.creatinine])).toEqual([
      [ago(30), 1],
      [ago(20), 1.6],
      [ago(6), 2.1],
      [NOW, 2.1],
    ]);
  });

  test('nothing later than the question is read', () => {
    const later = aPerson({
      covariates: { creatinine: measured('creatinine', [48, 1], [6, 1], [-1, 3]), weight: measured('weight', [48, 80], [-2, 95]) },
    });
    expect(read(later).timeline).toEqual(read(aPerson()).timeline);
  });

  test('what was known then is the same whether one asks then or reads the record later up to then', () => {
    const hours = fc.array(fc.tuple(fc.integer({ min: -40, max: 60 }), fc.double({ min: 0.4, max: 4, noNaN: true })), { maxLength: 8 });
    fc.assert(
      fc.property(hours, (values) => {
        const all = aPerson({ covariates: { creatinine: measured('creatinine', ...values) } });
        const known = aPerson({ covariates: { creatinine: measured('creatinine', ...values.filter(([before]) => before >= 0)) } });
        expect(read(all)).toEqual(read(known));
      }),
    );
  });

  test('before its first value a quantity is carried back, and that is said', () => {
    const { timeline, issues } = read(aPerson({ covariates: { creatinine: measured('creatinine', [20, 1.4]) } }));
    expect(timeline[0]?.body.creatinine).toBe(1.4);
    expect(issues.find((one) => one.code === 'creatinine-carried-back')?.severity).toBe('information');
  });

  test('a creatinine that was never measured is absent, not 1', () => {
    expect(read(aPerson({ covariates: { creatinine: [] } })).timeline.every(({ body }) => body.creatinine === undefined)).toBe(true);
  });

  test('without a dose there is one body, that of now', () => {
    expect(read(aPerson({ given: [] })).timeline.map((one) => one.at)).toEqual([NOW]);
  });

  test('a dose of two months ago does not stretch the span; one by mouth does as one by vein', () => {
    expect(read(aPerson({ given: [aDoseGiven(60 * 24)] })).timeline.map((one) => one.at)).toEqual([NOW]);
    const [first] = read(aPerson({ given: [aDoseGiven(40, { route: 'oral' })] })).timeline;
    expect(first?.at).toBe(ago(40));
  });

  test('a neonate is described anew every day, because postmenstrual age moves clearance', () => {
    const { timeline } = read(aNeonate());
    expect(timeline.map((one) => one.at)).toEqual([ago(30), ago(6), NOW]);
    const longer = read(aNeonate({ given: [aDoseGiven(96)] })).timeline;
    expect(longer.map((one) => one.at)).toEqual([ago(96), ago(72), ago(48), ago(24), ago(6), NOW]);
    expect((longer[1]?.body.postmenstrualAge ?? 0) - (longer[0]?.body.postmenstrualAge ?? 0)).toBeCloseTo(1 / 7, 10);
  });

  test('body mass index is made from weight and height, and is absent when one is', () => {
    expect(read(aPerson()).now.bodyMassIndex).toBeCloseTo(25.25, 2);
    expect(read(aPerson({ covariates: { height: [] } })).now.bodyMassIndex).toBeUndefined();
  });

  test('a haematological malignancy counts only while active and once known', () => {
    const flag = (findings: PatientRecord['findings']): number | undefined => read(aPerson({ findings })).now.haematologicalCancer;
    expect(flag([])).toBe(0);
    expect(flag([aFinding('haematological-cancer')])).toBe(1);
    expect(flag([aFinding('haematological-cancer', { active: false })])).toBe(0);
    expect(flag([aFinding('haematological-cancer', { at: ago(-1) })])).toBe(0);
  });
});

describe('age', () => {
  test('60 years are 60 years to within a day', () => {
    expect(Math.abs((read(aPerson()).now.age ?? 0) - 60)).toBeLessThan(1.5 / 365);
  });

  test('born at 31 weeks and twelve days old is 32.7 weeks', () => {
    expect(read(aNeonate()).now.postmenstrualAge).toBeCloseTo(31 + 12 / 7, 10);
  });

  test('below two years a gestational age that is not recorded is asked for, not taken as 40 weeks', () => {
    const { now, codes } = read(aNeonate({ covariates: { gestationalAge: [] } }));
    expect(now.postmenstrualAge).toBeUndefined();
    expect(codes).toContain('missing-gestational-age');
  });

  test('from two years on 40 weeks are taken, and that is said', () => {
    const { now, issues } = read(aPerson());
    expect((now.postmenstrualAge ?? 0) - (now.postnatalAge ?? 0) / 7).toBeCloseTo(40, 10);
    expect(issues.find((one) => one.code === 'term-assumed')?.severity).toBe('information');
    expect(TERM_TAKEN_FROM).toBe(2);
  });

  test('the year of birth alone is enough for an adult, and is said; for a child it is not', () => {
    const born = (year: number) => read(aPerson({ patient: { birth: { at: `${year}-01-01T00:00:00.000Z`, precision: 'year' } } }));
    expect(Math.abs((born(1966).now.age ?? 0) - 60.4)).toBeLessThan(0.05);
    expect(born(1966).issues.find((one) => one.code === 'partial-birth-date')?.severity).toBe('information');
    expect(born(2018).now.age).toBeUndefined();
    expect(born(2018).issues.find((one) => one.code === 'partial-birth-date')?.severity).toBe('warning');
  });

  test('without a birth date there is no age', () => {
    const { patient, ...rest } = aPerson();
    const { birth: _, ...unborn } = patient;
    expect(read({ ...rest, patient: unborn }).now.age).toBeUndefined();
  });

  test('a birth after the question is refused', () => {
    const outcome = bodyTimeline(aPerson({ patient: { birth: { at: '2027-01-01T00:00:00.000Z', precision: 'day' } } }), NOW);
    expect(outcome.ok).toBe(false);
    expect(outcome.issues[0]?.code).toBe('birth-in-the-future');
  });
});

describe('doubted values', () => {
  test('a weight of 8,000 kg or 8 kg in an adult is not used, and the one before it is', () => {
    for (const wrong of [8000, 8]) {
      const { now, codes } = read(aPerson({ covariates: { weight: measured('weight', [48, 80], [6, wrong]) } }));
      expect(now.weight).toBe(80);
      expect(codes).toContain('implausible-weight');
    }
  });

  test('1,550 kg in a neonate, grams read as kilograms, is not used', () => {
    const { now, codes } = read(aNeonate({ covariates: { weight: measured('weight', [6, 1550]) } }));
    expect(now.weight).toBeUndefined();
    expect(codes).toContain('implausible-weight');
  });

  test('a creatinine of 88 mg/dL, umol/L read as mg/dL, is not used', () => {
    const { now, codes } = read(aPerson({ covariates: { creatinine: measured('creatinine', [6, 88]) } }));
    expect(now.creatinine).toBeUndefined();
    expect(codes).toContain('implausible-creatinine');
  });

  test('weight and height swapped, 178 kg and 80 cm, are both left out and said', () => {
    const { now, codes } = read(aPerson({ covariates: { weight: measured('weight', [48, 178]), height: measured('height', [48, 80]) } }));
    expect([now.weight, now.height, now.bodyMassIndex]).toEqual([undefined, undefined, undefined]);
    expect(codes.filter((code) => code === 'implausible-body-mass-index')).toHaveLength(1);
  });

  test('an unusual person is not doubted: 255 kg, 150 cm, 101 years, creatinine 12 mg/dL', () => {
    const unusual = aPerson({
      patient: { birth: { at: '1925-01-01T00:00:00.000Z', precision: 'day' } },
      covariates: {
        weight: measured('weight', [6, 255]),
        height: measured('height', [6, 150]),
        creatinine: measured('creatinine', [6, 12]),
      },
    });
    expect(read(unusual).codes.filter((code) => code.startsWith('implausible'))).toEqual([]);
  });
});

describe('how old a value may be', () => {
  test('a creatinine of 72 h passes, one of 73 h carries a warning', () => {
    expect(CREATININE_STALE).toBe(72);
    expect(CREATININE_TOO_OLD).toBe(168);
    expect(read(aPerson({ covariates: { creatinine: measured('creatinine', [72, 1]) } })).codes).not.toContain('stale-creatinine');
    const { issues } = read(aPerson({ covariates: { creatinine: measured('creatinine', [73, 1]) } }));
    expect(issues.find((one) => one.code === 'stale-creatinine')).toMatchObject({
      severity: 'warning',
      at: 'Observation/creatinine-73 valueQuantity',
    });
  });

  test('a weight of ten days is old in a neonate and fresh in an adult', () => {
    const neonate = aNeonate({ covariates: { weight: measured('weight', [240, 1.4]) } });
    expect(read(neonate).codes).toContain('stale-weight');
    expect(read(aPerson({ covariates: { weight: measured('weight', [240, 80]) } })).codes).not.toContain('stale-weight');
  });

  test('a height of four years ago is good in an adult and old in a child of six', () => {
    const years = 4 * 365 * 24;
    const child = aPerson({
      patient: { birth: { at: '2020-06-09T00:00:00.000Z', precision: 'day' } },
      covariates: { weight: measured('weight', [48, 21]), height: measured('height', [years, 85]) },
    });
    expect(read(child).codes).toContain('stale-height');
    expect(read(aPerson({ covariates: { height: measured('height', [years, 178]) } })).codes).not.toContain('stale-height');
  });

  test('a reported eGFR of 30 beside a creatinine of 1.0 is doubted aloud; one of 80 is not', () => {
    const beside = (value: number) => read(aPerson({ covariates: { reportedEgfr: measured('reportedEgfr', [6, value]) } })).codes;
    expect(beside(30)).toContain('creatinine-against-egfr');
    expect(beside(80)).not.toContain('creatinine-against-egfr');
  });

  test('an eGFR of last month is not held against the creatinine of today', () => {
    expect(read(aPerson({ covariates: { reportedEgfr: measured('reportedEgfr', [720, 30]) } })).codes).not.toContain(
      'creatinine-against-egfr',
    );
  });
});

test('the oldest moment looked at is 30 days ago, whatever was given before', () => {
  const { timeline } = read(aPerson({ given: [aDoseGiven(31 * 24), aDoseGiven(29 * 24)] }));
  expect(timeline[0]?.at).toBe(daysAgo(29));
});
