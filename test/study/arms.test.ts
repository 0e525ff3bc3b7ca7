import { describe, expect, test } from 'vitest';
import { vancomycin } from '../../models/vancomycin/drug.ts';
import { dosingBy, recordedUnitOf } from '../../src/domain/drug.ts';
import { convert } from '../../src/domain/units.ts';
import { type Treatment, readCandidates } from '../../src/study/candidate.ts';
import { findCurrentRegimen, findNextDue } from '../../src/study/current-regimen.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { placeArms } from '../../src/study/place-arms.ts';
import { NOW, aRecord, anOrder, threeDoses } from './record-builder.ts';

const current = (changes: Parameters<typeof aRecord>[0]) => findCurrentRegimen(aRecord(changes), vancomycin, NOW);
const daily: Treatment = { kind: 'repeated', label: '1250 mg every 24 h', amount: 1250, duration: 2, every: 24 };

describe('the regimen to continue', () => {
  test('is the order in force that is really being given; the next dose is due an interval after the last', () => {
    expect(current({ given: threeDoses(), ordered: [anOrder()] })).toMatchObject({
      amount: 1000,
      every: 12,
      duration: 2,
      nextDue: '2026-11-23T18:00:00.000Z',
    });
  });

  test('is not an order still called active years after its last dose', () => {
    expect(current({ given: [], ordered: [anOrder({ start: '1996-01-01T00:00:00.000Z' })] })).toBeUndefined();
  });

  test('is not an order without a dose: a dose is asked for, not guessed', () => {
    const { amount: _missing, ...order } = anOrder();
    expect(current({ given: threeDoses(), ordered: [order] })).toBeUndefined();
  });

  test('is not an order that has ended or was stopped', () => {
    expect(current({ given: threeDoses(), ordered: [anOrder({ end: '2026-11-23T08:00:00.000Z' })] })).toBeUndefined();
    expect(current({ given: threeDoses(), ordered: [anOrder({ status: 'stopped' })] })).toBeUndefined();
  });

  test('an overdue dose is due now', () => {
    const late = threeDoses().slice(0, 2);
    expect(current({ given: late, ordered: [anOrder()] })?.nextDue).toBe(NOW);
  });
});

/** Every substance of every drug, by each route of the drug. */
const ordered = shippedLibrary.drugs.flatMap((drug) =>
  Object.entries(drug.substances).flatMap(([substance, { unit = 'mg', fraction }]) =>
    drug.routes.map((route) => ({ drug, substance, unit, fraction, route, name: `${substance} (${drug.name}) by ${route}` })),
  ),
);

describe('the regimen to continue, ordered in the unit and the substance of each drug', () => {
  test.each(ordered)('holds of $name what the same words ask for', ({ drug, substance, unit, fraction, route }) => {
    const limits = dosingBy(drug, route);
    if (!limits) throw new Error('not given by this route');
    const { smallest, largest, step, intervals, shortest = 1 } = limits;
    const moiety = Math.max(smallest, Math.min(largest, step * Math.ceil(smallest / step)));
    const value = Number((moiety / fraction).toPrecision(12));
    const kept = convert({ value, unit }, recordedUnitOf(drug), 'dose', { molarMass: drug.molarMass });
    if (!kept.ok) throw new Error(JSON.stringify(kept.issues));
    const every = Math.max(...intervals);
    const record = aRecord({
      given: [],
      ordered: [anOrder({ drug: drug.name, substance, amount: kept.value, route, duration: 1, every, start: NOW })],
    });
    const found = findCurrentRegimen(record, drug, NOW);
    const candidate = {
      ...{ dose: { value, unit, substance }, route: route as 'iv', every: { value: every, unit: 'h' } },
      ...(route === 'iv' ? { infusion: { value: Math.max(1, shortest), unit: 'h' } } : {}),
    };
    const asked = readCandidates([candidate], drug, [drug]);
    const [treatment] = asked.ok ? asked.value : [];
    if (treatment?.kind !== 'repeated') throw new Error(JSON.stringify(asked.issues));
    expect((found?.amount ?? Number.NaN) / treatment.amount).toBeCloseTo(1, 9);
  });

  test('lithium ordered as milligrams of its carbonate is continued as that, and not as so many millimoles', () => {
    const lithium = shippedLibrary.drugs.find(({ name }) => name === 'lithium');
    if (!lithium) throw new Error('no lithium');
    const order = anOrder({
      drug: 'lithium',
      substance: 'lithium carbonate',
      amount: 400,
      route: 'oral',
      duration: 0,
      every: 24,
      start: NOW,
    });
    const found = findCurrentRegimen(aRecord({ given: [], ordered: [order] }), lithium, NOW);
    // Li2CO3, 73.89 g/mol, holds two of lithium.
    expect(found?.amount).toBeCloseTo((2 * 400) / 73.89, 2);
    const { arms } = placeArms([], { current: found, due: found?.nextDue }, NOW, 72);
    expect(arms[0]?.label).toBe('Continue as is: 400 mg of lithium carbonate every 24 h');
    expect(arms[0]?.doses[0]?.amount).toBe(found?.amount);
  });
});

describe('arms in time', () => {
  const running = current({ given: threeDoses(), ordered: [anOrder()] });

  test('"continue as is" leads the arms, and candidates begin when the next dose is due', () => {
    const { arms } = placeArms([daily], { current: running, due: running?.nextDue }, NOW, 72);
    expect(arms.map((arm) => arm.asIs)).toEqual([true, false]);
    expect(arms.map((arm) => arm.doses[0]?.at)).toEqual([6, 6]);
    expect(arms[0]?.doses.map((dose) => dose.at)).toEqual([6, 18, 30, 42, 54, 66]);
    expect(arms[1]?.dailyDose).toBe(1250);
  });

  test('a candidate that is the present regimen is marked as such, not shown twice', () => {
    const same: Treatment = { kind: 'repeated', label: 'mine', amount: 1000, duration: 2, every: 12 };
    const { arms } = placeArms([same, daily], { current: running, due: running?.nextDue }, NOW, 72);
    expect(arms.map((arm) => [arm.label, arm.asIs])).toEqual([
      ['mine', true],
      ['1250 mg every 24 h', false],
    ]);
  });

  test('a loading dose replaces the first dose and is not part of the daily dose', () => {
    const { arms } = placeArms([{ ...daily, loading: { amount: 2000, duration: 4 } }], { current: undefined, due: undefined }, NOW, 72);
    expect(arms[0]?.doses).toEqual([
      { at: 0, amount: 2000, duration: 4 },
      { at: 24, amount: 1250, duration: 2 },
      { at: 48, amount: 1250, duration: 2 },
    ]);
    expect(arms[0]?.dailyDose).toBe(1250);
  });

  test('no dose is placed at or beyond the horizon, and a stated number of doses is kept', () => {
    const { arms } = placeArms([{ ...daily, every: 12, doses: 2 }], { current: undefined, due: undefined }, NOW, 72);
    expect(arms[0]?.doses.map((dose) => dose.at)).toEqual([0, 12]);
  });

  test('a stated number of doses is a course, which has no steady state', () => {
    const { arms } = placeArms([{ ...daily, doses: 3 }], { current: undefined, due: undefined }, NOW, 72);
    expect(arms[0]?.dailyDose).toBeUndefined();
  });

  test('an order without a dose still says when the next one is due', () => {
    const { amount: _missing, ...order } = anOrder();
    const record = aRecord({ given: threeDoses(), ordered: [order] });
    expect(findCurrentRegimen(record, vancomycin, NOW)).toBeUndefined();
    expect(findNextDue(record, vancomycin, NOW)).toBe('2026-11-23T18:00:00.000Z');
  });

  test('a candidate that starts before the next dose is due is used, with a warning', () => {
    const { arms, issues } = placeArms(
      [{ ...daily, start: '2026-11-23T13:00:00.000Z' }],
      { current: running, due: running?.nextDue },
      NOW,
      72,
    );
    expect(arms[1]?.doses[0]?.at).toBe(1);
    expect(issues.map((one) => one.code)).toEqual(['starts-before-due']);
  });

  test('stopping is an arm without doses', () => {
    const { arms } = placeArms([{ kind: 'stop', label: 'Stop' }], { current: running, due: running?.nextDue }, NOW, 72);
    expect(arms[1]).toEqual({ label: 'Stop', doses: [], dailyDose: 0, asIs: false });
  });
});
