import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import type { PkModel } from '../../src/domain/define-model.ts';
import type { EventRecord } from '../../src/domain/events.ts';
import { oneCompartmentOral, threeCompartmentOral, twoCompartmentInfusion, twoCompartmentOral } from '../../src/domain/structure.ts';
import { historyOf } from '../../src/twin/history.ts';
import { type SolverName, createPredictor, prepare, run } from '../../src/twin/predict.ts';
import { type Watch, createWatch } from '../../src/twin/watch.ts';
import { CL, V, body, dose, modelOf, record } from './event-builders.ts';

const shapes: { name: string; model: PkModel }[] = [
  { name: 'one compartment by vein', model: body },
  { name: 'two compartments by vein', model: modelOf(twoCompartmentInfusion, { CL, V1: 30, Q: 4, V2: 60 }) },
  { name: 'one compartment by mouth', model: modelOf(oneCompartmentOral, { CL, V, KA: 0.7 }) },
  { name: 'two compartments by mouth', model: modelOf(twoCompartmentOral, { CL, V1: 30, Q: 4, V2: 60, KA: 1.4 }) },
  { name: 'three compartments by mouth', model: modelOf(threeCompartmentOral, { CL, V1: 20, Q2: 6, V2: 40, Q3: 1, V3: 200, KA: 1.4 }) },
  { name: 'absorption as fast as elimination', model: modelOf(oneCompartmentOral, { CL, V, KA: CL / V }) },
];

/** Runs records with cuts at the edges of the window. */
function watch(model: PkModel, records: readonly EventRecord[], window: Watch, solver?: SolverName): { seen: Watch; values: Float64Array } {
  const predictor = createPredictor(model, { covariates: 'locf', ties: 'dose-first', solver }, { areas: true });
  if (!predictor) throw new Error('nothing moves it');
  const cut = [...records, record(window.from, { evid: 2 }), record(window.to, { evid: 2 })].toSorted((a, b) => a.time - b.time);
  const ready = prepare(predictor, historyOf(cut));
  if ('why' in ready) throw new Error(ready.why);
  const predictions = new Float64Array(cut.length).fill(Number.NaN);
  const failure = run(predictor, ready, [], { predictions, areas: new Float64Array(cut.length), watches: [window] });
  if (failure) throw new Error(failure.why);
  return { seen: window, values: predictions };
}

const history = fc
  .array(
    fc.record({
      time: fc.integer({ min: 0, max: 30 }),
      amount: fc.integer({ min: 50, max: 500 }),
      rate: fc.constantFrom(0, 30, 200),
      interval: fc.integer({ min: 3, max: 12 }),
      additional: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((doses) => doses.map(({ time, amount, ...rest }) => dose(time, amount, rest)).toSorted((a, b) => a.time - b.time));

describe.each(shapes)('extremes and times above a level: $name', ({ model }) => {
  test('are not exceeded by any of 2,000 moments, and are reached by one nearby', () =>
    fc.assert(
      fc.property(history, (doses) => {
        // Not the last moment: a dose given just then raises what is read after it, and the window ends before it.
        const grid = Array.from({ length: 2000 }, (_, i) => record(5 + i * 0.02));
        const window = createWatch(5, 45, [2]);
        const { seen, values } = watch(
          model,
          [...doses, ...grid].toSorted((a, b) => a.time - b.time || b.evid - a.evid),
          window,
        );
        const found = values.filter((one) => Number.isFinite(one));
        const highest = found.reduce((most, one) => Math.max(most, one));
        const lowest = found.reduce((least, one) => Math.min(least, one));
        expect(seen.highest).toBeGreaterThanOrEqual(highest * (1 - 1e-12));
        expect(seen.lowest).toBeLessThanOrEqual(lowest * (1 + 1e-12) + 1e-12);
        expect(seen.highest).toBeLessThan(highest * 1.1 + 1e-9);
        const counted = found.reduce((hours, one, i) => hours + (i > 0 && one > 2 ? 0.02 : 0), 0);
        expect(Math.abs((seen.above[0] ?? Number.NaN) - counted)).toBeLessThan(0.02 * 20);
      }),
      { numRuns: 20 },
    ));

  test('are the same in closed form and by a solver that is looked at from moment to moment', () =>
    fc.assert(
      fc.property(history, (doses) => {
        const closed = watch(model, doses, createWatch(5, 45, [2, 6])).seen;
        const solved = watch(model, doses, createWatch(5, 45, [2, 6]), 'automatic').seen;
        expect(Math.abs(solved.highest / closed.highest - 1)).toBeLessThan(1e-6);
        expect(Math.abs(solved.lowest - closed.lowest)).toBeLessThan(1e-6 * closed.highest);
        for (const i of [0, 1]) expect(Math.abs((solved.above[i] ?? 0) - (closed.above[i] ?? 0))).toBeLessThan(1e-4);
      }),
      { numRuns: 10 },
    ));
});

test('the peak of one compartment by mouth is at ln(ka / k) / (ka - k), as high as the textbook says', () => {
  const [ka, k] = [0.7, CL / V];
  const { seen } = watch(modelOf(oneCompartmentOral, { CL, V, KA: ka }), [dose(0, 100)], createWatch(0, 24));
  const peak = Math.log(ka / k) / (ka - k);
  expect(seen.highestAt).toBeCloseTo(peak, 10);
  expect(seen.highest).toBeCloseTo(((100 / V) * ka * (Math.exp(-k * peak) - Math.exp(-ka * peak))) / (ka - k), 12);
});

test('the time above a level after a bolus is ln(C0 / level) / k', () => {
  const { seen } = watch(body, [dose(0, 500)], createWatch(0, 48, [1, 5, 20]));
  expect([...seen.above]).toEqual([expect.closeTo(Math.log(10) / (CL / V), 10), expect.closeTo(Math.log(2) / (CL / V), 10), 0]);
});
