import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import type { EventRecord } from '../../src/domain/events.ts';
import { type PkModel, additiveError, defineModel, equations } from '../../src/domain/define-model.ts';
import { evaluate } from '../../src/study/evaluate.ts';
import { SOLVERS, createPredictor, predictPerson } from '../../src/twin/predict.ts';
import { caseModel, caseNames, caseRecords, readCase } from './case-models.ts';
import { dose, record } from './event-builders.ts';

type Choice = Parameters<typeof createPredictor>[2];

const open = (model: PkModel, more: Choice = {}) => {
  const predictor = createPredictor(model, { covariates: 'locf', ties: 'dose-first', solver: 'automatic' }, more);
  if (!predictor) throw new Error('there is no such solver');
  return (records: readonly EventRecord[]): number[] => {
    const found: number[] = [];
    const failure = predictPerson(predictor, records, [], (_index, prediction) => void found.push(prediction));
    if (failure) throw new Error(failure.why);
    return found;
  };
};

function expectWithin(found: readonly number[], expected: readonly number[], share: number): void {
  const peak = Math.max(...expected.map(Math.abs), Number.MIN_VALUE);
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs((found[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(share * peak);
}

/** The predictions of one output of a case. */
const only = (records: readonly EventRecord[], output: number): EventRecord[] =>
  records.filter(({ evid, output: own }) => evid !== 0 || own === output);

describe.each(caseNames)('%s', (name) => {
  const one = readCase(name);
  const [model, records] = [caseModel(one), caseRecords(one)];

  test('is within a millionth of the peak of each output by generated code', () => {
    const run = open(model, { compile: evaluate });
    for (const [output, expected] of Object.values(one.reference).entries()) expectWithin(run(only(records, output)), expected, 1e-6);
  });

  test('gives by generated code what it gives without, to 1e-12 of the peak', () => {
    const [text, none] = [open(model, { compile: evaluate }), open(model, { compile: null })];
    for (const output of Object.keys(one.outputs).keys()) expectWithin(text(only(records, output)), none(only(records, output)), 1e-12);
  });

  test('is 20 times the tolerance or nearer where a millionth is asked for, as by any solver', () => {
    const run = open(model, { compile: evaluate, rtol: 1e-6 });
    for (const [output, expected] of Object.values(one.reference).entries()) expectWithin(run(only(records, output)), expected, 2e-5);
  });
});

type Flow = (x: Record<'gut' | 'body', number>, p: Record<'KA' | 'VMAX' | 'KM', number>, t: number) => Record<'gut' | 'body', number>;

const twoStates = (flow: Flow): PkModel =>
  defineModel({
    id: 'test/two-states',
    drug: { name: 'example' },
    summary: 'A model for tests.',
    source: { citation: 'stated in the test', readIn: [] },
    population: { subjects: 1, description: 'nobody' },
    limits: [],
    covariates: {},
    parameters: {
      KA: { value: 1.1, unit: '1/h', from: 'test' },
      VMAX: { value: 20, unit: 'mg/h', from: 'test' },
      KM: { value: 60, unit: 'mg', from: 'test' },
    },
    individual: (p) => ({ KA: p.KA, VMAX: p.VMAX, KM: p.KM }),
    structure: equations({
      states: { gut: 'mg', body: 'mg' },
      needs: ['KA', 'VMAX', 'KM'],
      doseInto: 'gut',
      flow,
      outputs: { A: { unit: 'mg', is: (x) => x.body } },
      observe: 'A',
    }),
    error: additiveError({ additive: 1, unit: 'mg', from: 'not used' }),
    checks: [],
  });

const saturable = twoStates((x, p) => ({ gut: -p.KA * x.gut, body: p.KA * x.gut - (p.VMAX * x.body) / (p.KM + x.body) }));
/** The same, said with a function that cannot be read as a formula. */
const hidden = twoStates((x, p) => {
  const flows = [p.KA * x.gut, (p.VMAX * x.body) / (p.KM + x.body)];
  const [inward = 0, out = 0] = flows;
  return { gut: -inward, body: inward - out };
});

const SEEN = [0.2, 1.4, 3.3, 7.9, 12.5, 24.1, 47.7];
const history = fc
  .array(
    fc.record({ time: fc.integer({ min: 0, max: 40 }), amount: fc.integer({ min: 1, max: 500 }), rate: fc.constantFrom(0, 30, 200) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((doses) =>
    [...doses.map(({ time, amount, rate }) => dose(time, amount, { rate })), ...SEEN.map((time) => record(time))].toSorted(
      (a, b) => a.time - b.time,
    ),
  );

describe('any dosing history', () => {
  test('gives the same by generated code, without it, and where the equations cannot be read', () => {
    const [text, tape, called] = [
      open(saturable, { compile: evaluate }),
      open(saturable, { compile: null }),
      open(hidden, { compile: evaluate }),
    ];
    fc.assert(
      fc.property(history, (records) => {
        const found = text(records);
        expectWithin(tape(records), found, 1e-12);
        expectWithin(called(records), found, 1e-6);
      }),
      { numRuns: 40, seed: 5 },
    );
  });

  test('gives one person the same whoever came before', () => {
    const run = open(saturable, { compile: evaluate });
    fc.assert(
      fc.property(history, history, (one, other) => {
        const alone = open(saturable, { compile: evaluate })(one);
        run(other);
        expect(run(one)).toEqual(alone);
      }),
      { numRuns: 10, seed: 6 },
    );
  });
});

describe('equations that are not smooth', () => {
  const SWITCHED: { name: string; flow: Flow; body: (t: number) => number }[] = [
    {
      name: 'with a condition on time',
      flow: (x, _p, t) => ({ gut: -x.gut, body: t < 5 ? x.gut : 0 }),
      body: (t) => 100 * (1 - Math.exp(-Math.min(t, 5))),
    },
    {
      name: 'with a largest rate',
      flow: (x) => ({ gut: -Math.min(x.gut, 10), body: Math.min(x.gut, 10) }),
      body: (t) => (t < 9 ? 10 * t : 100 - 10 * Math.exp(9 - t)),
    },
  ];

  test.each(SWITCHED)('$name are solved all the same', ({ flow, body }) => {
    for (const compile of [evaluate, undefined]) {
      const found = open(twoStates(flow), { compile })([dose(0, 100), ...SEEN.map((time) => record(time))]);
      expectWithin(found, SEEN.map(body), 1e-6);
    }
  });
});

test.each(SOLVERS.filter((name) => name !== 'closed-form'))(
  'a level that becomes infinite 1.2 h after its dose stops %s with a sentence that says when',
  (solver) => {
    const explosive = twoStates((x, p) => ({ gut: (x.gut * x.gut) / (2 * p.KM), body: x.gut }));
    const predictor = createPredictor(explosive, { covariates: 'nocb', ties: 'dose-first', solver }, { compile: evaluate });
    const failure = predictor && predictPerson(predictor, [dose(0, 100), record(0.5), record(2)], [], () => undefined);
    expect(Number(/(?:at|near) ([0-9.]+)$/.exec(failure?.why ?? '')?.[1])).toBeCloseTo(1.2, 2);
  },
);

test('a formula whose text hides another meaning is not trusted: the function is asked', () => {
  const flow: Flow = (x, p) => ({ gut: -p.KA * x.gut, body: p.KA * x.gut });
  const disguised = Object.assign((...given: Parameters<Flow>) => ({ gut: -2 * given[0].gut, body: 2 * given[0].gut }), {
    toString: () => flow.toString(),
  }) as unknown as Flow;
  const found = open(twoStates(disguised), { compile: evaluate })([dose(0, 100), ...SEEN.map((time) => record(time))]);
  expectWithin(
    found,
    SEEN.map((t) => 100 * (1 - Math.exp(-2 * t))),
    1e-6,
  );
});
