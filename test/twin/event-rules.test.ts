import { describe, expect, test } from 'vitest';
import { equations, givenWith, oneCompartmentInfusion } from '../../src/domain/define-model.ts';
import { createPredictor, predictPerson } from '../../src/twin/predict.ts';
import { CL, K, V, body, dose, expectClose, modelOf, predict, record } from './event-builders.ts';

describe('a dose record means what NONMEM says it means', () => {
  test('RATE -2 gives F x AMT over the modelled duration', () => {
    const model = modelOf(
      givenWith(oneCompartmentInfusion, { duration: () => ({ central: 4 }), bioavailability: () => ({ central: 0.5 }) }),
      { CL, V },
    );
    expectClose(
      predict(model, [dose(0, 100, { rate: -2 }), record(3), record(6)]),
      predict(body, [dose(0, 50, { rate: 12.5 }), record(3), record(6)]),
    );
  });

  test('RATE -1 gives the modelled rate for F x AMT / rate', () => {
    const model = modelOf(givenWith(oneCompartmentInfusion, { rate: () => ({ central: 20 }), bioavailability: () => ({ central: 0.5 }) }), {
      CL,
      V,
    });
    expectClose(
      predict(model, [dose(0, 100, { rate: -1 }), record(2), record(6)]),
      predict(body, [dose(0, 50, { rate: 20 }), record(2), record(6)]),
    );
  });

  test('a modelled rate of zero is refused, not passed over', () => {
    const model = modelOf(givenWith(oneCompartmentInfusion, { rate: () => ({ central: 0 }) }), { CL, V });
    expect(() => predict(model, [dose(0, 100, { rate: -1 }), record(2)])).toThrow('states no rate above 0');
  });

  test('SS 1 forgets what came before: levels, infusions and doses still to come', () => {
    const before = [dose(0, 900, { interval: 1, additional: 99 }), dose(0, 900, { rate: 10 })];
    const steady = [dose(5, 100, { steadyState: 1, interval: 12 }), record(6), record(16.9)];
    expectClose(predict(body, [...before, ...steady]), predict(body, steady));
  });

  test('SS 2 adds the steady state to what is there', () => {
    const start = 100 / V / (1 - Math.exp(-12 * K));
    const found = predict(body, [dose(0, 300), dose(5, 100, { steadyState: 2, interval: 12 }), record(6)]);
    expectClose(found, [(300 / V) * Math.exp(-6 * K) + start * Math.exp(-K)]);
  });

  test('an infusion longer than its interval overlaps with itself at steady state', () => {
    const long = { rate: 10, interval: 12 };
    const many = Array.from({ length: 60 }, (_, i) => dose(i * 12, 300, { rate: 10 }));
    const seen = [1, 5, 7, 11, 20].map((after) => 59 * 12 + after);
    const expected = predict(body, [...many, ...seen.map((time) => record(time))]);
    expectClose(predict(body, [dose(59 * 12, 300, { ...long, steadyState: 1 }), ...seen.map((time) => record(time))]), expected);
  });

  test('an infusion at steady state that arrives late and runs over the record is still running at the record', () => {
    const model = modelOf(givenWith(oneCompartmentInfusion, { lag: () => ({ central: 8 }) }), { CL, V });
    const seen = [0.5, 3, 9, 14];
    const past = Array.from({ length: 60 }, (_, i) => dose((i - 59) * 12 + 8 + 720, 120, { rate: 15 }));
    const expected = predict(
      body,
      [...past, ...seen.map((after) => record(720 + after))].toSorted((a, b) => a.time - b.time),
    );
    expectClose(
      predict(model, [dose(720, 120, { rate: 15, interval: 12, steadyState: 1 }), ...seen.map((after) => record(720 + after))]),
      expected,
    );
  });

  test('an infusion without end is at R / CL when its record comes, and stops there', () => {
    expectClose(predict(body, [dose(10, 0, { rate: 20, steadyState: 1 }), record(10), record(13)]), [
      20 / CL,
      (20 / CL) * Math.exp(-3 * K),
    ]);
  });

  test('what is never eliminated has no steady state, and that is said', () => {
    const kept = modelOf(
      equations({
        states: { central: 'mg' },
        needs: ['V'],
        doseInto: 'central',
        flow: () => ({ central: 0 }),
        outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V } },
        observe: 'CP',
      }),
      { CL, V },
    );
    expect(() => predict(kept, [dose(0, 100, { steadyState: 1, interval: 12 }), record(1)])).toThrow('there is no steady state');
  });

  test('a reset empties the body and cancels what was to come; reset and dose then gives the dose', () => {
    const found = predict(body, [
      dose(0, 500, { interval: 6, additional: 9 }),
      dose(0, 500, { rate: 10 }),
      record(7, { evid: 3 }),
      record(20),
      dose(21, 100, { evid: 4 }),
      record(22),
    ]);
    expectClose(found, [0, (100 / V) * Math.exp(-K)]);
  });

  test('time may start anew at a reset', () => {
    expectClose(predict(body, [dose(40, 500), record(41), record(0, { evid: 3 }), dose(1, 100), record(2)]), [
      (500 / V) * Math.exp(-K),
      (100 / V) * Math.exp(-K),
    ]);
  });

  test('a lagged dose that has not arrived is not there, and an additional one is as late as the first', () => {
    const model = modelOf(givenWith(oneCompartmentInfusion, { lag: () => ({ central: 2 }) }), { CL, V });
    expectClose(predict(model, [dose(0, 100, { interval: 12, additional: 1 }), record(1.9), record(13.9), record(14.1)]), [
      0,
      (100 / V) * Math.exp(-11.9 * K),
      (100 / V) * (Math.exp(-12.1 * K) + Math.exp(-0.1 * K)),
    ]);
  });
});

describe('records at one time are taken in their order', () => {
  test('an observation before a dose of the same time does not see it, one after it does', () => {
    expectClose(predict(body, [record(0), dose(0, 100), record(0)]), [0, 100 / V]);
  });

  test('a dose implied by ADDL comes before the observation of its time, or after it where that is asked for', () => {
    const records = [dose(0, 100, { interval: 0.1, additional: 3 }), record(0.3)];
    const left = (doses: readonly number[]): number => doses.reduce((sum, time) => sum + (100 / V) * Math.exp(-K * (0.3 - time)), 0);
    expectClose(predict(body, records), [left([0, 0.1, 0.2, 0.3])]);
    expectClose(predict(body, records, { ties: 'record-first' }), [left([0, 0.1, 0.2])]);
  });
});

describe('covariates hold between records as the policy says', () => {
  const heavier = [dose(0, 100), record(10, { covariates: { WT: 140 } }), record(20, { covariates: { WT: 140 } })];

  test('nocb: the next record’s value holds up to it', () =>
    expectClose(predict(body, heavier), [2 * Math.exp(-20 * K), 2 * Math.exp(-40 * K)]));
  test('locf: the last record’s value holds up to the next', () =>
    expectClose(predict(body, heavier, { covariates: 'locf' }), [2 * Math.exp(-10 * K), 2 * Math.exp(-30 * K)]));
  test('linear: clearance rises on a straight line, exact at the records', () =>
    expectClose(predict(body, heavier, { covariates: 'linear' }), [2 * Math.exp(-15 * K), 2 * Math.exp(-35 * K)], 1e-7));
});

describe('what is computed for one person', () => {
  const small = modelOf(
    equations({
      states: { central: 'mg', response: '1' },
      needs: ['CL', 'V'],
      doseInto: 'central',
      flow: (x, p) => ({ central: -(p.CL / p.V) * x.central, response: 1e-12 * x.central - 0.5 * x.response }),
      outputs: { R: { unit: '1', is: (x) => x.response } },
      observe: 'R',
    }),
    { CL, V },
  );
  const seen = [1, 4, 12].map((time) => record(time));

  test('is as exact for a response far smaller than the dose', () => {
    const left = (t: number): number => ((1e-12 * 1e6) / (0.5 - K)) * (Math.exp(-K * t) - Math.exp(-0.5 * t));
    expectClose(predict(small, [dose(0, 1e6), ...seen]), [1, 4, 12].map(left), 1e-6);
  });

  test('does not depend on who came before', () => {
    const predictor = createPredictor(small, { covariates: 'nocb', ties: 'dose-first' });
    if (!predictor) throw new Error('a solver is always there');
    const after: number[] = [];
    predictPerson(predictor, [dose(0, 1e9), ...seen], [], () => undefined);
    predictPerson(predictor, [dose(0, 1), ...seen], [], (_index, prediction) => void after.push(prediction));
    expect(after).toEqual(predict(small, [dose(0, 1), ...seen]));
  });
});
