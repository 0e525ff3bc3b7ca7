import { describe, expect, test } from 'vitest';
import { library } from '../../models/index.ts';
import { bodyTimeline } from '../../src/twin/body.ts';
import { chooseModels } from '../../src/twin/choose.ts';
import { ABOUT, type Loose, RXNORM, VANCOMYCIN, codesOf, coded, read, ucum } from './builders.ts';

const NOW = '2026-11-23T12:00:00.000Z';
const ATC = 'http://www.whocc.no/atc';
const entry = (type: string, medication: Loose, more: Loose): Loose => ({
  resourceType: type,
  id: `${type}-${JSON.stringify(medication)
    .replaceAll(/[^a-z0-9]/gi, '')
    .slice(-12)}`,
  subject: ABOUT,
  medicationCodeableConcept: medication,
  ...more,
});
const order = (medication: Loose, more: Loose = {}): Loose =>
  entry('MedicationRequest', medication, { status: 'active', intent: 'order', authoredOn: '2026-09-01', ...more });
const statement = (medication: Loose, more: Loose = {}): Loose =>
  entry('MedicationStatement', medication, { status: 'active', effectivePeriod: { start: '2026-01-01' }, ...more });
const given = (medication: Loose, at: string): Loose =>
  entry('MedicationAdministration', medication, { status: 'completed', effectiveDateTime: at });
const OTHER = order(VANCOMYCIN, { id: 'other' });
const body = (...resources: Loose[]) => {
  const timeline = bodyTimeline(read(OTHER, ...resources), NOW);
  if (!timeline.ok) throw new Error('the person can be described');
  return timeline.value.at(-1)?.body ?? {};
};

describe('a medicine that models ask for is taken', () => {
  test.each([
    ['ordered, by ATC', order(coded(ATC, 'C01BD01')), { amiodarone: 1, spironolactone: 0 }],
    ['ordered, by RxNorm', order(coded(RXNORM, '8183')), { phenytoin: 1, otherAntiepileptic: 0 }],
    ['said to be taken', statement(coded(ATC, 'N03AF01')), { carbamazepine: 1, otherAntiepileptic: 0 }],
    ['given two days ago', given(coded(ATC, 'C01EB16'), '2026-11-21T08:00:00Z'), { ibuprofen: 1 }],
    ['of a class', order(coded(ATC, 'C08CA01')), { calciumAntagonist: 1 }],
    ['of the other antiepileptics', order(coded(ATC, 'N03AX14')), { otherAntiepileptic: 1, phenytoin: 0 }],
    ['in words alone', order({ text: 'Spironolactone 25 mg tablets' }), { spironolactone: 1 }],
  ])('when it is %s', (_how, resource, expected) => {
    expect(body(resource)).toMatchObject(expected);
  });

  test('with a warning where only its name says so', () => {
    expect(codesOf(read(order({ text: 'Amiodarone 200 mg' })).issues)).toContain('medicine-by-name');
    expect(codesOf(read(order(coded(ATC, 'C01BD01'))).issues)).not.toContain('medicine-by-name');
  });
});

describe('it is not taken', () => {
  test.each([
    ['the order was stopped', order(coded(ATC, 'C01BD01'), { status: 'stopped' })],
    ['it is only a proposal', order(coded(ATC, 'C01BD01'), { intent: 'proposal' })],
    ['the order asks not to give it', order(coded(ATC, 'C01BD01'), { doNotPerform: true })],
    ['the order is years old', order(coded(ATC, 'C01BD01'), { authoredOn: '2020-01-01' })],
    ['it begins tomorrow', order(coded(ATC, 'C01BD01'), { authoredOn: '2026-11-24' })],
    ['it ended', statement(coded(ATC, 'C01BD01'), { effectivePeriod: { start: '2026-01-01', end: '2026-06-01' } })],
    ['it was given long ago', given(coded(ATC, 'C01BD01'), '2026-10-01T08:00:00Z')],
    ['the code is another system’s', order(coded('urn:local', 'C01BD01'))],
  ])('when %s', (_why, resource) => {
    expect(body(resource).amiodarone).toBe(0);
  });
});

test('a record that names the drug in question alone says nothing of other medicines, and a model asks for them', () => {
  const record = read(OTHER, order({ text: 'Vancomycin 1 g' }, { id: 'same' }));
  const timeline = bodyTimeline(record, NOW);
  if (!timeline.ok) throw new Error('the person can be described');
  expect(timeline.value.at(-1)?.body.amiodarone).toBeUndefined();
  const digoxin = library.filter((one) => one.id === 'digoxin/hirai-2022');
  const reasons = chooseModels(digoxin, timeline.value, record)[0]?.reasons ?? [];
  expect(reasons.find((one) => one.code === 'missing-amiodarone')?.text).toContain('amiodarone');
});

test('a model says which medicines it takes as not taken because the record does not list them', () => {
  const record = read(OTHER, order(coded(ATC, 'C03CA01')));
  const timeline = bodyTimeline(record, NOW);
  if (!timeline.ok) throw new Error('the person can be described');
  const digoxin = library.filter((one) => one.id === 'digoxin/hirai-2022');
  const said = chooseModels(digoxin, timeline.value, record)[0]?.reasons.find((one) => one.code === 'medicine-not-listed');
  expect(said?.severity).toBe('information');
  expect(said?.text).toContain('none of the 2 different medicines in the record says it: amiodarone taken');
});

describe('how much prednisolone is taken in a day', () => {
  const PREDNISOLONE = coded(ATC, 'H02AB06');
  const dosage = (mg: number, more: Loose = {}): Loose => ({
    timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
    doseAndRate: [{ doseQuantity: ucum(mg, 'mg') }],
    ...more,
  });
  const ordered = (...dosageInstruction: Loose[]) => order(PREDNISOLONE, { dosageInstruction });
  const twice = { timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } } };

  test.each([
    ['an order once a day', ordered(dosage(20)), 20],
    ['an order twice a day', ordered(dosage(5, twice)), 10],
    ['two instructions', ordered(dosage(10), dosage(2.5)), 12.5],
    ['a statement of prednisone', statement(coded(ATC, 'H02AB07'), { dosage: [dosage(7.5)] }), 7.5],
    ['a record that lists other medicines', order(coded(ATC, 'C01BD01')), 0],
  ])('is read from %s', (_what, resource, mg) => {
    expect(body(resource).prednisoloneDaily).toBeCloseTo(mg, 9);
  });

  test.each([
    ['an order as needed', ordered(dosage(20, { asNeededBoolean: true }))],
    ['an order without an interval', ordered(dosage(20, { timing: undefined }))],
    ['an order without instructions', order(PREDNISOLONE)],
    ['a dose that was given', given(PREDNISOLONE, '2026-11-21T08:00:00Z')],
  ])('is not known from %s, and is asked for', (_what, resource) => {
    expect(body(resource).prednisoloneDaily).toBeUndefined();
  });

  test('is that of the order that began last, where an older one was never ended', () => {
    const older = order(PREDNISOLONE, { id: 'older', authoredOn: '2026-08-01', dosageInstruction: [dosage(20)] });
    expect(body(older, ordered(dosage(5))).prednisoloneDaily).toBe(5);
  });
});

test('Press 2010 of ciclosporin speaks for a person whose prednisolone is known, and asks for the dose where it is not', () => {
  const prednisolone = (dosageInstruction: Loose[]) => order(coded(ATC, 'H02AB06'), { dosageInstruction });
  const once = { timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: ucum(20, 'mg') }] };
  const codes = (resource: Loose): string[] => {
    const record = read(OTHER, resource);
    const timeline = bodyTimeline(record, NOW);
    const press = library.filter(({ id }) => id === 'ciclosporin/press-2010');
    return codesOf(chooseModels(press, timeline.ok ? timeline.value : [], record)[0]?.reasons ?? []);
  };
  expect(codes(prednisolone([]))).toContain('missing-prednisolone-daily');
  expect(codes(prednisolone([once]))).not.toContain('missing-prednisolone-daily');
  expect(codes(order(coded(ATC, 'C01BD01')))).toContain('medicine-not-listed');
});
