import { describe, expect, test } from 'vitest';
import { readOrderAsCandidate } from '../../fhir/read-candidate.ts';
import { drugs } from '../../models/index.ts';
import { bodyTimeline } from '../../src/twin/body.ts';
import { RXNORM, SNOMED, codesOf, coded, given, leftOut, order, read, ucum } from './builders.ts';

const ATC = 'http://www.whocc.no/atc';
const BY_MOUTH = coded(SNOMED, '26643006');
const named = (text: string, ...coding: { system: string; code: string }[]) => ({ medicationCodeableConcept: { text, coding } });
const swallowed = {
  effectivePeriod: undefined,
  effectiveDateTime: '2026-11-20T20:00:00Z',
  dosage: { route: BY_MOUTH, dose: ucum(720, 'mg') },
};

describe('a form that no model was made for', () => {
  test.each([
    ['mycophenolate', 'Myfortic 360 mg', swallowed],
    ['mycophenolate', 'Mycophenolate sodium 360 mg gastro-resistant tablets', swallowed],
    ['tacrolimus', 'Envarsus 4 mg', swallowed],
    ['paclitaxel', 'Paclitaxel protein-bound particles', {}],
    ['paclitaxel', 'nab-paclitaxel', {}],
    ['lithium', 'Lithium citrate syrup', swallowed],
    ['heparin', 'low molecular weight heparin', {}],
    ['insulin', 'Insulin glargine', {}],
  ])('of %s, %s, is not counted, and questions about that drug are refused with the reason', (drug, text, more) => {
    const record = read(given({ ...named(text), ...more }));
    expect(record.given).toEqual([]);
    const refused = record.issues.find(({ code }) => code === 'form-not-covered');
    expect([refused?.severity, refused?.drug]).toEqual(['error', drug]);
    expect(refused?.text).toMatch(/in a form that no model here was made for: \S/);
    expect(leftOut(record)).toHaveLength(1);
  });

  test('is known by its code alone: RxNorm 7145 is the acid, whose sodium salt is no mofetil ester', () => {
    const coding = { system: RXNORM, code: '7145' };
    expect(codesOf(read(given({ ...swallowed, medicationCodeableConcept: { coding: [coding] } })).issues)).toContain('form-not-covered');
  });

  test('is known by the form of a Medication that is referred to', () => {
    const medication = {
      resourceType: 'Medication',
      id: 'bag',
      code: { coding: [{ system: ATC, code: 'L01CD01' }] },
      form: { text: 'albumin-bound powder for suspension' },
    };
    const record = read(medication, given({ medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/bag' } }));
    expect(codesOf(record.issues)).toContain('form-not-covered');
  });

  test('of an order is refused too, and one that was never given is not', () => {
    const ordered = read(order({ ...named('Envarsus 4 mg') }));
    expect([ordered.ordered, codesOf(ordered.issues)]).toEqual([[], ['form-not-covered']]);
    expect(read(given({ ...named('Envarsus 4 mg'), status: 'not-done' })).issues).toEqual([]);
  });

  test('is refused as a candidate', () => {
    const outcome = readOrderAsCandidate(
      order({ status: 'draft', intent: 'proposal', ...named('Mycophenolate sodium') }),
      drugs,
      'candidates[0]',
    );
    expect([outcome.ok, codesOf(outcome.issues)]).toEqual([false, ['form-not-covered']]);
  });

  test('still counts among the medicines, once with the drug itself', () => {
    const record = read(given(named('Paclitaxel')), given({ id: 'other', ...named('nab-paclitaxel') }));
    expect(record.medicines?.listed).toBe(1);
  });
});

describe('a form that some models do not describe', () => {
  test.each([
    ['Tacrolimus prolonged-release 1 mg', 'tacrolimus', 'Woillard 2011'],
    ['Sodium valproate modified release', 'valproate', 'Teixeira 2022'],
    ['Carbamazepine retard', 'carbamazepine', 'immediate release'],
  ])('%s is counted with a warning that says why', (text, drug, because) => {
    const record = read(given({ ...named(text), ...swallowed }));
    expect(record.given.map((one) => one.drug)).toEqual([drug]);
    const remark = record.issues.find(({ code }) => code === 'form-doubted');
    expect([remark?.severity, remark?.drug]).toEqual(['warning', drug]);
    expect(remark?.text).toContain(because);
  });

  test('the usual forms are counted without a word about the form', () => {
    for (const text of ['Mycophenolate mofetil 500 mg', 'CellCept']) {
      const record = read(given({ ...named(text, { system: ATC, code: 'L04AA06' }), ...swallowed }));
      expect([record.given.length, codesOf(record.issues)]).toEqual([1, []]);
    }
  });
});

describe('how a drug is released', () => {
  const NOW = '2026-11-23T12:00:00.000Z';
  const released = (...texts: string[]) => {
    const doses = texts.map((text, index) =>
      given({ ...named(text), ...swallowed, id: `dose-${index}`, effectiveDateTime: `2026-11-2${index}T08:00:00Z` }),
    );
    const timeline = bodyTimeline(read(...doses), NOW);
    return timeline.ok ? timeline.value.at(-1)?.body.immediateRelease : Number.NaN;
  };

  test.each([
    ['Prograf 1 mg', 1],
    ['Tacrolimus 1 mg immediate-release capsules', 1],
    ['Advagraf 3 mg', 0],
    ['Tacrolimus 3 mg prolonged-release capsules', 0],
    ['Tacrolimus 1 mg', undefined],
  ])('%s says %s', (text, expected) => {
    expect(released(text)).toBe(expected);
  });

  test('is not known of somebody who had both forms within a month', () => {
    expect(released('Prograf 1 mg', 'Advagraf 3 mg')).toBeUndefined();
    expect(released('Advagraf 3 mg', 'Advagraf 1 mg')).toBe(0);
  });
});
