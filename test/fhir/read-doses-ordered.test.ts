import { describe, expect, test } from 'vitest';
import { type Loose, SNOMED, codesOf, coded, instruction, leftOut, order, places, read, ucum } from './builders.ts';

const orders = (more: Loose = {}) => read(order(more)).ordered;
const instructed = (more: Loose) => ({ dosageInstruction: [instruction(more)] });
const repeat = (more: Loose) =>
  instructed({ timing: { repeat: { frequency: 1, period: 12, periodUnit: 'h', duration: 2, durationUnit: 'h', ...more } } });

describe('an order', () => {
  test('keeps dose, interval, infusion time, dates, status and where it stands', () => {
    expect(orders()).toEqual([
      {
        drug: 'vancomycin',
        substance: 'vancomycin',
        amount: 1000,
        duration: 2,
        every: 12,
        route: 'iv',
        status: 'active',
        start: '2026-11-20T18:00:00.000Z',
        source: { resource: 'MedicationRequest/order', field: 'dosageInstruction[0]' },
      },
    ]);
  });

  test.each([
    [{ frequency: 2, period: 1, periodUnit: 'd' }, 12],
    [{ frequency: 3, period: 24, periodUnit: 'h' }, 8],
    [{ frequency: undefined, period: 36, periodUnit: 'h' }, 36],
    [{ frequency: 1, period: 2, periodUnit: 'd' }, 48],
    [{ frequency: 3, period: 1, periodUnit: 'wk' }, 56],
  ])('%j is every %d h', (more, hours) => {
    expect(orders(repeat(more))[0]?.every).toBe(hours);
  });

  test.each([
    ['Q8H', 8],
    ['BID', 12],
    ['QD', 24],
  ])('the timing code %s is read as every %d h, and that is said', (code, hours) => {
    const record = read(order(instructed({ timing: { code: coded('http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', code) } })));
    expect([record.ordered[0]?.every, codesOf(record.issues)]).toEqual([hours, ['interval-from-code']]);
  });

  test('an infusion time may be a speed', () => {
    expect(
      orders(
        instructed({
          timing: { repeat: { period: 12, periodUnit: 'h' } },
          doseAndRate: [{ doseQuantity: ucum(1000, 'mg'), rateQuantity: ucum(500, 'mg/h') }],
        }),
      )[0]?.duration,
    ).toBe(2);
  });

  test.each([
    ['no instruction', { dosageInstruction: undefined }, ['missing-route', 'order-without-dose']],
    ['no dose', instructed({ doseAndRate: undefined }), ['order-without-dose']],
    [
      'a range of doses',
      instructed({ doseAndRate: [{ doseRange: { low: ucum(500, 'mg'), high: ucum(1000, 'mg') } }] }),
      ['dose-range', 'order-without-dose'],
    ],
    ['a dose per kilogram', instructed({ doseAndRate: [{ doseQuantity: ucum(15, 'mg/kg') }] }), ['wrong-unit', 'order-without-dose']],
    [
      'two doses in one',
      instructed({ doseAndRate: [{ doseQuantity: ucum(500, 'mg') }, { doseQuantity: ucum(750, 'mg') }] }),
      ['several-doses', 'order-without-dose'],
    ],
    ['a dose of zero', instructed({ doseAndRate: [{ doseQuantity: ucum(0, 'mg') }] }), ['not-positive', 'order-without-dose']],
  ])('with %s has no amount: it is asked for, not guessed', (_what, more, codes) => {
    const record = read(order(more));
    expect(record.ordered.map((one) => one.amount)).toEqual([undefined]);
    expect(codesOf(record.issues)).toEqual(codes);
  });

  test('a range of intervals is not one', () => {
    const record = read(order(repeat({ periodMax: 18 })));
    expect([record.ordered[0]?.every, codesOf(record.issues)]).toEqual([undefined, ['interval-range', 'order-without-interval']]);
  });

  test('is bounded by its own dates; a last day lasts until its end', () => {
    const [one] = orders(repeat({ boundsPeriod: { start: '2026-11-20T19:00:00Z', end: '2026-11-22' } }));
    expect([one?.start, one?.end]).toEqual(['2026-11-20T19:00:00.000Z', '2026-11-22T23:59:59.000Z']);
    expect(orders(repeat({ boundsDuration: ucum(3, 'd') }))[0]?.end).toBe('2026-11-23T18:00:00.000Z');
  });

  test('of several instructions is several ordered doses, each with its place', () => {
    const two = orders({ dosageInstruction: [instruction({ doseAndRate: [{ doseQuantity: ucum(1500, 'mg') }] }), instruction()] });
    expect(two.map((one) => [one.amount, one.source.field])).toEqual([
      [1500, 'dosageInstruction[0]'],
      [1000, 'dosageInstruction[1]'],
    ]);
  });

  test.each([
    ['cancelled', { status: 'cancelled' }],
    ['entered in error', { status: 'entered-in-error' }],
    ['a draft', { status: 'draft' }],
    ['of unknown status', { status: 'unknown' }],
    ['a proposal', { intent: 'proposal' }],
    ['a plan', { intent: 'plan' }],
    ['an order not to give it', { doNotPerform: true }],
    ['by mouth', instructed({ route: coded(SNOMED, '26643006') })],
  ])('%s is left out and named', (_what, more) => {
    const record = read(order(more));
    expect([record.ordered, record.ignored.length]).toEqual([[], 1]);
  });

  test.each(['active', 'completed', 'stopped', 'on-hold'])('%s is kept with its status, because dates say whether it holds', (status) => {
    expect(orders({ status }).map((one) => one.status)).toEqual([status]);
  });

  test('a date without a zone is not used, and said', () => {
    const record = read(order({ authoredOn: '2026-11-20T18:00:00' }));
    expect([record.ordered[0]?.start, places(record)]).toEqual([undefined, ['time-without-zone MedicationRequest/order authoredOn']]);
  });

  test('of another drug is nothing to this record', () => {
    const record = read(order({ medicationCodeableConcept: { text: 'cefazolin' } }));
    expect([record.ordered, leftOut(record), record.issues]).toEqual([[], [], []]);
  });

  test('as needed is flagged', () => {
    expect(codesOf(read(order(instructed({ asNeededBoolean: true }))).issues)).toEqual(['order-as-needed']);
  });
});

test('an interval or infusion time that cannot be is not used, and said', () => {
  for (const [more, code] of [
    [{ period: 1e9 }, 'time-too-long'],
    [{ duration: 1000 }, 'time-too-long'],
    [{ frequency: 0 }, 'not-positive'],
    [{ frequency: 1e-9 }, 'not-positive'],
    [{ period: -12 }, 'not-positive'],
    [{ periodUnit: 'moon' }, 'unknown-unit'],
  ] as const) {
    const record = read(order(repeat(more)));
    expect(codesOf(record.issues)).toContain(code);
    expect(record.issues.map((one) => one.severity)).not.toContain('error');
    expect(record.ordered).toHaveLength(1);
  }
});
