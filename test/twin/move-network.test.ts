import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import {
  linearSystem,
  oneCompartmentInfusion,
  oneCompartmentOral,
  threeCompartmentInfusion,
  threeCompartmentOral,
  twoCompartmentInfusion,
  twoCompartmentOral,
  withEffectCompartment,
  withMetabolite,
} from '../../src/domain/define-model.ts';
import { networkOf } from '../../src/domain/structures/linear-network.ts';
import type { EventRecord } from '../../src/domain/events.ts';
import { SOLVERS, createPredictor, predictPerson } from '../../src/twin/predict.ts';
import { areas, dose, expectClose, modelOf, predict, record } from './event-builders.ts';

const THREE = { CL: 5, V1: 20, Q2: 6, V2: 40, Q3: 1, V3: 200, KA: 1.4 };
const TWO = { CL: 5, V1: 30, Q: 4, V2: 60, KA: 0.9 };
const ONE = { CL: 5, V: 50, KA: 0.7 };

const given = fc
  .array(
    fc.record({
      time: fc.integer({ min: 0, max: 40 }),
      amount: fc.integer({ min: 1, max: 500 }),
      rate: fc.constantFrom(0, 30, 200),
      interval: fc.integer({ min: 1, max: 12 }),
      additional: fc.integer({ min: 0, max: 4 }),
      compartment: fc.integer({ min: 0, max: 1 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((doses) => doses.map(({ time, amount, ...rest }) => dose(time, amount, rest)));

const observed = (doses: readonly EventRecord[], times: readonly number[], outputs = 1): EventRecord[] =>
  [...doses, ...times.flatMap((time) => Array.from({ length: outputs }, (_, output) => record(time, { output })))].toSorted(
    (a, b) => a.time - b.time,
  );

const SEEN = [0, 0.1, 0.2, 0.3, 3.3, 9.9, 21.7, 40.1, 80.2];

describe.each([
  { name: 'one compartment by vein', structure: oneCompartmentInfusion, values: ONE, compartments: 1 },
  { name: 'two compartments by vein', structure: twoCompartmentInfusion, values: TWO, compartments: 2 },
  { name: 'three compartments by vein', structure: threeCompartmentInfusion, values: THREE, compartments: 2 },
  { name: 'one compartment by mouth', structure: oneCompartmentOral, values: ONE, compartments: 2 },
  { name: 'two compartments by mouth', structure: twoCompartmentOral, values: TWO, compartments: 2 },
  { name: 'three compartments by mouth', structure: threeCompartmentOral, values: THREE, compartments: 2 },
])('$name, as a linear system', ({ structure, values, compartments }) => {
  test('gives the levels of the closed form', () => {
    fc.assert(
      fc.property(given, (doses) => {
        const records = observed(
          doses.map((one) => ({ ...one, compartment: one.compartment % compartments })),
          SEEN,
        );
        expectClose(predict(modelOf(networkOf<string>(structure), values), records), predict(modelOf(structure, values), records), 1e-10);
      }),
      { numRuns: 25 },
    );
  });

  test('gives the areas under the curve of the closed form', () => {
    fc.assert(
      fc.property(given, (doses) => {
        const records = observed(
          doses.map((one) => ({ ...one, compartment: one.compartment % compartments })),
          SEEN,
        );
        expectClose(areas(networkOf<string>(structure), values, records), areas(structure, values, records), 1e-10);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a linear system', () => {
  const ring = linearSystem({
    states: { a: 'mg', b: 'mg', c: 'mg' },
    needs: ['K'],
    doseInto: 'a',
    flows: (p) => [
      { from: 'a', to: 'b', rate: p.K },
      { from: 'b', to: 'c', rate: p.K },
      { from: 'c', to: 'a', rate: p.K },
    ],
    outputs: {
      A: { unit: 'mg', weights: () => ({ a: 1 }), of: 'a' },
      B: { unit: 'mg', weights: () => ({ b: 1 }), of: 'b' },
      all: { unit: 'mg', weights: () => ({ a: 1, b: 1, c: 1 }) },
    },
    observe: 'A',
  });

  test('goes round in a ring as its complex eigenvalues say: a(t) = 1/3 + 2/3 exp(-3/2 k t) cos(sqrt(3)/2 k t)', () => {
    const k = 0.4;
    const times = Array.from({ length: 60 }, (_, i) => i * 0.5);
    const found = predict(modelOf(ring, { K: k }), [dose(0, 90), ...times.map((time) => record(time))]);
    expectClose(
      found,
      times.map((t) => 30 + 60 * Math.exp(-1.5 * k * t) * Math.cos((Math.sqrt(3) / 2) * k * t)),
      1e-13,
    );
  });

  test('is the solution of its equations, whatever flows between its states', () => {
    let turning = 0;
    const random = fc.integer({ min: 3, max: 6 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        rates: fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: n * n, maxLength: n * n }),
        links: fc.array(fc.boolean(), { minLength: n * n, maxLength: n * n }),
        weights: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }),
        made: fc.constantFrom(0, 7),
        doses: given,
      }),
    );
    fc.assert(
      fc.property(random, ({ n, rates, links, weights, made, doses }) => {
        const name = (i: number): string => `s${i}`;
        // A ring through all states, which makes things go round; other ways between them and out of them, as they come.
        const ways = links.flatMap((there, place) => {
          const [from, to] = [Math.floor(place / n), place % n];
          return there || to === (from + 1) % n ? [{ from, to, rate: rates[place] ?? 0, keeps: to === n - 1 && place % 2 === 0 }] : [];
        });
        const flows = ways.map(({ from, to, rate, keeps }) => ({
          from: name(from),
          rate,
          ...(from === to ? {} : { to: name(to), keeps }),
        }));
        const matrix = Matrix.zeros(n, n);
        for (const { from, to, rate, keeps } of ways) {
          if (from === to || !keeps) matrix.set(from, from, matrix.get(from, from) - rate);
          if (from !== to) matrix.set(to, from, matrix.get(to, from) + rate);
        }
        const eigenvalues = new EigenvalueDecomposition(matrix);
        // What grows without bound says nothing about a body, and cannot be compared to a share of its peak.
        if (Math.max(...eigenvalues.realEigenvalues) > 0.05) return;
        if (eigenvalues.imaginaryEigenvalues.some((one) => Math.abs(one) > 1e-3)) turning++;
        const system = linearSystem<string, 'K', string>({
          states: Object.fromEntries(weights.map((_, i) => [name(i), 'mg'])),
          needs: ['K'],
          doseInto: name(0),
          flows: () => flows,
          made: () => ({ [name(1)]: made }),
          start: () => ({ [name(1)]: made }),
          outputs: {
            sum: { unit: 'mg', weights: () => Object.fromEntries(weights.map((weight, i) => [name(i), weight])) },
            last: { unit: 'mg', weights: () => ({ [name(n - 1)]: 1 }) },
          },
          observe: 'last',
        });
        const records = observed(doses, SEEN);
        const model = modelOf(system, { K: 1 });
        expectClose(predict(model, records), predict(model, records, { solver: 'automatic' }), 1e-6);
        const both = observed(doses, SEEN, 2);
        expectClose(predict(model, both), predict(model, both, { solver: 'rosenbrock' }), 1e-6);
      }),
      // One seed: how many of these systems turn is counted below.
      { numRuns: 30, seed: 20 },
    );
    expect(turning).toBeGreaterThan(3);
  });

  test('loses nothing that has no way out, over a long time in uneven steps', () => {
    const times = Array.from({ length: 400 }, (_, i) => i * 2.3 + (i % 7) * 0.11);
    const found = predict(modelOf(ring, { K: 0.4 }), [dose(0, 90), ...times.map((time) => record(time, { output: 2 }))]);
    expectClose(
      found,
      times.map(() => 90),
      1e-12,
    );
  });

  test('steps of one length that differ by rounding give what each alone gives', () => {
    const model = modelOf(ring, { K: 0.4 });
    const times = Array.from({ length: 300 }, (_, i) => 1000 + 0.1 * (i + 1));
    const together = predict(model, [dose(1000, 90), ...times.map((time) => record(time))]);
    const alone = times.map((time) => predict(model, [dose(1000, 90), record(time)])[0] ?? Number.NaN);
    expectClose(together, alone, 1e-12);
  });

  test('an infusion far shorter than its time of day arrives whole', () => {
    const [found] = predict(modelOf(ring, { K: 0.4 }), [dose(1000, 90, { rate: 90e9 }), record(1001, { output: 2 })]);
    expect(found).toBeCloseTo(90, 2);
  });

  test('at steady state is where many doses lead', () => {
    const model = modelOf(withEffectCompartment(twoCompartmentOral), { ...TWO, KE0: 0.2 });
    const times = [0, 1, 5, 11.9];
    const seen = (from: number): EventRecord[] => times.flatMap((time) => [record(from + time, { output: 1 })]);
    expectClose(
      predict(model, [dose(0, 100, { interval: 12, steadyState: 1 }), ...seen(0)]),
      predict(model, [dose(0, 100, { interval: 12, additional: 200 }), ...seen(2400)]),
      1e-9,
    );
  });

  test('what is made where nothing was is followed from its first moment on, by every solver', () => {
    const states = ['a', 'b', 'c', 'd', 'e', 'f'];
    const chain = linearSystem<string, 'K', string>({
      states: Object.fromEntries(states.map((state) => [state, 'mg'])),
      needs: ['K'],
      doseInto: 'a',
      flows: (p) => states.map((from, i) => ({ from, rate: p.K, ...(i + 1 < states.length && { to: states[i + 1] ?? '' }) })),
      made: () => ({ a: 7 }),
      outputs: { last: { unit: 'mg', weights: () => ({ f: 1 }) } },
      observe: 'last',
    });
    const times = [0, 0.1, 3.3, 9.9, 80.2];
    // 7 / k (1 - exp(-k t) (1 + k t + ... + (k t)^5 / 5!)), by its series where most of that would be lost.
    const expected = times.map((t) => {
      let term = Math.exp(-0.4 * t);
      let sum = 0;
      for (let k = 1; k < 150; k++) {
        term *= (0.4 * t) / k;
        if (k >= states.length) sum += term;
      }
      return (7 / 0.4) * sum;
    });
    const records = times.map((time) => record(time));
    for (const solver of SOLVERS) expectClose(predict(modelOf(chain, { K: 0.4 }), records, { solver }), expected, 1e-6);
  });

  test('a rate below 0 is refused with the flow it belongs to', () => {
    const model = modelOf(ring, { K: -1 });
    const predictor = createPredictor(model, { covariates: 'nocb', ties: 'dose-first' });
    if (!predictor) throw new Error('nothing moves this');
    const failure = predictPerson(predictor, [dose(0, 90), record(1)], [], () => undefined);
    expect(failure?.why).toMatch(/rate of a to b is -1/);
  });

  test('a flow of a state that does not exist is an error that lists those there are', () => {
    const wrong = { ...ring, flows: () => [{ from: 'a', to: 'd', rate: 1 }] };
    expect(() => predict(modelOf(wrong, { K: 1 }), [dose(0, 90), record(1)])).toThrow(/"d".*no state.*a, b, c/);
  });

  test('covariates on a straight line are followed by the solver, as close as steps of the covariate are', () => {
    const model = modelOf(withMetabolite(oneCompartmentInfusion), { CL: 5, V: 50, FM: 0.5, CLM: 3, VM: 20 });
    const at = (time: number, more: Partial<EventRecord> = {}): EventRecord =>
      record(time, { output: 1, covariates: { WT: 70 + time }, ...more });
    const [straight] = predict(model, [at(0, { evid: 1, amount: 100 }), at(24)], { covariates: 'linear' });
    const steps = Array.from({ length: 2400 }, (_, i) => at((i + 0.5) / 100, { evid: 2 }));
    const [stepped] = predict(model, [at(0, { evid: 1, amount: 100 }), ...steps, at(24)], { covariates: 'locf' });
    expect(Math.abs((straight ?? 0) / (stepped ?? 1) - 1)).toBeLessThan(1e-4);
  });
});
