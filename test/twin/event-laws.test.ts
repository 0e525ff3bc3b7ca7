import { describe, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import type { PkModel } from '../../src/domain/define-model.ts';
import type { EventRecord } from '../../src/domain/events.ts';
import { oneCompartmentOral, threeCompartmentOral, twoCompartmentInfusion } from '../../src/domain/structure.ts';
import { simulate } from '../../src/twin/simulate.ts';
import { CL, K, V, body, dose, expectClose, modelOf, predict, record } from './event-builders.ts';

const shapes: { name: string; model: PkModel; into: number }[] = [
  { name: 'one compartment by vein', model: body, into: 1 },
  { name: 'two compartments by vein', model: modelOf(twoCompartmentInfusion, { CL, V1: 30, Q: 4, V2: 60 }), into: 2 },
  { name: 'one compartment by mouth', model: modelOf(oneCompartmentOral, { CL, V, KA: 0.7 }), into: 2 },
  {
    name: 'three compartments by mouth',
    model: modelOf(threeCompartmentOral, { CL, V1: 20, Q2: 6, V2: 40, Q3: 1, V3: 200, KA: 1.4 }),
    into: 4,
  },
  { name: 'absorption as fast as elimination', model: modelOf(oneCompartmentOral, { CL, V, KA: K }), into: 2 },
];

const history = (compartments: number): fc.Arbitrary<EventRecord[]> =>
  fc
    .array(
      fc.record({
        time: fc.integer({ min: 0, max: 40 }),
        amount: fc.integer({ min: 1, max: 500 }),
        rate: fc.constantFrom(0, 30, 200),
        interval: fc.integer({ min: 1, max: 12 }),
        additional: fc.integer({ min: 0, max: 4 }),
        compartment: fc.integer({ min: 0, max: compartments - 1 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((doses) => doses.map(({ time, amount, ...rest }) => dose(time, amount, rest)).toSorted((a, b) => a.time - b.time));

const SEEN = [0.5, 3.3, 9.9, 21.7, 40.1, 80.2];
const observed = (doses: readonly EventRecord[]): EventRecord[] =>
  [...doses, ...SEEN.map((time) => record(time))].toSorted((a, b) => a.time - b.time);

describe.each(shapes)('$name', ({ model, into }) => {
  test('the closed form is the solution of the equations', () => {
    fc.assert(
      fc.property(history(into), (doses) =>
        expectClose(predict(model, observed(doses), { solver: 'automatic' }), predict(model, observed(doses)), 1e-6),
      ),
      { numRuns: 25 },
    );
  });

  test('two histories together give the sum of each alone, and twice the dose twice the level', () => {
    fc.assert(
      fc.property(history(into), history(into), (one, other) => {
        const together = predict(model, observed([...one, ...other].toSorted((a, b) => a.time - b.time)));
        const [first, second] = [predict(model, observed(one)), predict(model, observed(other))];
        expectClose(
          together,
          first.map((value, i) => value + (second[i] ?? 0)),
          1e-9,
        );
        expectClose(
          predict(model, observed(one.map((each) => ({ ...each, amount: 2 * each.amount, rate: 2 * each.rate })))),
          first.map((value) => 2 * value),
          1e-9,
        );
      }),
      { numRuns: 25 },
    );
  });

  test('looking more often changes nothing', () => {
    fc.assert(
      fc.property(history(into), fc.array(fc.double({ min: 0, max: 80, noNaN: true }), { maxLength: 10 }), (doses, more) => {
        const often = [...observed(doses), ...more.map((time) => record(time, { evid: 2 }))].toSorted((a, b) => a.time - b.time);
        expectClose(predict(model, often), predict(model, observed(doses)), 1e-9);
      }),
      { numRuns: 25 },
    );
  });

  test('ADDL means the same as the doses written out', () => {
    fc.assert(
      fc.property(history(into), (doses) => {
        const written = doses.flatMap((one) =>
          Array.from({ length: one.additional + 1 }, (_, i) => ({ ...one, time: one.time + i * one.interval, additional: 0 })),
        );
        expectClose(predict(model, observed(written)), predict(model, observed(doses)), 1e-9);
      }),
      { numRuns: 25 },
    );
  });
});

test('a comparison’s timeline and a data set’s records give the same levels', () => {
  fc.assert(
    fc.property(history(1), (doses) => {
      const single = doses.flatMap((one) =>
        Array.from({ length: one.additional + 1 }, (_, i) => ({
          at: one.time + i * one.interval,
          amount: one.amount,
          duration: one.rate > 0 ? one.amount / one.rate : 0,
        })),
      );
      for (const { model } of shapes.slice(0, 2)) {
        const planned = simulate(model, [{ at: 0, values: { WT: 70 } }], [], single, SEEN);
        if (!planned.ok) throw new Error('refused');
        expectClose(predict(model, observed(doses)), planned.value.concentrations, 1e-12);
      }
    }),
    { numRuns: 50 },
  );
});
